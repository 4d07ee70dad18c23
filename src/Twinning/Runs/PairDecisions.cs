using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Twinning.Rules;
using EduCoop.Twinning.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Runs;

/// <summary>What an office says of two schools.</summary>
public enum DecisionKind
{
    /// <summary>Paired in every result.</summary>
    Fix,

    /// <summary>Paired in none.</summary>
    Forbid,
}

/// <summary>Body of POST /matching/decisions.</summary>
/// <param name="DecisionId">Made by the caller (UUIDv7), so sending again is safe.</param>
/// <param name="AuthorityId">Whose runs it holds for; one of the two schools lies below it.</param>
/// <param name="SchoolYear">First calendar year of the school year.</param>
/// <param name="SeekerId">The school that needs.</param>
/// <param name="SupporterId">The school that gives.</param>
/// <param name="Kind">Fix or forbid.</param>
/// <param name="Reason">Why, 2-500 characters.</param>
public sealed record DecidePairRequest(Guid DecisionId, Guid AuthorityId, int SchoolYear, Guid SeekerId, Guid SupporterId, DecisionKind Kind, string Reason);

/// <summary>Body of POST /matching/decisions/{id}/end.</summary>
/// <param name="Reason">Why, 2-500 characters.</param>
public sealed record EndDecisionRequest(string Reason);

/// <summary>What an office has said of two schools; it holds for runs that are asked for after it.</summary>
public sealed record DecisionView
{
    /// <summary>The decision.</summary>
    public required Guid DecisionId { get; init; }

    /// <summary>Whose runs it holds for.</summary>
    public required Guid AuthorityId { get; init; }

    /// <summary>First calendar year of the school year.</summary>
    public required int SchoolYear { get; init; }

    /// <summary>The school that needs.</summary>
    public required Guid SeekerId { get; init; }

    /// <summary>As printed on the day.</summary>
    public required string SeekerName { get; init; }

    /// <summary>The school that gives.</summary>
    public required Guid SupporterId { get; init; }

    /// <summary>As printed on the day.</summary>
    public required string SupporterName { get; init; }

