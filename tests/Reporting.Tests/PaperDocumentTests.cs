using EduCoop.Documents.Checking;
using EduCoop.Documents.Files;
using EduCoop.Documents.Templates;
using EduCoop.Documents.Writing;
using EduCoop.Reporting.Forms;
using EduCoop.Reporting.Papers;

namespace EduCoop.Reporting.Tests;

/// <summary>Reports as documents: whatever their form asks, nothing departs from Decree 30/2020, and everything that was filled in is there.</summary>
public sealed class PaperDocumentTests
{
    private static readonly PaperHead Head = new(
        "Đống Đa", "BC-UBND", null, SigningAuthority.InStead, "Chủ tịch", "Phó Chủ tịch", "Ủy ban nhân dân", "Nguyễn Văn An",
        ["Căn cứ Nghị định số 09/2019/NĐ-CP ngày 24 tháng 01 năm 2019 của Chính phủ quy định về chế độ báo cáo của cơ quan hành chính nhà nước"], ["Thường trực Đảng ủy phường"], "VT, VHXH");

    private static readonly PaperFacts Facts = new(
        "Ủy ban nhân dân phường Đống Đa", "Sở Giáo dục và Đào tạo thành phố Hà Nội", "Báo cáo kết quả hợp tác giáo dục", "Năm 2026", new(2025, 12, 15), new(2026, 12, 14), Head, ["Trường Tiểu học A", "Trường Tiểu học B"]);

