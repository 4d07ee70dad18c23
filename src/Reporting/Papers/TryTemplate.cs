using System.Security.Claims;
using Dapper;
using EduCoop.Documents.Templates;
using EduCoop.Documents.Writing;
using EduCoop.Reporting.Forms;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Reporting.Papers;

/// <summary>GET /forms/{formId}/paper-template/sample.docx, from which an office begins its own Word file, and …/preview.docx: the own file, or the sample while there is none, filled with made-up data.</summary>
internal static class TryTemplate
{
    private const string FindUnit = """
        select u.name, u.type_code, p.name as parent_name from (values (@unit)) one (unit_id) join unit_copy u using (unit_id) left join unit_copy p on p.unit_id = u.parent_id
        """;

    internal static async Task<Results<FileContentHttpResult, ProblemHttpResult>> HandleSample(Guid formId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (form, refusal) = await FormStore.FillableAsync(connection, user, formId, null, cancellation);
        return form is null ? refusal!.ToProblem() : TypedResults.File(SampleTemplate.Of(form.Content), OfficialDocumentWriter.MediaType, "mau-bao-cao.docx");
    }

    internal static async Task<Results<FileContentHttpResult, ProblemHttpResult>> HandlePreview(
        Guid formId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (form, refusal) = await FormStore.FillableAsync(connection, user, formId, null, cancellation);
        if (form is null || user.ActingUnit() is not { } unit)
        {
            return (refusal ?? PaperTemplates.NoUnit).ToProblem();
        }

        var own = await PaperTemplates.OwnAsync(connection, unit, formId, cancellation);
        if (own is not null && TemplateCheck.Check(own, "mau.docx", TemplateContent.Fields(form.Content)) is { Count: > 0 } faults)
        {
            return PaperTemplates.Wrong.ToProblem(("faults", faults));
        }

        var found = await connection.QuerySingleOrDefaultAsync<UnitRow>(new CommandDefinition(FindUnit, new { unit }, cancellationToken: cancellation));
        var (name, today) = (found?.Name ?? "Đơn vị báo cáo", clock.Today());
        var facts = new PaperFacts(
            name, found?.ParentName ?? "Cơ quan nhận báo cáo", form.Title, $"Năm {today.Year}", new(today.Year, 1, 1), today, UsualHead.Of(name, found?.TypeCode, found?.ParentName, "Địa danh") with { SignerName = "Người ký xem thử" }, []);
        var content = new PaperContent(facts, null, null, today.Year, form.Content, SampleTemplate.Filled(form.Content, today), "Đây là bản xem thử, số liệu không có thật.");
        return TypedResults.File(TemplateWriter.Fill(own ?? SampleTemplate.Of(form.Content), TemplateContent.Values(content)), OfficialDocumentWriter.MediaType, "xem-thu.docx");
    }

    private sealed record UnitRow
    {
        public required string Name { get; init; }

        public string? TypeCode { get; init; }

        public string? ParentName { get; init; }
    }
}
