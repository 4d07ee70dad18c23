using EduCoop.Documents.Writing.Word;

namespace EduCoop.Documents.Writing;

/// <summary>Writes a document as .docx in the form of Decree 30/2020, annex I.</summary>
public static class OfficialDocumentWriter
{
    /// <summary>The media type of the file.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const double AppendixSize = 12;
    private const int AppendixMargin = 85;

    /// <summary>Writes the whole file; the stream stays open.</summary>
    /// <param name="document">What it says.</param>
    /// <param name="target">Where the bytes go.</param>
    public static void Write(OfficialDocument document, Stream target) => WriteMany([document], target);

    /// <summary>Writes documents one after the other into one file, each beginning on a page of its own with its own page numbers: what an office prints in one go.</summary>
    /// <param name="documents">At least one.</param>
    /// <param name="target">Where the bytes go; it stays open.</param>
    public static void WriteMany(IReadOnlyList<OfficialDocument> documents, Stream target)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentOutOfRangeException.ThrowIfZero(documents.Count);
        Package.Write(target, [.. documents.Select(document => document.Verification?.Png).OfType<byte[]>()], word =>
        {
            var picture = 0;
            for (var i = 0; i < documents.Count; i++)
            {
                picture += documents[i].Verification is null ? 0 : 1;
                WriteOne(word, documents[i], picture, isAlone: documents.Count == 1);
                if (i < documents.Count - 1)
                {
                    word.SectionEnd(() => Section(word, documents[i], isAlone: false));
                }
            }

            // A table must not be the last thing of a body: programs add a paragraph of their own height and with it an empty page.
            word.Paragraph("", new Look { Size = 2 });
            Section(word, documents[^1], documents.Count == 1);
        });
    }

    /// <summary>The whole file in memory.</summary>
    /// <param name="document">What it says.</param>
    public static byte[] ToBytes(OfficialDocument document)
    {
        using var file = new MemoryStream();
        Write(document, file);
        return file.ToArray();
    }

    /// <summary>Is a table too wide for an upright page? In an appendix its page is turned.</summary>
    /// <param name="columns">Headings.</param>
    /// <param name="rows">Rows.</param>
    public static bool IsWide(IReadOnlyList<string> columns, IReadOnlyList<TableRow> rows) => ColumnWidths.NeedsLandscape(columns, rows, AppendixSize, AppendixMargin);

    private static void WriteAppendix(WordXml word, OfficialDocument document, int index)
    {
        var appendix = document.Appendices[index];
        // One appendix has no number; of several each has a roman one.
        var label = document.Appendices.Count == 1 ? "Phụ lục" : "Phụ lục " + Roman.Of(index + 1);
        word.Paragraph(label, Look.Centred with { IsBold = true, KeepsWithNext = true, Outline = 1 });
        word.Paragraph(Masthead.Capitals(appendix.Title), Look.Centred with { IsBold = true, KeepsWithNext = true });
        word.Paragraph(Companion(document), Look.Centred with { IsItalic = true, After = 120, KeepsWithNext = true });
        Table.Ruled(word, appendix.Columns, appendix.Rows, IsWide(appendix) ? PageLayout.LandscapeText : PageLayout.PortraitText);
    }

    /// <summary>The line below an appendix's title: to which document it belongs.</summary>
    /// <param name="document">The document.</param>
    public static string Companion(OfficialDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return $"(Kèm theo {(document.IsLetter ? "Công văn" : document.TypeName)} {DocumentNumbers.Citation(document)} của {document.Issuer})";
    }

    private static void WriteOne(WordXml word, OfficialDocument document, int picture, bool isAlone)
    {
        Masthead.Write(word, document);
        BodyText.Write(word, document);
        Closing.Write(word, document, picture);
        for (var i = 0; i < document.Appendices.Count; i++)
        {
            // A section ends with the paragraph that holds its properties; the last one's stand at the end of the document.
            var before = i == 0 ? null : document.Appendices[i - 1];
            word.SectionEnd(() => PageLayout.Section(word, before is not null && IsWide(before), countsAnew: before is not null || !isAlone));
            WriteAppendix(word, document, i);
        }
    }

    private static void Section(WordXml word, OfficialDocument document, bool isAlone)
    {
        var last = document.Appendices.Count > 0 ? document.Appendices[^1] : null;
        PageLayout.Section(word, last is not null && IsWide(last), countsAnew: last is not null || !isAlone);
    }

    private static bool IsWide(Appendix appendix) => IsWide(appendix.Columns, appendix.Rows);
}
