using System.Security.Claims;
using Dapper;
using EduCoop.Documents.Checking;
using EduCoop.Documents.Writing;
using EduCoop.Reporting.Submissions;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Reporting.Papers;

/// <summary>How the PDF of a paper stands.</summary>
public enum PdfState
{
    /// <summary>Nobody has asked for it.</summary>
    None,

    /// <summary>It is being made.</summary>
    Waiting,

    /// <summary>It could not be made.</summary>
    Failed,

    /// <summary>It is there.</summary>
    Ready,
}

/// <summary>A departure from the form that Decree 30/2020 asks for.</summary>
/// <param name="RuleId">Stable name of the rule.</param>
/// <param name="Vietnamese">What is wrong.</param>
/// <param name="English">The same in English.</param>
/// <param name="Paragraph">Which paragraph, from 1.</param>
/// <param name="Quote">Its first words.</param>
/// <param name="Measured">What was found.</param>
/// <param name="Allowed">What is allowed.</param>
public sealed record PaperDeparture(string RuleId, string Vietnamese, string English, int? Paragraph, string? Quote, string Measured, string Allowed);

/// <summary>A report's paper.</summary>
/// <param name="DocumentNumber">Number and symbol; of a draft the symbol only.</param>
/// <param name="IssuedOn">The day it was handed in; null while it is a draft.</param>
/// <param name="Version">The step by which it was handed in; null while it is a draft.</param>
/// <param name="Editions">Steps by which it was handed in so far, the newest first; each can be printed again.</param>
/// <param name="Head">Place, symbol, who signs.</param>
/// <param name="Missing">What the unit has yet to say: place, signer.</param>
/// <param name="Sha256">Of the .docx, in hexadecimal digits.</param>
/// <param name="Rules">How many rules of form were measured.</param>
/// <param name="Departures">Where it departs from them, up to 100.</param>
/// <param name="Pdf">How its PDF stands.</param>
/// <param name="PdfFault">Why there is none.</param>
public sealed record PaperView(
    string DocumentNumber, DateOnly? IssuedOn, int? Version, IReadOnlyList<int> Editions, PaperHead Head, IReadOnlyList<string> Missing, string Sha256, int Rules, IReadOnlyList<PaperDeparture> Departures,
    PdfState Pdf, string? PdfFault);

/// <summary>GET /reports/{obligationId}/paper, paper.docx: the report as an official document; a draft has no number and no day.</summary>
internal static class GetPaper
{
    private const int MostDepartures = 100;

    internal static readonly Refusal NoPaper = new("paper_missing", "Báo cáo chưa có văn bản.", "Chỉ có văn bản khi đơn vị đã bắt đầu ghi báo cáo; bản nháp chỉ đơn vị báo cáo xem được. version phải là một lần đã gửi.", StatusCodes.Status404NotFound);

    private const string EditionsOf = "select version from report_paper where obligation_id = @obligationId order by version desc limit 100";

    internal static async Task<Results<Ok<PaperView>, ProblemHttpResult>> Handle(
        Guid obligationId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation, int? version = null)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (paper, refusal) = await ReadableAsync(connection, obligationId, version, user, clock, cancellation);
        return paper is null ? refusal!.ToProblem() : TypedResults.Ok(await ViewAsync(connection, obligationId, paper, cancellation));
    }

    internal static async Task<Results<FileContentHttpResult, ProblemHttpResult>> HandleDocument(
        Guid obligationId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation, int? version = null)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (paper, refusal) = await ReadableAsync(connection, obligationId, version, user, clock, cancellation);
        return paper is null ? refusal!.ToProblem() : TypedResults.File(paper.File.Docx, OfficialDocumentWriter.MediaType, $"{paper.FileName}.docx");
    }

    /// <summary>The paper of a report as the caller may see it: what was handed in, or the draft, which is its unit's own.</summary>
    internal static async Task<(ReadPaper? Paper, Refusal? Refusal)> ReadableAsync(
        NpgsqlConnection connection, Guid obligationId, int? version, ClaimsPrincipal user, TimeProvider clock, CancellationToken cancellation)
    {
        var today = clock.Today();
        if (await SubmissionStore.FindAsync(connection, obligationId, cancellation) is not { } report)
        {
            return (null, Refusal.NotFound);
        }

        if (await SubmissionAccess.RefuseReadingAsync(connection, user, report, today, cancellation) is { } refusal)
        {
            return (null, refusal);
        }

        if (version is null && report.State is null or SubmissionState.Draft or SubmissionState.Returned)
        {
            return report.State is null || await SubmissionAccess.RefuseAsync(connection, user, report, SubmissionMove.Save, today, cancellation) is not null
                ? (null, NoPaper)
                : (await DraftAsync(connection, report, user, today, cancellation), null);
        }

        // What was handed in and taken back before anybody looked at it is its unit's own again.
        var isTakenBack = report.State == SubmissionState.Draft && await SubmissionAccess.RefuseAsync(connection, user, report, SubmissionMove.Save, today, cancellation) is not null;
        if (isTakenBack || await PaperStore.FindAsync(connection, obligationId, version, cancellation) is not { } settled)
        {
            return (null, NoPaper);
        }

        return (new(settled.ReadFacts(), await PaperStore.FileAsync(connection, settled, cancellation), settled), null);
    }

    private static async Task<ReadPaper> DraftAsync(NpgsqlConnection connection, SubmissionView report, ClaimsPrincipal user, DateOnly today, CancellationToken cancellation)
    {
        var facts = await SettlePaper.FactsAsync(connection, report, user.ActingUnit() ?? report.UnitId, today, cancellation);
        return new(facts, await PaperStore.DraftAsync(connection, report, facts, today, cancellation), null);
    }

    private static async Task<PaperView> ViewAsync(NpgsqlConnection connection, Guid obligationId, ReadPaper paper, CancellationToken cancellation)
    {
        var editions = await connection.QueryAsync<int>(new CommandDefinition(EditionsOf, new { obligationId }, cancellationToken: cancellation));
        var (state, fault) = await PaperJob.StateAsync(connection, paper.File.Sha256, cancellation);
        var report = FormatCheck.Check(paper.File.Docx, $"{paper.FileName}.docx", cancellation: cancellation);
        var head = paper.Facts.Head;
        string[] missing = [.. char.IsLetterOrDigit(head.Place[0]) ? [] : new[] { "place" }, .. head.SignerName is null ? new[] { "signer" } : []];
        return new(
            paper.DocumentNumber, paper.Settled?.IssuedOn, paper.Settled?.Version, editions.AsList(), head, missing, Convert.ToHexStringLower(paper.File.Sha256), report.Rules,
            [.. report.Departures.Take(MostDepartures).Select(one => new PaperDeparture(one.Rule.Id, one.Rule.Vietnamese, one.Rule.English, one.Paragraph, one.Quote, one.Measured, one.Rule.Allowed))],
            state, fault);
    }
}

/// <summary>A paper that the caller may see.</summary>
/// <param name="Facts">What it depends on.</param>
/// <param name="File">Its bytes.</param>
/// <param name="Settled">Number and day; null of a draft.</param>
internal sealed record ReadPaper(PaperFacts Facts, PaperFile File, SettledPaper? Settled)
{
    internal string DocumentNumber => $"{(Settled is { } paper ? DocumentNumbers.Padded(paper.Number) : "")}/{Facts.Head.Symbol}";

    internal string FileName => Settled is { } paper ? $"bao-cao-{paper.Year}-{paper.Number:0000}" : "bao-cao-du-thao";
}
