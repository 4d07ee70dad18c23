using System.Text.RegularExpressions;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Header;

/// <summary>Capacity and name of who signs: lines of capitals (TM., KT., TL., TUQ., Q., an office), then a name.</summary>
internal static partial class SignatureReader
{
    private const int Reach = 2_500;

    internal sealed record Signature(Piece Title, Piece? Name);

    internal static Signature? Read(PlanText document, TextSpan recipients)
    {
        if (recipients.IsEmpty)
        {
            var tail = Appendix(document);
            return Find(document, new(Math.Max(0, tail - Reach), tail));
        }

        return Find(document, new(recipients.End, Math.Min(document.Text.Length, recipients.End + Reach)))
            ?? Beside(document, recipients)
            ?? Find(document, new(Math.Max(0, recipients.Start - Reach), recipients.Start));
    }

    /// <summary>In two columns the signature stands to the right of the recipients.</summary>
    private static Signature? Beside(PlanText document, TextSpan recipients)
    {
        var parts = new List<Piece>();
        Piece? name = null;
        for (var line = document.LineAt(recipients.Start); line < Math.Min(document.Lines.Count, document.LineAt(recipients.End) + 12); line++)
        {
            var span = document.Lines[line].Span;
            if (Right().Match(document.Text, span.Start, Math.Min(span.Length, 2_000)) is not { Success: true } right)
            {
                continue;
            }

            var clean = CleanText.Of(document.Text, new(right.Groups["right"].Index, right.Groups["right"].Index + right.Groups["right"].Length));
            if (Capacity().IsMatch(clean.Text) && HeaderZone.AllCapitals(clean.Text) && clean.Cut(0, clean.Text.Length) is { } piece)
            {
                parts.Add(piece);
            }
            else if (parts.Count > 0 && Name().Match(clean.Text) is { Success: true } found)
            {
                name = new(found.Value, clean.Span(found));
                break;
            }
        }

        return parts.Count == 0 ? null : new(new(string.Join(" / ", parts.Select(part => part.Text)), parts[0].Span.Union(parts[^1].Span)), name);
    }

    private static Signature? Find(PlanText document, TextSpan zone)
    {
        var clean = CleanText.Of(document.Text, zone);
        foreach (Match start in Capacity().Matches(clean.Text))
        {
            var (parts, end) = Parts(clean, start.Index);
            if (parts.Count == 0)
            {
                continue;
            }

            var after = Signed().Replace(clean.Text[end..], match => new string(' ', match.Length));
            var name = Name().Match(after);
            var piece = name.Success && after.AsSpan(0, name.Index).Trim(" .,-").IsEmpty ? clean.Cut(end + name.Index, end + name.Index + name.Length) : null;
            if (piece is not null || parts.Any(part => part.Text.Contains('.', StringComparison.Ordinal)))
            {
                return new(new(string.Join(" / ", parts.Select(part => part.Text)), parts[0].Span.Union(parts[^1].Span)), piece);
            }
        }

        return null;
    }

    /// <summary>The words in capitals from a place on, cut where a new capacity or office begins.</summary>
    private static (List<Piece> Parts, int End) Parts(CleanText clean, int start)
    {
        var text = clean.Text;
        var end = start;
        while (end < text.Length)
        {
            var next = text.IndexOf(' ', end);
            next = next < 0 ? text.Length : next;
            var word = text.AsSpan(end, next - end);
            if (word.IsEmpty || !(HeaderZone.AllCapitals(word) || word is "-" or "–"))
            {
                break;
            }

            end = Math.Min(text.Length, next + 1);
        }

        var parts = new List<Piece>();
        var cuts = Office().Matches(text[start..end]);
        for (var index = 0; index < cuts.Count; index++)
        {
            var to = index + 1 < cuts.Count ? cuts[index + 1].Index : end - start;
            if (clean.Cut(start + cuts[index].Index, start + to) is { } piece)
            {
                parts.Add(piece);
            }
        }

        return (parts, end);
    }

    private static int Appendix(PlanText document)
    {
        foreach (var paragraph in document.Paragraphs)
        {
            if (AppendixHeading().IsMatch(paragraph.Text))
            {
                return paragraph.Span.Start;
            }
        }

        return document.Text.Length;
    }

    [GeneratedRegex(@"(?<![\p{L}])(?:TM\s?\.|KT\s?\.|TL\s?\.|TUQ\s?\.|Q\s?\.|T/M|K/T|PHÓ CHỦ TỊCH|CHỦ TỊCH|PHÓ GIÁM ĐỐC|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|BỘ TRƯỞNG|THỨ TRƯỞNG|PHÓ HIỆU TRƯỞNG|HIỆU TRƯỞNG|PHÓ TRƯỞNG|TRƯỞNG|CHÁNH|PHÓ CHÁNH|PHÓ BÍ THƯ|BÍ THƯ|CỤC TRƯỞNG|VỤ TRƯỞNG|VIỆN TRƯỞNG|QUYỀN)(?![\p{Ll}])")]
    private static partial Regex Capacity();

    [GeneratedRegex(@"(?<![\p{L}.])(?:TM\s?\.|KT\s?\.|TL\s?\.|TUQ\s?\.|Q\s?\.|T/M|K/T)|(?<!(?:TM|KT|TL|TUQ|Q)\s?\.\s?)(?<![\p{L}])(?<!PHÓ )(?<!TỔNG )(?<!KT\. )(?:PHÓ |TỔNG )?(?:CHỦ TỊCH|GIÁM ĐỐC|BỘ TRƯỞNG|THỨ TRƯỞNG|HIỆU TRƯỞNG|TRƯỞNG (?:PHÒNG|BAN)|CHÁNH VĂN PHÒNG|BÍ THƯ|CỤC TRƯỞNG|VỤ TRƯỞNG|VIỆN TRƯỞNG)")]
    private static partial Regex Office();

    [GeneratedRegex(@"\p{Lu}[\p{Ll}']+(?:\s\p{Lu}[\p{Ll}']*\.?){1,5}(?=\s|$)")]
    private static partial Regex Name();

    [GeneratedRegex(@"\(?\s?(?:Đã ký|đã ký|ĐÃ KÝ|Ký tên|Chữ ký|ký tên, đóng dấu)[^)]{0,40}\)?|Đã ký")]
    private static partial Regex Signed();

    [GeneratedRegex(@"\G.*?\S\s{4,}(?<right>\S.*)$|\G\s{20,}(?<right>\S.*)$", RegexOptions.Multiline)]
    private static partial Regex Right();

    [GeneratedRegex(@"^(?:PHỤ LỤC|Phụ lục)\b")]
    internal static partial Regex AppendixHeading();
}
