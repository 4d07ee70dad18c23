namespace EduCoop.Documents.Writing.Word;

/// <summary>Legal bases and body.</summary>
internal static class BodyText
{
    private const string EndMark = "./.";

    internal static void Write(WordXml word, OfficialDocument document)
    {
        Addressees(word, document.Addressees);
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
                Words(word, heading.Text, isLast, Look.Body with { IsBold = heading.Level < 3, KeepsWithNext = true, Outline = Math.Clamp(heading.Level, 1, 9) });
                break;
            case TextBlock text:
                Words(word, text.Text, isLast, Look.Body with { IsBold = text.IsBold, IsItalic = text.IsItalic });
                break;
            case LetteredBlock list:
                Lettered(word, list.Items, isLast);
                break;
            case DivisionBlock division:
                word.Paragraph($"{Word(division.Kind)} {(division.Kind is DivisionKind.Part or DivisionKind.Chapter ? Roman.Of(division.Number) : $"{division.Number}")}", Look.Heading with { Before = 120, Outline = Outline(division.Kind) });
                word.Paragraph(Masthead.Capitals(division.Title), Look.Heading);
                break;
            case ArticleBlock article:
                Article(word, article, isLast);
                break;
            case ClauseBlock clause:
                var hasPoints = clause.Points is { Count: > 0 };
                Words(word, $"{clause.Number}. {clause.Text}", isLast && !hasPoints, Look.Body with { IsBold = clause.IsHeading, KeepsWithNext = clause.IsHeading });
                Lettered(word, clause.Points ?? [], isLast);
                break;
            case TableBlock table:
                Table.Ruled(word, table.Columns, table.Rows, PageLayout.PortraitText);
                word.Paragraph("", new Look { Size = 8 });
                break;
            default:
                throw new ArgumentException($"A block of the kind {block.GetType().Name} cannot be written.", nameof(block));
        }
    }

    // One stands on the same line; several each on a line of its own, their dashes below the colon.
    private static void Addressees(WordXml word, IReadOnlyList<string> all)
    {
        const int Indent = 1700;
        if (all.Count == 1)
        {
            word.Paragraph($"Kính gửi: {all[0].TrimEnd(' ', ';', '.')}", Look.Centred with { After = 120, Before = 120 });
        }
        else if (all.Count > 1)
        {
            word.Paragraph("Kính gửi:", new Look { Left = Indent, Before = 120 });
            for (var i = 0; i < all.Count; i++)
            {
                word.Paragraph($"- {all[i].Trim().TrimStart('-', ' ').TrimEnd(' ', ';', '.')}{(i == all.Count - 1 ? "." : ";")}", new Look { Left = Indent + 1000, After = i == all.Count - 1 ? 120 : 0 });
            }
        }
    }

    private static void Article(WordXml word, ArticleBlock article, bool isLast)
    {
        var label = $"Điều {article.Number}.";
        if (article.Title is { } title)
        {
            Words(word, $"{label} {title}", isLast && article.Text is null, Look.Body with { IsBold = true, KeepsWithNext = true, Outline = 5 });
            if (article.Text is { } text)
            {
                Words(word, text, isLast, Look.Body);
            }
        }
        else
        {
            var first = article.Text ?? "";
            word.Paragraph([(label, true), (" " + (isLast ? Ended(first) : first), false)], Look.Body with { KeepsWithNext = isLast, Outline = 5 });
        }
    }

    private static void Lettered(WordXml word, IReadOnlyList<string> items, bool isLast)
    {
        for (var i = 0; i < items.Count; i++)
        {
            Words(word, $"{ListLetters.At(i)}) {items[i]}", isLast && i == items.Count - 1, Look.Body);
        }
    }

    // The last words carry the end mark, and stay with the signature.
    private static void Words(WordXml word, string text, bool isLast, Look look) =>
        word.Paragraph(isLast ? Ended(text) : text, look with { KeepsWithNext = look.KeepsWithNext || isLast });

    private static string Word(DivisionKind kind) => kind switch { DivisionKind.Part => "Phần", DivisionKind.Chapter => "Chương", DivisionKind.Section => "Mục", _ => "Tiểu mục" };

    private static int Outline(DivisionKind kind) => kind switch { DivisionKind.Part => 1, DivisionKind.Chapter => 2, DivisionKind.Section => 3, _ => 4 };

    private static string Ended(string text) => text.TrimEnd() is var words && words.EndsWith(EndMark, StringComparison.Ordinal) ? words : words.TrimEnd(' ', '.', ';', ',') + EndMark;
}
