using System.Text.RegularExpressions;
using EduCoop.Reporting.Regimes;

namespace EduCoop.Reporting.Forms;

/// <summary>Looks a form over before it is kept: what is wrong with it, place by place.</summary>
internal static partial class FormAudit
{
    private const int MostSections = 40;
    private const int MostFields = 60;
    private const int MostTables = 10;
    private const int MostColumns = 30;
    private const int MostRows = 500;
    private const int MostChecks = 100;
    private const int MostCells = 20_000;

    /// <summary>Everything that is wrong, at most 200 places.</summary>
    internal static IReadOnlyList<FormFault> Faults(FormContent form) => [.. Look(form).Take(200)];

    private static IEnumerable<FormFault> Look(FormContent form)
    {
        if (form.Sections is not { Count: >= 1 and <= MostSections } || form.Checks is not { Count: <= MostChecks } || form.Sections.Any(part => part?.Fields is not { Count: <= MostFields } || part.Tables is not { Count: <= MostTables })
            || form.Tables.Any(table => table?.Columns is not { Count: >= 1 and <= MostColumns } || table.Rows is not { Count: <= MostRows }) || form.Fields.Any(field => field is null) || form.Checks.Any(check => check is null))
        {
            return [new("sections", "form_size", $"Biểu cần từ 1 đến {MostSections} phần; mỗi phần tối đa {MostFields} trường, {MostTables} bảng; mỗi bảng từ 1 đến {MostColumns} cột, tối đa {MostRows} hàng; tối đa {MostChecks} phép kiểm tra.")];
        }

        return form.Tables.Sum(table => (long)table.Columns.Count * Math.Max(table.Rows.Count, table.MostRows)) > MostCells
            ? [new("sections", "form_size", $"Các bảng của một biểu có tối đa {MostCells} ô.")]
            : Parts(form).Concat(Formulas(form));
    }

    private static IEnumerable<FormFault> Parts(FormContent form)
    {
        for (var i = 0; i < form.Sections.Count; i++)
        {
            if (!IsSaid(form.Sections[i].Title, 300))
            {
                yield return new($"sections[{i}]", "title_missing", "Tên phần cần từ 1 đến 300 ký tự.");
            }
        }

        var names = form.Fields.Select(field => field.Key).Concat(form.Tables.Select(table => table.Key)).ToList();
        foreach (var key in names.Where(key => key is null || !Key().IsMatch(key)).Distinct())
        {
            yield return new(key ?? "", "key_wrong", "Mã gồm chữ thường không dấu, số, gạch dưới; bắt đầu bằng chữ; tối đa 40 ký tự.");
        }

        foreach (var twice in names.Where(key => key is not null).GroupBy(key => key, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            yield return new(twice.Key, "key_twice", "Mã này đã dùng cho trường hoặc bảng khác: mỗi mã chỉ dùng một lần trong biểu.");
        }

        foreach (var fault in form.Fields.SelectMany(field => Field(field, field.Key)).Concat(form.Tables.SelectMany(Table)))
        {
            yield return fault;
        }
    }

    private static IEnumerable<FormFault> Table(FormTable table)
    {
        if (!IsSaid(table.Title, 300) || table.Rows.Any(row => !IsSaid(row, 300)) || table.Rows.Count > 0 == table.MostRows > 0 || table.MostRows is < 0 or > MostRows)
        {
            yield return new(table.Key, "table_wrong", $"Bảng cần tên, và hoặc các hàng có sẵn (mỗi hàng từ 1 đến 300 ký tự), hoặc số hàng được thêm (1 đến {MostRows}).");
        }

        foreach (var group in table.Columns.GroupBy(column => column?.Key, StringComparer.Ordinal).Where(group => group.Key is null || group.Count() > 1 || !Key().IsMatch(group.Key)))
        {
            yield return new($"{table.Key}.{group.Key}", "key_wrong", "Mã cột gồm chữ thường không dấu, số, gạch dưới, bắt đầu bằng chữ; mỗi mã một lần trong bảng.");
        }

        foreach (var fault in table.Columns.Where(column => column?.Key is not null).SelectMany(column => Field(column, $"{table.Key}.{column.Key}")))
        {
            yield return fault;
        }
    }

    private static IEnumerable<FormFault> Field(FormField field, string place)
    {
        if (!IsSaid(field.Label, 300) || field.Unit?.Length > 30)
        {
            yield return new(place, "label_missing", "Tên trường cần từ 1 đến 300 ký tự; đơn vị tính tối đa 30 ký tự.");
        }

        var isNumber = IsNumber(field.Kind);
        if (!Enum.IsDefined(field.Kind) || field.Least > field.Most || (!isNumber && (field.Least ?? field.Most) is not null))
        {
            yield return new(place, "bounds_wrong", "Giá trị nhỏ nhất không lớn hơn giá trị lớn nhất; chỉ trường số mới có giới hạn.");
        }

        if (field.Formula is not null && (!isNumber || field.Source is not null))
        {
            yield return new(place, "formula_misplaced", "Chỉ trường số mới có công thức, và trường có công thức không lấy số liệu có sẵn.");
        }

        if (field.Merge switch
        {
            MergeKind.None => false,
            MergeKind.Sum => !isNumber || field.Kind == FieldKind.Percent,
            MergeKind.Largest => !isNumber && field.Kind != FieldKind.Day,
            MergeKind.Formula => field.Formula is null,
            MergeKind.Text => field.Kind is not (FieldKind.Text or FieldKind.LongText),
            _ => true,
        })
        {
            yield return new(place, "merge_wrong", "Cách tổng hợp không hợp với loại trường: số thì cộng hoặc lấy lớn nhất, tỷ lệ phần trăm không cộng mà tính lại theo công thức, văn bản thì ghép theo đơn vị.");
        }

        if (field.Source is { } source && !Figures.IsKnown(source))
        {
            yield return new(place, "figure_unknown", "Không có số liệu mang mã này: xem GET /forms/figures.");
        }
    }

    private static IEnumerable<FormFault> Formulas(FormContent form)
    {
        var fields = form.Fields.Where(field => field.Key is not null).DistinctBy(field => field.Key).ToDictionary(field => field.Key, StringComparer.Ordinal);
        var columns = form.Tables.SelectMany(table => table.Columns.Where(column => IsNumber(column.Kind)).Select(column => $"{table.Key}.{column.Key}")).ToHashSet(StringComparer.Ordinal);
        var numbers = fields.Values.Where(field => IsNumber(field.Kind)).Select(field => field.Key).Concat(columns).ToHashSet(StringComparer.Ordinal);
        var needs = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var field in fields.Values.Where(field => field.Formula is not null))
        {
            foreach (var fault in Formula(field.Key, field.Formula!, numbers, needs))
            {
                yield return fault;
            }
        }

        foreach (var table in form.Tables)
        {
            var own = table.Columns.Where(column => IsNumber(column.Kind)).Select(column => column.Key).ToHashSet(StringComparer.Ordinal);
            var inRow = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
            foreach (var fault in table.Columns.Where(column => column.Formula is not null).SelectMany(column => Formula(column.Key, column.Formula!, own, inRow, $"{table.Key}.{column.Key}")))
            {
                yield return fault;
            }

            // Only now inRow is full.
            foreach (var fault in Circles(inRow, table.Key + "."))
            {
                yield return fault;
            }
        }

        foreach (var fault in Circles(needs, ""))
        {
            yield return fault;
        }

        for (var i = 0; i < form.Checks.Count; i++)
        {
            var check = form.Checks[i];
            foreach (var fault in IsSaid(check.Message, 300) ? Formula($"checks[{i}]", check.Formula, numbers, []) : [new FormFault($"checks[{i}]", "message_missing", "Lời báo cần từ 1 đến 300 ký tự.")])
            {
                yield return fault;
            }
        }
    }

