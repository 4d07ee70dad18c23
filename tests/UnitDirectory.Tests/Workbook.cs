using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace EduCoop.UnitDirectory.Tests;

/// <summary>Excel files as people send them, and as attackers do.</summary>
internal static class Workbook
{
    /// <summary>Strings become shared or inline text, numbers become number cells.</summary>
    internal static byte[] Of(params object[][] rows)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook();
            var strings = workbook.AddNewPart<SharedStringTablePart>();
            strings.SharedStringTable = new SharedStringTable();
            var sheet = workbook.AddNewPart<WorksheetPart>();
            var data = new SheetData();
            var known = 0;
            foreach (var row in rows)
            {
                data.Append(new Row(row.Select((value, column) =>
                {
                    if (value is not string text)
                    {
                        return new Cell { CellValue = new CellValue(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!) };
                    }

                    if (column % 2 == 1)
                    {
                        return new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text)) };
                    }

                    strings.SharedStringTable.Append(new SharedStringItem(new Text(text)));
                    return new Cell { DataType = CellValues.SharedString, CellValue = new CellValue((known++).ToString(System.Globalization.CultureInfo.InvariantCulture)) };
                })));
            }

            sheet.Worksheet = new Worksheet(data);
            workbook.Workbook.Append(new Sheets(new Sheet { Id = workbook.GetIdOfPart(sheet), SheetId = 1, Name = "Danh sách" }));
        }

        return stream.ToArray();
    }

    /// <summary>A few hundred kilobytes that unpack to more than the reader takes.</summary>
    internal static byte[] Bomb()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 260; i++)
            {
                entry.Write(zeros);
            }
        }

        return stream.ToArray();
    }
}
