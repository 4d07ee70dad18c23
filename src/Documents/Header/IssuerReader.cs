using System.Text.RegularExpressions;
using EduCoop.Documents.Plans;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Header;

/// <summary>
/// Who issues the document. A letterhead says it in capitals; without one the sentence that issues the plan says it ("… Sở Giáo dục và Đào tạo Hà Nội
/// xây dựng Kế hoạch …"). A short form is written out when the document itself writes it out somewhere.
/// </summary>
internal static partial class IssuerReader
{
    /// <summary>How much of the document is searched for its own way of writing a name.</summary>
    private const int LongestBody = 120_000;

    internal static PlanDraft Read(PlanText document, HeaderZone zone, PlanDraft draft)
    {
        var spans = new Dictionary<string, TextSpan>(draft.Spans);
        var names = OrganisationNames.Split(Letterhead(document, zone));
        var body = document.Text.Length > LongestBody ? document.Text[..LongestBody] : document.Text;
        body = body.ReplaceLineEndings(" ");
        var issuer = names.Count > 0 ? names[^1] : (Piece?)null;
        var parent = names.Count > 1 ? names[^2] : (Piece?)null;
        if (issuer is { } inner && parent is { } outer && Inside().IsMatch(inner.Text))
        {
            // "TỈNH ĐOÀN …" / "BAN THƯỜNG VỤ": the second line is a body of the first.
            (issuer, parent) = (new($"{inner.Text} {outer.Text}", outer.Span.Union(inner.Span)), names.Count > 2 ? names[^3] : null);
        }

        if (issuer is { } own)
        {
            issuer = own with { Text = OrganisationNames.InBodyWriting(own.Text, body) };
            spans["issuer"] = own.Span;
        }

        if (zone.Authority is { } authority && Authority(document, authority, issuer?.Text, body) is { } acting)
        {
            issuer = acting;
            spans["issuer"] = acting.Span;
        }

        issuer ??= FromSentence(document, zone, draft, spans);
        if (parent is { } above)
        {
            spans["issuerParent"] = above.Span;
        }

        return draft with { Issuer = issuer?.Text, IssuerParent = parent is { } one ? OrganisationNames.InBodyWriting(one.Text, body) : null, Spans = spans };
    }

    /// <summary>The lines in capitals before number and motto; in two columns, the left one.</summary>
    private static List<Piece> Letterhead(PlanText document, HeaderZone zone)
    {
        var found = new List<Piece>();
        if (zone.Type is null && !Letter().IsMatch(CleanText.Of(document.Text, zone.Letterhead).Text))
        {
            return found;
        }

        Piece? held = null;
        foreach (var line in document.Lines.TakeWhile(line => line.Span.Start < zone.Letterhead.End))
        {
            var text = document.Text.AsSpan(line.Span.Start, Math.Min(line.Span.Length, 1_000));
            var start = line.Span.Start;
            foreach (var range in Columns().EnumerateSplits(text))
            {
                var clean = CleanText.Of(document.Text, new(start + range.Start.Value, start + range.End.Value));
                var stop = Rule().Match(clean.Text) is { Success: true } rule ? rule.Index : clean.Text.Length;
                if (NumberOrMotto().IsMatch(clean.Text))
                {
                    held = null;
                    break;
                }

                if (clean.Cut(0, stop) is { } piece && HeaderZone.AllCapitals(piece.Text) && !Nation().IsMatch(piece.Text))
                {
                    // A narrow cell breaks a name anywhere: "ỦY" / "BAN NHÂN DÂN" / "TỈNH …".
                    piece = held is { } first ? new($"{first.Text} {piece.Text}", first.Span.Union(piece.Span)) : piece;
                    held = First().IsMatch(piece.Text) ? piece : null;
                    if (held is null)
                    {
                        found.Add(piece);
                    }

                    break;
                }
            }
        }

        return found;
    }

    /// <summary>"CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH" completes itself with the place that the letterhead names.</summary>
    private static Piece? Authority(PlanText document, TextSpan span, string? letterhead, string body)
    {
        var clean = CleanText.Of(document.Text, span);
        var name = OrganisationNames.InBodyWriting(clean.Text, body);
        if (letterhead is null)
        {
            return new(name, span);
        }

        if (Letters.Fold(name) == Letters.Fold(letterhead))
        {
            return null;
        }

        if (ActingHead().Match(name) is { Success: true } head && Letters.Fold(letterhead).StartsWith(Letters.Fold(head.Groups["org"].ValueSpan), StringComparison.Ordinal))
        {
            return new($"{head.Groups["office"].Value} {letterhead}", span);
        }

        return new(name, span);
    }

