using System.Globalization;
using System.IO.Compression;
using System.Xml;
using EduCoop.Documents.Writing.Excel;

namespace EduCoop.Documents.Writing;

/// <summary>
/// Writes one sheet as .xlsx row by row: memory does not grow with the rows. The heading stays in view, filters are on, days are days.
/// Words are kept as words: a text that begins with =, +, - or @ is marked as quoted and no program makes a formula of it.
/// </summary>
public sealed class WorkbookWriter : IDisposable
{
    /// <summary>The media type of the file.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Rows that a sheet can hold, the heading included.</summary>
    public const int MaxRows = 1_048_576;

    private const int MaxLetters = 32_767;
    private const string Namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private readonly ZipArchive zip;
    private readonly XmlWriter sheet;
    private readonly int columns;
    private int row;
    private bool isFinished;

    /// <summary>Begins the file; the stream stays open at the end.</summary>
    /// <param name="target">Where the bytes go; it need not be seekable.</param>
    /// <param name="sheetName">Name of the sheet; what Excel does not allow is replaced.</param>
    /// <param name="columns">The columns.</param>
    public WorkbookWriter(Stream target, string sheetName, IReadOnlyList<WorkbookColumn> columns)
    {
        ArgumentOutOfRangeException.ThrowIfZero(columns.Count);
        this.columns = columns.Count;
        zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        WorkbookParts.Write(zip, WorkbookParts.SheetName(sheetName));
        sheet = XmlWriter.Create(WorkbookParts.Open(zip, "xl/worksheets/sheet1.xml"), new XmlWriterSettings { CloseOutput = true });
        Begin(columns);
    }

    /// <summary>Writes the next row.</summary>
    /// <param name="cells">One cell per column; missing ones stay empty.</param>
    /// <exception cref="InvalidOperationException">The sheet is full.</exception>
    public void Add(params ReadOnlySpan<WorkbookCell> cells)
    {
        if (row == MaxRows)
        {
            throw new InvalidOperationException($"A sheet holds {MaxRows - 1} rows; divide the export.");
        }

        row++;
        sheet.WriteStartElement("row", Namespace);
        sheet.WriteAttributeString("r", Digits(row));
        for (var i = 0; i < cells.Length && i < columns; i++)
        {
            Cell(cells[i], i, style: null);
        }

        sheet.WriteEndElement();
    }

    /// <summary>Writes what a sheet ends with; without it the file is not readable.</summary>
    public void Finish()
    {
        if (isFinished)
        {
            return;
        }

        isFinished = true;
        sheet.WriteEndElement();
        sheet.WriteStartElement("autoFilter", Namespace);
        sheet.WriteAttributeString("ref", $"A1:{Letters(columns - 1)}{Digits(row)}");
        sheet.WriteEndElement();
        Empty("pageMargins", ("left", "0.4"), ("right", "0.4"), ("top", "0.6"), ("bottom", "0.6"), ("header", "0.3"), ("footer", "0.3"));
        Empty("pageSetup", ("paperSize", "9"), ("orientation", "landscape"), ("fitToHeight", "0"));
        sheet.WriteEndElement();
        sheet.Dispose();
        zip.Dispose();
    }

    /// <summary>Finishes when nobody has.</summary>
    public void Dispose() => Finish();

    private void Begin(IReadOnlyList<WorkbookColumn> headings)
    {
        sheet.WriteStartDocument(standalone: true);
        sheet.WriteStartElement("worksheet", Namespace);
        sheet.WriteStartElement("sheetPr", Namespace);
        Empty("pageSetUpPr", ("fitToPage", "1"));
        sheet.WriteEndElement();
        sheet.WriteStartElement("sheetViews", Namespace);
        sheet.WriteStartElement("sheetView", Namespace);
        sheet.WriteAttributeString("workbookViewId", "0");
        Empty("pane", ("ySplit", "1"), ("topLeftCell", "A2"), ("activePane", "bottomLeft"), ("state", "frozen"));
        sheet.WriteEndElement();
        sheet.WriteEndElement();
        sheet.WriteStartElement("cols", Namespace);
        for (var i = 0; i < headings.Count; i++)
        {
            Empty("col", ("min", Digits(i + 1)), ("max", Digits(i + 1)), ("width", headings[i].Width.ToString(CultureInfo.InvariantCulture)), ("customWidth", "1"));
        }

        sheet.WriteEndElement();
        sheet.WriteStartElement("sheetData", Namespace);
        row = 1;
        sheet.WriteStartElement("row", Namespace);
        sheet.WriteAttributeString("r", "1");
        for (var i = 0; i < headings.Count; i++)
        {
            Cell(WorkbookCell.Of(headings[i].Heading), i, WorkbookParts.HeadingStyle);
        }

        sheet.WriteEndElement();
    }

    private void Cell(WorkbookCell cell, int column, string? style)
    {
        if (cell.Kind == CellKind.Empty)
        {
            return;
        }

        sheet.WriteStartElement("c", Namespace);
        sheet.WriteAttributeString("r", Letters(column) + Digits(row));
        sheet.WriteAttributeString("s", style ?? WorkbookParts.StyleOf(cell));
        if (cell.Kind == CellKind.Text)
        {
            var text = PlainText.Clean(cell.Text);
            sheet.WriteAttributeString("t", "inlineStr");
            sheet.WriteStartElement("is", Namespace);
            sheet.WriteStartElement("t", Namespace);
            sheet.WriteAttributeString("xml", "space", null, "preserve");
            sheet.WriteString(Cut(text));
            sheet.WriteEndElement();
            sheet.WriteEndElement();
        }
        else
        {
            sheet.WriteElementString("v", Namespace, cell.Number.ToString(CultureInfo.InvariantCulture));
        }

        sheet.WriteEndElement();
    }

    private static string Cut(string text)
    {
        if (text.Length <= MaxLetters)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[MaxLetters - 2]) ? MaxLetters - 2 : MaxLetters - 1;
        return text[..end] + "…";
    }

    private void Empty(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        sheet.WriteStartElement(name, Namespace);
        foreach (var (attribute, value) in attributes)
        {
            sheet.WriteAttributeString(attribute, value);
        }

        sheet.WriteEndElement();
    }

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Letters(int column)
    {
        var letters = "";
        for (var rest = column; rest >= 0; rest = (rest / 26) - 1)
        {
            letters = (char)('A' + (rest % 26)) + letters;
        }

        return letters;
    }
}
