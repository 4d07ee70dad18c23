using EduCoop.Documents.Templates;
using EduCoop.Documents.Writing;
using EduCoop.Reporting.Forms;

namespace EduCoop.Reporting.Papers;

/// <summary>The Word file from which an office begins its own: the paper that the system would write of this form, with a name in the place of everything that is filled in. Every name that may stand in a template stands in it.</summary>
internal static class SampleTemplate
{
    // Words of about the length of real ones, in signs that no form has: a column may well be called "Họ và tên".
    private const string Above = "«CƠ QUAN CHỦ QUẢN»";
    private const string Unit = "«TÊN ĐƠN VỊ BÁO CÁO»";
    private const string Number = "01/BC";
    private const string Place = "Địa danh";
    private const string Subject = "«Kết quả thực hiện nhiệm vụ hợp tác về giáo dục trong kỳ»";
    private const string Basis = "«Căn cứ thứ nhất»";
    private const string Capacity = "«CHỨC VỤ NGƯỜI KÝ»";
    private const string Signer = "«Họ và tên»";
    private static readonly DateOnly Day = new(2026, 1, 1);
    private static readonly PaperHead Head = new(Place, Number, Above, SigningAuthority.Head, Capacity, null, null, Signer, [Basis], []);
    private static readonly PaperFacts Facts = new("{{vb_don_vi}}", "{{vb_noi_nhan_bao_cao}}", "Báo cáo", "{{vb_ky_bao_cao}}", Day, Day, Head, []);

    private static readonly TextBlock Opening = new("{{vb_don_vi}} báo cáo kết quả thực hiện nhiệm vụ (kỳ báo cáo: {{vb_ky_bao_cao}}) như sau:");
    private static readonly TextBlock Closing = new("Trên đây là báo cáo của {{vb_don_vi}}.");

    /// <summary>The sample for a form; the same form gives the same bytes.</summary>
    internal static byte[] Of(FormContent form)
    {
        var cells = new SampleCells();
        // A table's own headings of rows come from the form, so one row stands for all.
        var shown = form with { Sections = [.. form.Sections.Select(section => section with { Tables = [.. section.Tables.Select(cells.Add)] })] };
        var answers = new FormAnswers(form.Fields.ToDictionary(field => field.Key, field => (string?)$"{{{{{field.Key}}}}}", StringComparer.Ordinal), cells.Rows);
        var paper = PaperDocument.Of(new(Facts, null, Day, Day.Year, shown, answers, "{{vb_phan_loi}}"));
        var document = paper with
        {
            Issuer = Unit,
            Number = Number,
            Subject = Subject,
            Recipients = [],
            Body = [Opening, .. paper.Body.Skip(1).SkipLast(1).Select(block => block is TableBlock table ? table with { Rows = cells.Marked(table.Rows) } : block), Closing],
            Appendices = [.. paper.Appendices.Select(appendix => appendix with { Rows = cells.Marked(appendix.Rows) })],
        };
        var marks = new Dictionary<string, string>(cells.Marks, StringComparer.Ordinal)
        {
            [Above] = "{{vb_co_quan_chu_quan}}",
            [Unit] = "{{vb_don_vi}}",
            [DocumentNumbers.Line(Number, isParty: false)] = "{{vb_so}}",
            [VietnameseDates.AtPlace(Place, Day)] = "{{vb_dia_danh_ngay}}",
            [Subject] = "{{vb_trich_yeu}}",
            [Basis + "."] = "{{vb_can_cu}}",
            [$"- Lưu: {Head.Archive}."] = "{{vb_noi_nhan}}",
            [Capacity] = "{{vb_chuc_vu_ky}}",
            [Signer] = "{{vb_nguoi_ky}}",
        };
        if (document.Appendices.Count > 0)
        {
            marks[OfficialDocumentWriter.Companion(document)] = "(Kèm theo Báo cáo {{vb_so_ngay}} của {{vb_don_vi}})";
        }

        return TemplateDraft.From(document, marks);
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
}

/// <summary>One row of each table with short words in its cells, so that the writer lays it out as a real one, and the mark that takes the place of each.</summary>
internal sealed class SampleCells
{
    private readonly Dictionary<string, string> firsts = new(StringComparer.Ordinal);

    internal Dictionary<string, string> Marks { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string?>>> Rows { get; } = new(StringComparer.Ordinal);

    internal FormTable Add(FormTable table)
    {
        var first = Word($"{{{{#{table.Key}}}}}{{{{{table.Key}.tt}}}}");
        var heading = table.Rows.Count > 0 ? Word($"{{{{{table.Key}.noi_dung}}}}") : null;
        var row = table.Columns.ToDictionary(column => column.Key, column => (string?)Word($"{{{{{table.Key}.{column.Key}}}}}"), StringComparer.Ordinal);
        Marks[row[table.Columns[^1].Key]!] += $"{{{{/{table.Key}}}}}";
        firsts[heading ?? row[table.Columns[0].Key]!] = first;
        Rows[table.Key] = [row];
        return heading is null ? table : table with { Rows = [heading] };
    }

    /// <summary>The row's number gets its mark too.</summary>
    internal IReadOnlyList<TableRow> Marked(IReadOnlyList<TableRow> rows) => [new([firsts[rows[0].Cells[1]], .. rows[0].Cells.Skip(1)])];

    private string Word(string mark)
    {
        var word = $"«{Marks.Count + 1}»";
        Marks[word] = mark;
        return word;
    }
}
