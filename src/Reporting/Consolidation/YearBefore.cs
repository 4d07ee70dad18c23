using System.Globalization;
using System.Security.Claims;
using Dapper;
using EduCoop.Reporting.Forms;
using EduCoop.Reporting.Submissions;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Reporting.Consolidation;

/// <summary>What the same unit, or those in whose place it stands, reported for the same period a year before.</summary>
/// <param name="PeriodLabel">That period; null when nothing was owed for it.</param>
/// <param name="Reports">How many accepted reports it is put together from.</param>
/// <param name="Units">Whose they are, as printed on their day.</param>
/// <param name="Missing">Units without an accepted report of this form for that period.</param>
/// <param name="Split">Units that were split since: what they reported cannot be told apart and is not in it.</param>
/// <param name="Values">By field: sums of the reports, rates anew from the sums.</param>
public sealed record YearBeforeView(
    string? PeriodLabel, int Reports, IReadOnlyList<string> Units, IReadOnlyList<string> Missing, IReadOnlyList<string> Split, IReadOnlyDictionary<string, string?> Values);

/// <summary>GET /reports/{obligationId}/year-before.</summary>
internal static class YearBefore
{
    // The unit itself and all that ended into it; one with several successors belongs to none of them alone.
    private const string Find = """
        with own as (
            select o.unit_id, false as is_split from obligation o where o.obligation_id = @obligationId
            union select h.unit_id, (select count(*) > 1 from unit_heir(@today) x where x.unit_id = h.unit_id)
            from obligation o join unit_heir(@today) h on h.heir_id = o.unit_id where o.obligation_id = @obligationId)
        select b.unit_name, b.period_label, own.is_split, case when s.state = 'accepted' and s.form_id = @formId then s.answers::text end as answers
        from obligation o join obligation b on b.regime_id = o.regime_id and b.level = o.level and b.period_key = @key and b.cancelled_on is null
        join own on own.unit_id = b.unit_id left join submission s on s.obligation_id = b.obligation_id
        where o.obligation_id = @obligationId order by b.unit_name, b.obligation_id limit 1000
        """;

    private const string KeyOf = "select period_key from obligation where obligation_id = @obligationId";

    internal static async Task<Results<Ok<YearBeforeView>, ProblemHttpResult>> Handle(
        Guid obligationId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await SubmissionStore.FindAsync(connection, obligationId, cancellation) is not { } report)
        {
            return Refusal.NotFound.ToProblem();
        }

        if (await SubmissionAccess.RefuseReadingAsync(connection, user, report, clock.Today(), cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        var key = (await connection.ExecuteScalarAsync<string>(new CommandDefinition(KeyOf, new { obligationId }, cancellationToken: cancellation)))!;
        var shown = await SubmissionAccess.ShownAsync(connection, user, report, clock.Today(), cancellation);
        if (shown.FormId is not { } formId || Before(key) is not { } before || await FormStore.FindAsync(connection, formId, shown.FormVersion, cancellation) is not { } form)
        {
            return TypedResults.Ok(new YearBeforeView(null, 0, [], [], [], FormAnswers.None.Values));
        }

        var rows = (await connection.QueryAsync<Row>(new CommandDefinition(Find, new { obligationId, formId, key = before, today = clock.Today() }, cancellationToken: cancellation))).AsList();
        var taken = rows.Where(row => !row.IsSplit && row.Answers is not null).ToList();
        // One report is what it said; several are put together as the form says, so a rate is weighted.
        var answers = taken.Count switch
        {
            0 => FormAnswers.None,
            1 => SubmissionStore.Read(taken[0].Answers),
            _ => MergeReports.Merge(form.Content, [.. taken.Select(row => new ReportPart(row.UnitName, SubmissionStore.Read(row.Answers)))]).Answers,
        };
        return TypedResults.Ok(new YearBeforeView(
            rows.Count == 0 ? null : rows[0].PeriodLabel, taken.Count, [.. taken.Select(row => row.UnitName)], [.. rows.Where(row => !row.IsSplit && row.Answers is null).Select(row => row.UnitName)],
            [.. rows.Where(row => row.IsSplit).Select(row => row.UnitName)], answers.Values));
    }

    /// <summary>2026-Q2 → 2025-Q2; null for what does not begin with a year.</summary>
    internal static string? Before(string key) =>
        key.Length > 4 && key[4] == '-' && int.TryParse(key.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? string.Create(CultureInfo.InvariantCulture, $"{year - 1:0000}{key[4..]}") : null;

    private sealed record Row
    {
        public required string UnitName { get; init; }

        public required string PeriodLabel { get; init; }

        public required bool IsSplit { get; init; }

        public required string? Answers { get; init; }
    }
}
