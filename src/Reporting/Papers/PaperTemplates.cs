using System.Security.Claims;
using Dapper;
using EduCoop.Documents.Templates;
using EduCoop.Documents.Writing;
using EduCoop.Reporting.Forms;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Reporting.Papers;

/// <summary>A unit's own Word file for the reports of a form.</summary>
/// <param name="Version">From 1; null while there is none.</param>
/// <param name="FileName">As it was sent.</param>
/// <param name="ByName">Who sent it.</param>
/// <param name="At">When.</param>
/// <param name="Fields">Names that may stand in it as {{name}}.</param>
/// <param name="Tables">Tables with their columns: a row between {{#table}} and {{/table}} comes again, its cells hold {{table.column}}.</param>
/// <param name="Faults">What does not hold by the form's published version: then papers are printed in the usual form.</param>
public sealed record PaperTemplateView(
    int? Version, string? FileName, string? ByName, DateTimeOffset? At, IReadOnlyList<string> Fields, IReadOnlyDictionary<string, IReadOnlyList<string>> Tables, IReadOnlyList<TemplateFault> Faults);

/// <summary>GET, PUT and DELETE /forms/{formId}/paper-template, and …/paper-template.docx: the own unit's.</summary>
internal static class PaperTemplates
{
    internal const int MostBytes = 2 * 1024 * 1024;
    private const int LongestName = 200;

    internal static readonly Refusal Wrong = new("template_wrong", "Mẫu còn chỗ chưa đúng, chưa dùng được.", "faults nêu từng chỗ và cách sửa: sửa trong Word, lưu lại rồi gửi lại.");
    internal static readonly Refusal NoUnit = new("unit_missing", "Tài khoản chưa gắn với đơn vị nào.", "Mẫu là của một đơn vị: đăng nhập bằng tài khoản của đơn vị.", StatusCodes.Status403Forbidden);

    private const string Newest = """
        select template_id, version, file_name, docx, by_name, at from paper_template where unit_id = @unitId and form_id = @formId order by version desc limit 1
        """;

    // Two who send at once: the second fails by the key, and tries again upon what the first has sent.
    private const string Add = """
        insert into paper_template (template_id, unit_id, form_id, version, file_name, docx, by_account, by_name, at)
        select @id, @unitId, @formId, coalesce(max(version), 0) + 1, @fileName, @docx, @by, @byName, @at from paper_template where unit_id = @unitId and form_id = @formId
        """;

    internal static async Task<Results<Ok<PaperTemplateView>, ProblemHttpResult>> Handle(Guid formId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (form, refusal) = await FormStore.FillableAsync(connection, user, formId, null, cancellation);
        return form is null ? refusal!.ToProblem() : user.ActingUnit() is { } unit ? TypedResults.Ok(await ViewAsync(connection, form, unit, cancellation)) : NoUnit.ToProblem();
    }

    internal static async Task<Results<FileContentHttpResult, ProblemHttpResult>> HandleFile(Guid formId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return user.ActingUnit() is { } unit && await NewestAsync(connection, unit, formId, cancellation) is { Docx: { } docx } row
            ? TypedResults.File(docx, OfficialDocumentWriter.MediaType, row.FileName)
            : Refusal.NotFound.ToProblem();
    }

    internal static async Task<Results<Ok<PaperTemplateView>, ProblemHttpResult>> HandlePut(
        Guid formId, HttpRequest http, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation, string? fileName = null)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (form, refusal) = await FormStore.FillableAsync(connection, user, formId, null, cancellation);
        if (form is null || user.ActingUnit() is not { } unit)
        {
            return (refusal ?? NoUnit).ToProblem();
        }

        // The body is read only for callers who may send it.
        var bytes = await FileTransfer.ReadBodyAsync(http, MostBytes, cancellation);
        var name = Named(fileName);
        if (TemplateCheck.Check(bytes, name, TemplateContent.Fields(form.Content)) is { Count: > 0 } faults)
        {
            return Wrong.ToProblem(("faults", faults));
        }

