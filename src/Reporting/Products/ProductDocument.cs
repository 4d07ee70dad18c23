using System.Globalization;
using Dapper;
using EduCoop.Documents.Writing;
using Npgsql;

namespace EduCoop.Reporting.Products;

/// <summary>Who a product is printed for.</summary>
internal sealed record ProductHead
{
    /// <summary>The issuer.</summary>
    public required string Name { get; init; }

    /// <summary>The unit above it.</summary>
    public string? Above { get; init; }

    /// <summary>The issuer's kind in the directory.</summary>
    public string? TypeCode { get; init; }

    /// <summary>The commune or province where it sits, the nearest one above.</summary>
    public string? Area { get; init; }

    /// <summary>Title and number of the plan that is asked for.</summary>
    public string? Plan { get; init; }
}

/// <summary>A product as an official document: a short text with a table behind it, or, for a report of a plan, sections with a table each. A draft: number and day are given by whoever issues it.</summary>
internal static class ProductDocument
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    private const string Head = """
        select coalesce(u.name, 'EduCoop') as name, a.name as above, u.type_code,
            (select n.name from unnest(u.path) with ordinality as w (id, depth) join unit_copy n on n.unit_id = w.id
             where n.type_code in ('tinh', 'thanh_pho', 'phuong', 'xa', 'dac_khu') order by depth desc limit 1) as area,
            (select concat_ws(' ', p.document_number, p.title) from plan_read p where p.plan_id = @planId) as plan
        from (select 1) one left join unit_copy u on u.unit_id = coalesce(@unitId::uuid, @own) left join unit_copy a on a.unit_id = u.parent_id
        """;

    internal static async Task<ProductHead> HeadAsync(NpgsqlConnection connection, ProductAsked asked, CancellationToken cancellation) =>
        await connection.QuerySingleAsync<ProductHead>(new CommandDefinition(Head, asked.Values(0, 0), cancellationToken: cancellation));

    internal static OfficialDocument Of(ProductSource product, ProductAsked asked, IReadOnlyList<ProductRow> rows, IReadOnlyList<string?> totals, ProductHead head, DateOnly today)
    {
        var document = new OfficialDocument
        {
            ParentIssuer = head.Above,
            Issuer = head.Name,
            Number = product.Symbol,
            Place = PlaceOf(head),
            Date = null,
            Year = today.Year,
            TypeName = product.TypeName,
            Subject = SubjectOf(product, asked, head),
            Signature = SignatureBlock.Of(SignerOf(head.TypeCode), null),
        };
        string[] headings = [.. product.Shown.Columns.Select(column => column.Vi)];
        var day = $"Số liệu tính đến hết {VietnameseDates.InWords(asked.Day)}, lập {VietnameseDates.InWords(today)}";
        return product.SectionKey is null
            ? document with
            {
                Body = [new TextBlock($"{day}, gồm {Number(rows.Count)} dòng."), new TextBlock("Chi tiết tại Phụ lục kèm theo.")],
                Appendices = [new(product.Shown.Vi, ["STT", .. headings], [.. rows.Select((row, i) => new TableRow([Number(i + 1), .. Cells(product, row.Cells)])), .. Total(product, totals)])],
            }
            : document with { Body = [new TextBlock($"{day}."), .. Sections(product, rows)] };
    }

    /// <summary>What a cell says to a reader.</summary>
    internal static string WordsOf(ProductColumn column, string? cell) => (column.Kind, cell) switch
    {
        (_, null) => column.WhenEmpty?.Vi ?? "",
        (ProductCellKind.Coded, _) => column.Words?.FirstOrDefault(word => word.Code == cell)?.Vi ?? cell,
        (ProductCellKind.Day, _) => VietnameseDates.InDigits(DateOnly.Parse(cell, CultureInfo.InvariantCulture)),
        (ProductCellKind.Count or ProductCellKind.Vnd, _) => decimal.Parse(cell, CultureInfo.InvariantCulture).ToString("#,##0.##", Vietnamese),
        _ => cell,
    };

    /// <summary>"Cao Bằng", "Đống Đa": the place's name without its kind; dots where the directory does not say.</summary>
    private static string PlaceOf(ProductHead head)
    {
        var name = head.Area ?? (head.Name.IndexOf("Đào tạo ", StringComparison.Ordinal) is > 0 and var at ? head.Name[(at + "Đào tạo ".Length)..] : "............");
        foreach (var kind in Kinds)
        {
            if (name.StartsWith(kind, StringComparison.OrdinalIgnoreCase))
            {
                return name[kind.Length..];
            }
        }

        return name;
    }

    private static readonly string[] Kinds = ["thành phố ", "tỉnh ", "phường ", "xã ", "đặc khu "];

    /// <summary>The office that signs for a unit of this kind.</summary>
    private static string SignerOf(string? type) => type switch
    {
        null => "THỦ TRƯỞNG ĐƠN VỊ",
        _ when type.StartsWith("ubnd", StringComparison.Ordinal) => "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH",
        _ when type.StartsWith("so_", StringComparison.Ordinal) || type.StartsWith("tt_", StringComparison.Ordinal) => "GIÁM ĐỐC",
        _ when type.StartsWith("phong_", StringComparison.Ordinal) => "TRƯỞNG PHÒNG",
        "tieu_hoc" or "thcs" or "thpt" or "mam_non" or "mau_giao" or "th_thcs" or "thcs_thpt" or "th_thcs_thpt" => "HIỆU TRƯỞNG",
        _ => "THỦ TRƯỞNG ĐƠN VỊ",
    };

    private static string SubjectOf(ProductSource product, ProductAsked asked, ProductHead head)
    {
        var title = product.Shown.Vi.StartsWith(product.TypeName, StringComparison.Ordinal) ? product.Shown.Vi[product.TypeName.Length..].TrimStart() : product.Shown.Vi;
        var period = (asked.From, asked.To) switch
        {
            ({ } from, { } to) => $" từ {VietnameseDates.InDigits(from)} đến {VietnameseDates.InDigits(to)}",
            ({ } from, null) => $" từ {VietnameseDates.InDigits(from)}",
            (null, { } to) => $" đến {VietnameseDates.InDigits(to)}",
            _ => "",
        };
        var year = product.Shown.Filters.Contains("schoolYear") ? $" năm học {asked.YearInWords}" : "";
        var plan = head.Plan is { Length: > 0 } known && product.Shown.Filters.Contains("plan") ? $" thực hiện {known}" : "";
        return title + plan + year + (product.Shown.Filters.Contains("period") ? period : "");
    }

    private static IEnumerable<DocumentBlock> Sections(ProductSource product, IReadOnlyList<ProductRow> rows)
    {
        var columns = product.Shown.Columns;
        var at = columns.ToList().FindIndex(column => column.Key == product.SectionKey);
        foreach (var (i, section) in rows.GroupBy(row => row.Cells[at]).Index())
        {
            yield return new HeadingBlock(1, $"{Romans[i]}. {WordsOf(columns[at], section.Key).ToUpper(Vietnamese)}");
            yield return new TableBlock(
                ["STT", .. columns.Where((_, c) => c != at).Select(column => column.Vi)],
                [.. section.Select((row, n) => new TableRow([Number(n + 1), .. Cells(product, row.Cells).Where((_, c) => c != at)]))]);
        }
    }

    private static readonly string[] Romans = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"];

    private static IEnumerable<string> Cells(ProductSource product, IReadOnlyList<string?> cells) => cells.Select((cell, i) => WordsOf(product.Shown.Columns[i], cell));

    private static IEnumerable<TableRow> Total(ProductSource product, IReadOnlyList<string?> totals) =>
        totals.All(total => total is null) ? [] : [new(["", .. totals.Select((total, i) => i == 0 ? "Tổng cộng" : total is null ? "" : WordsOf(product.Shown.Columns[i], total))])];

    private static string Number(int number) => number.ToString(Vietnamese);
}
