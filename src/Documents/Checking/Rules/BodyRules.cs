using EduCoop.Documents.Checking.Facts;

namespace EduCoop.Documents.Checking.Rules;

/// <summary>How the text is set: annex I, part I, II.6.e; its end mark: the samples of annex III.</summary>
internal static class BodyRules
{
    private const double TwipsPerCentimetre = 1440 / 2.54;
    private const int Tolerance = 12;
    private const int Sentence = 60;
    private static readonly Component Body = new("body", "nội dung", "text", "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.6.e", anatomy => anatomy.Body);
    private static readonly Component Prose = Body with { Of = anatomy => anatomy.Prose };

    internal static readonly IReadOnlyList<FormatRule> All =
    [
        Body.Sized(13, 14),
        Prose.Rule("justified", "{0} không canh đều cả hai lề.", "The {0} is not justified.", "canh đều / justified", anatomy => anatomy.Prose.Where(line => line.Align != "both").Select(line => Breach.At(line, line.Align))),
        Prose.Rule("indent", "Chữ đầu dòng của {0} không lùi 1 cm hoặc 1,27 cm.", "The first line of the {0} is not indented by 1 or 1.27 cm.", "1 cm, 1.27 cm", anatomy => anatomy.Prose
            .Where(line => !IsIndented(line)).Select(line => Breach.At(line, $"{Component.Number(Math.Round((line.Left + line.FirstLine) / TwipsPerCentimetre, 2))} cm"))),
        Body.Rule("gap", "Khoảng cách giữa các đoạn của {0} nhỏ hơn 6 pt.", "Paragraphs of the {0} are less than 6 pt apart.", "≥ 6 pt", Gaps),
        Body.Rule("line-least", "Khoảng cách dòng của {0} nhỏ hơn dòng đơn.", "Lines of the {0} are less than a single line apart.", "≥ 1", anatomy => anatomy.Body.Where(line => line.Lines < 0.95).Select(Spacing)),
        Body.Rule("line-most", "Khoảng cách dòng của {0} lớn hơn 1,5 dòng.", "Lines of the {0} are more than 1.5 lines apart.", "≤ 1.5", anatomy => anatomy.Body.Where(line => line.Lines > 1.55).Select(Spacing)),
        // A sentence may be set in italics; a text may not.
        Body.Rule("upright", "Kiểu chữ của {0} phải đứng.", "The {0} must be upright.", "đứng / upright", anatomy =>
            anatomy.Body.Where(line => line.IsAll(run => run.IsItalic)).ToList() is { Count: > 2 } italic && italic.Count * 2 > anatomy.Body.Count ? [Breach.At(italic[0], $"{italic.Count}/{anatomy.Body.Count} nghiêng / italic")] : []),
        Prose.Rule("small-letters", "Lời văn của {0} phải in thường.", "Sentences of the {0} must not be in capitals.", "in thường / small letters", anatomy =>
            anatomy.Prose.Where(line => line.IsCapitals && line.Text.Length > Sentence).Select(line => Breach.At(line, "in hoa / capitals"))),
        new("body-end", "NĐ 30/2020/NĐ-CP, Phụ lục III, mẫu trình bày văn bản", "Nội dung không kết thúc bằng “./.”.", "The text does not end with “./.”.", "./.")
        {
            Find = anatomy => anatomy is { BodyEndsInTable: false, Body: [.., var last] } && anatomy.Signatures.Count > 0 && !last.Text.EndsWith("./.", StringComparison.Ordinal) ? [Breach.At(last, $"…{last.Text[^1]}")] : [],
        },
    ];

    private static bool IsIndented(LineFacts line)
    {
        var indent = line.Left + line.FirstLine;
        return Math.Abs(indent - TwipsPerCentimetre) <= Tolerance || Math.Abs(indent - (1.27 * TwipsPerCentimetre)) <= Tolerance;
    }

    // What is seen between two paragraphs is the space after the one and the space before the other.
    private static IEnumerable<Breach> Gaps(Anatomy anatomy)
    {
        for (var i = 1; i < anatomy.Body.Count; i++)
        {
            var (above, below) = (anatomy.Body[i - 1], anatomy.Body[i]);
            if (below.Number == above.Number + 1 && above.After + below.Before < 118)
            {
                yield return Breach.At(below, Component.Points((above.After + below.Before) / 20.0));
            }
        }
    }

    private static Breach Spacing(LineFacts line) => Breach.At(line, $"{Component.Number(Math.Round(line.Lines, 2))}");
}