    public static TheoryData<string> Kinds => ["words", "libraries", "empty", "draft", "wide", "long", "fixed", "merged", "many"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Nothing_departs_from_the_decree(string kind)
    {
        var report = FormatCheck.Check(PaperStore.Write(Paper(kind)).Docx, "bao-cao.docx");
        Assert.Null(report.Refusal);
        Assert.True(report.Rules > 100);
        Assert.Empty(report.Departures.Select(one => $"{one.Rule.Id} {one.Paragraph} {one.Quote} {one.Measured}"));
    }

    [Theory]
    [InlineData("libraries")]
    [InlineData("empty")]
    [InlineData("fixed")]
    [InlineData("long")]
    [InlineData("merged")]
    [InlineData("wide")]
    [InlineData("many")]
    public void The_sample_for_an_office_is_a_template_and_filled_in_departs_from_nothing(string kind)
    {
        var paper = Paper(kind);
        var sample = SampleTemplate.Of(paper.Form!);
        Assert.Empty(TemplateCheck.Check(sample, "mau.docx", TemplateContent.Fields(paper.Form!)));
        Assert.Equal(sample, SampleTemplate.Of(paper.Form!));
        var filled = TemplateWriter.Fill(sample, TemplateContent.Values(paper));
        var report = FormatCheck.Check(filled, "bao-cao.docx");
        Assert.Null(report.Refusal);
        Assert.Empty(report.Departures.Select(one => $"{one.Rule.Id} {one.Paragraph} {one.Quote} {one.Measured}"));
    }

    [Fact]
    public async Task A_column_may_be_called_what_a_signer_is_called_in_the_sample()
    {
        var form = new FormContent([new("Danh sách", [], [new("nguoi", "Giáo viên tham gia", [new("ten", "Họ và tên", FieldKind.Text), new("chuc_vu", "CHỨC VỤ NGƯỜI KÝ", FieldKind.Text)], [])])], []);
        var text = (await DocumentFiles.OpenAsync(SampleTemplate.Of(form), "mau.docx")).Text!.Text;
        Assert.Contains("Họ và tên", text, StringComparison.Ordinal);
        Assert.Contains("CHỨC VỤ NGƯỜI KÝ", text, StringComparison.Ordinal);
        Assert.DoesNotContain('«', text);
    }

    [Fact]
    public async Task What_was_filled_in_is_printed_as_people_here_write_it()
    {
        var text = await TextAsync(Paper("libraries"));
        foreach (var words in new[] { "Số: 07/BC-UBND", "ngày 05 tháng 12 năm 2026", "BÁO CÁO", "Kết quả hợp tác giáo dục năm 2026", "I. ĐÁNH GIÁ CHUNG", "II. TÌNH HÌNH CHUNG", "Số trường: 3.", "66,67%", "20/11/2026", "15.000,01", "KT. CHỦ TỊCH", "Nguyễn Văn An", "Lưu: VT, VHXH." })
        {
            Assert.Contains(words, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_draft_has_neither_number_nor_day()
    {
        var text = await TextAsync(Paper("draft"));
        Assert.Contains("/BC-UBND", text, StringComparison.Ordinal);
        Assert.DoesNotContain("07/BC-UBND", text, StringComparison.Ordinal);
        Assert.DoesNotContain("ngày 05 tháng 12 năm 2026", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Merged_words_stand_under_their_authors_and_wide_tables_in_appendices()
    {
        var merged = PaperDocument.Of(Paper("merged")).Body.OfType<TextBlock>().ToList();
        var author = merged.FindIndex(block => block is { IsBold: true, Text: "Trường Tiểu học B:" });
        Assert.Equal("Cần tủ.", merged[author + 1].Text);
        var wide = PaperDocument.Of(Paper("wide"));
        Assert.Equal("Bảng rộng", Assert.Single(wide.Appendices).Title);
        Assert.Contains(wide.Body.OfType<ClauseBlock>(), clause => clause.Text == "Bảng rộng: chi tiết tại Phụ lục kèm theo.");
        Assert.Equal(["chi tiết tại Phụ lục I kèm theo.", "chi tiết tại Phụ lục II kèm theo."], PaperDocument.Of(Paper("many")).Body.OfType<ClauseBlock>().Select(clause => clause.Text.Split(": ")[^1]).Where(text => text.StartsWith("chi tiết", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Sở Giáo dục và Đào tạo", "SGDĐT")]
    [InlineData("UBND phường Đống Đa", "UBNDĐĐ")]
    [InlineData("Trường THCS Nguyễn Trãi", "TTHCSNT")]
    public void A_unit_has_a_symbol(string name, string symbol) => Assert.Equal(symbol, UsualHead.Abbreviate(name));

    [Fact]
    public void A_head_that_cannot_be_printed_is_refused()
    {
        Assert.Null(Head.Refuse());
        Assert.Equal("place_wrong", (Head with { Place = "hà nội" }).Refuse()?.Code);
        Assert.Equal("symbol_wrong", (Head with { Symbol = "BC UBND" }).Refuse()?.Code);
        Assert.Equal("signer_wrong", (Head with { Own = null }).Refuse()?.Code);
        Assert.Equal("lines_wrong", (Head with { Bases = ["một\nhai"] }).Refuse()?.Code);
    }

    private static PaperContent Paper(string kind)
    {
        var settled = new PaperContent(Facts, 7, new(2026, 12, 5), 2026, Forms.Libraries, FormReader.Read(Forms.Libraries, Forms.Filled()).Answers, "Công tác hợp tác được thực hiện đúng kế hoạch.");
        return kind switch
        {
            "words" => settled with { Form = null, Answers = FormAnswers.None, Narrative = "Phường đã tổ chức ba buổi trao đổi chuyên môn.\nCác trường tham gia đầy đủ." },
            "empty" => settled with { Answers = FormAnswers.None, Narrative = "" },
            "draft" => settled with { Number = null, IssuedOn = null },
            "merged" => With(settled, ("ghi_chu", "Trường Tiểu học A: Thiếu sách.\nTrường Tiểu học B: Cần tủ.")),
            "wide" => Wide(settled, rows: 12, columns: 14, tables: 1),
            "long" => Wide(settled, rows: 400, columns: 3, tables: 1),
            "many" => Wide(settled, rows: 60, columns: 12, tables: 2),
            "fixed" => settled with { Form = new([new("Số liệu", [], [new("bang", "Theo cấp học", [new("so", "Số trường", FieldKind.Count), new("tien", "Kinh phí", FieldKind.MoneyVnd)], ["Mầm non", "Tiểu học", "Trung học cơ sở"])])], []), Answers = Rows("bang", 3, 0) },
            _ => settled,
        };
    }

    private static PaperContent With(PaperContent paper, params (string Key, string Value)[] changes) => paper with { Answers = FormReader.Read(Forms.Libraries, Forms.Filled([.. changes.Select(change => (change.Key, (string?)change.Value))])).Answers };

    private static PaperContent Wide(PaperContent paper, int rows, int columns, int tables) => paper with
    {
        Form = new([new("Số liệu", [], [.. Enumerable.Range(0, tables).Select(table => new FormTable($"bang{table}", tables == 1 ? "Bảng rộng" : $"Bảng thứ {table + 1}",
            [.. Enumerable.Range(0, columns).Select(i => new FormField($"c{i}", $"Chỉ tiêu kết quả thứ {i + 1}", FieldKind.Text))], [], MostRows: 500))])], []),
        Answers = new(new Dictionary<string, string?>(), Enumerable.Range(0, tables).ToDictionary(table => $"bang{table}", _ => Rows("x", rows, columns).Tables["x"])),
    };

    private static FormAnswers Rows(string table, int rows, int columns) => new(new Dictionary<string, string?>(), new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string?>>>
    {
        [table] = [.. Enumerable.Range(0, rows).Select(row => (IReadOnlyDictionary<string, string?>)(columns == 0
            ? new Dictionary<string, string?> { ["so"] = $"{row + 1}", ["tien"] = $"{(row + 1) * 1_250_000}" }
            : Enumerable.Range(0, columns).ToDictionary(i => $"c{i}", i => (string?)$"Kết quả {row}.{i} của trường")))],
    });

    private static async Task<string> TextAsync(PaperContent paper) => (await DocumentFiles.OpenAsync(PaperStore.Write(paper).Docx, "bao-cao.docx")).Text!.Text;
}
