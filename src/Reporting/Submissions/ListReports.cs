using System.Security.Claims;
using Dapper;
using EduCoop.Reporting.Forms;
using EduCoop.Reporting.Obligations;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Reporting.Submissions;

/// <summary>A report in the list of those that a unit receives.</summary>
public sealed record ReceivedReport
{
    /// <summary>What it is handed in for.</summary>
    public required Guid ObligationId { get; init; }

    /// <summary>Of which regime.</summary>
    public required string RegimeName { get; init; }

    /// <summary>Who reports.</summary>
    public required string UnitName { get; init; }

    /// <summary>For which period.</summary>
    public required string PeriodLabel { get; init; }

    /// <summary>Last day on which it is on time.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>When it was handed in.</summary>
    public required DateOnly? HandedInOn { get; init; }

    /// <summary>draft, submitted, returned or accepted; null when nothing has been written.</summary>
    public required string? State { get; init; }
}

/// <summary>A step of a report.</summary>
/// <param name="Version">Which, from 1.</param>
/// <param name="Move">What was done.</param>
/// <param name="Remarks">Why.</param>
/// <param name="Changed">Keys of fields and tables whose value is another than at the step before; narrative when the words are.</param>
/// <param name="ByName">Who did it.</param>
/// <param name="At">When.</param>
/// <param name="Capacity">TM, KT, TL or TUQ; null when signed as oneself, or not signed.</param>
/// <param name="SignerFor">In whose name.</param>
/// <param name="SignerPosition">As what.</param>
/// <param name="SignerName">Who signed.</param>
public sealed record ReportStep(
    int Version, string Move, string? Remarks, IReadOnlyList<string> Changed, string ByName, DateTimeOffset At, string? Capacity, string? SignerFor, string? SignerPosition, string? SignerName);

/// <summary>GET /reports/received, /reports/{obligationId}, /reports/{obligationId}/steps.</summary>
internal static class ListReports
{
    private const int MostSteps = 500;

    internal static readonly Refusal StateUnknown = new("state_unknown", "Không có trạng thái này.", "state là missing, submitted, returned hoặc accepted.");

    // Asked from the obligations: those who have sent nothing are in it by name.
    // By the receiver as it stands; one that was settled at handing in and is another since is looked for from the reports.
    internal const string Received = """
        from (
            select o.* from obligation o left join submission s on s.obligation_id = o.obligation_id
            where o.receiver_unit_id = any (array(select @own union select unit_id from unit_heir(@day) where heir_id = @own)) and o.cancelled_on is null and o.due_on between @from and @to
              and (s.receiver_unit_id is null or s.receiver_unit_id = o.receiver_unit_id)
            union all
            select o.* from submission s join obligation o on o.obligation_id = s.obligation_id
            where s.receiver_unit_id = any (array(select @own union select unit_id from unit_heir(@day) where heir_id = @own)) and o.cancelled_on is null and o.due_on between @from and @to
              and s.receiver_unit_id is distinct from o.receiver_unit_id
        ) o join regime r on r.regime_id = o.regime_id left join submission s on s.obligation_id = o.obligation_id
        where (@regimeId::uuid is null or o.regime_id = @regimeId)
          and (@state::text is null or @state = case when s.state is null or s.state = 'draft' then 'missing' else s.state end)
        """;

    private const string Steps = """
        select version, move, remarks, answers::text as answers, narrative, by_name, at, capacity, signer_for, signer_position, signer_name from submission_step where obligation_id = @obligationId order by version limit @most
        """;

