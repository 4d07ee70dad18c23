using System.Net;
using EduCoop.Reporting.Campaigns;
using EduCoop.Testing;
using EduCoop.Web.Language;

namespace EduCoop.Web.Tests;

/// <summary>Reporting's own database, freshly migrated.</summary>
public sealed class ReportingDatabase() : PostgresFixture(typeof(CampaignSummary).Assembly);

/// <summary>The host with a real Reporting behind it, which is then killed and started again.</summary>
public sealed class WithReportingTests(ReportingDatabase database, RabbitFixture rabbit, TestTokens tokens)
    : IClassFixture<ReportingDatabase>, IClassFixture<RabbitFixture>, IClassFixture<TestTokens>
{
    private const string Rows = """
        insert into campaign (campaign_id, slug, title, unit_id, unit_name, beneficiary_name, opens_on, opened_at)
        values ('01990000-0000-7000-8000-000000000101', 'bao-so-3', 'Khắc phục bão số 3', '01990000-0000-7000-8000-000000000001', 'Sở mẫu', 'Cao Bằng', '2024-09-10', now());
        insert into campaign_total values ('01990000-0000-7000-8000-000000000101', 3, 1250000, '2026-11-22T01:15:00Z');
        insert into campaign_day values ('01990000-0000-7000-8000-000000000101', '2024-09-10', 3, 1250000, 2);
        insert into campaign_hour values ('01990000-0000-7000-8000-000000000101', '2024-09-10T02:00:00Z', 1, 250000);
        insert into statement_read (statement_id, campaign_id, gift_count, gift_vnd, opening_vnd, closing_vnd, credits_vnd, debits_vnd, to_day, reconciled_at)
        values ('01990000-0000-7000-8000-000000000201', '01990000-0000-7000-8000-000000000101', 2, 1000000, 0, 1000000, 1000000, 0, '2024-09-10', '2026-11-22T01:15:00Z');
        insert into reconciliation_read values ('01990000-0000-7000-8000-000000000101', 1000000, 1000000, 1250000, 1250000, 0, '2026-11-22T01:16:00Z');
        insert into gift_read (donation_id, campaign_id, amount_vnd, occurred_on, occurred_at, place, asked_at, donor, donor_key, reference)
        select ('01990000-0000-7000-8000-0000000003' || lpad(n::text, 2, '0'))::uuid, '01990000-0000-7000-8000-000000000101', 50000, '2024-09-10', null, n, now(), null, null, null from generate_series(1, 30) n;
        insert into gift_read (donation_id, campaign_id, amount_vnd, occurred_on, occurred_at, place, asked_at, donor, donor_key, reference)
        values ('01990000-0000-7000-8000-000000000401', '01990000-0000-7000-8000-000000000101', 250000, '2024-09-10', '2024-09-10T02:05:00Z', 99, now(), 'Đào <b>Mẫu</b>', 'dao b mau b', 'PT0417');
        update gift_read set ledger_id = '01990000-0000-7000-8000-000000000501', ledger_index = 6783 where donation_id = '01990000-0000-7000-8000-000000000401';
        insert into promise_read (pledge_id, campaign_id, donor, promised_vnd, received_vnd, seen_at) values
        (gen_random_uuid(), '01990000-0000-7000-8000-000000000101', 'Công ty <Mẫu>', 5000000, 2000000, now()), (gen_random_uuid(), '01990000-0000-7000-8000-000000000101', 'Công ty <Mẫu>', 1000000, 0, now()),
        (gen_random_uuid(), '01990000-0000-7000-8000-000000000101', null, 9000000, 50000, now());
        insert into gift_read (donation_id, campaign_id, amount_vnd, occurred_on, place, asked_at, reversed)
        values ('01990000-0000-7000-8000-000000000402', '01990000-0000-7000-8000-000000000101', 77000, '2024-09-10', 100, now(), true);
        """;

    [Fact]
    public async Task A_page_shows_what_Reporting_says_and_its_last_copy_while_Reporting_is_away()
    {
        await database.ExecuteAsync(Rows);
        await using var reporting = new ServiceProcess("EduCoop.Reporting", new ServiceSettings().WithDatabase("reportingdb", database).WithBroker(rabbit).WithAuthority(tokens));
        await reporting.StartAsync();
        await using var web = await ServiceHost<Texts>.StartAsync(new ServiceSettings().WithService("reporting", reporting.Address));

        var tag = await CheckFreshAsync(web.Http);
        await CheckListAsync(web.Http);
        await CheckGiftsAsync(web.Http);
        await CheckGiftAsync(web.Http);
        await CheckPromisesAsync(web.Http);

        await reporting.KillAsync();
        await Task.Delay(TimeSpan.FromSeconds(1.1));
        using var old = await GetAsync(web.Http, "/chien-dich/bao-so-3");
        Assert.Equal(HttpStatusCode.OK, old.StatusCode);
        Assert.True(old.Headers.CacheControl!.NoStore);
        var page = await old.ReadPageAsync();
        Assert.Equal("1.250.000\u00a0đ", page.QuerySelector("#total")!.TextContent);
        Assert.StartsWith("Đang hiện số liệu đã lưu.", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);

        using var kept = await GetAsync(web.Http, OneGift);
        Assert.NotNull((await kept.ReadPageAsync()).QuerySelector("#download"));

        await database.ExecuteAsync("update campaign_total set gift_count = 4, total_vnd = 1300000");
        await reporting.StartAsync();
        await Eventually.Async(
            "the page shows the new total without a notice",
            async () => (await (await GetAsync(web.Http, "/chien-dich/bao-so-3")).ReadPageAsync()) is var again && again.QuerySelector(".notice") is null ? again.QuerySelector("#total")!.TextContent : "old",
            total => total == "1.300.000\u00a0đ");
        using var changed = await GetAsync(web.Http, "/chien-dich/bao-so-3", tag);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
    }

    private static async Task CheckPromisesAsync(HttpClient http)
    {
        foreach (var path in new[] { "/chien-dich/bao-so-3", "/chien-dich/bao-so-3/cam-ket" })
        {
            using var answer = await GetAsync(http, path);
            Assert.Equal(
                ["Công ty <Mẫu>", "6.000.000\u00a0đ", "2.000.000\u00a0đ", "Những người ẩn danh", "9.000.000\u00a0đ", "50.000\u00a0đ"],
                (await answer.ReadPageAsync()).QuerySelectorAll("#promises tbody tr > *").Select(cell => cell.TextContent));
        }

        using var unknown = await GetAsync(http, "/chien-dich/khong-co/cam-ket");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    private const string OneGift = "/chien-dich/bao-so-3/khoan/01990000-0000-7000-8000-000000000401";

    private static async Task CheckGiftAsync(HttpClient http)
    {
        using var found = await GetAsync(http, "/chien-dich/bao-so-3/khoan-ung-ho?q=250k");
        Assert.Equal(OneGift, (await found.ReadPageAsync()).QuerySelector(".gifts .sum a")!.GetAttribute("href"));
        using var answer = await GetAsync(http, OneGift);
        var page = await answer.ReadPageAsync();
        Assert.Equal(
            ("Khoản ủng hộ 250.000\u00a0đ", "09:05 10/09/2024", "Đào <b>Mẫu</b>", "bút toán số 6.783"),
            (page.QuerySelector("h1")!.TextContent, page.QuerySelector("#when")!.TextContent, page.QuerySelector("#donor")!.TextContent, page.QuerySelector("#entry")!.TextContent));
        Assert.Equal(
            "/api/donations/ledgers/01990000-0000-7000-8000-000000000501/receipts/01990000-0000-7000-8000-000000000401", page.QuerySelector("#download")!.GetAttribute("href"));
        Assert.NotNull(page.QuerySelector("#proof a[href='/kiem-tra-bien-nhan']"));
        Assert.True(answer.Headers.CacheControl is { Public: true, MustRevalidate: true });
        using var same = await GetAsync(http, OneGift, answer.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);

        // Nobody knows her name or the hour, and the ledger has not been asked yet: nothing is made up.
        using var quiet = await GetAsync(http, "/chien-dich/bao-so-3/khoan/01990000-0000-7000-8000-000000000301");
        var plain = await quiet.ReadPageAsync();
        Assert.Equal(("Người ủng hộ ẩn danh", "10/09/2024 (ngân hàng chỉ cho biết ngày)"), (plain.QuerySelector("#donor")!.TextContent, plain.QuerySelector("#when")!.TextContent));
        Assert.Null(plain.QuerySelector("#download"));
        foreach (var gone in new[] { "01990000-0000-7000-8000-000000000402", "01990000-0000-7000-8000-000000000499" })
        {
            using var missing = await GetAsync(http, $"/chien-dich/bao-so-3/khoan/{gone}");
            Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
            Assert.Equal("Không tìm thấy khoản ủng hộ", (await missing.ReadPageAsync()).QuerySelector("h1")!.TextContent);
        }
    }

    private static async Task<string> CheckFreshAsync(HttpClient http)
    {
        using var answer = await GetAsync(http, "/chien-dich/bao-so-3");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("public, must-revalidate, max-age=0", answer.Headers.CacheControl!.ToString());
        var page = await answer.ReadPageAsync();
        Assert.Equal("1.250.000\u00a0đ", page.QuerySelector("#total")!.TextContent);
        Assert.Equal("Chênh lệch với ngân hàng: 0\u00a0đ", page.QuerySelector(".check.good span:last-child")!.TextContent);
        Assert.Equal(2, page.QuerySelectorAll("svg.chart").Length);
        Assert.Contains("gồm 1 trong 3 khoản. 2 khoản còn lại", page.QuerySelector(".note")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".notice"));

        using var same = await GetAsync(http, "/chien-dich/bao-so-3", answer.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        using var unknown = await GetAsync(http, "/chien-dich/khong-co");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal("Không tìm thấy đợt vận động", (await unknown.ReadPageAsync()).QuerySelector("h1")!.TextContent);
        return answer.Headers.ETag!.ToString();
    }

    private static async Task CheckGiftsAsync(HttpClient http)
    {
        using var first = await GetAsync(http, "/chien-dich/bao-so-3/khoan-ung-ho?q=50.000");
        Assert.True(first.Headers.CacheControl!.NoStore);
        var page = await first.ReadPageAsync();
        Assert.Equal(25, page.QuerySelectorAll(".gifts li").Length);
        Assert.All(page.QuerySelectorAll(".gifts .who"), who => Assert.Equal("Người ủng hộ ẩn danh", who.TextContent));
        Assert.Equal("50.000", page.QuerySelector("#q")!.GetAttribute("value"));
        using var second = await GetAsync(http, page.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        var next = await second.ReadPageAsync();
        Assert.Equal(5, next.QuerySelectorAll(".gifts li").Length);
        Assert.Null(next.QuerySelector("a[rel=next]"));

        using var one = await GetAsync(http, "/chien-dich/bao-so-3/khoan-ung-ho?q=250k%2010/09/2024");
        var gift = Assert.Single((await one.ReadPageAsync()).QuerySelectorAll(".gifts li"));
        // A name is text, whatever it holds.
        Assert.Equal(("Đào <b>Mẫu</b>", "09:05 10/09/2024"), (gift.QuerySelector(".who")!.TextContent, gift.QuerySelector(".when")!.TextContent));
        using var none = await GetAsync(http, "/chien-dich/bao-so-3/khoan-ung-ho?q=%3Cscript%3E");
        Assert.Equal("Chưa tìm thấy khoản nào", (await none.ReadPageAsync()).QuerySelector(".empty strong")!.TextContent);
        using var unknown = await GetAsync(http, "/chien-dich/khong-co/khoan-ung-ho");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        using var campaign = await GetAsync(http, "/chien-dich/bao-so-3");
        Assert.Contains("chênh lệch 0\u00a0đ, đối soát lúc 08:16 22/11/2026", (await campaign.ReadPageAsync()).QuerySelector("#compared")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task CheckListAsync(HttpClient http)
    {
        using var found = await GetAsync(http, "/?q=bao");
        Assert.Equal("/chien-dich/bao-so-3", (await found.ReadPageAsync()).QuerySelector(".campaigns h3 a")!.GetAttribute("href"));
        using var nothing = await GetAsync(http, "/?q=xyz");
        Assert.Equal("Không có đợt nào phù hợp", (await nothing.ReadPageAsync()).QuerySelector(".empty strong")!.TextContent);
    }

    private static Task<HttpResponseMessage> GetAsync(HttpClient http, string path, string? tag = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(http.BaseAddress!, path));
        request.Headers.TryAddWithoutValidation("Accept", "text/html");
        if (tag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        }

        return http.SendAsync(request);
    }
}
