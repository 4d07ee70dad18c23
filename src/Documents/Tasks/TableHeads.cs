using System.Buffers;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Tasks;

/// <summary>What a column of a table holds.</summary>
internal enum Column
{
    Other,
    Number,
    Content,
    Lead,
    Coordinating,

    /// <summary>Lead and helpers in one column.</summary>
    Both,
    Advising,
    Deadline,
    Product,
    Funding,
}

/// <summary>Recognises the head of a table by its words.</summary>
internal static class TableHeads
{
    private const int LongestHead = 120;
    private static readonly SearchValues<char> Counting = SearchValues.Create("0123456789()* =+-:");

    private static readonly string[] Numbers = Folding.List("stt", "tt", "số tt", "số thứ tự", "số  tt", "thứ tự", "mục");
    private static readonly string[] Indicator = Folding.List("đơn vị tính", "đvt", "chỉ tiêu", "mức chỉ tiêu");
    private static readonly string[] Heads = Folding.List("lãnh đạo", "căn cứ", "ghi chú", "cấp trình", "thẩm quyền", "địa điểm", "đối tượng");
    private static readonly string[] Helps = Folding.List("phối hợp", "tham gia", "liên quan");
    private static readonly string[] Leads = Folding.List("chủ trì", "đơn vị thực hiện", "cơ quan thực hiện", "bộ phận thực hiện", "đầu mối", "phụ trách", "đơn vị được giao", "cơ quan được giao", "trách nhiệm", "người thực hiện", "phân công", "tổ chức thực hiện", "cơ quan, đơn vị thực hiện", "đơn vị triển khai", "đơn vị, cá nhân thực hiện", "phòng, ban thực hiện", "cơ quan soạn thảo", "cơ quan tham mưu", "đơn vị tham mưu", "đơn vị/cá nhân thực hiện", "cơ quan/đơn vị thực hiện", "cấp thực hiện", "đơn vị theo dõi", "cơ quan, tổ chức thực hiện");
    private static readonly string[] Advises = Folding.List("tham mưu", "giúp việc");
    private static readonly string[] Products = Folding.List("sản phẩm", "kết quả", "đầu ra", "hình thức văn bản");
    private static readonly string[] Times = Folding.List("thời gian", "thời hạn", "tiến độ", "hoàn thành", "lộ trình", "thời điểm", "năm thực hiện", "hạn");
    private static readonly string[] Funds = Folding.List("kinh phí", "nguồn vốn", "dự toán", "nguồn lực");
    private static readonly string[] Contents = Folding.List("nội dung", "nhiệm vụ", "công việc", "hoạt động", "giải pháp", "tên văn bản", "tên nhiệm vụ", "tên đề án", "đề án", "chương trình", "việc");

    /// <summary>The columns of a row of heads, or null when it is none.</summary>
    internal static Column[]? Read(PlanText document, TextRow row)
    {
        var filled = row.Cells.Count(cell => !cell.Span.IsEmpty);
        if (filled < 2 || row.Cells.Any(cell => cell.Span.Length > LongestHead) || row.Cells.Any(cell => Has(document, cell.Span, Indicator)))
        {
            return null;
        }

        Column[] columns = [.. row.Cells.Select(cell => Of(document, cell.Span))];
        var known = columns.Count(column => column != Column.Other);
        var says = columns.Any(column => column is Column.Lead or Column.Both or Column.Coordinating or Column.Deadline or Column.Product);
        return says && columns.Contains(Column.Content) && (columns.Contains(Column.Number) ? known >= 3 : known >= 3 && known >= filled - 1) ? columns : null;
    }

    /// <summary>A second row of heads below a merged one: "Chủ trì | Phối hợp" under "Đơn vị thực hiện".</summary>
    internal static Column[]? ReadSecond(PlanText document, TextRow row, Column[] above)
    {
        if (row.Cells.Any(cell => cell.Span.Length > 60) || row.Cells.All(cell => cell.Span.IsEmpty))
        {
            return null;
        }

        Column[] below = [.. row.Cells.Select(cell => cell.Span.IsEmpty ? Column.Other : Of(document, cell.Span))];
        if (!row.Cells.Select((cell, i) => cell.Span.IsEmpty || below[i] is Column.Lead or Column.Coordinating or Column.Advising or Column.Deadline or Column.Content or Column.Number or Column.Product).All(fits => fits)
            || !below.Any(column => column is Column.Lead or Column.Coordinating))
        {
            return null;
        }

        if (below.Length >= above.Length)
        {
            return [.. below.Select((column, i) => column != Column.Other ? column : i < above.Length ? above[i] : Column.Other)];
        }

        var merged = Array.FindIndex(above, column => column is Column.Lead or Column.Both);
        return merged < 0 ? null : [.. above[..merged], .. below, .. above[(merged + 1)..]];
    }

    /// <summary>"(1) | (2) | (3)" below the heads.</summary>
    internal static bool IsCounting(PlanText document, TextRow row) =>
        row.Cells.All(cell => document.Slice(cell.Span).IndexOfAnyExcept(Counting) < 0);

    private static Column Of(PlanText document, TextSpan cell)
    {
        var inner = Structure.Headings.Clean(document.Text, cell);
        if (Folding.MatchAny(document.Shadow, inner.Start, Numbers, inner.End) == inner.End && !inner.IsEmpty)
        {
            return Column.Number;
        }

        if (Has(document, inner, Heads))
        {
            return Column.Other;
        }

        var (leads, helps) = (Has(document, inner, Leads), Has(document, inner, Helps));
        return Starts(document, inner, Products) ? Column.Product
            : Starts(document, inner, Times) ? Column.Deadline
            : Starts(document, inner, Contents) && !leads ? Column.Content
            : leads && helps ? Column.Both
            : helps ? Column.Coordinating
            : leads || IsUnit(document, inner) ? Column.Lead
            : Has(document, inner, Advises) ? Column.Advising
            : Has(document, inner, Products) ? Column.Product
            : Has(document, inner, Times) ? Column.Deadline
            : Has(document, inner, Funds) ? Column.Funding
            : Has(document, inner, Contents) ? Column.Content
            : Column.Other;
    }

    private static readonly string[] Units = Folding.List("đơn vị", "cơ quan", "bộ phận", "cơ quan, đơn vị", "phòng", "thực hiện");

    private static bool IsUnit(PlanText document, TextSpan cell) => Folding.MatchAny(document.Shadow, cell.Start, Units, cell.End) == cell.End;

    private static bool Starts(PlanText document, TextSpan cell, string[] words) => Folding.MatchAny(document.Shadow, cell.Start, words, cell.End) > 0;

    private static bool Has(PlanText document, TextSpan cell, string[] words)
    {
        for (var at = cell.Start; at < cell.End; at++)
        {
            if (Folding.StartsWord(document.Shadow, at) && Folding.MatchAny(document.Shadow, at, words, cell.End) > 0)
            {
                return true;
            }
        }

        return false;
    }
}