    private static IEnumerable<FormFault> Formula(string key, string text, HashSet<string> known, Dictionary<string, IReadOnlyList<string>> needs, string? place = null)
    {
        var (formula, fault) = Forms.Formula.Read(text);
        if (formula is null)
        {
            yield return new(place ?? key, "formula_unread", fault!);
            yield break;
        }

        needs[key] = formula.Names;
        foreach (var name in formula.Names.Where(name => !known.Contains(name)))
        {
            yield return new(place ?? key, "name_unknown", $"Công thức dùng \"{name}\", không phải trường số nào của biểu{(place is null ? "; cột của bảng viết [bang.cot]" : " trong cùng bảng")}.");
        }
    }

    /// <summary>Formulas that need themselves in the end.</summary>
    private static IEnumerable<FormFault> Circles(Dictionary<string, IReadOnlyList<string>> needs, string prefix)
    {
        var settled = needs.SelectMany(one => one.Value).Where(name => !needs.ContainsKey(name)).ToHashSet(StringComparer.Ordinal);
        var open = new HashSet<string>(needs.Keys, StringComparer.Ordinal);
        while (open.FirstOrDefault(key => needs[key].All(settled.Contains)) is { } next)
        {
            open.Remove(next);
            settled.Add(next);
        }

        return open.Order(StringComparer.Ordinal).Select(key => new FormFault(prefix + key, "formula_circle", "Công thức này cuối cùng lại cần chính nó: bỏ vòng lặp."));
    }

    internal static bool IsNumber(FieldKind kind) => kind is FieldKind.Count or FieldKind.Number or FieldKind.MoneyVnd or FieldKind.Percent;

    /// <summary>One line is said, within the length.</summary>
    internal static bool IsSaid(string? text, int most) => RegimeContent.IsSaid(text, most) && !text!.Any(char.IsControl);

    [GeneratedRegex("^[a-z][a-z0-9_]{0,39}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Key();
}
