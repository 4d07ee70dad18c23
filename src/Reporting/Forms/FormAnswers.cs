using System.Globalization;
using System.Text;

namespace EduCoop.Reporting.Forms;

/// <summary>What was filled in.</summary>
/// <param name="Values">By the fields' keys: numbers as decimals with a point, days as ISO 8601, text as it is; a field that is left out is empty.</param>
/// <param name="Tables">By the tables' keys: rows from the top, each by its columns' keys.</param>
public sealed record FormAnswers(IReadOnlyDictionary<string, string?> Values, IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string?>>> Tables)
{
    /// <summary>Nothing.</summary>
    internal static FormAnswers None { get; } = new(new Dictionary<string, string?>(), new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string?>>>());
}

/// <summary>What was filled in, as the form understands it.</summary>
/// <param name="Answers">In one form: composed letters, numbers without needless zeros, what formulas give; empty fields are left out.</param>
/// <param name="Faults">What does not hold, in the order of the form.</param>
public sealed record FormReading(FormAnswers Answers, IReadOnlyList<FormFault> Faults)
{
    /// <summary>May it be sent?</summary>
    public bool IsComplete => !Faults.Any(fault => fault.IsBlocking);
}

/// <summary>Reads what was filled in: each value by its kind and bounds, then formulas, then checks.</summary>
internal static class FormReader
{
    private const int LongestLine = 500;
    private const int LongestText = 20_000;
    private const int MostFaults = 200;

    /// <param name="form">A form that <see cref="FormAudit"/> let pass.</param>
    /// <param name="given">What was filled in.</param>
    internal static FormReading Read(FormContent form, FormAnswers given)
    {
        var faults = new List<FormFault>();
        var values = new Dictionary<string, string?>(StringComparer.Ordinal);
        var numbers = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var field in form.Fields.Where(field => field.Formula is null))
        {
            Take(field, field.Key, given.Values.GetValueOrDefault(field.Key), values, numbers, faults);
        }

        var tables = new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string?>>>(StringComparer.Ordinal);
        foreach (var table in form.Tables)
        {
            tables[table.Key] = ReadTable(table, given.Tables.GetValueOrDefault(table.Key) ?? [], numbers, faults);
        }

        Reckon([.. form.Fields.Where(field => field.Formula is not null)], "", values, numbers, faults);
        Check(form, numbers, faults);
        foreach (var unknown in given.Values.Keys.Where(key => form.Fields.All(field => field.Key != key)).Concat(given.Tables.Keys.Where(key => form.Tables.All(table => table.Key != key))).Take(20))
        {
            faults.Add(new(unknown, "field_unknown", "Biểu không có trường này: tải lại biểu mới nhất."));
        }

