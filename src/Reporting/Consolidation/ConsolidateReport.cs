using System.Security.Claims;
using System.Text.Json;
using Dapper;
using EduCoop.Contracts;
using EduCoop.Reporting.Forms;
using EduCoop.Reporting.Submissions;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Reporting.Consolidation;

/// <summary>Body of POST /reports/{obligationId}/consolidate.</summary>
/// <param name="Version">Steps of the own report that the caller has seen.</param>
/// <param name="FormId">The form; that of the own report when left out.</param>
public sealed record ConsolidateRequest(int Version, Guid? FormId = null);

/// <summary>A part that has gone on since the report was put together.</summary>
/// <param name="ObligationId">Its report.</param>
/// <param name="UnitName">As printed on its day.</param>
/// <param name="State">missing, submitted, returned or accepted.</param>
/// <param name="IsNew">It was not in the report and is accepted now.</param>
/// <param name="Changes">Values of fields that are others now; of a part that is not accepted again, empty.</param>
public sealed record ChangedPart(Guid ObligationId, string UnitName, string State, bool IsNew, IReadOnlyList<ChangedValue> Changes);

/// <summary>A value that is another now.</summary>
/// <param name="Key">The field.</param>
/// <param name="Before">What is in the report above.</param>
/// <param name="Now">What the part says now.</param>
public sealed record ChangedValue(string Key, string? Before, string? Now);

/// <summary>How putting a report together stands, and what has changed below since.</summary>
/// <param name="State">none, waiting, working, done or failed.</param>
/// <param name="Parts">Reports of the level below; null before they are counted.</param>
/// <param name="PartsRead">How many of them have been read.</param>
/// <param name="Taken">How many accepted reports are in it.</param>
/// <param name="Missing">Units whose reports are not in it, by name, the first 500.</param>
/// <param name="Faults">What the form finds.</param>
/// <param name="Failure">Code of what went wrong.</param>
/// <param name="ChangedParts">How many parts have gone on since, or came.</param>
/// <param name="Changed">The first 50 of them.</param>
public sealed record ConsolidationView(
    string State, int? Parts, int PartsRead, int Taken, IReadOnlyList<string> Missing, IReadOnlyList<FormFault> Faults, string? Failure, int ChangedParts, IReadOnlyList<ChangedPart> Changed);

/// <summary>POST /reports/{obligationId}/consolidate asks for the accepted reports of the level below to become the own draft; GET …/consolidation says how far it is and what has changed since.</summary>
internal static class ConsolidateReport
{
    private const int MostShown = 50;
    private static readonly ConsolidationView None = new("none", null, 0, 0, [], [], null, 0, []);

    internal static readonly Refusal NothingBelow = new("nothing_below", "Không có báo cáo cấp dưới nào gửi về báo cáo này.", "Chỉ báo cáo của cấp có cấp dưới mới tổng hợp được.");
    internal static readonly Refusal TooMany = new("too_many_parts", "Quá nhiều báo cáo cấp dưới.", $"Một lần tổng hợp tối đa {PartsBelow.Most} báo cáo: thêm một cấp ở giữa.");
    internal static readonly Refusal FormMissing = new("form_missing", "Chưa chọn biểu để tổng hợp.", "Nêu formId của biểu mà cấp dưới đã điền.");

    private const string HasParts = $"select exists (select {PartsBelow.From})";

    private const string Ask = """
        insert into consolidation_job as j (obligation_id, version, form_id, form_version, by_account, by_name, by_unit_id, asked_at, state) values ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting')
        on conflict (obligation_id) do update set request = j.request + 1, version = excluded.version, form_id = excluded.form_id, form_version = excluded.form_version, by_account = excluded.by_account,
            by_name = excluded.by_name, by_unit_id = excluded.by_unit_id, asked_at = excluded.asked_at, state = 'waiting', lease_owner = null, lease_until = null, attempts = 0, parts = null, parts_read = 0,
            taken = 0, missing = '{}', faults = '[]', failure = null, ended_at = null
        -- The same asked for twice is one job.
        where j.state not in ('waiting', 'working') or (j.version, j.form_id) <> (excluded.version, excluded.form_id)
        """;

    private const string Stands = """
        select case when attempts >= 20 and state = 'working' and lease_until < clock_timestamp() then 'failed' else state end as state, parts, parts_read, taken, missing, faults::text as faults,
               coalesce(failure, case when attempts >= 20 and state = 'working' and lease_until < clock_timestamp() then 'gave_up' end) as failure
        from consolidation_job where obligation_id = @obligationId
        """;