    private static Piece? FromSentence(PlanText document, HeaderZone zone, PlanDraft draft, Dictionary<string, TextSpan> spans)
    {
        foreach (var paragraph in document.Paragraphs.Where(paragraph => paragraph.Span.Start >= zone.Preamble.Start && paragraph.Span.Start < zone.Preamble.End))
        {
            var sentences = Issues().Matches(paragraph.Text);
            if (sentences.Count == 0)
            {
                continue;
            }

            var org = sentences[^1].Groups["org"];
            var start = Begins().Matches(org.Value) is { Count: > 0 } begins ? begins[^1].Index : 0;
            if (paragraph.Whole.CutTrimmed(org.Index + start, org.Index + org.Length, " ,;") is not { } piece)
            {
                continue;
            }

            var full = WrittenOut(document, piece);
            if (EndsWithType().IsMatch(full.Text) && draft.DocumentDateParts?.Place is { } place)
            {
                // "UBND tỉnh": which one, the place of issue says.
                full = full with { Text = $"{Bracketed().Replace(full.Text, " ").Replace("  ", " ", StringComparison.Ordinal)} {place}" };
            }

            spans["issuer"] = full.Span;
            return full;
        }

        return null;
    }

    /// <summary>"UBND phường X" becomes "Ủy ban nhân dân phường X" where the document writes it so itself; the span moves there.</summary>
    private static Piece WrittenOut(PlanText document, Piece piece)
    {
        if (!piece.Text.StartsWith("UBND ", StringComparison.Ordinal))
        {
            return piece;
        }

        var wanted = Letters.Fold($"Ủy ban nhân dân {piece.Text[5..]}");
        foreach (var paragraph in document.Paragraphs)
        {
            foreach (var found in WrittenOutStart().EnumerateMatches(paragraph.Text))
            {
                var end = Math.Min(paragraph.Text.Length, found.Index + piece.Text.Length + 11);
                if (paragraph.Whole.CutTrimmed(found.Index, end, " ,;.") is { } full && Letters.Fold(full.Text) == wanted)
                {
                    return full;
                }
            }
        }

        return piece with { Text = $"Ủy ban nhân dân {piece.Text[5..]}" };
    }

    [GeneratedRegex(@"^BAN (?:THƯỜNG VỤ|CHẤP HÀNH)$")]
    private static partial Regex Inside();

    [GeneratedRegex(@"\s{3,}|\|")]
    private static partial Regex Columns();

    [GeneratedRegex(@"\s?[-–—=_*]{3,}|\s?CỘNG HÒA|\s?CỘNG HOÀ")]
    private static partial Regex Rule();

    [GeneratedRegex(@"(?:^|\s)S[ốỐ]\s?:|^Số$|Độc lập|,\s*ngày")]
    private static partial Regex NumberOrMotto();

    [GeneratedRegex(@"^(?:CỘNG$|CỘNG H|H(?:ÒA|OÀ) XÃ|XÃ HỘI CHỦ|HỘI CHỦ NGHĨA|CHỦ NGHĨA|NGHĨA VIỆT|VIỆT NAM$|NAM$|ĐẢNG CỘNG SẢN VIỆT NAM|ĐOÀN (?:TNCS|THANH NIÊN CỘNG SẢN) HỒ CHÍ MINH$|DỰ THẢO|\d)")]
    private static partial Regex Nation();

    [GeneratedRegex(@"^(?:ỦY|UỶ|ỦY BAN|UỶ BAN|ỦY BAN NHÂN|UỶ BAN NHÂN|HỘI|HỘI ĐỒNG|SỞ|BỘ|PHÒNG|TRƯỜNG|BAN|ĐẢNG|BỘ GIÁO|SỞ GIÁO|PHÒNG GIÁO)$")]
    private static partial Regex First();

    /// <summary>An official letter names no kind of document; it is addressed instead.</summary>
    [GeneratedRegex(@"[Kk]ính gửi\s?:?")]
    private static partial Regex Letter();

    [GeneratedRegex(@"^(?<office>Chủ tịch|Giám đốc|Bộ trưởng|Hiệu trưởng|Trưởng ban)\s(?<org>.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex ActingHead();

    [GeneratedRegex(@"(?<org>(?:Ủy ban|Uỷ ban|UBND|Sở|Bộ|Phòng|Trường|Ban|Hội|Đảng ủy|Đảng uỷ|Tỉnh ủy|Thành ủy|Cục|Trung tâm|Công an|Huyện ủy|Cụm|Viện|Đại học|Học viện|Liên đoàn|Văn phòng|Câu lạc bộ)[^;:.]{1,120}?)\s(?:xây dựng|ban hành|lập|triển khai(?: xây dựng)?|đề ra)\s(?:\p{L}+\s){0,2}?[Kk]ế hoạch")]
    private static partial Regex Issues();

    [GeneratedRegex(@"(?<=^|,\s|;\s)(?:Ủy ban|Uỷ ban|UBND|Sở|Bộ|Phòng|Trường|Ban|Hội|Đảng ủy|Đảng uỷ|Tỉnh ủy|Thành ủy|Cục|Trung tâm|Công an|Huyện ủy|Cụm|Viện|Đại học|Học viện|Liên đoàn|Văn phòng|Câu lạc bộ)\s")]
    private static partial Regex Begins();

    [GeneratedRegex(@"\b(?:Ủy|Uỷ) ban nhân dân\s")]
    private static partial Regex WrittenOutStart();

    [GeneratedRegex(@"\s(?:tỉnh|thành phố|Thành phố|phường|xã|đặc khu|huyện|quận)$")]
    private static partial Regex EndsWithType();

    [GeneratedRegex(@"\s?\([^)]{1,20}\)\s?")]
    private static partial Regex Bracketed();
}
