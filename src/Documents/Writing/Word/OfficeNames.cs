namespace EduCoop.Documents.Writing.Word;

/// <summary>Long names of offices are broken where an official would break them: before the name of the place or of the school, never within it.</summary>
internal static class OfficeNames
{
    // What an office is; what follows is which one: "ỦY BAN NHÂN DÂN / THÀNH PHỐ HÀ NỘI", "SỞ GIÁO DỤC VÀ ĐÀO TẠO / CAO BẰNG".
    private static readonly string[] Kinds = ["NHÂN DÂN", "ĐÀO TẠO", "XÃ HỘI", "MẦM NON", "TIỂU HỌC", "CƠ SỞ", "PHỔ THÔNG", "BÁN TRÚ", "NỘI TRÚ", "THƯỜNG XUYÊN"];

    /// <summary>The name in capitals, with spaces that do not break within its last part, where it is too long for one line and that part fits on one.</summary>
    internal static string OnLines(string name, double points, bool bold, int room)
    {
        if (TimesWidth.Twips(name, points, bold) <= room)
        {
            return name;
        }

        var starts = Kinds.Select(kind => (At: name.LastIndexOf(kind + " ", StringComparison.Ordinal), kind.Length)).Where(found => found.At >= 0).Select(found => found.At + found.Length + 1);
        var start = starts.DefaultIfEmpty(-1).Max();
        return start > 0 && TimesWidth.Twips(name[start..], points, bold) <= room ? string.Concat(name.AsSpan(0, start), name[start..].Replace(' ', '\u00a0')) : name;
    }
}
