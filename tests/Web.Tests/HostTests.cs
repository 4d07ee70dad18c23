using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using EduCoop.Web.Files;

namespace EduCoop.Web.Tests;

public sealed partial class HostTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/chien-dich/cao-bang")]
    public async Task Without_Reporting_and_without_a_copy_the_page_says_what_is_safe(string path)
    {
        using var answer = await GetAsync(path);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.NotNull(answer.Headers.RetryAfter);
        var page = await answer.ReadPageAsync();
        Assert.Equal("Số liệu tạm thời chưa xem được", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("vẫn an toàn", page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/khong-co")]
    [InlineData("/site.css.map")]
    [InlineData("/chien-dich/Cao_Bang")]
    [InlineData("/chien-dich/a/b")]
    public async Task An_address_that_is_not_there_gets_a_kind_page(string path)
    {
        using var answer = await GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.StartsWith("Không tìm thấy", (await answer.ReadPageAsync()).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_get_problem_details()
    {
        using var answer = await GetAsync("/khong-co", ("Accept", "application/json"));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("\"code\":\"not_found\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_of_the_demo_profile_says_so()
    {
        using var answer = await GetAsync("/khong-co");
        Assert.Contains("Dữ liệu mẫu", (await answer.ReadPageAsync()).QuerySelector(".demo")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/khong-co")]
    [InlineData("/site.css")]
    [InlineData("/workspace/")]
    public async Task Every_answer_carries_the_security_headers(string path)
    {
        using var answer = await GetAsync(path);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal(path == "/workspace/", policy.Contains("script-src 'self'", StringComparison.Ordinal));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("/khong-co?lang=en", null, null, "en")]
    [InlineData("/khong-co", "educoop_lang=en", "vi", "en")]
    [InlineData("/khong-co", null, "fr;q=1, en;q=0.8, vi;q=0.5", "en")]
    [InlineData("/khong-co", null, "vi-VN,vi;q=0.9,en;q=0.8", "vi")]
    [InlineData("/khong-co?lang=xx", "educoop_lang=zz", "fr", "vi")]
    public async Task The_language_is_the_asked_one_else_the_remembered_else_the_browsers(string path, string? cookie, string? accept, string language)
    {
        using var answer = await GetAsync(path, ("Cookie", cookie), ("Accept-Language", accept));
        Assert.Equal(language, (await answer.ReadPageAsync()).DocumentElement.GetAttribute("lang"));
        Assert.Equal(path.EndsWith("lang=en", StringComparison.Ordinal), answer.Headers.TryGetValues("Set-Cookie", out var set) && set.Single().StartsWith("educoop_lang=en", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_style_sheet_may_be_kept_for_ever_under_the_address_that_pages_use()
    {
        using var page = await GetAsync("/khong-co");
        var address = (await page.ReadPageAsync()).QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        using var named = await GetAsync(address, ("Accept-Encoding", "br"));
        Assert.Equal(AssetFiles.Immutable, named.Headers.GetValues("Cache-Control").Single());
        Assert.Equal("text/css", named.Content.Headers.ContentType!.MediaType);
        Assert.Equal("br", named.Content.Headers.ContentEncoding.Single());
        using var bare = await GetAsync("/site.css");
        Assert.True(bare.Headers.CacheControl!.NoCache);
        using var again = await GetAsync("/site.css", ("If-None-Match", bare.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Theory]
    [InlineData("/workspace/")]
    [InlineData("/workspace/dong-gop/0199")]
    [InlineData("/workspace/danh-muc?q=Đống+Đa")]
    public async Task Every_address_inside_the_workspace_gets_its_first_page_with_a_nonce_of_its_own(string path)
    {
        using var first = await GetAsync(path);
        using var second = await GetAsync(path);
        var nonces = new[] { await NonceAsync(first), await NonceAsync(second) };
        Assert.NotEqual(nonces[0], nonces[1]);
        Assert.True(first.Headers.CacheControl!.NoStore);
        Assert.Contains("<meta name=\"educoop-demo\" content=\"1\" />", await first.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains($"'nonce-{nonces[0]}'", first.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_workspaces_files_are_kept_for_ever_and_sent_compressed()
    {
        using var first = await GetAsync("/workspace/");
        var script = Script().Match(await first.Content.ReadAsStringAsync()).Groups[1].Value;
        using var brotli = await GetAsync(script, ("Accept-Encoding", "gzip, br"));
        Assert.Equal(AssetFiles.Immutable, brotli.Headers.GetValues("Cache-Control").Single());
        Assert.Equal("br", brotli.Content.Headers.ContentEncoding.Single());
        Assert.Contains("Accept-Encoding", brotli.Headers.Vary);
        using var gzip = await GetAsync(script, ("Accept-Encoding", "gzip, br;q=0"));
        Assert.Equal("gzip", gzip.Content.Headers.ContentEncoding.Single());
        using var plain = await GetAsync(script);
        Assert.Empty(plain.Content.Headers.ContentEncoding);
        Assert.StartsWith("text/javascript", plain.Content.Headers.ContentType!.ToString(), StringComparison.Ordinal);
        Assert.True((await brotli.Content.ReadAsByteArrayAsync()).Length * 2 < (await plain.Content.ReadAsByteArrayAsync()).Length);
    }

    [Theory]
    [InlineData("/workspace/assets/index-of-an-older-build.js")]
    [InlineData("/workspace/assets/..%2f..%2fsite.css")]
    [InlineData("/fonts/..%2fsite.css")]
    [InlineData("/fonts/%2e%2e/%2e%2e/Program.cs")]
    public async Task A_file_that_is_not_there_is_404_and_no_path_leads_out(string path)
    {
        using var answer = await GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_workspace_has_one_address()
    {
        using var answer = await GetAsync("/workspace");
        Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
        Assert.Equal("/workspace/", answer.Headers.Location!.ToString());
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/workspace/")]
    public async Task Pages_only_answer_reading(string path)
    {
        using var answer = await web.Http.PostAsync(new Uri(path, UriKind.Relative), new StringContent("x"));
        Assert.False(answer.IsSuccessStatusCode);
    }

    private async Task<string> NonceAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var nonce = (await answer.ReadPageAsync()).QuerySelector("meta[name=csp-nonce]")!.GetAttribute("content")!;
        Assert.Matches("^[A-Za-z0-9+/=]{24}$", nonce);
        return nonce;
    }

    private Task<HttpResponseMessage> GetAsync(string path, params (string Name, string? Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(web.Http.BaseAddress!, path));
        if (!headers.Any(header => header.Name == "Accept"))
        {
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        }

        foreach (var (name, value) in headers.Where(header => header.Value is not null))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return web.Http.SendAsync(request);
    }

    [GeneratedRegex("<script type=\"module\"[^>]* src=\"([^\"]+)\"")]
    private static partial Regex Script();
}