        return new FormReading(new FormAnswers(values, tables), [.. faults.Take(MostFaults)]);
    }

    private static List<IReadOnlyDictionary<string, string?>> ReadTable(
        FormTable table, IReadOnlyList<IReadOnlyDictionary<string, string?>> given, Dictionary<string, object?> numbers, List<FormFault> faults)
    {
        var most = table.Rows.Count > 0 ? table.Rows.Count : table.MostRows;
        if (given.Count > most)
        {
            faults.Add(new(table.Key, "rows_too_many", $"Bảng \"{table.Title}\" có tối đa {most} hàng, đang có {given.Count}."));
        }

        var rows = new List<IReadOnlyDictionary<string, string?>>();
        var columns = table.Columns.Where(column => FormAudit.IsNumber(column.Kind)).ToDictionary(column => column.Key, _ => new List<decimal>(), StringComparer.Ordinal);
        // Rows that are always there must be filled in as fields must; rows that people add are there once something stands in them.
        var count = table.Rows.Count > 0 ? table.Rows.Count : Math.Min(given.Count, most);
        for (var i = 0; i < count; i++)
        {
            var row = new Dictionary<string, string?>(StringComparer.Ordinal);
            var inRow = new Dictionary<string, object?>(StringComparer.Ordinal);
            var written = i < given.Count ? given[i] : new Dictionary<string, string?>();
            foreach (var column in table.Columns.Where(column => column.Formula is null))
            {
                Take(column, $"{table.Key}.{column.Key}[{i + 1}]", written.GetValueOrDefault(column.Key), row, inRow, faults, column.Key);
            }

            Reckon([.. table.Columns.Where(column => column.Formula is not null)], $"{table.Key}.", row, inRow, faults, $"[{i + 1}]");
            foreach (var (key, list) in columns)
            {
                if (inRow.GetValueOrDefault(key) is decimal number)
                {
                    list.Add(number);
                }
            }

            rows.Add(row);
        }

        foreach (var (key, list) in columns)
        {
            numbers[$"{table.Key}.{key}"] = list;
        }

        return rows;
    }

    private static void Take(
        FormField field, string place, string? written, Dictionary<string, string?> values, Dictionary<string, object?> numbers, List<FormFault> faults, string? key = null)
    {
        key ??= field.Key;
        if (string.IsNullOrWhiteSpace(written))
        {
            if (field.IsRequired)
            {
                faults.Add(new(place, "value_missing", $"\"{field.Label}\" chưa điền."));
            }

            return;
        }

        var text = written.Trim().Normalize(NormalizationForm.FormC);
        if (FormAudit.IsNumber(field.Kind))
        {
            if (Number(field, text, place, faults) is { } number)
            {
                (values[key], numbers[key]) = (Shown(number), number);
            }
        }
        else if (TextFault(field, text) is { } fault)
        {
            faults.Add(new(place, "value_unfit", fault));
        }
        else
        {
            values[key] = text;
        }
    }

    private static decimal? Number(FormField field, string text, string place, List<FormFault> faults)
    {
        var places = field.Kind switch { FieldKind.Number => 6, FieldKind.Percent => 2, _ => 0 };
        // Without thousands separators: "1.500" is fifteen hundred to one person and one and a half to another.
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number != decimal.Round(number, places) || Math.Abs(number) > 1_000_000_000_000_000m)
        {
            faults.Add(new(place, "value_unfit", $"\"{field.Label}\" cần một {(places == 0 ? "số nguyên" : $"số có tối đa {places} chữ số thập phân")}, không viết dấu phân cách hàng nghìn."));
            return null;
        }

        if (Bounds(field, number) is { } outside)
        {
            faults.Add(new(place, "value_outside", outside));
        }

        return number;
    }

    private static string? Bounds(FormField field, decimal number)
    {
        var least = field.Least ?? (field.Kind is FieldKind.Count or FieldKind.Percent ? 0m : null);
        var most = field.Most ?? (field.Kind == FieldKind.Percent ? 100m : null);
        return number < least ? $"\"{field.Label}\" không nhỏ hơn {Shown(least.Value)}; đang là {Shown(number)}."
            : number > most ? $"\"{field.Label}\" không lớn hơn {Shown(most.Value)}; đang là {Shown(number)}."
            : null;
    }

    private static string? TextFault(FormField field, string text) => field.Kind switch
    {
        FieldKind.Day => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? null : $"\"{field.Label}\" cần một ngày.",
        FieldKind.Text when text.Length > LongestLine || text.Any(char.IsControl) => $"\"{field.Label}\" là một dòng, tối đa {LongestLine} ký tự.",
        FieldKind.LongText when text.Length > LongestText || text.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t')) => $"\"{field.Label}\" có tối đa {LongestText} ký tự.",
        _ => null,
    };

    private static void Reckon(IReadOnlyList<FormField> fields, string prefix, Dictionary<string, string?> values, Dictionary<string, object?> numbers, List<FormFault> faults, string suffix = "")
    {
        var open = fields.Select(field => (Field: field, Formula: Formula.Read(field.Formula!).Formula!)).ToList();
        while (open.FindIndex(one => !one.Formula.Names.Any(name => open.Exists(other => other.Field.Key == name))) is >= 0 and var next)
        {
            var (field, formula) = open[next];
            open.RemoveAt(next);
            var places = field.Kind switch { FieldKind.Number => 6, FieldKind.Percent => 2, _ => 0 };
            if (formula.Number(numbers.GetValueOrDefault) is { } number && Math.Abs(number) <= 1_000_000_000_000_000m)
            {
                number = decimal.Round(number, places, MidpointRounding.AwayFromZero);
                (values[field.Key], numbers[field.Key]) = (Shown(number), number);
                if (Bounds(field, number) is { } outside)
                {
                    faults.Add(new(prefix + field.Key + suffix, "value_outside", outside));
                }
            }
            else if (field.IsRequired)
            {
                faults.Add(new(prefix + field.Key + suffix, "value_missing", $"\"{field.Label}\" chưa tính được: điền đủ các số mà công thức dùng."));
            }
        }
    }

    private static void Check(FormContent form, Dictionary<string, object?> numbers, List<FormFault> faults)
    {
        for (var i = 0; i < form.Checks.Count; i++)
        {
            // What is not filled in is told where it is missing, not once more here.
            if (Formula.Read(form.Checks[i].Formula).Formula!.Holds(numbers.GetValueOrDefault) == false)
            {
                faults.Add(new($"checks[{i}]", "check_failed", form.Checks[i].Message, form.Checks[i].IsBlocking));
            }
        }
    }

    /// <summary>A number as answers carry it.</summary>
    internal static string Shown(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>The same; nothing stays nothing.</summary>
    internal static string? Shown(decimal? number) => number is { } known ? Shown(known) : null;
}
