using System.Security.Cryptography;
using System.Text.Json;
using Dapper;
using EduCoop.Contracts;
using EduCoop.Documents.Templates;
using EduCoop.Documents.Writing;
using EduCoop.Reporting.Forms;
using EduCoop.Reporting.Submissions;
using Npgsql;

namespace EduCoop.Reporting.Papers;

/// <summary>A file of a paper.</summary>
/// <param name="Sha256">By which it is known.</param>
/// <param name="Docx">Its bytes.</param>
internal sealed record PaperFile(byte[] Sha256, byte[] Docx);

/// <summary>A paper that was settled.</summary>
internal sealed record SettledPaper
{
    public required Guid ObligationId { get; init; }

    public required int Version { get; init; }

    public required int Year { get; init; }

    public required int Number { get; init; }

    public required DateOnly IssuedOn { get; init; }

    public required Guid? FormId { get; init; }

    public required int? FormVersion { get; init; }

    public required string Facts { get; init; }

    public required string Answers { get; init; }

    public required string Narrative { get; init; }

    internal PaperFacts ReadFacts() => JsonSerializer.Deserialize<PaperFacts>(Facts, ContractJson.Options)!;
}

/// <summary>Papers and their files. A paper's file is written once, from what was settled; afterwards its bytes are what is kept.</summary>
internal static class PaperStore
{
    private const string Find = """
        select p.obligation_id, p.version, p.year, p.number, p.issued_on, p.form_id, p.form_version, p.facts::text as facts, s.answers::text as answers, s.narrative
        from report_paper p join submission_step s on s.obligation_id = p.obligation_id and s.version = p.version
        where p.obligation_id = @obligationId and (@version::int is null or p.version = @version) order by p.version desc limit 1
        """;

    private const string Kept = """
        select f.sha256, f.docx from report_paper_file r join paper_file f on f.sha256 = r.sha256 where r.obligation_id = @obligationId and r.version = @version
        """;

    private const string KeepFile = "insert into paper_file (sha256, docx) values (@sha256, @docx) on conflict (sha256) do update set at = clock_timestamp()";

    private const string KeepPaper = "insert into report_paper_file (obligation_id, version, sha256) values (@obligationId, @version, @sha256) on conflict do nothing";

    internal static Task<SettledPaper?> FindAsync(NpgsqlConnection connection, Guid obligationId, int? version, CancellationToken cancellation) =>
        connection.QuerySingleOrDefaultAsync<SettledPaper>(new CommandDefinition(Find, new { obligationId, version }, cancellationToken: cancellation));

    /// <summary>The file of a settled paper: as it was kept, or written now and kept.</summary>
    internal static async Task<PaperFile> FileAsync(NpgsqlConnection connection, SettledPaper paper, CancellationToken cancellation)
    {
        var key = new { obligationId = paper.ObligationId, version = paper.Version };
        if (await connection.QuerySingleOrDefaultAsync<FileRow>(new CommandDefinition(Kept, key, cancellationToken: cancellation)) is { } kept)
        {
            return new(kept.Sha256, kept.Docx);
        }

        var form = paper.FormId is { } formId ? (await FormStore.FindAsync(connection, formId, paper.FormVersion, cancellation))!.Content : null;
        var facts = paper.ReadFacts();
        var content = new PaperContent(facts, paper.Number, paper.IssuedOn, paper.Year, form, SubmissionStore.Read(paper.Answers), paper.Narrative);
        var file = Write(content, await TemplateAsync(connection, facts, cancellation));
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(KeepFile, new { file.Sha256, file.Docx }, transaction, cancellationToken: cancellation));
        await connection.ExecuteAsync(new CommandDefinition(KeepPaper, new { key.obligationId, key.version, file.Sha256 }, transaction, cancellationToken: cancellation));
        await transaction.CommitAsync(cancellation);
        // Somebody who was faster, perhaps with another program, has said how it looks.
        var first = await connection.QuerySingleAsync<FileRow>(new CommandDefinition(Kept, key, cancellationToken: cancellation));
        return new(first.Sha256, first.Docx);
    }

    /// <summary>The file of a report that is being written: without number and day.</summary>
    internal static async Task<PaperFile> DraftAsync(NpgsqlConnection connection, SubmissionView report, PaperFacts facts, DateOnly today, CancellationToken cancellation)
    {
        var form = report.FormId is { } formId ? (await FormStore.FindAsync(connection, formId, report.FormVersion, cancellation))!.Content : null;
        return Write(new(facts, null, null, today.Year, form, report.Answers, report.Narrative), await TemplateAsync(connection, facts, cancellation));
    }

    internal static Task KeepAsync(NpgsqlConnection connection, PaperFile file, CancellationToken cancellation) =>
        connection.ExecuteAsync(new CommandDefinition(KeepFile, new { file.Sha256, file.Docx }, cancellationToken: cancellation));

    /// <param name="content">What it says.</param>
    /// <param name="template">The unit's own Word file; null for the usual form.</param>
    internal static PaperFile Write(PaperContent content, byte[]? template = null)
    {
        var bytes = template is null ? OfficialDocumentWriter.ToBytes(PaperDocument.Of(content)) : TemplateWriter.Fill(template, TemplateContent.Values(content));
        return new(SHA256.HashData(bytes), bytes);
    }

    private static async Task<byte[]?> TemplateAsync(NpgsqlConnection connection, PaperFacts facts, CancellationToken cancellation) =>
        facts.TemplateId is { } template ? await PaperTemplates.FileAsync(connection, template, cancellation) : null;

    private sealed record FileRow
    {
        public required byte[] Sha256 { get; init; }

        public required byte[] Docx { get; init; }
    }
}
