using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using EduCoop.Reporting.Forms;

namespace EduCoop.Reporting.Papers;

/// <summary>The Word file from which an office begins its own: head and end of an official document, the form's fields by their labels, each table with a row that comes again. Every name that may stand in a template stands in it once.</summary>
internal static class SampleTemplate
{
    private const string ContentTypes = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
        """;

    private const string Relations = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>
        """;

    // Widths in twentieths of a point: the text of an upright A4 page with the decree's margins.
    private const int Left = 3900;
    private const int Right = 5278;
    private static readonly string[] Sides = ["top", "left", "bottom", "right", "insideH", "insideV"];
    private static readonly XNamespace Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static readonly DateTimeOffset FixedTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The sample for a form; the same form gives the same bytes.</summary>
    internal static byte[] Of(FormContent form)
    {
        var body = new XElement(Word + "body", Head(), form.Sections.SelectMany(Section), End(), PageSize());
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", ContentTypes);
            Add(zip, "_rels/.rels", Relations);
            Add(zip, "word/document.xml", new XDeclaration("1.0", "UTF-8", "yes") + new XElement(Word + "document", new XAttribute(XNamespace.Xmlns + "w", Word.NamespaceName), body).ToString(SaveOptions.DisableFormatting));
        }

        return file.ToArray();
    }

    /// <summary>A form filled in with something everywhere, by which an office sees how its file will look.</summary>
    internal static FormAnswers Filled(FormContent form, DateOnly today) => new(
        form.Fields.ToDictionary(field => field.Key, field => (string?)Some(field, today), StringComparer.Ordinal),
        form.Tables.ToDictionary(
            table => table.Key,
            table => (IReadOnlyList<IReadOnlyDictionary<string, string?>>)[.. Enumerable.Range(0, table.Rows.Count > 0 ? table.Rows.Count : 2).Select(_ => table.Columns.ToDictionary(column => column.Key, column => (string?)Some(column, today), StringComparer.Ordinal))],
            StringComparer.Ordinal));

    private static string Some(FormField field, DateOnly today) => field.Kind switch
    {
        FieldKind.Day => $"{today:yyyy-MM-dd}",
        FieldKind.MoneyVnd => "12500000",
        FieldKind.Text or FieldKind.LongText => "Nội dung xem thử",
        _ => "12",
    };

    private static IEnumerable<XElement> Head()
    {
        yield return Beside(
            [Line("{{vb_co_quan_chu_quan}}", "center"), Line("{{vb_don_vi}}", "center", isBold: true), Line("{{vb_so}}", "center")],
            [Line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "center", isBold: true), Line("Độc lập - Tự do - Hạnh phúc", "center", isBold: true), Line("{{vb_dia_danh_ngay}}", "center", isItalic: true)]);
        yield return Line("");
        yield return Line("BÁO CÁO", "center", isBold: true);
        yield return Line("{{vb_trich_yeu}}", "center", isBold: true);
        yield return Line("(Kỳ báo cáo: {{vb_ky_bao_cao}})", "center", isItalic: true);
        yield return Line("Kính gửi: {{vb_noi_nhan_bao_cao}}", "center");
        yield return Line("{{vb_can_cu}}", isItalic: true);
        yield return Line("{{vb_phan_loi}}");
    }

    private static IEnumerable<XElement> Section(FormSection section, int place)
    {
        yield return Line($"{place + 1}. {section.Title}", isBold: true);
        foreach (var field in section.Fields)
        {
            yield return Line($"- {field.Label}: {{{{{field.Key}}}}}{(field.Unit is { } unit ? $" {unit}" : "")}");
        }

        foreach (var table in section.Tables)
        {
            yield return Line(table.Title, isItalic: true);
            yield return Rows(table);
            yield return Line("");
        }
    }

    private static XElement Rows(FormTable table)
    {
        List<(string Title, string Mark)> columns =
            [("TT", "tt"), .. table.Rows.Count > 0 ? [("Nội dung", "noi_dung")] : Array.Empty<(string, string)>(), .. table.Columns.Select(column => (column.Label, column.Key))];
        var marks = columns.Select((column, i) => $"{(i == 0 ? $"{{{{#{table.Key}}}}}" : "")}{{{{{table.Key}.{column.Mark}}}}}{(i == columns.Count - 1 ? $"{{{{/{table.Key}}}}}" : "")}");
        return new(
            Word + "tbl",
            new XElement(Word + "tblPr", Val("tblW", "5000", ("type", "pct")), new XElement(Word + "tblBorders", Sides.Select(side => Val(side, "single", ("sz", "4"), ("space", "0"), ("color", "000000"))))),
            Row(columns.Select(column => Cell([Line(column.Title, "center", isBold: true)]))), Row(marks.Select(mark => Cell([Line(mark)]))));
    }

    private static IEnumerable<XElement> End()
    {
        yield return Line("");
        yield return Beside([Line("Nơi nhận:", isBold: true, isItalic: true), Line("{{vb_noi_nhan}}")], [Line("{{vb_chuc_vu_ky}}", "center", isBold: true), Line("", "center"), Line("", "center"), Line("", "center"), Line("{{vb_nguoi_ky}}", "center", isBold: true)]);
        yield return Line("");
    }

    private static XElement Beside(IEnumerable<XElement> left, IEnumerable<XElement> right) =>
        new(Word + "tbl", new XElement(Word + "tblPr", Val("tblW", $"{Left + Right}", ("type", "dxa"))), Row([Cell(left, Left), Cell(right, Right)]));

    private static XElement Row(IEnumerable<XElement> cells) => new(Word + "tr", cells);

    private static XElement Cell(IEnumerable<XElement> lines, int? width = null) =>
        new(Word + "tc", width is { } known ? new XElement(Word + "tcPr", Val("tcW", $"{known}", ("type", "dxa"))) : null, lines);

    private static XElement Line(string text, string align = "both", bool isBold = false, bool isItalic = false) => new(
        Word + "p",
        new XElement(Word + "pPr", Val("spacing", null, ("before", "60"), ("after", "60")), Val("jc", align)),
        text.Length == 0 ? null : new XElement(
            Word + "r",
            new XElement(
                Word + "rPr", Val("rFonts", null, ("ascii", "Times New Roman"), ("hAnsi", "Times New Roman"), ("cs", "Times New Roman")), isBold ? new XElement(Word + "b") : null, isItalic ? new XElement(Word + "i") : null, Val("sz", "28")),
            new XElement(Word + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), text)));

    private static XElement PageSize() =>
        new(Word + "sectPr", Val("pgSz", null, ("w", "11906"), ("h", "16838")), Val("pgMar", null, ("top", "1140"), ("right", "1021"), ("bottom", "1140"), ("left", "1707"), ("header", "567"), ("footer", "567"), ("gutter", "0")));

    // A width says its number as "w", everything else its word as "val".
    private static XElement Val(string name, string? value, params (string Name, string Value)[] more) => new(
        Word + name, value is null ? null : new XAttribute(Word + (name is "tblW" or "tcW" ? "w" : "val"), value), more.Select(one => new XAttribute(Word + one.Name, one.Value)));

    private static void Add(ZipArchive zip, string name, string text)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = FixedTime;
        using var to = entry.Open();
        to.Write(Encoding.UTF8.GetBytes(text));
    }
}