        await AddAsync(connection, unit, formId, name, bytes, user, clock, cancellation);
        return TypedResults.Ok(await ViewAsync(connection, form, unit, cancellation));
    }

    internal static async Task<Results<Ok<PaperTemplateView>, ProblemHttpResult>> HandleDelete(Guid formId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (form, refusal) = await FormStore.FillableAsync(connection, user, formId, null, cancellation);
        if (form is null || user.ActingUnit() is not { } unit)
        {
            return (refusal ?? NoUnit).ToProblem();
        }

        if (await NewestAsync(connection, unit, formId, cancellation) is { Docx: not null } last)
        {
            await AddAsync(connection, unit, formId, last.FileName, null, user, clock, cancellation);
        }

        return TypedResults.Ok(await ViewAsync(connection, form, unit, cancellation));
    }

    /// <summary>The template by which a unit prints a report of this form; null for the usual form, also when the form has changed so that the template no longer fits.</summary>
    internal static async Task<Guid?> ForAsync(NpgsqlConnection connection, Guid unitId, Guid formId, int formVersion, CancellationToken cancellation) =>
        await NewestAsync(connection, unitId, formId, cancellation) is { Docx: { } docx } row
        && await FormStore.FindAsync(connection, formId, formVersion, cancellation) is { } form && TemplateCheck.Check(docx, row.FileName, TemplateContent.Fields(form.Content)).Count == 0
            ? row.TemplateId
            : null;

    /// <summary>The unit's own file as it is now; null in the usual form.</summary>
    internal static async Task<byte[]?> OwnAsync(NpgsqlConnection connection, Guid unitId, Guid formId, CancellationToken cancellation) => (await NewestAsync(connection, unitId, formId, cancellation))?.Docx;

    internal static Task<byte[]?> FileAsync(NpgsqlConnection connection, Guid templateId, CancellationToken cancellation) =>
        connection.ExecuteScalarAsync<byte[]?>(new CommandDefinition("select docx from paper_template where template_id = @templateId", new { templateId }, cancellationToken: cancellation));

    private static async Task<PaperTemplateView> ViewAsync(NpgsqlConnection connection, FormView form, Guid unit, CancellationToken cancellation)
    {
        var row = await NewestAsync(connection, unit, form.FormId, cancellation);
        var fields = TemplateContent.Fields(form.Content);
        var there = row?.Docx is not null;
        return new(
            there ? row!.Version : null, there ? row!.FileName : null, there ? row!.ByName : null, there ? row!.At : null, [.. fields.Fields.Order(StringComparer.Ordinal)],
            fields.Tables.ToDictionary(table => table.Key, table => (IReadOnlyList<string>)[.. table.Value.Order(StringComparer.Ordinal)]), there ? TemplateCheck.Check(row!.Docx!, row.FileName, fields) : []);
    }

    private static Task<TemplateRow?> NewestAsync(NpgsqlConnection connection, Guid unitId, Guid formId, CancellationToken cancellation) =>
        connection.QuerySingleOrDefaultAsync<TemplateRow>(new CommandDefinition(Newest, new { unitId, formId }, cancellationToken: cancellation));

    private static Task<int> AddAsync(NpgsqlConnection connection, Guid unitId, Guid formId, string fileName, byte[]? docx, ClaimsPrincipal user, TimeProvider clock, CancellationToken cancellation) =>
        connection.ExecuteAsync(new CommandDefinition(
            Add, new { id = Guid.CreateVersion7(), unitId, formId, fileName, docx, by = user.AccountId(), byName = user.Identity?.Name ?? "", at = clock.GetUtcNow().ToUniversalTime() }, cancellationToken: cancellation));

    private static string Named(string? fileName) =>
        Path.GetFileName(fileName ?? "") is { Length: > 0 and <= LongestName } name && !name.Any(char.IsControl) ? name : "mau-bao-cao.docx";

    private sealed record TemplateRow
    {
        public required Guid TemplateId { get; init; }

        public required int Version { get; init; }

        public required string FileName { get; init; }

        public required byte[]? Docx { get; init; }

        public required string ByName { get; init; }

        public required DateTimeOffset At { get; init; }
    }
}
