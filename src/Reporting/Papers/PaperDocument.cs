using EduCoop.Documents.Writing;
using EduCoop.Reporting.Forms;

namespace EduCoop.Reporting.Papers;

/// <summary>A report as a document of Decree 30/2020: sections of its form as headings, fields as numbered lines, tables as tables, wide or long ones as appendices. A pure function: the same content gives the same document.</summary>
internal static class PaperDocument
{
    // A longer table would tear the text apart.
    private const int MostRowsInText = 30;

    internal static OfficialDocument Of(PaperContent paper)
    {
        var facts = paper.Facts;
        var head = facts.Head;
        var annexes = new List<Appendix>();
        var sections = Sections(paper, annexes).ToList();
        // An appendix is named by its number only once it is known how many there are.
        var body = sections.Select(block => block is Pointer pointer ? pointer.Text(annexes.Count) : block);
        return new()
        {
            ParentIssuer = head.ParentIssuer,
            Issuer = facts.UnitName,
            Number = $"{(paper.Number is { } number ? DocumentNumbers.Padded(number) : "")}/{head.Symbol}",
            Place = head.Place,
            Date = paper.IssuedOn,
            Year = paper.Year,
            TypeName = "Báo cáo",
            Subject = SubjectOf(facts),
            Addressees = facts.ReceiverName is { } receiver && receiver != facts.UnitName ? [receiver] : [],
            Bases = head.Bases,
            Body = [new TextBlock(Opening(facts)), .. body, new TextBlock(Closing(facts))],
            Signature = head.Signature(),
            Recipients = [.. facts.ReceiverName is null || facts.ReceiverName == facts.UnitName ? [] : new[] { "Như trên" }, .. head.Recipients],
            Archive = head.Archive,
            Appendices = annexes,
        };
    }

    /// <summary>"Báo cáo kết quả hợp tác" for "Quý II/2026" is about "Kết quả hợp tác quý II/2026".</summary>
    internal static string SubjectOf(PaperFacts facts)
    {
        const string Type = "báo cáo ";
        var about = facts.RegimeName.StartsWith(Type, StringComparison.OrdinalIgnoreCase) ? facts.RegimeName[Type.Length..] : facts.RegimeName;
        var subject = char.ToUpperInvariant(about[0]) + about[1..].TrimEnd(' ', '.', ':');
        return subject.Contains(facts.PeriodLabel, StringComparison.OrdinalIgnoreCase) ? subject : $"{subject} {Lowered(facts.PeriodLabel)}";
    }

    private static string Opening(PaperFacts facts) =>
        $"Thực hiện chế độ báo cáo “{facts.RegimeName}”, {facts.UnitName} báo cáo kết quả {Lowered(facts.PeriodLabel)} (số liệu từ {VietnameseDates.InWords(facts.PeriodFrom)} đến {VietnameseDates.InWords(facts.CutOff)}) như sau:";

    private static string Closing(PaperFacts facts) => facts.ReceiverName is { } receiver && receiver != facts.UnitName
        ? $"Trên đây là báo cáo của {facts.UnitName}, kính gửi {receiver} xem xét, tổng hợp."
        : $"Trên đây là báo cáo của {facts.UnitName}.";

    private static IEnumerable<DocumentBlock> Sections(PaperContent paper, List<Appendix> annexes)
    {
        var place = 0;
        if (paper.Narrative.Length > 0)
        {
            if (paper.Form is not null)
            {
                yield return Heading(++place, "Đánh giá chung");
            }

            foreach (var block in Words(paper.Narrative, paper.Facts.Authors))
            {
                yield return block;
            }
        }

        foreach (var section in paper.Form?.Sections ?? [])
        {
            yield return Heading(++place, section.Title);
            var clause = 0;
            foreach (var field in section.Fields)
            {
                foreach (var block in Field(++clause, field, paper))
                {
                    yield return block;
                }
            }

            foreach (var table in section.Tables)
            {
                foreach (var block in Table(++clause, table, paper, annexes))
                {
                    yield return block;
                }
            }
        }
    }

    private static HeadingBlock Heading(int place, string title) => new(1, $"{Roman.Of(place)}. {title.Trim().TrimEnd('.', ':').ToUpperInvariant()}");

    private static IEnumerable<DocumentBlock> Field(int clause, FormField field, PaperContent paper)
    {
        var value = paper.Answers.Values.GetValueOrDefault(field.Key);
        if (field.Kind == FieldKind.LongText && value is not null)
        {
            yield return new ClauseBlock(clause, field.Label, IsHeading: true);
            foreach (var block in Words(value, paper.Facts.Authors))
            {
                yield return block;
            }
        }
        else
        {
            yield return new ClauseBlock(clause, $"{field.Label}: {PaperValues.Said(field, value)}");
        }
    }

    private static IEnumerable<DocumentBlock> Table(int clause, FormTable table, PaperContent paper, List<Appendix> annexes)
    {
        var (columns, rows) = PaperValues.Table(table, paper.Answers.Tables.GetValueOrDefault(table.Key) ?? []);
        if (rows.Count == 0)
        {
            yield return new ClauseBlock(clause, $"{table.Title}: không có dòng nào.");
        }
        else if (rows.Count > MostRowsInText || OfficialDocumentWriter.IsWide(columns, rows))
        {
            annexes.Add(new(table.Title, columns, rows));
            yield return new Pointer(clause, table.Title, annexes.Count);
        }
        else
        {
            yield return new ClauseBlock(clause, table.Title, IsHeading: true);
            yield return new TableBlock(columns, rows);
        }
    }

    // Of a report that was put together each line begins with the unit whose words follow.
    private static IEnumerable<DocumentBlock> Words(string text, IReadOnlyList<string> authors)
    {
        var known = authors.ToHashSet(StringComparer.Ordinal);
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line.IndexOf(": ", StringComparison.Ordinal) is > 0 and var end && known.Contains(line[..end]))
            {
                yield return new TextBlock($"{line[..end]}:", IsBold: true);
                yield return new TextBlock(line[(end + 2)..]);
            }
            else
            {
                yield return new TextBlock(line);
            }
        }
    }

    private static string Lowered(string label) => char.ToLowerInvariant(label[0]) + label[1..];

    private sealed record Pointer(int Clause, string Title, int Annex) : DocumentBlock
    {
        internal ClauseBlock Text(int annexes) => new(Clause, $"{Title}: chi tiết tại Phụ lục{(annexes == 1 ? "" : $" {Roman.Of(Annex)}")} kèm theo.");
    }
}
