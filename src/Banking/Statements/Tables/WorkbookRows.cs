using System.IO.Compression;
using DocumentFormat.OpenXml.Packaging;
using EduCoop.Banking.Statements.Camt;
using EduCoop.Banking.Statements.Source;

namespace EduCoop.Banking.Statements.Tables;

/// <summary>A cell of a workbook as it is shown.</summary>
/// <param name="Reference">Column and row, "B7".</param>
/// <param name="Text">Its text; a number as it is stored, with a point.</param>
public sealed record WorkbookCell(string Reference, string Text);

/// <summary>A row of a workbook, to the byte (ECMA-376, SpreadsheetML: the element row of a sheet's part).</summary>
/// <param name="Sheet">The sheet's name.</param>
/// <param name="Part">The sheet's file inside the workbook, "xl/worksheets/sheet1.xml".</param>
/// <param name="Row">The row, from 1.</param>
/// <param name="Cells">The cells that hold something, from the left.</param>
/// <param name="ByteOffset">Where the row's element begins in the part as unzipped; null where the part's encoding does not tell.</param>
/// <param name="Bytes">The element's bytes; empty where they are not told.</param>
public sealed record WorkbookRow(string Sheet, string Part, int Row, IReadOnlyList<WorkbookCell> Cells, long? ByteOffset, byte[] Bytes);

/// <summary>Finds again the row from which a line of a statement was read.</summary>
public static class WorkbookRows
{
    private const int LongestRow = 64 * 1024;

    /// <summary>The row of the sheet that the statement is read from.</summary>
    /// <param name="file">The file as it came; gzip allowed.</param>
    /// <param name="row">The row, from 1.</param>
    /// <param name="options">As it was read with: they decide which sheet it is.</param>
    /// <returns>Null when the file is no workbook, no sheet of it is a statement, or there is no such row.</returns>
    /// <exception cref="StatementRefusedException">The file is damaged or too large.</exception>
    public static WorkbookRow? Find(byte[] file, int row, ReadingOptions options)
    {
        ArgumentNullException.ThrowIfNull(file);
        using var stream = new MemoryStream(file, writable: false);
        using var source = StatementSource.Open(stream, options);
        if (source.Kind != SourceKind.Workbook)
        {
            return null;
        }

        return WorkbookStatement.Open(source.Stream, options, (package, book) =>
        {
            if (WorkbookStatement.ReadSheets(package, new StatementTally(new Nowhere(), options), options) is not { } sheet
                || WorkbookStatement.FindRow(package, sheet.Part, row, options) is not { } cells)
            {
                return null;
            }

            var part = sheet.Part.Uri.OriginalString.TrimStart('/');
            var (offset, bytes) = FindBytes(book, part, row);
            return new WorkbookRow(sheet.Name, part, row, cells, offset, bytes);
        });
    }

    private static (long? Offset, byte[] Bytes) FindBytes(MemoryStream book, string part, int row)
    {
        book.Position = 0;
        using var zip = new ZipArchive(book, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.GetEntry(part) is not { } entry)
        {
            return (null, []);
        }

        long start, end;
        using (var content = entry.Open())
        using (var xml = new XmlCursor(content))
        {
            (start, end) = FindSpan(xml, row);
        }

        if (start < 0 || end <= start)
        {
            return (null, []);
        }

        using var again = entry.Open();
        var skipped = new byte[64 * 1024];
        for (var left = start; left > 0;)
        {
            var read = again.Read(skipped, 0, (int)Math.Min(left, skipped.Length));
            left = read == 0 ? 0 : left - read;
        }

        var bytes = new byte[Math.Min(end - start, LongestRow)];
        return (start, bytes[..again.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)]);
    }

    private static (long Start, long End) FindSpan(XmlCursor xml, int row)
    {
        for (var number = 0; !xml.IsAtEnd; xml.MoveNext())
        {
            if (!xml.IsElement || xml.Name != "row")
            {
                continue;
            }

            number = WorkbookStatement.RowNumber(xml.Attribute("r"), number);
            if (number == row)
            {
                var start = xml.Start();
                xml.Skip();
                return (start, xml.Following());
            }
        }

        return (-1, -1);
    }

    /// <summary>Only the sheet is asked for.</summary>
    private sealed class Nowhere : IStatementSink
    {
        public void Begin()
        {
        }

        public void Entry(StatementEntry entry)
        {
        }

        public void SetAside(QuarantinedLine line)
        {
        }

        public void Flawed(StatementFlaw flaw)
        {
        }

        public void End(StatementTotals totals)
        {
        }
    }
}
