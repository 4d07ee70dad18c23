using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using Dapper;
using EduCoop.Contracts;
using EduCoop.Contracts.Figures;
using EduCoop.Reporting.Forms;
using EduCoop.Reporting.Submissions;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Reporting.Agreement;

/// <summary>
/// POST /reports/{obligationId}/agreement: holds every number that a figure fills in against what is counted here and what its owner counts, over exactly the units whose reports are
/// in it, and keeps what was seen; GET: what was seen of the report as it stands, 204 when nobody has looked.
/// </summary>
internal static class CheckAgreement
{
    internal static readonly Refusal NothingWritten = new("report_not_written", "Báo cáo chưa được ghi.", "Ghi hoặc tổng hợp báo cáo trước khi đối chiếu.");

    // From a report that was put together down to those that were not: only what is in it is compared.
    private const string UnitsInIt = """
        with recursive tree as (
            select obligation_id, unit_id from obligation where obligation_id = @obligationId
            union
            select o.obligation_id, o.unit_id from tree t join consolidation_part c on c.obligation_id = t.obligation_id join obligation o on o.obligation_id = c.part_obligation_id)
        select distinct unit_id from tree t where not exists (select from consolidation_part c where c.obligation_id = t.obligation_id)
        """;

    private const string Keep = """
        insert into report_agreement (obligation_id, version, checked_at, agrees, lines) values (@obligationId, @version, @checkedAt, @agrees, @seen::jsonb)
        on conflict (obligation_id, version) do update set checked_at = excluded.checked_at, agrees = excluded.agrees, lines = excluded.lines
        """;

    private const string Kept = "select lines::text from report_agreement where obligation_id = @obligationId and version = @version";

    internal static async Task<Results<Ok<ReportAgreement>, ProblemHttpResult>> Handle(
        Guid obligationId, HttpRequest request, ClaimsPrincipal user, NpgsqlDataSource database, FigureOwners owners, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (report, refusal) = await FindAsync(connection, obligationId, user, clock, cancellation);
        if (report is null)
        {
            return refusal!.ToProblem();
        }

        if (report.Version == 0 || report.FormId is not { } formId || await FormStore.FindAsync(connection, formId, report.FormVersion, cancellation) is not { } form)
        {
            return NothingWritten.ToProblem();
        }

        var units = (await connection.QueryAsync<Guid>(new CommandDefinition(
            UnitsInIt, new { obligationId }, cancellationToken: cancellation))).AsList();
        // What is summed is of the units in it; what is not is the reporting unit's own.
        var sums = await CompareAsync(connection, report, form, field => field.Merge == MergeKind.Sum, units, owners, request, cancellation);
        var own = await CompareAsync(connection, report, form, field => field.Merge != MergeKind.Sum, [report.UnitId], owners, request, cancellation);
        var lines = form.Content.Fields.Select(field => sums.Lines.Concat(own.Lines).FirstOrDefault(line => line.Field == field.Key)).OfType<AgreementLine>().ToList();
        var away = sums.Away.Union(own.Away).Order(StringComparer.Ordinal).ToList();
        var agreement = new ReportAgreement(
            obligationId, report.Version, clock.GetUtcNow(), units.Count, away.Count == 0 && lines.TrueForAll(line => line.Agrees), away, lines);
        await connection.ExecuteAsync(new CommandDefinition(
            Keep,
            new { obligationId, version = report.Version, checkedAt = agreement.CheckedAt, agrees = agreement.Agrees, seen = JsonSerializer.Serialize(agreement, ContractJson.Options) },
            cancellationToken: cancellation));
        return TypedResults.Ok(agreement);
    }

    internal static async Task<Results<Ok<ReportAgreement>, NoContent, ProblemHttpResult>> HandleKept(
        Guid obligationId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (report, refusal) = await FindAsync(connection, obligationId, user, clock, cancellation);
        return report is null ? refusal!.ToProblem()
            : await connection.ExecuteScalarAsync<string>(new CommandDefinition(Kept, new { obligationId, version = report.Version }, cancellationToken: cancellation)) is { } seen
            ? TypedResults.Ok(JsonSerializer.Deserialize<ReportAgreement>(seen, ContractJson.Options)!)
            : TypedResults.NoContent();
    }

    private static async Task<(SubmissionView? Report, Refusal? Refusal)> FindAsync(
        NpgsqlConnection connection, Guid obligationId, ClaimsPrincipal user, TimeProvider clock, CancellationToken cancellation)
    {
        if (await SubmissionStore.FindAsync(connection, obligationId, cancellation) is not { } report)
        {
            return (null, Refusal.NotFound);
        }

        return await SubmissionAccess.RefuseReadingAsync(connection, user, report, clock.Today(), cancellation) is { } refusal
            ? (null, refusal)
            : (await SubmissionAccess.ShownAsync(connection, user, report, clock.Today(), cancellation), null);
    }

    private static async Task<(IReadOnlyList<AgreementLine> Lines, IReadOnlyList<string> Away)> CompareAsync(
        NpgsqlConnection connection, SubmissionView report, FormView form, Func<FormField, bool> isMeant, IReadOnlyList<Guid> units, FigureOwners owners, HttpRequest request,
        CancellationToken cancellation)
    {
        var fields = form.Content.Fields.Where(field => field.Source is not null && isMeant(field)).ToList();
        var codes = fields.Select(field => field.Source!).Distinct(StringComparer.Ordinal).ToList();
        var counted = await GetFigures.SumsAsync(connection, codes, units, report.PeriodFrom, report.CutOff, cancellation);
        var asked = new FiguresAsked(units, report.PeriodFrom, report.CutOff, GetFigures.SchoolYearOf(report.CutOff));
        // Owners know of no heirs: they are asked for all whose figures are in it.
        var followed = asked with { UnitIds = await GetFigures.CountedAsync(connection, units, report.CutOff, cancellation) };
        var told = await owners.AskAsync(
            codes.Select(code => Figures.Find(code)!.Shown.Owner).Distinct(StringComparer.Ordinal), owner => owner == "twinning" ? asked : followed, request.Headers.Authorization, cancellation);
        return (fields.ConvertAll(field => Line(field, report.Answers.Values.GetValueOrDefault(field.Key), counted, told)), [.. told.Where(owner => owner.Value is null).Select(owner => owner.Key)]);
    }

    private static AgreementLine Line(
        FormField field, string? answer, IReadOnlyDictionary<string, decimal?> counted, IReadOnlyDictionary<string, IReadOnlyDictionary<string, decimal?>?> told)
    {
        var figure = Figures.Find(field.Source!)!.Shown;
        decimal? reported = decimal.TryParse(answer, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
        var (here, there) = (counted[figure.Code], told[figure.Owner]?.GetValueOrDefault(figure.Code));
        // Nothing counted yet and nothing reported are the same: an owner that has not counted a year says null.
        var agrees = told[figure.Owner] is not null && here == there && (reported ?? 0) == (here ?? 0);
        return new(field.Key, field.Label, figure.Code, figure.Owner, reported, here, there, agrees);
    }
}
