namespace EduCoop.Documents.Checking.Rules;

/// <summary>The legal bases: annex I, part I, II.6.a.</summary>
internal static class BasisRules
{
    private static readonly Component Basis = new("basis", "căn cứ ban hành", "legal basis", "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.6.a", anatomy => anatomy.Bases);

    internal static readonly IReadOnlyList<FormatRule> All =
    [
        Basis.Italic(),
        Basis.Regular(),
        Basis.Sized(13, 14),
        Basis.Words("own-line", "Sau mỗi căn cứ phải xuống dòng.", "Each legal basis stands on a line of its own.", "1", line => !line.Text.Contains("; Căn cứ", StringComparison.OrdinalIgnoreCase)),
        Basis.Rule("semicolon", "Cuối dòng căn cứ không có dấu chấm phẩy (;).", "A legal basis does not end with a semicolon.", "…;", anatomy =>
            anatomy.Bases.SkipLast(1).Where(line => !line.Text.EndsWith(';')).Select(line => Breach.At(line, $"…{line.Text[^1]}"))),
        Basis.Rule("last-period", "Dòng căn cứ cuối cùng không kết thúc bằng dấu chấm (.).", "The last legal basis does not end with a period.", "….", anatomy =>
            anatomy.Bases.TakeLast(1).Where(line => !line.Text.EndsWith('.')).Select(line => Breach.At(line, $"…{line.Text[^1]}"))),
    ];
}
