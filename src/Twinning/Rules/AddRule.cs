using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Twinning.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Rules;

/// <summary>Body of POST /rules.</summary>
/// <param name="RuleId">Made by the caller (UUIDv7), so sending again is safe.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Reason">What a school that is refused is told, Vietnamese, 1-500 characters.</param>
/// <param name="Basis">The document it rests on, 1-300 characters.</param>
/// <param name="ValidFrom">First day, today or later.</param>
/// <param name="AuthorityId">The unit whose schools it concerns; null: of everybody, which only the administrator lays down.</param>
/// <param name="Seeker">Words that a seeker must fit, at most 10.</param>
/// <param name="Supporter">Words that a supporter must fit, at most 10.</param>
/// <param name="Most">Of a limit: how many partners, 1-50.</param>
/// <param name="OfficeId">Of an owner: the office.</param>
/// <param name="Members">Of a cluster: its schools, 2-100.</param>
/// <param name="ValidTo">Last day.</param>
public sealed record AddRuleRequest(
    Guid RuleId, RuleKind Kind, string Reason, string Basis, DateOnly ValidFrom, Guid? AuthorityId = null, IReadOnlyList<string>? Seeker = null, IReadOnlyList<string>? Supporter = null,
    int? Most = null, Guid? OfficeId = null, IReadOnlyList<Guid>? Members = null, DateOnly? ValidTo = null);

/// <summary>POST /rules.</summary>
internal static class AddRule
{
    internal static readonly Refusal IdMissing = new("rule_id_missing", "Thiếu mã quy tắc.", "ruleId phải là UUID khác 0, do bên gửi tạo.");
    internal static readonly Refusal IdTaken = new("id_taken", "Mã này đã dùng cho quy tắc khác.", "Tạo ruleId mới rồi gửi lại.", StatusCodes.Status409Conflict);
    internal static readonly Refusal PeriodWrong = new("period_wrong", "Thời gian hiệu lực chưa đúng.", "validFrom từ hôm nay trở đi; validTo bỏ trống hoặc không trước validFrom.");
    internal static readonly Refusal WordUnknown = new("selector_unknown", "Điều kiện chọn trường chưa đúng.", "Mỗi điều kiện là level:…, trait:…, type:… hoặc unit:<mã>, thêm ! ở đầu để phủ định; mỗi bên tối đa 10.");
    internal static readonly Refusal PartsWrong = new(
        "rule_parts_wrong", "Quy tắc thiếu hoặc thừa thành phần.",
        "limit_of_… cần most (1-50); owner cần officeId và authorityId; cluster cần members (2-100 trường khác nhau); exclude, seeker_only, supporter_only cần ít nhất một điều kiện.");
    internal static readonly Refusal TooMany = new("too_many_rules", "Đã đủ số quy tắc.", $"Tối đa {RuleStore.Most} quy tắc đang hoặc sẽ có hiệu lực: kết thúc quy tắc không còn dùng.");

    private const string Open = "select count(*) from pairing_rule where valid_to is null or valid_to >= @today";

    private const string Insert = """
        insert into pairing_rule (rule_id, kind, authority_id, seeker, supporter, most, office_id, members, reason, basis, valid_from, valid_to, added_by, added_name, added_at)
        values ($1, $2, $3::uuid, $4, $5, $6::int, $7::uuid, $8, $9, $10, $11, $12::date, $13, $14, $15)
        """;

    internal static async Task<Results<Created<PairingRule>, Ok<PairingRule>, ProblemHttpResult>> Handle(
        AddRuleRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var known = await RuleStore.FindAsync(connection, request.RuleId, cancellation);
        var refusal = Refuse(request, known is null ? clock.Today() : DateOnly.MinValue) ?? await RefuseUnitsAsync(connection, request, user, cancellation);
        if (refusal is null && known is null && await connection.ExecuteScalarAsync<long>(new CommandDefinition(Open, new { today = clock.Today() }, cancellationToken: cancellation)) >= RuleStore.Most)
        {
            refusal = TooMany;
        }

        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        var isNew = await WriteAsync(connection, request, user, clock.Now(), cancellation);
        var kept = (await RuleStore.FindAsync(connection, request.RuleId, cancellation))!;
        return isNew ? TypedResults.Created($"/rules/{request.RuleId}", kept) : Same(kept, request) ? TypedResults.Ok(kept) : IdTaken.ToProblem();
    }

