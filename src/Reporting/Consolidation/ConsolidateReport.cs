using System.Security.Claims;
using Dapper;
using EduCoop.Reporting.Forms;
using EduCoop.Reporting.Obligations;
using EduCoop.Reporting.Submissions;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Reporting.Consolidation;

/// <summary>Body of POST /reports/{obligationId}/consolidate.</summary>
/// <param name="Version">Steps of the own report that the caller has seen.</param>
/// <param name="FormId">The form; that of the own report when left out.</param>
public sealed record ConsolidateRequest(int Version, Guid? FormId = null);

/// <summary>A unit of the level below, and what it reported of one field.</summary>
/// <param name="ObligationId">Its report.</param>
/// <param name="UnitName">As printed on its day.</param>
/// <param name="State">missing, submitted, returned or accepted.</param>
/// <param name="Value">What it reported of the field; null when it is not accepted, or nothing was asked.</param>
public sealed record ReportPartLine(Guid ObligationId, string UnitName, string State, string? Value);

/// <summary>A report put together.</summary>
/// <param name="Report">The own report, with the sums as its draft.</param>
/// <param name="Parts">How many accepted reports are in it.</param>
/// <param name="Missing">Units whose reports are not in it, by name, the first 500.</param>
/// <param name="Faults">What the form finds.</param>
public sealed record ConsolidatedReport(SubmissionView Report, int Parts, IReadOnlyList<string> Missing, IReadOnlyList<FormFault> Faults);

/// <summary>POST /reports/{obligationId}/consolidate: the accepted reports of the level below become the own draft; GET /reports/{obligationId}/parts?field=: from a total to its parts.</summary>
internal static class ConsolidateReport
{
    // All communes of the largest province with all its offices, several times over.
    private const int MostParts = 5_000;
    private const int MostNames = 500;

    internal static readonly Refusal NothingBelow = new("nothing_below", "Không có báo cáo cấp dưới nào gửi về báo cáo này.", "Chỉ báo cáo của cấp có cấp dưới mới tổng hợp được.");
    internal static readonly Refusal TooMany = new("too_many_parts", "Quá nhiều báo cáo cấp dưới.", $"Một lần tổng hợp tối đa {MostParts} báo cáo: thêm một cấp ở giữa.");
    internal static readonly Refusal FormMissing = new("form_missing", "Chưa chọn biểu để tổng hợp.", "Nêu formId của biểu mà cấp dưới đã điền.");

    // Reports of the level below for the same period whose receiver is this unit.
    private const string Below = $"""
        from obligation p join obligation o on o.regime_id = p.regime_id and o.level = p.level - 1 and o.period_key = p.period_key and o.cancelled_on is null
        join regime r on r.regime_id = o.regime_id left join submission s on s.obligation_id = o.obligation_id
        where p.obligation_id = @obligationId and coalesce(s.receiver_unit_id, {SubmissionStore.Receiver}) = p.unit_id
        """;

    private const string Parts = $"""
        select o.obligation_id, o.unit_name, case when s.state is null or s.state = 'draft' then 'missing' else s.state end as state,
               case when s.state = 'accepted' then s.form_id end as form_id, case when s.state = 'accepted' then s.answers::text end as answers {Below}
        order by o.unit_name, o.obligation_id limit @most
        """;

    private const string Authors = $"select o.unit_name {Below} and s.state = 'accepted' order by o.unit_name, o.obligation_id limit @most";

    internal static async Task<Results<Ok<ConsolidatedReport>, ProblemHttpResult>> Handle(
        Guid obligationId, ConsolidateRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
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

        var parts = (await connection.QueryAsync<PartRow>(new CommandDefinition(Parts, new { obligationId, most = MostParts + 1 }, cancellationToken: cancellation))).AsList();
        if (parts.Count is 0 or > MostParts)
        {
            return (parts.Count == 0 ? NothingBelow : TooMany).ToProblem();
        }

        var taken = parts.Where(part => part.FormId == formId).ToList();
        var merged = MergeReports.Merge(form.Content, [.. taken.Select(part => new ReportPart(part.UnitName, SubmissionStore.Read(part.Answers)))]);
        var step = new SubmissionStep(report, SubmissionMove.Save, merged.Answers, report.Narrative) { FormId = form.FormId, FormVersion = form.Version };
        return await step.TakeAsync(connection, user, clock, cancellation) is { } late
            ? late.ToProblem()
            : TypedResults.Ok(new ConsolidatedReport(
                (await SubmissionStore.FindAsync(connection, obligationId, cancellation))!, taken.Count, [.. parts.Where(part => part.FormId != formId).Select(part => part.UnitName).Take(MostNames)], merged.Faults));
    }

    /// <summary>Units of the level below whose reports are accepted: their words may stand in this one.</summary>
    internal static async Task<IReadOnlyList<string>> AuthorsAsync(NpgsqlConnection connection, Guid obligationId, CancellationToken cancellation) =>
        (await connection.QueryAsync<string>(new CommandDefinition(Authors, new { obligationId, most = MostParts }, cancellationToken: cancellation))).AsList();

    internal static async Task<Results<Ok<PagedResult<ReportPartLine>>, ProblemHttpResult>> HandleParts(
        Guid obligationId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation, string? field = null, int? page = null, int? pageSize = null)
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

        var wanted = PageRequest.Of(page, pageSize);
        var values = new { obligationId, field = field ?? "", size = wanted.PageSize, offset = wanted.Offset };
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition($"select count(*) {Below}", values, cancellationToken: cancellation));
        var rows = await connection.QueryAsync<ReportPartLine>(new CommandDefinition(
            $"""
            select o.obligation_id, o.unit_name, case when s.state is null or s.state = 'draft' then 'missing' else s.state end as state,
                   case when s.state = 'accepted' then s.answers -> 'values' ->> @field end as value {Below}
            order by o.unit_name collate "vi-x-icu", o.obligation_id limit @size offset @offset
            """,
            values, cancellationToken: cancellation));
        return TypedResults.Ok(new PagedResult<ReportPartLine>(rows.AsList(), total, wanted.Page, wanted.PageSize));
    }

    private sealed record PartRow
    {
        public required Guid ObligationId { get; init; }

        public required string UnitName { get; init; }

        public required string State { get; init; }

        public required Guid? FormId { get; init; }

        public required string? Answers { get; init; }
    }
}
