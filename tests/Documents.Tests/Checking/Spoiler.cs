using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using EduCoop.Documents.Writing;
using Words = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace EduCoop.Documents.Tests.Checking;

/// <summary>Spoils a right document in one measured way.</summary>
internal sealed class Spoiler : IDisposable
{
    private readonly MemoryStream file = new();
    private readonly WordprocessingDocument package;

    internal Spoiler(OfficialDocument document)
    {
        file.Write(OfficialDocumentWriter.ToBytes(document));
        file.Position = 0;
        package = WordprocessingDocument.Open(file, isEditable: true);
    }

    internal MainDocumentPart Main => package.MainDocumentPart!;

    internal Body Body => Main.Document.Body!;

    internal IReadOnlyList<Paragraph> All => [.. Body.Descendants<Paragraph>()];

    internal IReadOnlyList<SectionProperties> Sections => [.. Body.Descendants<SectionProperties>()];

    internal byte[] Bytes()
    {
        Main.Document.Save();
        foreach (var header in Main.HeaderParts)
        {
            header.Header.Save();
        }

        package.Dispose();
        return file.ToArray();
    }

    public void Dispose() => file.Dispose();

    internal Paragraph Find(string start) => All.FirstOrDefault(paragraph => paragraph.InnerText.StartsWith(start, StringComparison.Ordinal)) ?? throw new InvalidOperationException($"No paragraph begins with “{start}”.");

    internal void Size(string start, double points) => Runs(start, run => run.FontSize!.Val = $"{points * 2}");

    internal void Bold(string start, bool isBold) => Runs(start, run =>
    {
        run.Bold = isBold ? new Bold() : null;
        run.BoldComplexScript = null;
    });

    internal void Italic(string start, bool isItalic) => Runs(start, run =>
    {
        run.Italic = isItalic ? new Italic() : null;
        run.ItalicComplexScript = null;
    });

    internal void Align(string start, string value) => Align(Find(start), value);

    internal static void Align(Paragraph paragraph, string value) => paragraph.ParagraphProperties!.Justification!.Val =
        value switch { "left" => JustificationValues.Left, "right" => JustificationValues.Right, "center" => JustificationValues.Center, _ => JustificationValues.Both };

    internal void Write(string start, string words)
    {
        var texts = Find(start).Descendants<Words>().ToList();
        texts[0].Text = words;
        texts.Skip(1).ToList().ForEach(text => text.Remove());
    }

    internal void Replace(string start, string old, string words)
    {
        var text = Find(start).Descendants<Words>().FirstOrDefault(text => text.Text.Contains(old, StringComparison.Ordinal)) ?? throw new InvalidOperationException($"“{start}” does not hold “{old}”.");
        var at = text.Text.LastIndexOf(old, StringComparison.Ordinal);
        text.Text = text.Text[..at] + words + text.Text[(at + old.Length)..];
    }

    internal void Spacing(string start, Action<SpacingBetweenLines> change) => change(Find(start).ParagraphProperties!.SpacingBetweenLines!);

    /// <summary>The empty paragraph with a border that follows.</summary>
    internal Paragraph RuleAfter(string start) => Find(start).ElementsAfter().OfType<Paragraph>().First(paragraph => paragraph.ParagraphProperties!.ParagraphBorders is not null);

    /// <summary>Makes a rule so many times as long, in the middle as before.</summary>
    internal void Stretch(string start, int column, double times)
    {
        var indent = RuleAfter(start).ParagraphProperties!.Indentation!;
        var left = int.Parse(indent.Left!.Value!);
        var length = (int)((column - (2 * left)) * times);
        indent.Left = indent.Right = $"{(column - length) / 2}";
    }

    internal void Page(Action<PageSize, PageMargin> change, int section = 0) => change(Sections[section].GetFirstChild<PageSize>()!, Sections[section].GetFirstChild<PageMargin>()!);

    internal Paragraph PageNumber => Main.HeaderParts.SelectMany(part => part.Header.Descendants<Paragraph>()).First(paragraph => paragraph.Descendants<FieldCode>().Any());

    internal void Runs(string start, Action<RunProperties> change)
    {
        foreach (var run in Find(start).Elements<Run>())
        {
            change(run.RunProperties!);
        }
    }
}