    // Only once the report was put together: before that, everything would be new.
    private const string Changed = $"""
        select o.obligation_id, o.unit_name, {PartsBelow.State} as state, c.part_version is null as is_new, t.answers::text as before, case when s.state = 'accepted' then s.answers::text end as now, count(*) over () as total
        {PartsBelow.Rows} left join consolidation_part c on c.obligation_id = p.obligation_id and c.part_obligation_id = o.obligation_id
        left join submission_step t on t.obligation_id = o.obligation_id and t.version = c.part_version
        {PartsBelow.AreParts} and exists (select from consolidation_part x where x.obligation_id = p.obligation_id)
          and case when c.part_version is null then s.state = 'accepted' else s.version <> c.part_version end
        order by o.unit_name collate "vi-x-icu", o.obligation_id limit @most
        """;

    internal static async Task<Results<Accepted<ConsolidationView>, ProblemHttpResult>> Handle(
        Guid obligationId, ConsolidateRequest request, ClaimsPrincipal user, NpgsqlDataSource database, WorkBell<ConsolidationWorker> bell, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await SubmissionStore.FindAsync(connection, obligationId, cancellation) is not { } report)
        {
            return Refusal.NotFound.ToProblem();
        }

        if ((await SubmissionAccess.RefuseAsync(connection, user, report, SubmissionMove.Save, clock.Today(), cancellation) ?? MoveReport.Refuse(report, SubmissionMove.Save, request.Version)) is { } refusal)
        {
            return refusal.ToProblem();
        }

        if ((request.FormId ?? report.FormId) is not { } formId)
        {
            return FormMissing.ToProblem();
        }

        var (form, unreadable) = await FormStore.FillableAsync(connection, user, formId, formId == report.FormId ? report.FormVersion : null, cancellation);
        if (form is null)
        {
            return unreadable!.ToProblem();
        }

        if (!await connection.ExecuteScalarAsync<bool>(new CommandDefinition(HasParts, new { obligationId, today = clock.Today() }, cancellationToken: cancellation)))
        {
            return NothingBelow.ToProblem();
        }

        await using var ask = new NpgsqlCommand(Ask, connection);
        await ask.Add(obligationId).Add(request.Version).Add(formId).Add(form.Version).Add(user.AccountId()).Add(user.Identity?.Name ?? "").Add(user.ActingUnit() ?? Guid.Empty).Add(clock.GetUtcNow())
            .ExecuteNonQueryAsync(cancellation);
        bell.Ring();
        return TypedResults.Accepted($"/reports/{obligationId}/consolidation", await ReadAsync(connection, obligationId, clock, cancellation));
    }

    internal static async Task<Results<Ok<ConsolidationView>, ProblemHttpResult>> HandleStands(
        Guid obligationId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await SubmissionStore.FindAsync(connection, obligationId, cancellation) is not { } report)
        {
            return Refusal.NotFound.ToProblem();
        }

        return await SubmissionAccess.RefuseReadingAsync(connection, user, report, clock.Today(), cancellation) is { } refusal
            ? refusal.ToProblem()
            : TypedResults.Ok(await ReadAsync(connection, obligationId, clock, cancellation));
    }

    private static async Task<ConsolidationView> ReadAsync(NpgsqlConnection connection, Guid obligationId, TimeProvider clock, CancellationToken cancellation)
    {
        if (await connection.QuerySingleOrDefaultAsync<StandsRow>(new CommandDefinition(Stands, new { obligationId }, cancellationToken: cancellation)) is not { } job)
        {
            return None;
        }

        var changed = (await connection.QueryAsync<ChangedRow>(new CommandDefinition(Changed, new { obligationId, today = clock.Today(), most = MostShown }, cancellationToken: cancellation))).AsList();
        return new(
            job.State, job.Parts, job.PartsRead, job.Taken, job.Missing, JsonSerializer.Deserialize<FormFault[]>(job.Faults, ContractJson.Options)!, job.Failure,
            changed.Count == 0 ? 0 : (int)changed[0].Total, [.. changed.Select(one => new ChangedPart(one.ObligationId, one.UnitName, one.State, one.IsNew, [.. Values(one)]))]);
    }

    private static IEnumerable<ChangedValue> Values(ChangedRow row)
    {
        if (row.Now is null)
        {
            return [];
        }

        var (before, now) = (SubmissionStore.Read(row.Before).Values, SubmissionStore.Read(row.Now).Values);
        return before.Keys.Union(now.Keys).Order(StringComparer.Ordinal).Where(key => before.GetValueOrDefault(key) != now.GetValueOrDefault(key))
            .Select(key => new ChangedValue(key, before.GetValueOrDefault(key), now.GetValueOrDefault(key)));
    }

    private sealed record StandsRow
    {
        public required string State { get; init; }

        public required int? Parts { get; init; }

        public required int PartsRead { get; init; }

        public required int Taken { get; init; }

        public required string[] Missing { get; init; }

        public required string Faults { get; init; }

        public required string? Failure { get; init; }
    }

    private sealed record ChangedRow
    {
        public required Guid ObligationId { get; init; }

        public required string UnitName { get; init; }

        public required string State { get; init; }

        public required bool IsNew { get; init; }

        public required string? Before { get; init; }

        public required string? Now { get; init; }

        public required long Total { get; init; }
    }
}
