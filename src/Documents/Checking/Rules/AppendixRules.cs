using System.Text.RegularExpressions;
using EduCoop.Documents.Checking.Facts;

namespace EduCoop.Documents.Checking.Rules;

/// <summary>Appendices: annex I, part I, III.1.</summary>
internal static partial class AppendixRules
{
    private const string Source = "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục III.1.";
    private static readonly Component Label = new("appendix", "từ “Phụ lục” và số thứ tự", "word “Phụ lục” with its number", Source + "b", anatomy => anatomy.Appendices.Select(appendix => appendix.Label));
    private static readonly Component Title = new("appendix-title", "tên phụ lục", "title of an appendix", Source + "b", anatomy => anatomy.Appendices.SelectMany(appendix => appendix.Title));
    private static readonly Component Reference = new("appendix-reference", "thông tin chỉ dẫn kèm theo văn bản", "reference to the document", Source + "c", anatomy => anatomy.Appendices.Select(appendix => appendix.Reference));

    internal static readonly IReadOnlyList<FormatRule> All =
    [
        new("appendix-mentioned", Source + "a", "Trong văn bản không có chỉ dẫn về phụ lục.", "The text does not point to its appendix.", "… Phụ lục kèm theo …")
        {
            Find = anatomy => anatomy.Appendices.Count > 0 && !anatomy.Body.Any(line => line.Text.Contains("phụ lục", StringComparison.OrdinalIgnoreCase)) ? [Breach.At(anatomy.Appendices[0].Label, Breach.Missing)] : [],
        },
        new("appendix-roman", Source + "a", "Văn bản có từ hai phụ lục trở lên thì phụ lục phải đánh số La Mã.", "Two appendices or more have Roman numbers.", "I, II, III …")
        {
            Find = anatomy => anatomy.Appendices.Count < 2 ? [] : anatomy.Appendices.Where(appendix => Value(appendix) == 0).Select(appendix => Breach.At(appendix.Label, appendix.Label.Text)),
        },
        new("appendix-order", Source + "a", "Số thứ tự của phụ lục không liên tục.", "Appendices are not numbered in order.", "+1")
        {
            Find = anatomy => anatomy.Appendices.Count < 2 ? [] : anatomy.Appendices.Where((appendix, i) => Value(appendix) is > 0 and var value && value != i + 1).Select(appendix => Breach.At(appendix.Label, appendix.Label.Text)),
        },
        Label.Words("small-letters", "{0} phải in thường.", "The {0} must not be all capitals.", "Phụ lục", line => line.Text.StartsWith("Phụ lục", StringComparison.Ordinal)),
        Label.Sized(14, 14),
        Label.Bold(),
        Label.Upright(),
        Label.Centred(),
        Title.Capitals(),
        Title.Sized(13, 14),
        Title.Bold(),
        Title.Upright(),
        Title.Centred(),
        Reference.Rule("missing", "Phụ lục thiếu thông tin chỉ dẫn kèm theo văn bản.", "An appendix does not say to which document it belongs.", "(Kèm theo …)", anatomy =>
            anatomy.Appendices.Where(appendix => appendix.Reference is null).Select(appendix => Breach.At(appendix.Label, Breach.Missing))),
        Reference.Sized(13, 14),
        Reference.Italic(),
        Reference.Centred(),
        new("appendix-page-numbers", Source + "đ", "Số trang của phụ lục không đánh số riêng.", "An appendix does not count its own pages.", "từ 1 / from 1")
        {
            Find = Continued,
        },
    ];

    private static int Value(AppendixFacts appendix) => Number().Match(appendix.Label.Text) is { Success: true } found ? Outline.Roman(found.Groups[1].Value) : 0;

    // Right is a label that begins a section which starts from 1.
    private static IEnumerable<Breach> Continued(Anatomy anatomy)
    {
        var firsts = anatomy.Facts.Lines.Where(line => line.Shown.Any()).DistinctBy(line => line.Section).Select(line => line.Number).ToHashSet();
        return anatomy.Appendices
            .Where(appendix => !(firsts.Contains(appendix.Label.Number) && appendix.Label.Section < anatomy.Facts.Sections.Count && anatomy.Facts.Sections[appendix.Label.Section].Start == 1))
            .Select(appendix => Breach.At(appendix.Label, "tiếp tục / continued"));
    }

    [GeneratedRegex(@"\APhụ lục ([IVXLC]{1,7})[.:]?\z", RegexOptions.IgnoreCase)]
    private static partial Regex Number();
}
