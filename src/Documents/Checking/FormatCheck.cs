using EduCoop.Documents.Checking.Facts;
using EduCoop.Documents.Checking.Rules;
using EduCoop.Documents.Files;
using EduCoop.Documents.Files.Word;

namespace EduCoop.Documents.Checking;

/// <summary>Measures a .docx against the form that Decree 30/2020/NĐ-CP (annexes I and III) asks of administrative documents.</summary>
public static class FormatCheck
{
    /// <summary>So many places of one rule are listed; a thousand runs in a wrong font are one mistake.</summary>
    public const int MostPlaces = 20;

    private const int QuoteLength = 60;

    /// <summary>Every rule, in the order of the decree.</summary>
    public static IReadOnlyList<FormatRule> Rules { get; } =
        [.. PageRules.All, .. FontRules.All, .. NationRules.All, .. IssuerRules.All, .. NumberRules.All, .. DateRules.All, .. TitleRules.All, .. BasisRules.All, .. BodyRules.All, .. OutlineRules.All, .. SignatureRules.All, .. RecipientRules.All, .. AppendixRules.All];

    /// <summary>Measures a file; what is no .docx, or asks for too much, is refused with the reason.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="fileName">Its name, for the refusal.</param>
    /// <param name="limits">How much it may ask for.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static FormatReport Check(byte[] bytes, string fileName, DocumentLimits? limits = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentNullException.ThrowIfNull(fileName);
        limits ??= DocumentLimits.Default;
        try
        {
            if (bytes.Length > limits.MaxBytes)
            {
                throw new DocumentRefusedException("file_too_large", $"Tệp {fileName} lớn hơn {limits.MaxBytes / 1024 / 1024} MB.", "Bỏ ảnh trong tệp rồi kiểm tra lại.");
            }

            if (!FileKind.IsZip(bytes))
            {
                throw new DocumentRefusedException("not_a_document", $"Tệp {fileName} không phải văn bản Word (.docx).", "Chỉ đo được thể thức trên tệp .docx; mở bằng phần mềm soạn thảo, lưu lại dạng .docx rồi kiểm tra.");
            }

            return Report(WordPackage.Read(bytes, fileName, limits, (main, body) => FactsReader.Read(main, body, cancellation), cancellation));
        }
        catch (DocumentRefusedException refused)
        {
            return new(0, false, [], refused.Refusal);
        }
    }

    private static FormatReport Report(DocumentFacts facts)
    {
        var anatomy = AnatomyReader.Read(facts);
        var rules = Rules.Where(rule => !anatomy.IsParty || rule.HoldsForParty).ToList();
        var departures = rules.SelectMany(rule => rule.Find(anatomy).Take(MostPlaces).Select(breach => Of(rule, breach)));
        return new(rules.Count, anatomy.IsParty, [.. departures.OrderBy(departure => departure.Paragraph ?? 0)]);
    }

    private static Departure Of(FormatRule rule, Breach breach)
    {
        var text = breach.Line?.Text.ReplaceLineEndings(" ").Replace('\t', ' ');
        var quote = text is { Length: > QuoteLength } ? text[..(QuoteLength - 1)] + "…" : text;
        return new(rule, breach.Line is { Number: > 0 } line ? line.Number : null, (breach.Line is { Number: 0 } ? breach.Section : breach.Line?.Section ?? breach.Section) + 1, quote, breach.Measured);
    }
}
