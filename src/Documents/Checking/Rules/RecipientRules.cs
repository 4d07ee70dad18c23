using System.Text.RegularExpressions;

namespace EduCoop.Documents.Checking.Rules;

/// <summary>The recipients: annex I, part I, II.9.</summary>
internal static partial class RecipientRules
{
    private const string Source = "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.9.d";
    private static readonly Component Heading = new("recipients-heading", "từ “Nơi nhận”", "word “Nơi nhận”", Source, anatomy => [anatomy.RecipientsHeading]);
    private static readonly Component List = new("recipients", "phần liệt kê nơi nhận", "list of recipients", Source, anatomy => anatomy.Recipients);

    internal static readonly IReadOnlyList<FormatRule> All =
    [
        Heading.Present(),
        Heading.Words("words", "Không ghi đúng “Nơi nhận:” (chữ in thường, có dấu hai chấm).", "It is not written “Nơi nhận:” with its colon.", "Nơi nhận:", line => line.Text == "Nơi nhận:"),
        Heading.Sized(12, 12),
        Heading.Bold(),
        Heading.Italic(),
        Heading.Rule("left", "{0} không sát lề trái.", "The {0} is not at the left margin.", "sát lề trái / left", anatomy =>
            anatomy.RecipientsHeading is { } line && (line.Align is not ("left" or "both") || line.Left + line.FirstLine > 60) ? [Breach.At(line, line.Align)] : []),
        List.Present(anatomy => anatomy.RecipientsHeading is not null),
        List.Sized(11, 11),
        List.Upright(),
        List.Regular(),
        List.Words("dash", "Đầu dòng nơi nhận không có gạch đầu dòng (-).", "A recipient has no dash before it.", "- …", line => line.Text.StartsWith("- ", StringComparison.Ordinal)),
        List.Rule("semicolon", "Cuối dòng nơi nhận không có dấu chấm phẩy (;).", "A recipient does not end with a semicolon.", "…;", anatomy =>
            anatomy.Recipients.SkipLast(1).Where(line => !line.Text.EndsWith(';')).Select(line => Breach.At(line, $"…{line.Text[^1]}"))),
        List.Rule("archive", "Dòng cuối nơi nhận không có dạng “- Lưu: VT, ….”.", "The last recipient does not read “- Lưu: VT, ….”.", "- Lưu: VT, ….", anatomy =>
            anatomy.Recipients.TakeLast(1).Where(line => !Archive().IsMatch(line.Text)).Select(line => Breach.At(line, line.Text.Length > 40 ? line.Text[..40] : line.Text))),
        List.Rule("last-period", "Dòng cuối nơi nhận không kết thúc bằng dấu chấm (.).", "The last recipient does not end with a period.", "….", anatomy =>
            anatomy.Recipients.TakeLast(1).Where(line => !line.Text.EndsWith('.')).Select(line => Breach.At(line, $"…{line.Text[^1]}"))),
    ];

    [GeneratedRegex(@"\A(?:-\s*)?Lưu:\s*VT(?![\p{L}])")]
    private static partial Regex Archive();
}
