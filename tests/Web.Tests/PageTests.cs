using EduCoop.Web.Public;

namespace EduCoop.Web.Tests;

public sealed class PageTests
{
    [Fact]
    public async Task The_total_its_time_and_the_difference_to_the_bank_come_first()
    {
        var (html, page) = await Reader.RenderAsync<CampaignPage>(new() { ["Figures"] = Sample.CaoBang });
        Assert.Equal("18.067.538.360\u00a0đ", page.QuerySelector("#total")!.TextContent);
        Assert.Equal("từ 6.784 khoản ủng hộ", page.QuerySelector("#count")!.TextContent);
        Assert.Equal("Chênh lệch với ngân hàng: 0\u00a0đ", page.QuerySelector(".hero .check.good span:last-child")!.TextContent);
        Assert.Contains("Cập nhật lúc 08:15 22/11/2026", page.QuerySelector(".hero")!.TextContent, StringComparison.Ordinal);
        Assert.True(html.IndexOf("id=\"total\"", StringComparison.Ordinal) < html.IndexOf("<svg", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_has_no_script_no_inline_style_and_stays_small()
    {
        var busy = Sample.CaoBang with
        {
            Hours = [.. Enumerable.Range(0, 744).Select(i => new HourFigures(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(i), 10, 5_000_000 + i))],
            Days = [.. Enumerable.Range(0, 1830).Select(i => new DayFigures(new DateOnly(2026, 1, 1).AddDays(i), 10, 5_000_000 + i, 5))],
        };
        var (html, page) = await Reader.RenderAsync<CampaignPage>(new() { ["Figures"] = busy });
        Assert.Empty(page.QuerySelectorAll("script, style, [style], iframe, img"));
        Assert.DoesNotContain(page.All.SelectMany(element => element.Attributes), attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal));
        // The fonts are 67 KB and the style sheet is 3 KB compressed; the page's own text must leave room below 100 KB even uncompressed.
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(html), 2_000, 60_000);
    }

    [Fact]
    public async Task Days_are_drawn_and_listed_and_hours_are_not_invented()
    {
        var (_, page) = await Reader.RenderAsync<CampaignPage>(new() { ["Figures"] = Sample.CaoBang });
        Assert.Single(page.QuerySelectorAll("svg.chart"));
        Assert.Equal(2, page.QuerySelectorAll("svg rect").Length);
        Assert.Equal("10/09/2024: 67.538.360\u00a0đ, 1 khoản ủng hộ", page.QuerySelector("svg g title")!.TextContent);
        Assert.Equal(["Cộng", "6.784", "18.067.538.360\u00a0đ"], page.QuerySelectorAll("tfoot tr > *").Select(cell => cell.TextContent));
        Assert.Contains("chúng tôi không đoán giờ", page.QuerySelector(".note")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("6.784", page.QuerySelector(".note")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_bought_and_which_school_counted_it_is_said_with_the_minutes()
    {
        GoodsFigures books = new("Bộ sách giáo khoa", "bộ", 57);
        var aid = new AidFigures(
            12_000_000, 1, 23, 9, [new(new(2026, 11, 20), 12_000_000, "Công ty Sách mẫu", 7, [books])], [new(new(2026, 11, 25), "Trường <Mẫu>", "05/BBGN-SGHN", 9, [books])], 2, 10);
        var (_, page) = await Reader.RenderAsync<CampaignPage>(new() { ["Figures"] = Sample.CaoBang, ["Aid"] = aid });
        Assert.Equal("Đã trao 23 lần cho 9 trường; đã mua hàng hết 12.000.000\u00a0đ.", page.QuerySelector("#aid .num")!.TextContent);
        Assert.Equal(["Trường <Mẫu>", "25/11/2026", "Bộ sách giáo khoa: 57 bộ", "Biên bản: 05/BBGN-SGHN"], page.QuerySelectorAll("#aid-delivered li > *").Select(cell => cell.TextContent));
        var (_, whole) = await Reader.RenderAsync<AidPage>(new() { ["Figures"] = Sample.CaoBang, ["Aid"] = aid });
        Assert.EndsWith("trang=1", whole.QuerySelector("a[rel=prev]")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.EndsWith("trang=3", whole.QuerySelector("a[rel=next]")!.GetAttribute("href"), StringComparison.Ordinal);
        var (_, none) = await Reader.RenderAsync<AidPage>(new() { ["Figures"] = Sample.CaoBang, ["Aid"] = aid with { BoughtCount = 0, DeliveredCount = 0 } });
        Assert.Contains("Chưa có hàng nào", none.QuerySelector(".empty")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_whole_programme_is_read_without_script_in_less_than_100_kilobytes()
    {
        static ProgrammeColumn Column(string key, string vi, string kind = "words", params ProgrammeWord[] words) => new(key, vi, vi, kind, words);
        static ProgrammeTable Table(string code, ProgrammeColumn[] columns, params IEnumerable<string?[]> rows) => new(new(code, code, code, columns), [.. rows], rows.Count());
        var figures = new ProgrammeFigures(
            new(2026, 11, 29), 2026,
            [
                Table("overview", [Column("item", "Nội dung", "coded", new ProgrammeWord("tasks_late", "Phần việc quá hạn", "Late")), Column("value", "Số liệu", "count")], [["tasks_late", "1930"], ["gifts", "362211"], ["amount", "18067538360"]]),
                Table("twinning-funnel", [Column("stage", "Bước", "coded"), Column("value", "Số lượng", "count")], [["declared", "600"], ["proposed", "480"], ["active", "300"]]),
                Table(
                    "money-flow", [Column("step", "Bước", "coded", new ProgrammeWord("left", "Chưa chi", "Not spent yet")), Column("campaign", "Cuộc vận động"), Column("item", "Mặt hàng"), Column("place", "Nơi nhận"), Column("amount", "Số tiền", "vnd")],
                    Enumerable.Range(0, 500).Select(i => new[] { "delivered", null, "Máy tính xách tay", $"Xã <Bảo Lâm> {i}", $"{1_000_000 - i}" }).Prepend(["left", "Máy tính cho em", null, null, "25000000"])),
            ]);
        var (html, page) = await Reader.RenderAsync<ProgrammePage>(new() { ["Figures"] = figures });
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(html), 1, 100_000);
        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.Equal("18.067.538.360\u00a0đ", page.QuerySelector(".hero .total")!.TextContent);
        Assert.Equal(["100%", "80%", "50%"], page.QuerySelectorAll("#twinning rect").Select(bar => bar.GetAttribute("width")));
        Assert.Equal("Chưa chi: 25.000.000\u00a0đ", page.QuerySelector("#gifts text")!.TextContent);
        Assert.Contains("1.930", page.QuerySelector(".facts")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("[style]"));
    }

    [Fact]
    public async Task What_a_title_holds_never_becomes_markup()
    {
        var evil = Sample.CaoBang with { Title = "<script>alert(1)</script> & \"Cao Bằng\" &#x1ED7;" };
        var (_, page) = await Reader.RenderAsync<CampaignPage>(new() { ["Figures"] = evil });
        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.Equal(evil.Title, page.QuerySelector("h1")!.TextContent);
        Assert.Equal($"{evil.Title} · EduCoop", page.Title);
    }

    [Fact]
    public async Task Vietnamese_letters_are_letters_in_the_source()
    {
        var (html, _) = await Reader.RenderAsync<CampaignPage>(new() { ["Figures"] = Sample.CaoBang });
        Assert.Contains("Chênh lệch với ngân hàng", html, StringComparison.Ordinal);
        Assert.Contains("Cao Bằng &lt;2024&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_statement_nothing_is_said_about_the_bank()
    {
        var (_, page) = await Reader.RenderAsync<CampaignPage>(new() { ["Figures"] = Sample.CaoBang with { BankDifferenceVnd = null, BankClosingVnd = null, StatementsReconciled = 0 } });
        Assert.Null(page.QuerySelector(".check.good"));
        Assert.Equal("Chưa đối chiếu với sao kê ngân hàng", page.QuerySelector(".check.none span:last-child")!.TextContent);
    }

    [Fact]
    public async Task A_difference_is_shown_as_one()
    {
        var (_, page) = await Reader.RenderAsync<CampaignPage>(new() { ["Figures"] = Sample.CaoBang with { BankDifferenceVnd = -50_000 } });
        Assert.Contains("−50.000\u00a0đ", page.QuerySelector(".check.bad")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task English_is_a_whole_second_language()
    {
        var (_, page) = await Reader.RenderAsync<CampaignPage>(new() { ["Figures"] = Sample.CaoBang }, "en");
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Difference to the bank: 0\u00a0đ", page.QuerySelector(".check.good span:last-child")!.TextContent);
        Assert.Equal("How much came in each day?", page.QuerySelector("section h2")!.TextContent);
    }

    [Fact]
    public async Task A_home_page_without_campaigns_says_what_will_be_there()
    {
        var (_, page) = await Reader.RenderAsync<HomePage>(new() { ["Campaigns"] = Array.Empty<CampaignFigures>(), ["All"] = 0 });
        Assert.Equal("Chưa có đợt vận động nào", page.QuerySelector(".empty strong")!.TextContent);
        Assert.Null(page.QuerySelector("form"));
    }

    [Fact]
    public async Task An_old_copy_says_its_time()
    {
        var (_, page) = await Reader.RenderAsync<CampaignPage>(new() { ["Figures"] = Sample.CaoBang, ["OldCopyFrom"] = new DateTimeOffset(2026, 11, 22, 2, 0, 0, TimeSpan.Zero) });
        Assert.Contains("số liệu lấy lúc 09:00 22/11/2026", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
    }
}
