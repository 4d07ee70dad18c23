using EduCoop.Documents.Checking.Facts;
using EduCoop.Documents.Writing;

namespace EduCoop.Documents.Checking.Rules;

/// <summary>Parts, chapters, sections, articles, clauses and points: annex I, part I, II.6.đ.</summary>
internal static class OutlineRules
{
    private const string Source = "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.6.đ";

    // No document stacks more lists than this.
    private const int Depth = 32;
    private static readonly OutlineKind[] Large = [OutlineKind.Part, OutlineKind.Chapter];
    private static readonly OutlineKind[] Middle = [OutlineKind.Section, OutlineKind.Subsection];
    private static readonly Component Chapter = new("chapter", "“Phần”, “Chương” và số thứ tự", "word “Phần” or “Chương” with its number", Source, anatomy => Lines(anatomy, Large));
    private static readonly Component ChapterTitle = new("chapter-title", "tiêu đề của phần, chương", "heading of a part or chapter", Source, anatomy => Titles(anatomy, Large));
    private static readonly Component Section = new("section", "“Mục”, “Tiểu mục” và số thứ tự", "word “Mục” or “Tiểu mục” with its number", Source, anatomy => Lines(anatomy, Middle));
    private static readonly Component SectionTitle = new("section-title", "tiêu đề của mục, tiểu mục", "heading of a section", Source, anatomy => Titles(anatomy, Middle));
    private static readonly Component Article = new("article", "“Điều”", "article", Source, anatomy => Lines(anatomy, OutlineKind.Article));
    private static readonly Component Clause = new("clause", "khoản", "clause", Source, anatomy => Lines(anatomy, OutlineKind.Clause));
    private static readonly Component Point = new("point", "điểm", "point", Source, anatomy => Lines(anatomy, OutlineKind.Point));
    private static readonly Component Roman = new("roman", "mục đánh số La Mã", "part with a Roman number", Source, anatomy => Lines(anatomy, OutlineKind.Roman));

    internal static readonly IReadOnlyList<FormatRule> All =
    [
        Chapter.Words("roman", "Số thứ tự của phần, chương không phải chữ số La Mã.", "Parts and chapters have Roman numbers.", "I, II, III …", line => Outline.Roman(Outline.Of(line).Number) > 0),
        Chapter.Bold(),
        Chapter.Centred(),
        Chapter.SmallLetters(),
        Chapter.Rule("order", "Số thứ tự của phần, chương không liên tục.", "Parts or chapters are not numbered in order.", "+1", anatomy => Large.SelectMany(kind => Series(anatomy, kind, Outline.Roman))),
        ChapterTitle.Capitals(),
        ChapterTitle.Bold(),
        ChapterTitle.Centred(),
        Section.Words("arabic", "Số thứ tự của mục, tiểu mục không phải chữ số Ả Rập.", "Sections have Arabic numbers.", "1, 2, 3 …", line => Arabic(Outline.Of(line).Number) > 0),
        Section.Bold(),
        Section.Centred(),
        Section.Rule("order", "Số thứ tự của mục không liên tục.", "Sections are not numbered in order.", "+1", anatomy => Middle.SelectMany(kind => Series(anatomy, kind, Arabic))),
        SectionTitle.Capitals(),
        SectionTitle.Bold(),
        SectionTitle.Centred(),
        Article.Words("arabic", "Số thứ tự của điều không phải chữ số Ả Rập.", "Articles have Arabic numbers.", "Điều 1.", line => Arabic(Outline.Of(line).Number) > 0),
        Article.Words("period", "Sau số thứ tự của điều không có dấu chấm (.).", "There is no period after an article's number.", "Điều 1.", line => Outline.Of(line).Rest.StartsWith('.')),
        Article.Rule("bold", "“Điều” và số thứ tự phải đậm.", "The word “Điều” with its number must be bold.", "đậm / bold", anatomy =>
            Article.Lines(anatomy).Where(line => line.Shown.FirstOrDefault() is { IsBold: false }).Select(line => Breach.At(line, "không đậm / regular"))),
        Article.Rule("order", "Số thứ tự của điều không liên tục trong văn bản.", "Articles are not numbered in order through the document.", "+1", Articles),
        Clause.Words("period", "Sau số thứ tự của khoản không có dấu chấm (.).", "There is no period after a clause's number.", "1.", line => Outline.Of(line).Rest.StartsWith('.')),
        Clause.Rule("order", "Số thứ tự của khoản không liên tục.", "Clauses are not numbered in order.", "+1", anatomy => Nested(anatomy, OutlineKind.Clause, Arabic)),
        Point.Words("bracket", "Sau chữ cái của điểm không có dấu đóng ngoặc đơn.", "There is no closing bracket after a point's letter.", "a)", line => Outline.Of(line).Rest.StartsWith(')')),
        Point.Words("letter", "Chữ cái của điểm không thuộc bảng chữ cái tiếng Việt dùng để đánh điểm.", "The letter of a point is none of the Vietnamese alphabet.", ListLetters.Letters, line => Letter(Outline.Of(line).Number) > 0),
        Point.Rule("order", "Các điểm không theo thứ tự bảng chữ cái tiếng Việt (sau d là đ).", "Points do not follow the Vietnamese alphabet (đ comes after d).", "a, b, c, d, đ, e …", anatomy => Nested(anatomy, OutlineKind.Point, Letter)),
        Roman.Rule("order", "Số La Mã của các mục không liên tục.", "Parts with Roman numbers are not in order.", "+1", anatomy => Nested(anatomy, OutlineKind.Roman, Outline.Roman)),
    ];

