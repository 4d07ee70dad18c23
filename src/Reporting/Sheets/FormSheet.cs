using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using EduCoop.Documents.Sheets;
using EduCoop.Documents.Writing;
using EduCoop.Reporting.Forms;
using EduCoop.ServiceDefaults;

namespace EduCoop.Reporting.Sheets;

/// <summary>A fault of a filled-in sheet with its place in it.</summary>
/// <param name="Row">As the spreadsheet shows it; null when the row is missing from the sheet.</param>
/// <param name="Column">Letters of the column.</param>
/// <param name="Place">The form's own name of the place, as in <see cref="FormFault"/>.</param>
/// <param name="Code">Stable name.</param>
/// <param name="Message">Vietnamese: where, what is wrong and how to mend it.</param>
/// <param name="IsBlocking">May the report not be sent like this?</param>
public sealed record SheetFaultLine(int? Row, string? Column, string Place, string Code, string Message, bool IsBlocking);

/// <summary>What a sheet says; nothing of it has been kept.</summary>
/// <param name="Answers">As the form reads them.</param>
/// <param name="Faults">By row.</param>
public sealed record SheetReading(FormAnswers Answers, IReadOnlyList<SheetFaultLine> Faults);

/// <summary>
/// A form as a sheet that is filled in without a network: one row a field, a block a table. The first column names what a row is, so rows may be sorted or left out; the second row names form and version.
/// </summary>
internal static partial class FormSheet
{
    private const string Identity = "_bieu";
    private const int FirstValue = 2;
    private const int BlankRows = 20;
    private const int MostRows = 10_000;
    private const int MostColumns = 40;

    internal static readonly Refusal Unreadable = new("workbook_broken", "Không đọc được tệp Excel.", "Lưu lại dạng Excel Workbook (.xlsx), không đặt mật khẩu, tối đa 5 MB.");
    internal static readonly Refusal OtherForm = new("sheet_other_form", "Tệp này không phải biểu đang dùng.", "Tải lại biểu Excel của chính báo cáo này rồi chép số liệu sang; không xóa hai dòng đầu và cột Mã.");

    /// <summary>Writes the form with what stands in it.</summary>
    internal static byte[] Write(FormView form, FormAnswers answers)
    {
        var width = form.Content.Tables.Select(table => table.Columns.Count).Append(2).Max();
        var columns = new List<WorkbookColumn> { new("Mã", 18), new(form.Title, 60), new("Giá trị", 22) };
        columns.AddRange(Enumerable.Range(1, width - 1).Select(i => new WorkbookColumn(i == 1 ? "Ghi chú" : $"Cột {i + 1}", 22)));
        using var file = new MemoryStream();
        using (var sheet = new WorkbookWriter(file, "Biểu", columns))
        {
            sheet.Add(WorkbookCell.Of(Identity), WorkbookCell.Of("Không sửa dòng này và cột Mã"), WorkbookCell.Of(IdentityOf(form)));
            foreach (var section in form.Content.Sections)
            {
                sheet.Add(default, WorkbookCell.Of(section.Title.ToUpperInvariant()));
                foreach (var field in section.Fields)
                {
                    sheet.Add(WorkbookCell.Of(field.Key), WorkbookCell.Of(Head(field)), Cell(field, answers.Values.GetValueOrDefault(field.Key)), WorkbookCell.Of(Note(field)));
                }

                foreach (var table in section.Tables)
                {
                    Write(sheet, table, answers.Tables.GetValueOrDefault(table.Key) ?? []);
                }
            }

            sheet.Finish();
        }

        return file.ToArray();
    }

    /// <summary>Reads what was filled in.</summary>
    internal static (SheetReading? Reading, Refusal? Refusal) Read(FormView form, byte[] content)
    {
        var (grid, fault) = SheetGrid.Read(content, MostRows, MostColumns);
        if (fault != SheetFault.None)
        {
            return (null, Unreadable);
        }

        if (!grid.Any(row => Text(row, 0) == Identity && Text(row, FirstValue) == IdentityOf(form)))
        {
            return (null, OtherForm);
        }

        var read = new SheetAnswers(form.Content);
        foreach (var row in grid.Where(row => Text(row, 0) is { Length: > 0 } key && key != Identity && row.Number > 1))
        {
            read.Take(row, Text(row, 0)!);
        }

        var reading = FormReader.Read(form.Content, read.Answers());
        return (new(reading.Answers, [.. read.Faults, .. reading.Faults.Select(read.Placed)]), null);
    }

    internal static string? Text(GridRow row, int column) => row.Cells.GetValueOrDefault(column)?.Trim().Normalize(NormalizationForm.FormC);

    /// <summary>What a cell says, as answers carry it: a day from its serial number or as people write it, a number with a point.</summary>
    internal static string? Value(FormField field, string? text) => text switch
    {
        null or "" => null,
        _ when field.Kind == FieldKind.Day => (SheetGrid.Day(text) ?? (DateOnly.TryParseExact(text, ["d/M/yyyy", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null)) is { } known
            ? known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : text,
        // A spreadsheet writes 1.1 as 1.1000000000000001 and 0.07 as 7.0000000000000007E-2: fifteen figures are what it holds.
        _ when FormAudit.IsNumber(field.Kind) && text.AsSpan().IndexOfAny('.', 'E') >= 0 && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && decimal.TryParse(number.ToString("G15", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var held) => held.ToString(CultureInfo.InvariantCulture),
        _ => text,
    };

    private static void Write(WorkbookWriter sheet, FormTable table, IReadOnlyList<IReadOnlyDictionary<string, string?>> rows)
    {
        sheet.Add([WorkbookCell.Of($"{table.Key}#"), WorkbookCell.Of(table.Title), .. table.Columns.Select(column => WorkbookCell.Of(column.Label))]);
        var count = table.Rows.Count > 0 ? table.Rows.Count : Math.Min(table.MostRows, rows.Count + BlankRows);
        for (var i = 0; i < count; i++)
        {
            var row = i < rows.Count ? rows[i] : new Dictionary<string, string?>();
            sheet.Add([
                WorkbookCell.Of($"{table.Key}[{i + 1}]"), WorkbookCell.Of(i < table.Rows.Count ? table.Rows[i] : $"Hàng {i + 1}"),
                .. table.Columns.Select(column => Cell(column, row.GetValueOrDefault(column.Key)))]);
        }
    }

    private static WorkbookCell Cell(FormField field, string? value) =>
        value is null ? default
        : field.Kind == FieldKind.Day && DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? WorkbookCell.Of(day)
        : FormAudit.IsNumber(field.Kind) && decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? WorkbookCell.Of(number)
        : WorkbookCell.Of(value);

    private static string Head(FormField field) => field.Label + (field.Unit is null ? "" : $" ({field.Unit})") + (field.IsRequired ? " *" : "");

    private static string Note(FormField field) => field switch
    {
        { Formula: not null } => "tự tính, không điền",
        { Kind: FieldKind.Count or FieldKind.MoneyVnd } => "số nguyên",
        { Kind: FieldKind.Percent } => "0-100",
        { Kind: FieldKind.Number } => "số",
        { Kind: FieldKind.Day } => "ngày/tháng/năm",
        _ => "chữ",
    };

    private static string IdentityOf(FormView form) => $"{form.FormId}/{form.Version.ToString(CultureInfo.InvariantCulture)}";

    [GeneratedRegex(@"\A(?<table>[a-z][a-z0-9_]{0,39})(?:#|\[(?<row>[0-9]{1,3})\])\z")]
    internal static partial Regex TableRow();
}
