using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using EduCoop.Documents.Writing;

namespace EduCoop.Documents.Tests.Writing;

public sealed class WorkbookTests
{
    private static readonly WorkbookColumn[] Columns = [new("Số, ký hiệu"), new("Nhiệm vụ", 40), new("Hạn"), new("Tiến độ (%)")];

    [Fact]
    public void The_file_is_valid_and_its_cells_have_types()
    {
        using var file = Open(Some());
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(file).Select(error => $"{error.Path?.XPath}: {error.Description}"));
        var rows = Sheet(file).Descendants<Row>().ToList();
        Assert.Equal(["Số, ký hiệu", "Nhiệm vụ", "Hạn", "Tiến độ (%)"], rows[0].Elements<Cell>().Select(cell => cell.InnerText));
        var cells = rows[1].Elements<Cell>().ToList();
        Assert.Equal(("00235", CellValues.InlineString), (cells[0].InnerText, cells[0].DataType!.Value));
        Assert.Equal("46003", cells[2].CellValue!.Text);
        Assert.Null(cells[2].DataType);
        Assert.Equal("dd\\/mm\\/yyyy", Format(file, cells[2]));
        Assert.Equal("12.5", cells[3].CellValue!.Text);
        Assert.Equal("Đống Đa", rows[2].Elements<Cell>().Single().InnerText);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://example.org\",\"x\")")]
    [InlineData("+1+1")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    public void Words_never_become_a_formula(string text)
    {
        using var file = Open(Bytes(writer => writer.Add(WorkbookCell.Of(text))));
        var cell = Sheet(file).Descendants<Row>().Last().Elements<Cell>().Single();
        Assert.Null(cell.CellFormula);
        Assert.Equal(CellValues.InlineString, cell.DataType!.Value);
        Assert.Equal(text, cell.InnerText);
        Assert.True(StyleOf(file, cell).QuotePrefix?.Value, "A program that edits the cell would make a formula of it.");
    }

    [Fact]
    public void The_heading_stays_in_view_and_filters()
    {
        using var file = Open(Some());
        var pane = Sheet(file).Descendants<Pane>().Single();
        Assert.Equal((1d, PaneStateValues.Frozen), (pane.VerticalSplit!.Value, pane.State!.Value));
        Assert.Equal("A1:D3", Sheet(file).Descendants<AutoFilter>().Single().Reference!.Value);
    }

    [Fact]
    public void Names_of_sheets_and_long_texts_are_brought_into_bounds()
    {
        using var target = new MemoryStream();
        using (var writer = new WorkbookWriter(target, "Kế hoạch 2026/2030: [nhiệm vụ] của phường Đống Đa", Columns))
        {
            writer.Add(WorkbookCell.Of(new string('a', 32_765) + "😀😀"));
        }

        using var file = Open(target.ToArray());
        Assert.Empty(new OpenXmlValidator().Validate(file));
        Assert.Equal("Kế hoạch 2026-2030- -nhiệm vụ-", file.WorkbookPart!.Workbook.Descendants<Sheet>().Single().Name!.Value);
        Assert.Equal(32_766, Sheet(file).Descendants<Row>().Last().InnerText.Length);
    }

    [OfficeFact]
    public async Task LibreOffice_reads_the_same_values()
    {
        var csv = await Office.ConvertAsync(Some(), "xlsx", "csv:Text - txt - csv (StarCalc):124,0,76,1");
        Assert.Equal("Số, ký hiệu|Nhiệm vụ|Hạn|Tiến độ (%)\n00235|=1+1|12/12/2025|12.5\n|Đống Đa||", (await File.ReadAllTextAsync(csv)).Trim());
    }

    private static byte[] Some() => Bytes(writer =>
    {
        writer.Add(WorkbookCell.Of("00235"), WorkbookCell.Of("=1+1"), WorkbookCell.Of(new DateOnly(2025, 12, 12)), WorkbookCell.Of(12.5m));
        writer.Add(WorkbookCell.Of((string?)null), WorkbookCell.Of("Đống Đa"), WorkbookCell.Of((DateOnly?)null), WorkbookCell.Of((decimal?)null), WorkbookCell.Of("beyond the columns"));
    });

    private static byte[] Bytes(Action<WorkbookWriter> fill)
    {
        using var target = new MemoryStream();
        using (var writer = new WorkbookWriter(target, "Nhiệm vụ", Columns))
        {
            fill(writer);
        }

        return target.ToArray();
    }

    private static SpreadsheetDocument Open(byte[] file) => SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);

    private static Worksheet Sheet(SpreadsheetDocument file) => file.WorkbookPart!.WorksheetParts.Single().Worksheet;

    private static CellFormat StyleOf(SpreadsheetDocument file, Cell cell) =>
        file.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ElementAt((int)cell.StyleIndex!.Value);

    private static string? Format(SpreadsheetDocument file, Cell cell) =>
        file.WorkbookPart!.WorkbookStylesPart!.Stylesheet.NumberingFormats!.Elements<NumberingFormat>().Single(format => format.NumberFormatId! == StyleOf(file, cell).NumberFormatId!).FormatCode!.Value;
}