    private static IEnumerable<LineFacts> Lines(Anatomy anatomy, params OutlineKind[] kinds) => anatomy.Body.Where(line => kinds.Contains(Outline.Of(line).Kind));

    // A heading stands right below its word and number.
    private static IEnumerable<LineFacts> Titles(Anatomy anatomy, OutlineKind[] kinds)
    {
        for (var i = 0; i + 1 < anatomy.Body.Count; i++)
        {
            if (kinds.Contains(Outline.Of(anatomy.Body[i]).Kind) && Outline.IsTitled(anatomy.Body[i], anatomy.Body[i + 1]))
            {
                yield return anatomy.Body[i + 1];
            }
        }
    }

    // Chapters begin anew in each part, sections in each chapter; so 1 is always right.
    private static IEnumerable<Breach> Series(Anatomy anatomy, OutlineKind kind, Func<string, int> value)
    {
        var last = 0;
        foreach (var line in Lines(anatomy, kind))
        {
            var number = Outline.Of(line).Number;
            if (value(number) is > 0 and var found)
            {
                if (found != 1 && found != last + 1)
                {
                    yield return Breach.At(line, $"{number} ({last} → {found})");
                }

                last = found;
            }
        }
    }

    private static IEnumerable<Breach> Articles(Anatomy anatomy)
    {
        var last = 0;
        foreach (var line in Lines(anatomy, OutlineKind.Article))
        {
            if (Arabic(Outline.Of(line).Number) is > 0 and var found)
            {
                if (found != last + 1)
                {
                    yield return Breach.At(line, $"{last} → {found}");
                }

                last = found;
            }
        }
    }

    // Lists stand in lists: a number continues any list that is still open, or begins one with 1.
    private static IEnumerable<Breach> Nested(Anatomy anatomy, OutlineKind kind, Func<string, int> value)
    {
        var open = new List<int>();
        foreach (var line in Lines(anatomy, kind))
        {
            var number = Outline.Of(line).Number;
            if (value(number) is not (> 0 and var found))
            {
                continue;
            }

            var continued = found == 1 ? -1 : open.LastIndexOf(found - 1);
            if (found != 1 && continued < 0)
            {
                yield return Breach.At(line, number);
            }

            if (found != 1 && open.Count > 0)
            {
                var from = continued < 0 ? open.Count - 1 : continued;
                open.RemoveRange(from, open.Count - from);
            }
            else if (open.Count == Depth)
            {
                open.RemoveAt(0);
            }

            open.Add(found);
        }
    }

    private static int Arabic(string number) => int.TryParse(number, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : 0;

    private static int Letter(string letter) => letter.Length == 1 ? ListLetters.Letters.IndexOf(letter[0], StringComparison.Ordinal) + 1 : 0;
}
