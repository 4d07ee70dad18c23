using EduCoop.Gateway.Tests.Harness;

namespace EduCoop.Gateway.Tests;

[Collection(SharedGateway.Name)]
public sealed class HeaderTests(GatewayFixture gateway)
{
    [Theory]
    [InlineData("/", "style-src 'self';", true)]
    [InlineData("/chien-dich/cao-bang", "style-src 'self';", true)]
    [InlineData("/workspace/dong-gop", "style-src 'self';", true)]
    [InlineData("/api/donations/campaigns", "default-src 'none'; frame-ancestors 'none'", false)]
    [InlineData("/api/reporting/public/campaigns", "default-src 'none'; frame-ancestors 'none'", false)]
    [InlineData("/auth/me", "default-src 'none'; frame-ancestors 'none'", false)]
    public async Task Every_answer_tells_browsers_what_it_may_do_and_a_service_behind_cannot_loosen_it(string path, string policy, bool isPage)
    {
        using var browser = gateway.NewBrowser();
        var answer = await browser.GetAsync(path);
        string Header(string name) => Assert.Single(answer.Headers.GetValues(name));

        Assert.Contains(policy, Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.DoesNotContain("script-src 'self' ", Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal(isPage, Header("Content-Security-Policy").Contains("script-src 'self';", StringComparison.Ordinal));
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("DENY", Header("X-Frame-Options"));
        Assert.Equal("strict-origin-when-cross-origin", Header("Referrer-Policy"));
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task A_page_keeps_its_own_policy_so_that_its_nonces_work()
    {
        using var browser = gateway.NewBrowser();
        var answer = await browser.GetAsync("/own-policy");
        Assert.Equal("style-src 'nonce-x'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
    }

    [Fact]
    public async Task An_answer_to_somebody_is_kept_in_no_cache_and_an_answer_to_everybody_may_be()
    {
        using var browser = await gateway.SignedInAsync("ketoan");
        Assert.Equal("no-store", (await browser.GetAsync("/api/donations/campaigns")).Headers.CacheControl?.ToString());
        Assert.Equal("no-store", (await browser.GetAsync("/auth/me")).Headers.CacheControl?.ToString());
        using var anybody = gateway.NewBrowser();
        Assert.Equal("public, max-age=60", (await anybody.GetAsync("/api/donations/campaigns")).Headers.CacheControl?.ToString());
        Assert.Equal("no-store", (await anybody.GetAsync("/api/donations/campaigns", ("Authorization", "Bearer made-up"))).Headers.CacheControl?.ToString());
    }
}
