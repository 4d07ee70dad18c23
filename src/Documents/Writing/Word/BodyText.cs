namespace EduCoop.Documents.Writing.Word;

/// <summary>Legal bases and body.</summary>
internal static class BodyText
{
    private const string EndMark = "./.";

    internal static void Write(WordXml word, OfficialDocument document)
    {
        for (var i = 0; i < document.Bases.Count; i++)
        {
            word.Paragraph(document.Bases[i].TrimEnd(' ', ';', ',', '.') + (i == document.Bases.Count - 1 ? "." : ";"), Look.Body with { IsItalic = true });
        }

        for (var i = 0; i < document.Body.Count; i++)
        {
            Block(word, document.Body[i], isLast: i == document.Body.Count - 1);
        }
    }

    private static void Block(WordXml word, DocumentBlock block, bool isLast)
    {
        switch (block)
        {
            case HeadingBlock heading:
                word.Paragraph(heading.Text, Look.Body with { IsBold = heading.Level < 3, KeepsWithNext = true, Outline = Math.Clamp(heading.Level, 1, 9) });
                break;
            case TextBlock text:
                word.Paragraph(isLast ? Ended(text.Text) : text.Text, Look.Body with { IsBold = text.IsBold, IsItalic = text.IsItalic, KeepsWithNext = isLast });
                break;
            case LetteredBlock list:
                for (var i = 0; i < list.Items.Count; i++)
                {
                    var item = $"{ListLetters.At(i)}) {list.Items[i]}";
                    word.Paragraph(isLast && i == list.Items.Count - 1 ? Ended(item) : item, Look.Body with { KeepsWithNext = isLast && i == list.Items.Count - 1 });
                }

                break;
            case TableBlock table:
                Table.Ruled(word, table.Columns, table.Rows, PageLayout.PortraitText);
                word.Paragraph("", new Look { Size = 8 });
                break;
            default:
                throw new ArgumentException($"A block of the kind {block.GetType().Name} cannot be written.", nameof(block));
        }
    }

    private static string Ended(string text) => text.TrimEnd() is var words && words.EndsWith(EndMark, StringComparison.Ordinal) ? words : words.TrimEnd(' ', '.', ';', ',') + EndMark;
}
