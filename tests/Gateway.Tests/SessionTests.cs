using System.Security.Cryptography;
using System.Text;
using EduCoop.Gateway.Tests.Harness;

namespace EduCoop.Gateway.Tests;

[Collection(SharedGateway.Name)]
public sealed class SessionTests(GatewayFixture gateway)
{
    private const string Write = "/api/donations/donations";

    [Fact]
    public async Task Without_a_session_nobody_is_signed_in()
    {
        using var browser = gateway.NewBrowser();
        await (await browser.GetAsync("/auth/me")).ReadProblemAsync(HttpStatusCode.Unauthorized, "not_signed_in");
        browser.Cookie = new string('A', 43);
        await (await browser.GetAsync("/auth/me")).ReadProblemAsync(HttpStatusCode.Unauthorized, "not_signed_in");
    }

    [Fact]
    public async Task The_database_holds_only_a_hash_of_the_cookie()
    {
        using var browser = await gateway.SignedInAsync("ketoan");
        var hash = SHA256.HashData(Encoding.ASCII.GetBytes(browser.Cookie!));
        Assert.Equal(1, await gateway.Database.ScalarAsync<long>("select count(*) from session where session_hash = $1", hash));
        Assert.Equal(0, await gateway.Database.ScalarAsync<long>("select count(*) from session where session::text like '%' || $1 || '%'", browser.Cookie));
    }

    [Fact]
    public async Task An_unsafe_request_with_the_cookie_needs_the_token_of_the_same_session()
    {
        using var browser = await gateway.SignedInAsync("ketoan");
        using var other = await gateway.SignedInAsync("ketoan");
        var own = browser.CsrfToken;
        var mark = $"{Write}?mark={Guid.CreateVersion7()}";
        var target = mark["/api/donations".Length..];
        foreach (var sent in new[] { null, "", "x", other.CsrfToken })
        {
            browser.CsrfToken = sent;
            await (await browser.PostAsync(mark)).ReadProblemAsync(HttpStatusCode.Forbidden, "csrf_missing");
            Assert.Empty(gateway.Donations.Of(target));
        }

        browser.CsrfToken = own;
        Assert.Equal(HttpStatusCode.OK, (await browser.PostAsync(mark)).StatusCode);
        Assert.Single(gateway.Donations.Of(target));
    }

