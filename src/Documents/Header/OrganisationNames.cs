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
            // One word alone occurs in small letters anywhere ("giáo viên"): it takes the writing of its kind instead.
            var (found, length) = Usual(words.AsSpan(at));
            if (length > 1)
            {
                written.Add(found!);
                at += length;
                continue;
            }

            var single = found;
            (found, length) = (null, BeforeUsual(words, at));
            for (; length > 1 && (found = Occurrence(string.Join(' ', words[at..(at + length)]), body)) is null; length--)
            {
            }

            found ??= single;
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

    /// <summary>How the genre writes the parts of such names; longest first.</summary>
    private static readonly string[][] Written = [.. new[]
    {
        "Ủy ban nhân dân", "Uỷ ban nhân dân", "Hội đồng nhân dân", "Giáo dục và Đào tạo", "Khoa học và Công nghệ", "Văn hóa và Thông tin", "Lao động - Thương binh và Xã hội", "Ủy ban Mặt trận Tổ quốc", "Mặt trận Tổ quốc",
        "Đảng bộ", "Đảng ủy", "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Tỉnh đoàn", "Thành đoàn", "Ban Chấp hành", "Ban Thường vụ", "Ban Chỉ đạo", "Ban Quản lý", "Bộ Chỉ huy", "Hội Khuyến học", "Liên đoàn Lao động", "Công đoàn", "Tài chính", "Nội vụ", "Công an", "Trung tâm", "Văn phòng",
        "thành phố", "thị xã", "thị trấn", "đặc khu", "tỉnh", "huyện", "quận", "phường", "xã", "và", "của", "số", "trung học phổ thông", "trung học cơ sở", "tiểu học", "mầm non", "Giáo dục", "Đào tạo", "Bộ trưởng", "Chủ tịch", "Giám đốc",
    }.Select(name => name.Split(' ')).OrderByDescending(name => name.Length)];

    /// <summary>How many words a run from here may have: "cơ sở giáo dục" in the body says nothing of "SỞ GIÁO DỤC VÀ ĐÀO TẠO".</summary>
    private static int BeforeUsual(string[] words, int at)
    {
        var most = Math.Min(LongestRun, words.Length - at);
        for (var length = 1; length < most; length++)
        {
            if (Usual(words.AsSpan(at + length)).Length > 1)
            {
                return length;
            }
        }

        return most;
    }

    private static (string? Found, int Length) Usual(ReadOnlySpan<string> words)
    {
        foreach (var name in Written)
        {
            var same = name.Length <= words.Length;
            for (var i = 0; same && i < name.Length; i++)
            {
                same = string.Equals(name[i], words[i], StringComparison.OrdinalIgnoreCase);
            }

            if (same)
            {
                return (string.Join(' ', name), name.Length);
            }
        }

        return (null, 1);
    }

    /// <summary>"THPT", "TNCS", "PCGD-XMC" stay as they are: a syllable has a vowel and no more than three consonants before it.</summary>
    private static string Large(string word) => Initials().IsMatch(word) ? word : char.ToUpperInvariant(word[0]) + word[1..].ToLowerInvariant();

    [GeneratedRegex(@"^(?:[BCDĐGHKLMNPQRSTVX\-&]{2,}|UBND|HĐND|UBMTTQ\w*|MTTQ\w*|THPT|THCS|TNCS|GDTX|GDNN|GD&ĐT|\w*\d\w*)$")]
    private static partial Regex Initials();

    [GeneratedRegex(@"^(?:ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG|HĐND|SỞ\s|BỘ\s|PHÒNG\s|TRƯỜNG\s|BAN\s|HỘI\s|TỈNH ỦY|THÀNH ỦY|HUYỆN ỦY|QUẬN ỦY|ĐẢNG ỦY|ĐẢNG BỘ|ĐẢNG CỘNG SẢN|CỤC\s|TỔNG\s|CÔNG AN|VĂN PHÒNG|TRUNG TÂM|CHÍNH PHỦ|THỦ TƯỚNG|VIỆN\s|HỌC VIỆN|ĐẠI HỌC|LIÊN ĐOÀN|CHỦ TỊCH|MẶT TRẬN|TỈNH ĐOÀN|ĐOÀN\s|CỤM\s|CÂU LẠC BỘ|CÔNG ĐOÀN|LĐLĐ|TỔNG LIÊN|THÀNH ĐOÀN|NGÂN HÀNG|TÒA ÁN|VIỆN KIỂM|KHO BẠC|BẢO HIỂM|THANH TRA)")]
    internal static partial Regex Begins();
}
