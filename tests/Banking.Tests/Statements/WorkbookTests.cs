using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

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

    private static byte[] Workbook(params object[][] rows)
    {
        using var file = new MemoryStream();
        using (var package = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var book = package.AddWorkbookPart();
            var sheet = book.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new Worksheet(new SheetData(rows.Select(cells => (OpenXmlElement)new Row(cells.Select(ToCell)))));
            book.Workbook = new Workbook(new Sheets(new Sheet { Id = book.GetIdOfPart(sheet), SheetId = 1, Name = "Sao kê" }));
        }

        return file.ToArray();
    }

    private static OpenXmlElement ToCell(object value) => value is decimal number
        ? new Cell { CellValue = new CellValue(number) }
        : new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new Text((string)value)) };
}