    [Fact]
    public async Task Reading_needs_no_token()
    {
        using var browser = await gateway.SignedInAsync("ketoan");
        browser.CsrfToken = null;
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/donations/campaigns")).StatusCode);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example", false)]
    [InlineData("Origin", "null", false)]
    [InlineData("Sec-Fetch-Site", "cross-site", false)]
    [InlineData("Sec-Fetch-Site", "same-site", false)]
    [InlineData("Sec-Fetch-Site", "same-origin", true)]
    [InlineData("Origin", "OWN", true)]
    public async Task A_page_of_another_site_can_neither_write_nor_sign_in(string header, string value, bool passes)
    {
        var sent = value == "OWN" ? gateway.Address.GetLeftPart(UriPartial.Authority) : value;
        using var browser = await gateway.SignedInAsync("ketoan");
        foreach (var (path, body) in new[] { (Write, (object)new { }), ("/auth/sign-in", new { userName = "ketoan", password = GatewayFixture.DemoPassword }) })
        {
            var answer = await browser.PostAsync(path, body, (header, sent), ("X-CSRF-Token", browser.CsrfToken!));
            if (passes)
            {
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            }
            else
            {
                await answer.ReadProblemAsync(HttpStatusCode.Forbidden, "origin_refused");
            }

            browser.CsrfToken = path == Write ? browser.CsrfToken : "";
        }
    }

    [Fact]
    public async Task Signing_out_ends_the_session_on_the_server_and_can_be_done_twice()
    {
        using var browser = await gateway.SignedInAsync("ketoan");
        var cookie = browser.Cookie;
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/auth/me")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await browser.PostAsync("/auth/sign-out")).StatusCode);
        Assert.Null(browser.Cookie);

        using var thief = gateway.NewBrowser();
        thief.Cookie = cookie;
        Assert.Equal(HttpStatusCode.Unauthorized, (await thief.GetAsync("/auth/me")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await browser.PostAsync("/auth/sign-out")).StatusCode);
    }

    [Theory]
    [InlineData("last_seen_at = now() - interval '29 minutes'", true)]
    [InlineData("last_seen_at = now() - interval '31 minutes'", false)]
    [InlineData("ends_at = now() + interval '1 minute'", true)]
    [InlineData("ends_at = now() - interval '1 second'", false)]
    public async Task A_session_ends_when_it_rests_too_long_and_at_the_end_of_the_day(string change, bool lives)
    {
        using var browser = await gateway.SignedInAsync("ketoan");
        await gateway.Database.ExecuteAsync($"update session set {change} where session_hash = $1", SHA256.HashData(Encoding.ASCII.GetBytes(browser.Cookie!)));
        Assert.Equal(lives ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, (await browser.GetAsync("/auth/me")).StatusCode);
    }

    [Fact]
    public async Task A_session_may_last_twelve_hours_and_no_longer()
    {
        using var browser = await gateway.SignedInAsync("ketoan");
        var hash = SHA256.HashData(Encoding.ASCII.GetBytes(browser.Cookie!));
        Assert.Equal(TimeSpan.FromHours(12), await gateway.Database.ScalarAsync<TimeSpan>("select ends_at - created_at from session where session_hash = $1", hash));
    }

    [Theory]
    [InlineData("password")]
    [InlineData("disable")]
    public async Task A_new_password_or_a_disabled_account_ends_every_session_at_once(string what)
    {
        var (name, id) = await gateway.NewAccountAsync();
        using var one = await gateway.SignedInAsync(name);
        using var two = await gateway.SignedInAsync(name);
        Assert.Equal(HttpStatusCode.OK, (await one.GetAsync("/auth/me")).StatusCode);
        using var admin = await gateway.SignedInAsync("quantri");
        Assert.Equal(HttpStatusCode.NoContent, (await admin.PostAsync($"/auth/accounts/{id}/{what}", what == "password" ? new { password = "một câu khác hẳn" } : null)).StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, (await one.GetAsync("/auth/me")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await two.GetAsync("/auth/me")).StatusCode);
    }

    [Fact]
    public async Task One_changes_the_own_password_with_the_old_one_and_signs_in_anew()
    {
        var (name, _) = await gateway.NewAccountAsync();
        using var browser = await gateway.SignedInAsync(name);
        await (await browser.PostAsync("/auth/password", new { currentPassword = "sai", newPassword = "câu mới đủ dài" })).ReadProblemAsync(HttpStatusCode.Unauthorized, "sign_in_failed");
        await (await browser.PostAsync("/auth/password", new { currentPassword = GatewayFixture.DemoPassword, newPassword = "ngắn" })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "password_too_short");
        Assert.Equal(HttpStatusCode.NoContent, (await browser.PostAsync("/auth/password", new { currentPassword = GatewayFixture.DemoPassword, newPassword = "câu mới đủ dài" })).StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/auth/me")).StatusCode);
        browser.CsrfToken = null;
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.TrySignInAsync(name, GatewayFixture.DemoPassword)).StatusCode);
        await browser.SignInAsync(name, "câu mới đủ dài");
    }

    [Fact]
    public async Task Signing_in_again_ends_the_session_that_the_browser_brought_along()
    {
        using var browser = await gateway.SignedInAsync("ketoan");
        var before = browser.Cookie;
        await (await browser.PostAsync("/auth/sign-in", new { userName = "kiemtoan", password = GatewayFixture.DemoPassword })).ReadJsonAsync();
        Assert.NotEqual(before, browser.Cookie);

        using var planted = gateway.NewBrowser();
        planted.Cookie = before;
        Assert.Equal(HttpStatusCode.Unauthorized, (await planted.GetAsync("/auth/me")).StatusCode);
    }
}