    private static async Task<bool> WriteAsync(NpgsqlConnection connection, AddRuleRequest rule, ClaimsPrincipal user, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(
            Insert, rule.RuleId, rule.Kind.Snake(), rule.AuthorityId, (rule.Seeker ?? []).ToArray(), (rule.Supporter ?? []).ToArray(), rule.Most, rule.OfficeId, (rule.Members ?? []).ToArray(),
            rule.Reason.Nfc(), rule.Basis.Nfc(), rule.ValidFrom, rule.ValidTo, user.AccountId(), user.Identity?.Name ?? "", now);
        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
            return true;
        }
        catch (PostgresException clash) when (clash.IsClashOn("pairing_rule_pkey"))
        {
            return false;
        }
    }

    private static Refusal? Refuse(AddRuleRequest rule, DateOnly earliest) => rule switch
    {
        { RuleId: var id } when id == Guid.Empty => IdMissing,
        { Reason: var reason } when !Words.IsSaid(reason, 500) => Words.TextInvalid("reason", 500),
        { Basis: var basis } when !Words.IsSaid(basis, 300) => Words.TextInvalid("basis", 300),
        _ when rule.ValidFrom < earliest || rule.ValidTo < rule.ValidFrom => PeriodWrong,
        _ when rule.Seeker?.Count > 10 || rule.Supporter?.Count > 10 || (rule.Seeker ?? []).Concat(rule.Supporter ?? []).Any(word => !Selector.IsKnown(word)) => WordUnknown,
        _ => HasItsParts(rule) ? null : PartsWrong,
    };

    private static bool HasItsParts(AddRuleRequest rule)
    {
        var isLimit = rule.Kind is RuleKind.LimitOfSeeker or RuleKind.LimitOfSupporter;
        var chooses = (rule.Seeker?.Count ?? 0) + (rule.Supporter?.Count ?? 0) > 0;
        return Enum.IsDefined(rule.Kind)
            && isLimit == rule.Most is not null && rule.Most is null or (>= 1 and <= 50)
            && (rule.Kind == RuleKind.Owner) == rule.OfficeId is not null && (rule.Kind != RuleKind.Owner || rule.AuthorityId is not null)
            && (rule.Kind == RuleKind.Cluster) == (rule.Members?.Count > 0) && (rule.Members is null or { Count: 0 } || (rule.Members.Distinct().Count() == rule.Members.Count && rule.Members.Count is >= 2 and <= 100))
            && (chooses || rule.Kind is not (RuleKind.Exclude or RuleKind.SeekerOnly or RuleKind.SupporterOnly));
    }

    /// <summary>An authority lays down rules for its own schools; its office and the schools of a cluster are its own.</summary>
    private static async Task<Refusal?> RefuseUnitsAsync(NpgsqlConnection connection, AddRuleRequest rule, ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (rule.AuthorityId is not { } authority)
        {
            return user.IsInRole(Roles.Administrator) ? null : Refusal.OutOfScope;
        }

        if (await connection.RefuseActingAsync(user, authority, cancellation) is { } refusal)
        {
            return refusal;
        }

        Guid[] named = [.. rule.Members ?? [], .. rule.OfficeId is { } office ? [office] : Array.Empty<Guid>()];
        var units = await UnitLookup.FindAsync(connection, named, cancellation);
        return named.Any(id => !units.ContainsKey(id)) ? UnitLookup.UnitUnknown
            : named.Any(id => !units[id].Path.Contains(authority)) ? Refusal.OutOfScope
            : null;
    }

    private static bool Same(PairingRule kept, AddRuleRequest asked) =>
        (kept.Kind, kept.AuthorityId, kept.Most, kept.OfficeId, kept.Reason, kept.Basis, kept.ValidFrom)
            == (asked.Kind, asked.AuthorityId, asked.Most, asked.OfficeId, asked.Reason.Nfc(), asked.Basis.Nfc(), asked.ValidFrom)
        && kept.Seeker.SequenceEqual(asked.Seeker ?? []) && kept.Supporter.SequenceEqual(asked.Supporter ?? []) && kept.Members.SequenceEqual(asked.Members ?? []);
}
