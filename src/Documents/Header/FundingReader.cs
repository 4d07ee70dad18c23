using System.Text.RegularExpressions;
using EduCoop.Documents.Structure;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Header;

/// <summary>Where the money comes from: the sources named in the section on funding, without what is said of keeping accounts.</summary>
internal static partial class FundingReader
{
    private const int MostSections = 20;

    internal static IEnumerable<Piece> Read(PlanText document, Outline outline)
    {
        var seen = new HashSet<string>();
        foreach (var section in outline.Sections.Where(section => IsFunding(document, section) && (section.Parent is null || !IsFunding(document, section.Parent))).Take(MostSections))
        {
            var zone = new TextSpan(section.Title.Start, Math.Max(section.Title.End, section.Body.End));
            foreach (var paragraph in document.Paragraphs.Where(paragraph => zone.Overlaps(paragraph.Span)))
            {
                foreach (var source in Sources(paragraph))
                {
                    if (seen.Count < 100 && seen.Add(Letters.Key(source.Text)))
                    {
                        yield return source;
                    }
                }
            }
        }
    }

    internal static bool IsFunding(PlanText document, Section section) =>
        section.Title.Length < 400 && Heading().IsMatch(CleanText.Of(document.Text, section.Title).Text);

    private static IEnumerable<Piece> Sources(Paragraph paragraph)
    {
        var text = paragraph.Text;
        if (Accounting().IsMatch(paragraph.Body) || Heading().IsMatch(text))
        {
            yield break;
        }

        var at = paragraph.BodyStart;
        while (Source().Match(text, at, text.Length - at) is { Success: true } found)
        {
            var end = found.Index + found.Length;
            if (paragraph.Whole.CutTrimmed(found.Index, end, " ,;.") is { } piece && piece.Text.Contains(' ', StringComparison.Ordinal) && !Bare().IsMatch(piece.Text))
            {
                yield return piece;
            }

            at = Math.Max(end, at + 1);
        }
    }

    [GeneratedRegex(@"^(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2})*|[a-zđ])?\s?[.)]?\s?(?:KINH PHÍ|Kinh phí|NGUỒN KINH PHÍ|Nguồn kinh phí|NGUỒN LỰC|Nguồn lực|NGUỒN VỐN|Nguồn vốn|DỰ TOÁN|Dự toán|TÀI CHÍNH|Tài chính|Phương án huy động kinh phí|Về nguồn lực)[^.;:]{0,80}:?$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(?:Việc|Căn cứ|Phòng|Sở|Trường hợp|Hằng năm|Hàng năm|Các (?:đơn vị|cơ quan|sở|địa phương|phòng|trường)|Đối với|Giao|Thực hiện)\b")]
    private static partial Regex Accounting();

    [GeneratedRegex(@"(?<!Luật |quản lý |phân cấp |dự toán |cân đối |quyết toán |phân bổ |nguồn |Nguồn )(?:các nguồn|nguồn|Nguồn|[Nn]gân sách|[Vv]ốn|[Hh]ỗ trợ từ ngân sách|[Xx]ã hội hóa)(?:\s(?!theo |để |bảo đảm|đảm bảo|được |nhằm |do |trong kế hoạch|phục vụ|nguồn |các nguồn|và các nguồn|và nguồn|và lồng ghép|và huy động)[^\s,;:.()]+){1,14}")]
    private static partial Regex Source();

    [GeneratedRegex(@"^(?:nguồn kinh phí thực hiện|các nguồn lực|nguồn lực|nguồn kinh phí|nguồn nhân lực.*|nguồn lực thực hiện.*)$", RegexOptions.IgnoreCase)]
    private static partial Regex Bare();
}
