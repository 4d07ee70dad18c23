using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Files.Word;

/// <summary>Walks a document's blocks in order and writes them as text: an empty line between paragraphs, one line (or more, up to the closing bar) a table row.</summary>
internal sealed class BodyWriter
{
    private readonly StringBuilder text = new();
    private readonly DocumentLimits limits;
    private readonly string fileName;
    private readonly CancellationToken cancellation;
    private readonly MainDocumentPart main;
    private readonly ListNumbers numbers;
    private readonly List<Finding> findings = [];
    private readonly List<string> footnotes = [];
    private string? carried;

    internal BodyWriter(MainDocumentPart main, DocumentLimits limits, string fileName, CancellationToken cancellation)
    {
        (this.main, this.limits, this.fileName, this.cancellation) = (main, limits, fileName, cancellation);
        numbers = new ListNumbers(main);
    }

    internal IReadOnlyList<Finding> Findings => findings;

    internal void Write(Body body)
    {
        foreach (var header in main.HeaderParts)
        {
            WriteRunning(header.Header);
        }

        Blocks(body, Paragraph);
        foreach (var footer in main.FooterParts)
        {
            WriteRunning(footer.Footer);
        }
    }

    /// <summary>The whole text, footnotes last.</summary>
    internal string Finish()
    {
        if (carried is { Length: > 0 } rest)
        {
            carried = null;
            Paragraph(rest);
        }

        for (var i = 0; i < footnotes.Count; i++)
        {
            Paragraph($"[{i + 1}] {footnotes[i]}");
        }

        return text.ToString();
    }

    // A header or footer that only numbers the pages says nothing about the plan.
    private void WriteRunning(OpenXmlElement? root)
    {
        if (root is null)
        {
            return;
        }

        var lines = new List<string>();
        Blocks(root, lines.Add);
        foreach (var line in lines.Where(line => line.Count(char.IsLetter) > 4 && !line.StartsWith("Trang ", StringComparison.OrdinalIgnoreCase)))
        {
            if (!text.ToString().Contains(line, StringComparison.Ordinal))
            {
                Paragraph(line);
                findings.Add(new("running_text", $"Dòng ở đầu hoặc chân trang được đọc cùng nội dung: “{(line.Length > 80 ? line[..80] + "…" : line)}”."));
            }
        }
    }

    private void Blocks(OpenXmlElement parent, Action<string> write)
    {
        foreach (var block in parent.ChildElements)
        {
            cancellation.ThrowIfCancellationRequested();
            switch (block)
            {
                case DocumentFormat.OpenXml.Wordprocessing.Paragraph paragraph:
                    WriteParagraph(paragraph, write);
                    break;
                case Table table when ReferenceEquals(parent, table.Parent) && write == Paragraph:
                    WriteTable(table);
                    break;
                case Table table:
                    foreach (var row in TableText.Read(table, this, limits, fileName).Rows)
                    {
                        write(string.Join("; ", row.Where(cell => cell.Length > 0)));
                    }

                    break;
                case AltChunk:
                    findings.Add(new("embedded_text", "Văn bản nhúng một tệp khác bên trong; phần đó không được đọc."));
                    break;
                case DeletedRun or MoveFromRun or SectionProperties or TableProperties:
                    break;
                case AlternateContent alternate when Chosen(alternate) is { } chosen:
                    Blocks(chosen, write);
                    break;
                default:
                    if (block.HasChildren)
                    {
                        Blocks(block, write);
                    }

                    break;
            }
        }
    }

    /// <summary>The texts of a cell or text box, paragraph by paragraph.</summary>
    internal List<string> Inner(OpenXmlElement parent)
    {
        var lines = new List<string>();
        Blocks(parent, lines.Add);
        return lines;
    }

    /// <summary>Of the same thing drawn in two ways, the one whose text can be read; never both.</summary>
    internal static OpenXmlElement? Chosen(AlternateContent alternate)
    {
        OpenXmlElement? newer = alternate.GetFirstChild<AlternateContentChoice>();
        OpenXmlElement? older = alternate.GetFirstChild<AlternateContentFallback>();
        return newer is null || (older is not null && !newer.Descendants<TextBoxContent>().Any() && older.Descendants<TextBoxContent>().Any()) ? older : newer;
    }

    private void WriteParagraph(DocumentFormat.OpenXml.Wordprocessing.Paragraph paragraph, Action<string> write)
    {
        var runs = new RunText(NoteOf);
        runs.Read(paragraph);
        var label = runs.Text.Any(letter => !char.IsWhiteSpace(letter)) ? numbers.Next(paragraph) : "";
        var line = label.Length > 0 ? $"{label} {runs.Text.TrimStart()}" : runs.Text;
        if (carried is not null)
        {
            (line, carried) = (carried + line, null);
        }

        // A deleted paragraph mark joins the paragraph with the next one.
        if (paragraph.ParagraphProperties?.ParagraphMarkRunProperties?.GetFirstChild<Deleted>() is not null)
        {
            carried = line;
        }
        else
        {
            write(line);
        }

        foreach (var box in runs.Boxes)
        {
            foreach (var inner in Inner(box))
            {
                write(inner);
            }
        }
    }

    private string? NoteOf(FootnoteEndnoteReferenceType reference)
    {
        OpenXmlElement? note = reference is FootnoteReference
            ? main.FootnotesPart?.Footnotes?.Elements<Footnote>().FirstOrDefault(one => one.Id?.Value == reference.Id?.Value)
            : main.EndnotesPart?.Endnotes?.Elements<Endnote>().FirstOrDefault(one => one.Id?.Value == reference.Id?.Value);
        if (note is not null && footnotes.Count < limits.MaxEntries)
        {
            var words = string.Join(' ', note.Descendants<DocumentFormat.OpenXml.Wordprocessing.Text>().Select(one => one.Text)).Trim();
            if (words.Length > 0)
            {
                footnotes.Add(words);
            }
        }

        return null;
    }

    private void WriteTable(Table table)
    {
        var read = TableText.Read(table, this, limits, fileName);
        if (read.IsLayout)
        {
            foreach (var line in read.Rows.SelectMany(row => row).Where(cell => cell.Length > 0).SelectMany(cell => cell.Split('\n')))
            {
                Paragraph(line);
            }

            return;
        }

        var any = false;
        foreach (var row in read.Rows.Where(row => row.Any(cell => cell.Length > 0)))
        {
            Add(any ? "\n" : text.Length == 0 ? "" : "\n\n");
            Add(TableText.Line(row));
            any = true;
        }
    }

    private void Paragraph(string line)
    {
        line = line.Trim();
        if (line.Length > 0)
        {
            Add(text.Length == 0 ? "" : "\n\n");
            Add(line);
        }
    }

    private void Add(string piece)
    {
        if (text.Length + piece.Length > limits.MaxCharacters)
        {
            throw new DocumentRefusedException("file_too_large", $"Tệp {fileName} có quá nhiều chữ.", $"Một văn bản được có nhiều nhất {limits.MaxCharacters} ký tự; hãy tách kế hoạch và phụ lục thành nhiều tệp.");
        }

        text.Append(piece);
    }
}
