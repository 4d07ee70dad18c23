using System.Text.RegularExpressions;
using EduCoop.Documents.Plans;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Indicators;

/// <summary>Tables of indicators: a column with the aim, one with its unit, and a column for each year or one for the target.</summary>
internal static partial class IndicatorTables
{
    private const int Most = 5_000;

    internal static List<PlanIndicator> Read(PlanText document)
    {
        var indicators = new List<PlanIndicator>();
        foreach (var table in document.Tables)
        {
            if (Columns(document, table) is not { } columns)
            {
                continue;
            }

            foreach (var row in table.Rows.Skip(columns.HeaderRow + 1))
            {
                if (indicators.Count < Most)
                {
                    indicators.AddRange(Row(document, row, columns));
                }
            }
        }

        return indicators;
    }

    private sealed record Layout(int HeaderRow, int Aim, int Unit, IReadOnlyList<(int Column, string? Year)> Values);

    private static Layout? Columns(PlanText document, TextTable table)
    {
        for (var index = 0; index < Math.Min(3, table.Rows.Count); index++)
        {
            var heads = table.Rows[index].Cells.Select(cell => Cell(document, cell)).ToList();
            var aim = heads.FindIndex(head => Aim().IsMatch(head));
            // Who answers for an aim may stand beside it.
            if (aim < 0 || heads.Exists(head => TaskColumn().IsMatch(head) && !(Owner().IsMatch(head) && Measure().IsMatch(heads[aim]))))
            {
                continue;
            }

            var unit = heads.FindIndex(head => UnitColumn().IsMatch(head));
            var values = heads.Select((head, column) => (Column: column, Year: IndicatorContext.YearOf(head) ?? (BareYear().Match(head) is { Success: true } year ? year.Value : null), Head: head))
                .Where(head => head.Column != aim && head.Column != unit && (head.Year is not null || Goal().IsMatch(head.Head)) && !Past().IsMatch(head.Head))
                .Select(head => (head.Column, head.Year)).ToList();
            if (values.Count > 0 && (unit >= 0 || values.Exists(value => value.Year is not null)))
            {
                return new(index, aim, unit, values);
            }
        }

        return null;
    }

    private static IEnumerable<PlanIndicator> Row(PlanText document, TextRow row, Layout columns)
    {
        if (columns.Aim >= row.Cells.Count || Cell(document, row.Cells[columns.Aim]) is not { Length: > 2 } aim || Rule().IsMatch(aim))
        {
            yield break;
        }

        var unit = columns.Unit >= 0 && columns.Unit < row.Cells.Count ? Cell(document, row.Cells[columns.Unit]) : null;
        foreach (var (column, year) in columns.Values.Where(value => value.Column < row.Cells.Count))
        {
            var cell = CleanText.Of(document.Text, row.Cells[column].Span);
            if (Number().Match(cell.Text) is not { Success: true } number || QuantityScanner.Value(number.Groups["n"].ValueSpan) is not { } value)
            {
                continue;
            }

            var to = number.Groups["to"].Success ? QuantityScanner.Value(number.Groups["to"].ValueSpan) : null;
            yield return new()
            {
                Text = aim,
                Comparator = to is not null ? "range" : Comparator(number.Groups["sign"].Value, number.Groups["up"].Value),
                Value = new(value, to),
                Unit = string.IsNullOrEmpty(unit) ? number.Groups["pct"].Success ? "%" : null : unit,
                Year = year,
                Subject = aim,
                Spans = new Dictionary<string, TextSpan> { ["text"] = row.Cells[columns.Aim].Span, ["value"] = cell.Span(number) },
            };
        }
    }

    private static string Comparator(string sign, string upward) =>
        upward.Contains("lên", StringComparison.Ordinal) ? ">=" : upward.Contains("xuống", StringComparison.Ordinal) ? "<=" : sign.Trim() switch
        {
            "≥" or ">=" or "ít nhất" or "tối thiểu" or "từ" => ">=",
            "≤" or "<=" or "không quá" or "tối đa" => "<=",
            ">" or "trên" => ">",
            "<" or "dưới" => "<",
            _ => "=",
        };

    private static string Cell(PlanText document, TextCell cell) => CleanText.Of(document.Text, cell.Span.Length > 2_000 ? new(cell.Span.Start, cell.Span.Start + 2_000) : cell.Span).Text;

    [GeneratedRegex(@"^(?:tên\s|nội dung\s)?(?:các\s)?(?:chỉ tiêu|chỉ số|mục tiêu|tiêu chí)", RegexOptions.IgnoreCase)]
    private static partial Regex Aim();

    [GeneratedRegex(@"chủ trì|phối hợp|thực hiện$|sản phẩm|thời gian hoàn thành", RegexOptions.IgnoreCase)]
    private static partial Regex TaskColumn();

    [GeneratedRegex(@"^(?:cơ quan|đơn vị|phòng|bộ phận)[^.]{0,20} (?:chủ trì|phối hợp|thực hiện|chịu trách nhiệm)", RegexOptions.IgnoreCase)]
    private static partial Regex Owner();

    [GeneratedRegex(@"^(?:tên\s|các\s)*(?:chỉ tiêu|chỉ số)", RegexOptions.IgnoreCase)]
    private static partial Regex Measure();

    [GeneratedRegex(@"^(?:đơn vị(?: tính)?|đvt|đv tính)$", RegexOptions.IgnoreCase)]
    private static partial Regex UnitColumn();

    [GeneratedRegex(@"^20\d{2}$")]
    private static partial Regex BareYear();

    [GeneratedRegex(@"mục tiêu|kế hoạch|chỉ tiêu giao|giá trị|phấn đấu|mức đạt", RegexOptions.IgnoreCase)]
    private static partial Regex Goal();

    [GeneratedRegex(@"thực hiện|hiện trạng|kết quả|ước đạt", RegexOptions.IgnoreCase)]
    private static partial Regex Past();

    [GeneratedRegex(@"^[-:\s]+$")]
    private static partial Regex Rule();

    [GeneratedRegex(@"^(?<sign>≥|≤|>=|<=|>|<|trên|dưới|ít nhất|tối thiểu|tối đa|không quá|từ)?\s?(?<n>\d{1,3}(?:\.\d{3})+|\d{1,9}(?:[.,]\d{1,3})?)(?:\s?%?\s?[-–]\s?(?<to>\d{1,9}(?:[.,]\d{1,3})?))?\s?(?<pct>%)?(?<up>\s?trở (?:lên|xuống))?$", RegexOptions.IgnoreCase)]
    private static partial Regex Number();
}
