using EduCoop.Reporting.Forms;

namespace EduCoop.Reporting.Tests;

/// <summary>A form is looked over when it is kept, and what is filled in is read by it: kinds, bounds, formulas, checks.</summary>
public sealed class FormReaderTests
{
    [Fact]
    public void A_form_in_order_has_no_fault() => Assert.Empty(FormAudit.Faults(Forms.Libraries));

    public static TheoryData<string, string, Func<FormContent, FormContent>> Spoilt => new()
    {
        { "form_size", "sections", form => form with { Sections = [] } },
        { "title_missing", "sections[0]", form => form with { Sections = [form.Sections[0] with { Title = " " }, .. form.Sections.Skip(1)] } },
        { "key_wrong", "Số", form => Forms.With(form, one => one with { Key = "Số" }, "ghi_chu") },
        { "key_twice", "so_truong", form => Forms.With(form, one => one with { Key = "so_truong" }, "ghi_chu") },
        { "label_missing", "so_truong", form => Forms.With(form, one => one with { Label = "" }, "so_truong") },
        { "bounds_wrong", "so_truong", form => Forms.With(form, one => one with { Least = 5, Most = 4 }, "so_truong") },
        { "bounds_wrong", "ghi_chu", form => Forms.With(form, one => one with { Most = 4 }, "ghi_chu") },
        { "formula_misplaced", "ghi_chu", form => Forms.With(form, one => one with { Formula = "so_truong" }, "ghi_chu") },
        { "merge_wrong", "ty_le", form => Forms.With(form, one => one with { Merge = MergeKind.Sum }, "ty_le") },
        { "merge_wrong", "ghi_chu", form => Forms.With(form, one => one with { Merge = MergeKind.Sum }, "ghi_chu") },
        { "figure_unknown", "so_truong", form => Forms.With(form, one => one with { Source = "made.up" }, "so_truong") },
        { "formula_unread", "ty_le", form => Forms.With(form, one => one with { Formula = "so_co_phong / (" }, "ty_le") },
        { "formula_unread", "ty_le", form => Forms.With(form, one => one with { Formula = "system(so_truong)" }, "ty_le") },
        { "name_unknown", "ty_le", form => Forms.With(form, one => one with { Formula = "so_co_phong / so_lop" }, "ty_le") },
        { "formula_circle", "ty_le", form => Forms.With(form, one => one with { Formula = "ty_le + 1" }, "ty_le") },
        { "message_missing", "checks[0]", form => form with { Checks = [form.Checks[0] with { Message = "" }] } },
        { "table_wrong", "sach", form => Forms.WithTable(form, table => table with { MostRows = 0 }) },
        { "key_wrong", "sach.so_ban", form => Forms.WithTable(form, table => table with { Columns = [.. table.Columns, table.Columns[1]] }) },
        { "formula_circle", "sach.thanh_tien", form => Forms.WithTable(form, table => table with { Columns = [.. table.Columns.Select(column => column.Key == "thanh_tien" ? column with { Formula = "thanh_tien * 2" } : column)] }) },
    };

    [Theory]
    [MemberData(nameof(Spoilt))]
    public void Each_fault_is_named_where_it_stands(string code, string place, Func<FormContent, FormContent> spoil) =>
        Assert.Contains(FormAudit.Faults(spoil(Forms.Libraries)), fault => (fault.Code, fault.Place) == (code, place));

    [Fact]
    public void Formulas_reckon_in_decimals_over_rows_and_fields_in_any_order()
    {
        var reading = FormReader.Read(Forms.Libraries, Forms.Filled());

        Assert.Empty(reading.Faults);
        Assert.Equal(("66.67", "700000.5"), (reading.Answers.Values["ty_le"], reading.Answers.Values["tong_tien"]));
        Assert.Equal(["450000.3", "250000.2"], reading.Answers.Tables["sach"].Select(row => row["thanh_tien"]));
        Assert.Equal("233333.5", reading.Answers.Values["moi_truong"]);
    }

    [Fact]
    public void Nothing_is_worked_out_of_nothing_and_a_division_by_nought_is_nothing()
    {
        var empty = FormReader.Read(Forms.Libraries, Forms.Filled(("so_truong", null)));
        Assert.DoesNotContain("ty_le", empty.Answers.Values.Keys);
        Assert.Contains(empty.Faults, fault => (fault.Place, fault.Code) == ("so_truong", "value_missing"));

        var nought = FormReader.Read(Forms.Libraries, Forms.Filled(("so_truong", "0"), ("so_co_phong", "0")));
        Assert.DoesNotContain("ty_le", nought.Answers.Values.Keys);
    }

    [Theory]
    [InlineData("so_truong", "1.5", "value_unfit")]
    [InlineData("so_truong", "1,500", "value_unfit")]
    [InlineData("so_truong", "-1", "value_outside")]
    [InlineData("so_truong", "501", "value_outside")]
    [InlineData("so_truong", "99999999999999999999999999999", "value_unfit")]
    [InlineData("ngay_hop", "31/12/2026", "value_unfit")]
    [InlineData("so_lop", "3", "field_unknown")]
    public void What_does_not_fit_is_named(string field, string value, string code) =>
        Assert.Contains(FormReader.Read(Forms.Libraries, Forms.Filled((field, value))).Faults, fault => (fault.Place, fault.Code) == (field, code));

    [Fact]
    public void A_cell_is_named_with_its_row()
    {
        var filled = Forms.Filled() with { Tables = new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string?>>> { ["sach"] = [Forms.Row("Toán 4", "30", "15000.01"), Forms.Row("Khoa học 4", "nhiều", "12500.01")] } };

        var fault = Assert.Single(FormReader.Read(Forms.Libraries, filled).Faults);
        Assert.Equal("sach.so_ban[2]", fault.Place);
    }

    [Fact]
    public void A_check_that_fails_holds_the_report_back_or_only_warns()
    {
        var strict = Forms.Libraries with { Checks = [new("so_truong < 3", "Phường có dưới 3 trường.")] };
        var reading = FormReader.Read(strict, Forms.Filled());
        var fault = Assert.Single(reading.Faults);
        Assert.Equal(("checks[0]", "check_failed", true, false), (fault.Place, fault.Code, fault.IsBlocking, reading.IsComplete));

        var lenient = FormReader.Read(strict with { Checks = [strict.Checks[0] with { IsBlocking = false }] }, Forms.Filled());
        Assert.Equal((1, true), (lenient.Faults.Count, lenient.IsComplete));
    }

    [Fact]
    public void What_was_read_reads_the_same_again()
    {
        var once = FormReader.Read(Forms.Libraries, Forms.Filled(("so_truong", " 003 "), ("ghi_chu", "Thiếu sa\u0301ch ")));
        Assert.Equal(("3", "Thiếu sách"), (once.Answers.Values["so_truong"], once.Answers.Values["ghi_chu"]));

        // What formulas gave is not taken from the sender: it is reckoned anew.
        var told = new Dictionary<string, string?>(once.Answers.Values) { ["ty_le"] = "99" };
        Assert.Equal("66.67", FormReader.Read(Forms.Libraries, once.Answers with { Values = told }).Answers.Values["ty_le"]);
    }
}