    /// <summary>Fix or forbid.</summary>
    public required DecisionKind Kind { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Who said so.</summary>
    public required string ByName { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who ended it.</summary>
    public string? EndedName { get; init; }

    /// <summary>When it was ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it was ended.</summary>
    public string? EndReason { get; init; }
}

/// <summary>POST /matching/decisions, POST /matching/decisions/{id}/end, GET /matching/decisions.</summary>
internal static class PairDecisions
{
    internal const int MostOpen = 2000;
    internal static readonly Refusal IdMissing = new("decision_id_missing", "Thiếu mã quyết định.", "decisionId phải là UUID khác 0, do bên gửi tạo.");
    internal static readonly Refusal IdTaken = new("id_taken", "Mã này đã dùng cho quyết định khác.", "Tạo decisionId mới rồi gửi lại.", StatusCodes.Status409Conflict);
    internal static readonly Refusal AlreadyDecided = new("pair_already_decided", "Cặp này đã được cố định hoặc cấm.", "Kết thúc quyết định cũ rồi quyết định lại.", StatusCodes.Status409Conflict);
    internal static readonly Refusal Ended = new("decision_ended", "Quyết định này đã kết thúc.", "Tải lại danh sách.", StatusCodes.Status409Conflict);
    internal static readonly Refusal TooMany = new("too_many_decisions", "Đã đủ số cặp cố định hoặc cấm.", $"Tối đa {MostOpen} quyết định đang có hiệu lực cho một năm học: kết thúc quyết định không còn dùng.");

    private const string Columns = """
        d.decision_id, d.authority_id, d.school_year, d.seeker_id, d.seeker_name, d.supporter_id, d.supporter_name, d.kind, d.reason, d.by_name, d.at, d.ended_name, d.ended_at, d.end_reason
        """;

    private const string One = $"select {Columns} from matching_decision d where d.decision_id = @decisionId";

    private const string Open = "select count(*) from matching_decision where authority_id = @AuthorityId and school_year = @SchoolYear and ended_at is null";

    private const string Insert = """
        insert into matching_decision (decision_id, authority_id, school_year, seeker_id, seeker_name, supporter_id, supporter_name, kind, reason, by_account, by_name, at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        """;

    private const string End = "update matching_decision set ended_by = $2, ended_name = $3, ended_at = $4, end_reason = $5 where decision_id = $1 and ended_at is null";

    private const string From = """
        from matching_decision d join unit_copy c on c.unit_id = d.authority_id
        where (@everything or @unit = any (c.path)) and (@schoolYear::int is null or d.school_year = @schoolYear) and (@authorityId::uuid is null or d.authority_id = @authorityId)
          and (@open = false or d.ended_at is null)
          and (@query::text is null or strpos(lower(d.seeker_name || ' ' || d.supporter_name), lower(@query)) > 0)
        """;

    private const string Page = $"""
        select count(*) {From};
        select {Columns} {From} order by d.at desc, d.decision_id limit @size offset @offset;
        """;

    internal static async Task<Results<Created<DecisionView>, Ok<DecisionView>, ProblemHttpResult>> Handle(
        DecidePairRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if ((Refuse(request, clock.Today()) ?? await connection.RefuseActingAsync(user, request.AuthorityId, cancellation)) is { } unfit)
        {
            return unfit.ToProblem();
        }

        var schools = await connection.FindSchoolsAsync([request.SeekerId, request.SupporterId], clock.Today(), cancellation);
        if (await RefusePairAsync(connection, request, schools, clock.Today(), cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        await using var batch = new NpgsqlBatch(connection);
        batch.Add(
            Insert, request.DecisionId, request.AuthorityId, request.SchoolYear, request.SeekerId, schools[request.SeekerId].Name, request.SupporterId, schools[request.SupporterId].Name,
            request.Kind.Snake(), request.Reason.Trim().Nfc(), user.AccountId(), user.Identity?.Name ?? "", clock.Now());
        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
            return TypedResults.Created($"/matching/decisions/{request.DecisionId}", await FindAsync(connection, request.DecisionId, cancellation));
        }
        catch (PostgresException clash) when (clash.IsClashOn("matching_decision_pkey"))
        {
            var kept = (await FindAsync(connection, request.DecisionId, cancellation))!;
            return (kept.AuthorityId, kept.SchoolYear, kept.SeekerId, kept.SupporterId, kept.Kind, kept.Reason)
                == (request.AuthorityId, request.SchoolYear, request.SeekerId, request.SupporterId, request.Kind, request.Reason.Trim().Nfc()) ? TypedResults.Ok(kept) : IdTaken.ToProblem();
        }
        catch (PostgresException clash) when (clash.IsClashOn("matching_decision_once"))
        {
            return AlreadyDecided.ToProblem();
        }
    }

    internal static async Task<Results<Ok<DecisionView>, ProblemHttpResult>> HandleEnd(
        Guid decisionId, EndDecisionRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var kept = await FindAsync(connection, decisionId, cancellation);
        var refusal = kept is null ? Refusal.NotFound
            : !IsReason(request.Reason) ? Words.TextInvalid("reason", 500)
            : await connection.RefuseActingAsync(user, kept.AuthorityId, cancellation);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        await using var batch = new NpgsqlBatch(connection);
        batch.Add(End, decisionId, user.AccountId(), user.Identity?.Name ?? "", clock.Now(), request.Reason.Trim().Nfc());
        return await batch.ExecuteNonQueryAsync(cancellation) == 1 ? TypedResults.Ok((await FindAsync(connection, decisionId, cancellation))!) : Ended.ToProblem();
    }

    internal static async Task<Ok<PagedResult<DecisionView>>> HandleList(
        ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation,
        int? schoolYear = null, Guid? authorityId = null, bool open = true, string? query = null, int? page = null, int? pageSize = null)
    {
        var (wanted, scope) = (PageRequest.Of(page, pageSize), Scope.Of(user));
        var values = new { scope.Everything, scope.Unit, schoolYear, authorityId, open, query = Words.Search(query), size = wanted.PageSize, offset = wanted.Offset };
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var read = await connection.QueryMultipleAsync(new CommandDefinition(Page, values, cancellationToken: cancellation));
        var total = await read.ReadSingleAsync<long>();
        return TypedResults.Ok(new PagedResult<DecisionView>((await read.ReadAsync<DecisionView>()).AsList(), total, wanted.Page, wanted.PageSize));
    }

    private static Refusal? Refuse(DecidePairRequest request, DateOnly today) =>
        request.DecisionId == Guid.Empty ? IdMissing
        : request.SeekerId == request.SupporterId ? Agreements.AgreementRefusals.SameSchool
        : !IsReason(request.Reason) ? Words.TextInvalid("reason", 500)
        : SchoolYear.Refuse(request.SchoolYear, today);

    /// <summary>One of the two is the authority's own; a pair is fixed only where the rules allow it, limits aside: those are for the run to weigh.</summary>
    private static async Task<Refusal?> RefusePairAsync(
        NpgsqlConnection connection, DecidePairRequest request, IReadOnlyDictionary<Guid, School> schools, DateOnly today, CancellationToken cancellation)
    {
        if (!schools.TryGetValue(request.SeekerId, out var seeker) || !schools.TryGetValue(request.SupporterId, out var supporter))
        {
            return SchoolLookup.NotASchool;
        }

        if (!seeker.OwnPath.Contains(request.AuthorityId) && !supporter.OwnPath.Contains(request.AuthorityId))
        {
            return Refusal.OutOfScope;
        }

        if (await connection.ExecuteScalarAsync<long>(new CommandDefinition(Open, request, cancellationToken: cancellation)) >= MostOpen)
        {
            return TooMany;
        }

        var rules = request.Kind == DecisionKind.Fix ? await RuleStore.InForceAsync(connection, today, cancellation) : [];
        return request.Kind == DecisionKind.Fix && Eligibility.Refuse(new(seeker, supporter, today, Partners.Of([])), rules) is { Count: > 0 } against
            ? Agreements.AgreementRefusals.PairRefused(against)
            : null;
    }

    private static bool IsReason(string? reason) => Words.IsSaid(reason, 500) && reason!.Trim().Length >= 2;

    private static Task<DecisionView?> FindAsync(NpgsqlConnection connection, Guid decisionId, CancellationToken cancellation) =>
        connection.QuerySingleOrDefaultAsync<DecisionView>(new CommandDefinition(One, new { decisionId }, cancellationToken: cancellation));
}