    internal static async Task<Results<Ok<PagedResult<ReceivedReport>>, ProblemHttpResult>> HandleReceived(
        ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation,
        string? state = null, Guid? regimeId = null, DateOnly? from = null, DateOnly? to = null, int? page = null, int? pageSize = null)
    {
        if (user.ActingUnit() is not { } own)
        {
            return Refusal.OutOfScope.ToProblem();
        }

        if (state is not (null or "missing" or "submitted" or "returned" or "accepted"))
        {
            return StateUnknown.ToProblem();
        }

        var (day, wanted) = (clock.Today(), PageRequest.Of(page, pageSize));
        var values = new { own, day, state, regimeId, from = from ?? day.AddYears(-1), to = to ?? GetObligationBoard.Bounded(day, 92), size = wanted.PageSize, offset = wanted.Offset };
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition($"select count(*) {Received}", values, cancellationToken: cancellation));
        var rows = await connection.QueryAsync<ReceivedReport>(new CommandDefinition(
            $"""
            select o.obligation_id, r.name as regime_name, o.unit_name, o.period_label, o.due_on, o.handed_in_on, nullif(s.state, 'draft') as state {Received}
            order by o.due_on, o.unit_name collate "vi-x-icu", o.obligation_id limit @size offset @offset
            """,
            values, cancellationToken: cancellation));
        return TypedResults.Ok(new PagedResult<ReceivedReport>(rows.AsList(), total, wanted.Page, wanted.PageSize));
    }

    internal static async Task<Results<Ok<SubmissionView>, ProblemHttpResult>> Handle(
        Guid obligationId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (report, refusal) = await ReadableAsync(connection, user, obligationId, clock, cancellation);
        return report is null ? refusal!.ToProblem() : TypedResults.Ok(report);
    }

    internal static async Task<Results<Ok<IReadOnlyList<ReportStep>>, ProblemHttpResult>> HandleSteps(
        Guid obligationId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (report, refusal) = await ReadableAsync(connection, user, obligationId, clock, cancellation);
        if (report is null)
        {
            return refusal!.ToProblem();
        }

        var (before, words, steps) = (FormAnswers.None, "", new List<ReportStep>());
        foreach (var row in await connection.QueryAsync<StepRow>(new CommandDefinition(Steps, new { obligationId, most = report.Version == 0 ? 0 : MostSteps }, cancellationToken: cancellation)))
        {
            var answers = SubmissionStore.Read(row.Answers);
            List<string> changed = [.. Difference(before, answers)];
            if (words != row.Narrative)
            {
                changed.Add("narrative");
            }

            steps.Add(new(row.Version, row.Move, row.Remarks, changed, row.ByName, row.At, row.Capacity, row.SignerFor, row.SignerPosition, row.SignerName));
            (before, words) = (answers, row.Narrative);
        }

        return TypedResults.Ok<IReadOnlyList<ReportStep>>(steps);
    }

    private static IEnumerable<string> Difference(FormAnswers before, FormAnswers now) =>
        before.Values.Keys.Union(now.Values.Keys).Where(key => before.Values.GetValueOrDefault(key) != now.Values.GetValueOrDefault(key))
            .Concat(before.Tables.Keys.Union(now.Tables.Keys).Where(key => !SameRows(before.Tables.GetValueOrDefault(key) ?? [], now.Tables.GetValueOrDefault(key) ?? [])))
            .Order(StringComparer.Ordinal);

    private static bool SameRows(IReadOnlyList<IReadOnlyDictionary<string, string?>> before, IReadOnlyList<IReadOnlyDictionary<string, string?>> now) =>
        before.Count == now.Count && before.Zip(now).All(pair => pair.First.Count == pair.Second.Count && pair.First.All(cell => pair.Second.GetValueOrDefault(cell.Key) == cell.Value));

    private static async Task<(SubmissionView? Report, Refusal? Refusal)> ReadableAsync(
        NpgsqlConnection connection, ClaimsPrincipal user, Guid obligationId, TimeProvider clock, CancellationToken cancellation) =>
        await SubmissionStore.FindAsync(connection, obligationId, cancellation) is not { } report ? (null, Refusal.NotFound)
        : await SubmissionAccess.RefuseReadingAsync(connection, user, report, clock.Today(), cancellation) is { } refusal ? (null, refusal)
        : (await SubmissionAccess.ShownAsync(connection, user, report, clock.Today(), cancellation), null);

    private sealed record StepRow
    {
        public required int Version { get; init; }

        public required string Move { get; init; }

        public required string? Remarks { get; init; }

        public required string Answers { get; init; }

        public required string Narrative { get; init; }

        public required string ByName { get; init; }

        public required DateTimeOffset At { get; init; }

        public required string? Capacity { get; init; }

        public required string? SignerFor { get; init; }

        public required string? SignerPosition { get; init; }

        public required string? SignerName { get; init; }
    }
}
