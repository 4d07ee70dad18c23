using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Twinning.Agreements;
using EduCoop.Twinning.Life;
using EduCoop.Twinning.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Health;

/// <summary>A word to a pair that it should move again.</summary>
public sealed record PairNudge
{
    /// <summary>The nudge.</summary>
    public required Guid NudgeId { get; init; }

    /// <summary>The agreement.</summary>
    public required Guid AgreementId { get; init; }

    /// <summary>dormant: said by the system when the pair fell asleep; office: written by somebody.</summary>
    public required string Kind { get; init; }

    /// <summary>Whom it is for; null: both schools.</summary>
    public Guid? ToUnitId { get; init; }

    /// <summary>What it says.</summary>
    public required string Text { get; init; }

    /// <summary>Who wrote it; null: the system.</summary>
    public string? ByName { get; init; }

    /// <summary>For which unit; null: the system.</summary>
    public Guid? ByUnitId { get; init; }

    /// <summary>That unit's name on the day.</summary>
    public string? ByUnitName { get; init; }

    /// <summary>The supporting school's name on the day of the proposal.</summary>
    public required string SupporterName { get; init; }

    /// <summary>The other school's name on the day of the proposal.</summary>
    public required string SeekerName { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>Body of POST /agreements/{agreementId}/nudges.</summary>
/// <param name="NudgeId">Made by the caller (UUIDv7), so sending again is safe.</param>
/// <param name="Text">1-1000 characters.</param>
public sealed record NudgePairRequest(Guid NudgeId, string Text);

/// <summary>POST /agreements/{agreementId}/nudges, and the lists of them: offices remind a pair, and both schools read it.</summary>
internal static class PairNudges
{
    internal static readonly Refusal IdMissing = new("id_missing", "Thiếu mã.", "nudgeId phải là UUID khác 0, do bên gửi tạo.");
    internal static readonly Refusal IdTaken = new("id_taken", "Mã này đã dùng cho lời nhắc khác.", "Tạo nudgeId mới rồi gửi lại.", StatusCodes.Status409Conflict);

    private const string Columns = """
        n.nudge_id, n.agreement_id, n.kind, n.unit_id as to_unit_id, n.content as text, n.by_name, n.by_unit as by_unit_id, n.by_unit_name, a.supporter_name, a.seeker_name, n.made_at as at
        """;

    private const string From = "from pair_nudge n join agreement a on a.agreement_id = n.agreement_id";

    private const string One = $"select {Columns} {From} where n.nudge_id = @nudgeId";

    private const string OfPair = $"{From} where n.agreement_id = @agreementId";

    // What is for both schools is for each of them; whoever wrote it sees it too.
    private const string OfMine = $"""
        {From} where @everything or n.unit_id in (select unit_id from unit_copy where path @> array[@unit]) or n.by_unit in (select unit_id from unit_copy where path @> array[@unit])
            or (n.unit_id is null and (a.supporter_id in (select unit_id from unit_copy where path @> array[@unit]) or a.seeker_id in (select unit_id from unit_copy where path @> array[@unit])))
        """;

    private const string Newest = "order by n.made_at desc, n.nudge_id limit @size offset @offset";

    private const string NameOf = "select name from unit_copy where unit_id = @unit";

    private const string Insert = """
        insert into pair_nudge (nudge_id, agreement_id, kind, content, by_account, by_name, by_unit, by_unit_name, made_at) values ($1, $2, 'office', $3, $4, $5, $6, $7, $8)
        """;

    internal static async Task<Results<Created<PairNudge>, Ok<PairNudge>, ProblemHttpResult>> Handle(
        Guid agreementId, NudgePairRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        var unfit = request.NudgeId == Guid.Empty ? IdMissing : Words.IsSaid(request.Text, 1000) ? null : Words.TextInvalid("text", 1000);
        if (unfit is not null)
        {
            return unfit.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (agreement, refusal) = await AgreementView.ReadableAsync(connection, agreementId, user, cancellation);
        refusal ??= !await PairOffices.IsOfficeOrAboveAsync(connection, agreement, user, cancellation) || user.ActingUnit() is null ? PairOffices.NotAnOffice
            : agreement.Standing.State != AgreementState.Active ? LifeRefusals.NotActive : null;
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        var unit = user.ActingUnit()!.Value;
        var unitName = await connection.ExecuteScalarAsync<string?>(new CommandDefinition(NameOf, new { unit }, cancellationToken: cancellation)) ?? "";
        await using var insert = new NpgsqlCommand(Insert, connection);
        insert.Add(request.NudgeId).Add(agreementId).Add(request.Text.Nfc()).Add(user.AccountId()).Add(user.Identity?.Name ?? "").Add(unit).Add(unitName).Add(clock.Now());
        try
        {
            await insert.ExecuteNonQueryAsync(cancellation);
            return TypedResults.Created($"/agreements/{agreementId}/nudges", await FindAsync(connection, request.NudgeId, cancellation));
        }
        catch (PostgresException clash) when (clash.IsClashOn("pair_nudge_pkey"))
        {
            var known = await FindAsync(connection, request.NudgeId, cancellation);
            return known.AgreementId == agreementId && known.Text == request.Text.Nfc() && known.ByUnitId == unit ? TypedResults.Ok(known) : IdTaken.ToProblem();
        }
    }

    internal static async Task<Results<Ok<PagedResult<PairNudge>>, ProblemHttpResult>> HandleOfPair(
        Guid agreementId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, int? page = null, int? pageSize = null)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (_, refusal) = await AgreementView.ReadableAsync(connection, agreementId, user, cancellation);
        var wanted = PageRequest.Of(page, pageSize);
        return refusal is not null
            ? refusal.ToProblem()
            : TypedResults.Ok(await PageAsync(connection, OfPair, new { agreementId, size = wanted.PageSize, offset = wanted.Offset }, wanted, cancellation));
    }

    internal static async Task<Ok<PagedResult<PairNudge>>> HandleMine(
        ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, int? page = null, int? pageSize = null)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (scope, wanted) = (Scope.Of(user), PageRequest.Of(page, pageSize));
        return TypedResults.Ok(await PageAsync(connection, OfMine, new { scope.Everything, scope.Unit, size = wanted.PageSize, offset = wanted.Offset }, wanted, cancellation));
    }

    private static async Task<PagedResult<PairNudge>> PageAsync(NpgsqlConnection connection, string from, object values, PageRequest wanted, CancellationToken cancellation)
    {
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition($"select count(*) {from}", values, cancellationToken: cancellation));
        var items = (await connection.QueryAsync<PairNudge>(new CommandDefinition($"select {Columns} {from} {Newest}", values, cancellationToken: cancellation))).AsList();
        return new(items, total, wanted.Page, wanted.PageSize);
    }

    private static Task<PairNudge> FindAsync(NpgsqlConnection connection, Guid nudgeId, CancellationToken cancellation) =>
        connection.QuerySingleAsync<PairNudge>(new CommandDefinition(One, new { nudgeId }, cancellationToken: cancellation));
}
