using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using EduCoop.Banking.Statements;
using EduCoop.Banking.Statements.Tables;
using Cell = DocumentFormat.OpenXml.Spreadsheet.Cell;
using Row = DocumentFormat.OpenXml.Spreadsheet.Row;

namespace EduCoop.Banking.Tests.Statements;

/// <summary>Statements in workbooks.</summary>
public sealed class WorkbookTests
{
    [Fact]
    public void A_workbook_with_numbers_days_and_words_is_read_and_ties()
    {
        var statement = Bank.One(Workbook(
            ["VIETCOMBANK"], ["Số tài khoản", "0011004012345"], ["Số dư đầu kỳ", 1_000_000m],
            ["STT", "Ngày giao dịch", "Số tham chiếu", "Số tiền ghi nợ", "Số tiền ghi có", "Số dư", "Mô tả"],
            [1m, 46083m, "R1", "", 300_000m, 1_300_000m, "ủng hộ"],
            [2m, "03/03/2026", "R2", 50_000.5m, "", 1_249_999.5m, "phí"],
            ["", "", "Cộng:", 50_000.5m, 300_000m, "", ""]));
        Assert.Equal("vietcombank", statement.Totals.Layout);
        Assert.Equal((1_000_000m, 1_249_999.5m, true), statement.Balances());
        Assert.Equal([300_000m, -50_000.5m], statement.Amounts());
        Assert.Equal([new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 3)], statement.Entries.Select(entry => entry.Day));
        Assert.Equal((5, -1L), (statement.Entries[0].Place.Line, statement.Entries[0].Place.ByteOffset));
        Assert.Equal("0011004012345", statement.Totals.Account);
    }

    [Fact]
    public void A_workbook_that_unpacks_too_far_or_is_none_is_refused()
    {
        using var bomb = new MemoryStream();
        using (var zip = new ZipArchive(bomb, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Optimal).Open();
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 80; i++)
            {
                part.Write(zeros);
            }
        }

        Assert.Equal("too_large_unpacked", Bank.Refuse(bomb.ToArray()).Code);
        var sound = Workbook(["Ngày", "Ghi có"], ["02/03/2026", 5m]);
        for (var length = 4; length < sound.Length; length += 37)
        {
            Assert.Contains(Bank.Refuse(sound[..length]).Code, new[] { "unknown_layout", "no_lines" });
        }
    }

    [Fact]
    public void A_line_leads_to_its_sheet_row_cells_and_the_bytes_of_the_row()
    {
        object[][] rows =
        [
            ["Số dư đầu kỳ", 1_000_000m], ["Ngày giao dịch", "Ghi nợ", "Ghi có", "Số dư", "Mô tả"],
            ["02/03/2026", "", 300_000m, 1_300_000m, "ủng hộ"], ["03/03/2026", "", 50_000m, 1_350_000m, "góp sách"],
        ];
        var file = Workbooks(("Bìa", [["Kính gửi"]]), ("Sao kê", rows));
        var entry = Bank.One(file).Entries[1];
        var row = WorkbookRows.Find(file, entry.Place.Line, new ReadingOptions())!;
        Assert.Equal(("Sao kê", 4), (row.Sheet, row.Row));
        Assert.Equal(new WorkbookCell[] { new("A4", "03/03/2026"), new("C4", "50000"), new("D4", "1350000"), new("E4", "góp sách") }, row.Cells);

        // The bytes are those of the unzipped part, from the element's first to its last.
        using var zip = new ZipArchive(new MemoryStream(file));
        using var part = new MemoryStream();
        zip.GetEntry(row.Part)!.Open().CopyTo(part);
        Assert.Equal(row.Bytes, part.ToArray().AsSpan((int)row.ByteOffset!.Value, row.Bytes.Length).ToArray());
        var text = System.Text.Encoding.UTF8.GetString(row.Bytes).TrimEnd();
        Assert.StartsWith("<x:row", text, StringComparison.Ordinal);
        Assert.EndsWith("</x:row>", text, StringComparison.Ordinal);
        Assert.Contains("góp sách", text, StringComparison.Ordinal);
        Assert.DoesNotContain("ủng hộ", text, StringComparison.Ordinal);

        Assert.Null(WorkbookRows.Find(file, 99, new ReadingOptions()));
        Assert.Null(WorkbookRows.Find(Workbooks(("Bìa", [["Kính gửi"]])), 1, new ReadingOptions()));
        Assert.Null(WorkbookRows.Find("Ngày|Ghi có"u8.ToArray(), 1, new ReadingOptions()));
    }

    private static byte[] Workbook(params object[][] rows) => Workbooks(("Sao kê", rows));

    private static byte[] Workbooks(params (string Name, object[][] Rows)[] sheets)
    {
        using var file = new MemoryStream();
        using (var package = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var book = package.AddWorkbookPart();
            var list = new Sheets();
            foreach (var (name, rows) in sheets)
            {
                var sheet = book.AddNewPart<WorksheetPart>();
                sheet.Worksheet = new Worksheet(new SheetData(rows.Select(cells => (OpenXmlElement)new Row(cells.Select(ToCell)))));
                list.Append(new Sheet { Id = book.GetIdOfPart(sheet), SheetId = (uint)list.ChildElements.Count + 1, Name = name });
            }

            book.Workbook = new Workbook(list);
        }

        return file.ToArray();
    }

    private static OpenXmlElement ToCell(object value) => value is decimal number
        ? new Cell { CellValue = new CellValue(number) }
        : new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new Text((string)value)) };
}
