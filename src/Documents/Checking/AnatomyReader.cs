using System.Text.RegularExpressions;
using EduCoop.Documents.Checking.Facts;

namespace EduCoop.Documents.Checking;

/// <summary>Finds the components of a document in its measured paragraphs.</summary>
internal static partial class AnatomyReader
{
    // A head without a table is looked for among so many first lines.
    private const int HeadLines = 14;
    private const int TitleLines = 8;

    internal static Anatomy Read(DocumentFacts facts)
    {
        var first = facts.Lines.ToList().FindIndex(line => !line.IsData && AppendixLabel().IsMatch(line.Text) && !line.Text.Contains('\n', StringComparison.Ordinal));
        var main = first < 0 ? facts.Lines : [.. facts.Lines.Take(first)];
        var head = HeadReader.Read(facts, main);
        var rest = main.SkipWhile(line => !ReferenceEquals(line, head.Last)).Skip(head.Last is null ? 0 : 1).ToList();
        var closing = ClosingReader.Start(main, head.Table);
        var middle = rest.TakeWhile(line => !ReferenceEquals(line, closing)).ToList();
        var anatomy = WithTitle(head.Anatomy, middle, out var after);
        anatomy = WithBases(anatomy, middle[after..]);
        return ClosingReader.Add(anatomy, main, closing) with { Appendices = first < 0 ? [] : [.. AppendicesOf([.. facts.Lines.Skip(first)])] };
    }

    private static Anatomy WithTitle(Anatomy anatomy, List<LineFacts> middle, out int after)
    {
        var title = middle.FindIndex(line => !line.IsEmpty && !line.IsData);
        after = 0;
        if (title < 0 || anatomy.About.Count > 0 || IsAddressed(middle[title]))
        {
            return anatomy with { IsLetter = title >= 0 };
        }

        var window = middle.Skip(title + 1).TakeWhile(line => !line.IsData && !IsBasis(line)).Take(TitleLines).ToList();
        var rule = window.FindIndex(line => line.Rule is not null);
        var subject = window.Take(rule < 0 ? TitleLines : rule + (window[rule].IsEmpty ? 0 : 1)).Where(line => !line.IsEmpty).ToList();
        if (rule < 0)
        {
            subject = [.. subject.TakeWhile(line => line.IsCentred || line.IsAll(run => run.IsBold && !run.IsItalic)).TakeWhile((line, i) => i == 0 || line.IsCentred)];
        }

        var last = rule >= 0 ? window[rule] : subject.Count > 0 ? subject[^1] : middle[title];
        after = middle.IndexOf(last) + 1;
        return anatomy with { Title = middle[title], Subject = subject, SubjectRule = rule < 0 ? null : window[rule] };
    }

    private static Anatomy WithBases(Anatomy anatomy, List<LineFacts> rest)
    {
        var shown = rest.Where(line => !line.IsEmpty).ToList();
        var addressed = shown.FindIndex(line => !line.IsData && IsAddressed(line));
        var addressees = addressed < 0 ? [] : shown.Skip(addressed + 1).TakeWhile(line => line.Text.StartsWith('-')).ToList();
        var skipped = addressed is >= 0 and <= 1 ? addressed + 1 + addressees.Count : 0;
        // Whoever decides stands above the bases in capitals ("CHỦ TỊCH ỦY BAN NHÂN DÂN").
        skipped += shown.Skip(skipped).TakeWhile(line => !line.IsData && line.IsCentred && line.IsCapitals).Count();
        var bases = shown.Skip(skipped).TakeWhile(line => !line.IsData && (IsBasis(line) || (line.Shown.Any() && line.IsAll(run => run.IsItalic)))).ToList();
        var body = shown.Skip(skipped + bases.Count).ToList();
        return anatomy with
        {
            Addressee = addressed < 0 ? null : shown[addressed],
            Addressees = addressees,
            Bases = bases.Any(IsBasis) ? bases : [],
            Body = [.. (bases.Any(IsBasis) ? body : shown.Skip(skipped)).Where(line => !line.IsData && line.Shown.Any())],
            BodyEndsInTable = shown.Count > 0 && shown[^1].IsData,
        };
    }

    private static IEnumerable<AppendixFacts> AppendicesOf(List<LineFacts> lines)
    {
        for (var at = 0; at < lines.Count;)
        {
            var next = lines.FindIndex(at + 1, line => !line.IsData && AppendixLabel().IsMatch(line.Text));
            var own = lines[(at + 1)..(next < 0 ? lines.Count : next)];
            var head = own.TakeWhile(line => !line.IsData).Where(line => !line.IsEmpty).Take(TitleLines).ToList();
            var reference = head.FindIndex(line => line.Text.TrimStart('(').StartsWith("Kèm theo", StringComparison.OrdinalIgnoreCase));
            var title = reference >= 0 ? head[..reference] : [.. head.TakeWhile(line => line.IsCentred)];
            yield return new(lines[at], title, reference < 0 ? null : head[reference], own.Any(line => line.IsData));
            at = next < 0 ? lines.Count : next;
        }
    }

    internal static IEnumerable<LineFacts> Head(IReadOnlyList<LineFacts> main) => main.Where(line => !line.IsEmpty).Take(HeadLines);

    private static bool IsBasis(LineFacts line) => Basis().IsMatch(line.Text);

    private static bool IsAddressed(LineFacts line) => line.Text.StartsWith("Kính gửi", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\Aphụ\s+lục(?:\s+(?:số\s+)?[0-9A-Z]{1,6})?[.:]?\z", RegexOptions.IgnoreCase)]
    private static partial Regex AppendixLabel();

    [GeneratedRegex(@"\A(?:-\s*)?(?:Căn cứ|Theo đề nghị|Theo nguyện vọng|Xét đề nghị|Thực hiện (?:Luật|Nghị|Quyết|Kế hoạch|Công văn|Chỉ thị|Thông tư))")]
    private static partial Regex Basis();
}
