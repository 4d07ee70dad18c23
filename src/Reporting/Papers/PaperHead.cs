using System.Text.RegularExpressions;
using EduCoop.Documents.Writing;
using EduCoop.Reporting.Regimes;
using EduCoop.ServiceDefaults;

namespace EduCoop.Reporting.Papers;

/// <summary>What a unit says about its paper beside what the report says.</summary>
/// <param name="Place">Where the unit sits: the name of its province or commune, 1-100 characters.</param>
/// <param name="Symbol">What follows the number: BC-SGDĐT; 3-30 characters.</param>
/// <param name="ParentIssuer">The body above it, printed over its name; null when none is.</param>
/// <param name="Authority">By what authority it is signed.</param>
/// <param name="Head">Office of the head: Giám đốc, Hiệu trưởng, Chủ tịch.</param>
/// <param name="Own">Office of who signs, where it is another.</param>
/// <param name="Collective">On whose behalf it is signed, where a collective decides: Ủy ban nhân dân.</param>
/// <param name="SignerName">Full name; null while nobody is named.</param>
/// <param name="Bases">Legal bases, up to 20, each up to 500 characters.</param>
/// <param name="Recipients">Who receives it beside the receiver of the report, up to 20.</param>
/// <param name="Archive">After "Lưu:".</param>
public sealed partial record PaperHead(
    string Place, string Symbol, string? ParentIssuer, SigningAuthority Authority, string Head, string? Own, string? Collective, string? SignerName, IReadOnlyList<string> Bases, IReadOnlyList<string> Recipients,
    string Archive = "VT")
{
    private const int MostLines = 20;
    private const int LongestLine = 500;
    private const int LongestName = 200;

    internal static readonly Refusal PlaceWrong = new("place_wrong", "Chưa đúng địa danh.", "place là tên tỉnh, xã hoặc phường nơi đơn vị đóng trụ sở, từ 1 đến 100 ký tự, bắt đầu bằng chữ hoa.");
    internal static readonly Refusal SymbolWrong = new("symbol_wrong", "Chưa đúng ký hiệu.", "symbol là phần sau số, dạng BC-SGDĐT: tên loại, dấu gạch ngang, chữ viết tắt của đơn vị; không có khoảng trắng.");
    internal static readonly Refusal SignerWrong = new("signer_wrong", "Chưa đúng người ký.", "Nêu head là chức vụ của người đứng đầu; khi ký thay, ký thừa lệnh hoặc thừa ủy quyền thì nêu thêm own là chức vụ của người ký; mỗi tên tối đa 200 ký tự.");
    internal static readonly Refusal LinesWrong = new("lines_wrong", "Căn cứ hoặc nơi nhận chưa đúng.", $"bases và recipients có tối đa {MostLines} dòng, mỗi dòng từ 1 đến {LongestLine} ký tự.");

    /// <returns>Null when a paper may say so.</returns>
    internal Refusal? Refuse() =>
        !RegimeContent.IsSaid(Place, 100) || !char.IsUpper(Place[0]) ? PlaceWrong
        : !SymbolForm().IsMatch(Symbol) ? SymbolWrong
        : !RegimeContent.IsSaid(Head, LongestName) || !IsName(Own) || !IsName(Collective) || !IsName(SignerName) || !IsName(ParentIssuer) || !Enum.IsDefined(Authority)
            || (Authority is SigningAuthority.InStead or SigningAuthority.ByOrder or SigningAuthority.ByPower && Own is null) ? SignerWrong
        : !AreLines(Bases) || !AreLines(Recipients) || !RegimeContent.IsSaid(Archive, 100) ? LinesWrong
        : null;

    internal SignatureBlock Signature() => SignatureBlock.By(Authority, Head, SignerName, Own, Collective);

    private static bool IsName(string? name) => name is null || RegimeContent.IsSaid(name, LongestName);

    private static bool AreLines(IReadOnlyList<string> lines) => lines.Count <= MostLines && lines.All(line => RegimeContent.IsSaid(line, LongestLine) && !line.Contains('\n', StringComparison.Ordinal));

    // The same shape as in whole numbers: capitals and signs that offices use, no blank.
    [GeneratedRegex(@"\A[A-ZĐ]{2,5}(?:-[\p{L}0-9&.]{1,20}){1,3}\z")]
    private static partial Regex SymbolForm();
}

/// <summary>What a paper says as long as nobody has said otherwise: by the kind of unit. The unit's last paper goes before it.</summary>
internal static class UsualHead
{
    private static readonly HashSet<string> Joining = ["và", "của", "các", "tỉnh", "thành", "phố", "xã", "phường", "đặc", "khu", "trực", "thuộc"];

    /// <param name="unitName">As printed on the report's day.</param>
    /// <param name="typeCode">Kind of unit.</param>
    /// <param name="parentName">The unit above.</param>
    /// <param name="place">Name of the nearest commune, or province; null when none is known.</param>
    internal static PaperHead Of(string unitName, string? typeCode, string? parentName, string? place)
    {
        var (head, collective) = HeadOf(typeCode);
        return new(place ?? "…", $"BC-{Abbreviate(unitName)}", collective is null ? parentName : null, SigningAuthority.Head, head, null, collective, null, [], []);
    }

    private static (string Head, string? Collective) HeadOf(string? type) => type switch
    {
        null => ("Thủ trưởng đơn vị", null),
        _ when type.StartsWith("ubnd", StringComparison.Ordinal) => ("Chủ tịch", "Ủy ban nhân dân"),
        _ when type.StartsWith("so_", StringComparison.Ordinal) => ("Giám đốc", null),
        _ when type.StartsWith("phong_", StringComparison.Ordinal) => ("Trưởng phòng", null),
        "mam_non" or "mau_giao" or "tieu_hoc" or "thcs" or "thpt" or "pho_thong_nhieu_cap" => ("Hiệu trưởng", null),
        _ => ("Thủ trưởng đơn vị", null),
    };

    /// <summary>Initials: "Sở Giáo dục và Đào tạo" → SGDĐT; what is written in capitals stays whole.</summary>
    internal static string Abbreviate(string unitName)
    {
        // A remark in brackets is no part of the name.
        var parts = unitName.Split('(', 2)[0].Split([' ', '-', ','], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => char.IsLetterOrDigit(word[0]) && !Joining.Contains(word))
            .Select(word => word.Length is > 1 and < 6 && word.All(char.IsUpper) ? word : char.ToUpperInvariant(word[0]).ToString());
        var letters = string.Concat(parts.Take(10));
        return letters.Length == 0 ? "ĐV" : letters[..Math.Min(letters.Length, 20)];
    }
}
