using System.Text.RegularExpressions;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Header;

/// <summary>Names of authorities in a letterhead: where one ends and the next begins, and capitals turned into the writing the document itself uses.</summary>
internal static partial class OrganisationNames
{
    private const int LongestRun = 8;

    /// <summary>Splits lines of capitals into names; a line that begins like an authority begins a new one.</summary>
    internal static List<Piece> Split(IEnumerable<Piece> lines)
    {
        var names = new List<Piece>();
        foreach (var line in lines)
        {
            if (names.Count > 0 && !Begins().IsMatch(line.Text))
            {
                names[^1] = new($"{names[^1].Text} {line.Text}", names[^1].Span.Union(line.Span));
            }
            else if (Begins().IsMatch(line.Text))
            {
                names.Add(line);
            }
        }

        return names;
    }

    /// <summary>"SỞ GIÁO DỤC VÀ ĐÀO TẠO" as the body writes it: the longest runs of words that occur there in small letters, else the first letter large.</summary>
    internal static string InBodyWriting(string capitals, string body)
    {
        var words = capitals.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var written = new List<string>(words.Length);
        for (var at = 0; at < words.Length;)
        {
            var length = Math.Min(LongestRun, words.Length - at);
            string? found = null;
            for (; length > 0 && (found = Occurrence(string.Join(' ', words[at..(at + length)]), body)) is null; length--)
            {
            }

            written.Add(found ?? Large(words[at]));
            at += Math.Max(1, length);
        }

        var name = string.Join(' ', written);
        return name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];
    }

    private static string? Occurrence(string words, string body)
    {
        for (var at = 0; (at = body.IndexOf(words, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += words.Length)
        {
            var end = at + words.Length;
            var found = body.AsSpan(at, words.Length);
            if (!HeaderZone.AllCapitals(found) && (at == 0 || !char.IsLetter(body[at - 1])) && (end == body.Length || !char.IsLetter(body[end])))
            {
                return found.ToString();
            }
        }

        return null;
    }

    private static string Large(string word) => char.ToUpperInvariant(word[0]) + word[1..].ToLowerInvariant();

    [GeneratedRegex(@"^(?:ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG|HĐND|SỞ\s|BỘ\s|PHÒNG\s|TRƯỜNG\s|BAN\s|HỘI\s|TỈNH ỦY|THÀNH ỦY|HUYỆN ỦY|QUẬN ỦY|ĐẢNG ỦY|ĐẢNG BỘ|ĐẢNG CỘNG SẢN|CỤC\s|TỔNG\s|CÔNG AN|VĂN PHÒNG|TRUNG TÂM|CHÍNH PHỦ|THỦ TƯỚNG|VIỆN\s|HỌC VIỆN|ĐẠI HỌC|LIÊN ĐOÀN|CHỦ TỊCH|MẶT TRẬN|TỈNH ĐOÀN|ĐOÀN\s|CỤM\s|CÂU LẠC BỘ|NGÂN HÀNG|TÒA ÁN|VIỆN KIỂM|KHO BẠC|BẢO HIỂM|THANH TRA)")]
    internal static partial Regex Begins();
}
