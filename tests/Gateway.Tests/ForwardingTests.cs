using System.Security.Cryptography;
using EduCoop.Gateway.Tests.Harness;

namespace EduCoop.Gateway.Tests;

[Collection(SharedGateway.Name)]
public sealed class ForwardingTests(GatewayFixture gateway)
{
    private const int Megabyte = 1024 * 1024;

    [Fact]
    public async Task A_services_prefix_is_taken_off_and_the_query_kept()
    {
        using var browser = gateway.NewBrowser();
        await browser.GetAsync("/api/unit-directory/units?query=%C4%90%E1%BB%91ng%20%C4%90a&page=2");
        Assert.Equal("/units?query=%C4%90%E1%BB%91ng%20%C4%90a&page=2", gateway.Units.Last.Target);
    }

    [Fact]
    public async Task Only_the_gateway_says_where_a_request_came_from()
    {
        using var browser = gateway.NewBrowser();
        await browser.GetAsync(
            "/api/donations/campaigns",
            ("X-Forwarded-For", "8.8.8.8"), ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-User", "quantri"),
            ("X-Forwarded-Prefix", "/evil"), ("Forwarded", "for=8.8.8.8"), ("X-Real-IP", "8.8.8.8"), ("X-Original-URL", "/admin"));

        var seen = gateway.Donations.Last;
        Assert.Equal(
            [("X-Forwarded-For", "127.0.0.1"), ("X-Forwarded-Host", gateway.Address.Authority), ("X-Forwarded-Prefix", "/api/donations"), ("X-Forwarded-Proto", "http")],
            seen.Headers.Where(header => header.Key.StartsWith("X-Forwarded", StringComparison.OrdinalIgnoreCase)).Select(header => (header.Key, header.Value)).Order());
        Assert.All((string[])["Forwarded", "X-Real-IP", "X-Original-URL"], name => Assert.Null(seen.Header(name)));
    }

    [Fact]
    public async Task The_callers_trace_goes_on_in_the_service()
    {
        using var browser = gateway.NewBrowser();
        await browser.GetAsync("/api/donations/campaigns", ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
        var parent = gateway.Donations.Last.Header("traceparent")!.Split('-');
        Assert.Equal("0af7651916cd43dd8448eb211c80319c", parent[1]);
        Assert.NotEqual("b7ad6b7169203331", parent[2]);
    }

    [Fact]
    public async Task An_answers_location_leads_back_through_the_gateway_and_a_service_sets_no_cookie()
    {
        using var browser = gateway.NewBrowser();
        var answer = await browser.PostAsync("/api/donations/statements?campaignId=1");
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal("/api/donations/statements/42", answer.Headers.Location?.ToString());
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("/api/nobody/units")]
    [InlineData("/api/plans/drafts")]
    [InlineData("/api")]
    [InlineData("/auth/nothing")]
    [InlineData("/.well-known/nothing")]
    public async Task An_address_of_nobody_is_not_found_and_does_not_reach_web(string path)
    {
        using var browser = gateway.NewBrowser();
        await (await browser.GetAsync(path)).ReadProblemAsync(HttpStatusCode.NotFound, "not_found");
        Assert.Empty(gateway.Web.Of(path));
    }

    [Theory]
    [InlineData("/api/donations/donations", Megabyte, true)]
    [InlineData("/api/donations/donations", Megabyte + 1, false)]
    [InlineData("/api/donations/statements?campaignId=2", 20 * Megabyte, true)]
    [InlineData("/api/donations/statements?campaignId=2", 20 * Megabyte + 1, false)]
    [InlineData("/api/unit-directory/imports?kind=schools", 20 * Megabyte, true)]
    [InlineData("/api/unit-directory/units", Megabyte + 1, false)]
    public async Task A_body_may_be_one_megabyte_and_a_file_twenty(string path, int bytes, bool passes)
    {
        using var browser = gateway.NewBrowser();
        var body = RandomNumberGenerator.GetBytes(bytes);
        var mark = $"{path}{(path.Contains('?') ? '&' : '?')}mark={Guid.CreateVersion7()}";
        var service = path.StartsWith("/api/donations", StringComparison.Ordinal) ? gateway.Donations : gateway.Units;
        var target = mark[mark.IndexOf('/', 5)..];
        using var request = new ByteArrayContent(body);
        var answer = await browser.SendAsync(HttpMethod.Post, mark, request, ("Expect", "100-continue"));
        if (passes)
        {
            Assert.True(answer.IsSuccessStatusCode);
            var seen = Assert.Single(service.Of(target));
            Assert.Equal((bytes, Convert.ToHexStringLower(SHA256.HashData(body))), (seen.BodyBytes, seen.BodySha256));
        }
        else
        {
            await answer.ReadProblemAsync(HttpStatusCode.RequestEntityTooLarge, "too_large");
            Assert.Empty(service.Of(target));
        }
    }

    [Fact]
    public async Task A_body_that_does_not_say_its_length_is_cut_at_the_limit_too()
    {
        using var browser = gateway.NewBrowser();
        var target = "/donations?mark=" + Guid.CreateVersion7();
        using var body = new StreamContent(new EndlessStream(3 * Megabyte));
        var answer = await browser.SendAsync(HttpMethod.Post, "/api/donations" + target, body, ("Transfer-Encoding", "chunked"));
        await answer.ReadProblemAsync(HttpStatusCode.RequestEntityTooLarge, "too_large");
        Assert.Empty(gateway.Donations.Of(target));
    }

    [Fact]
    public async Task A_service_that_is_away_is_a_kind_502_and_it_works_as_soon_as_it_is_back()
    {
        using var browser = gateway.NewBrowser();
        for (var attempt = 0; attempt < 15; attempt++)
        {
            var problem = await (await browser.GetAsync("/api/reporting/public/campaigns")).ReadProblemAsync(HttpStatusCode.BadGateway, "unavailable");
            Assert.Contains("thử lại", problem.Title, StringComparison.Ordinal);
        }

        using (var staff = await gateway.SignedInAsync("quantri"))
        {
            var status = await (await staff.GetAsync("/status")).ReadJsonAsync();
            Assert.Equal(
                [("unit-directory", true), ("donations", true), ("reporting", false), ("web", true)],
                status.EnumerateArray().Select(service => (service.GetProperty("service").GetString()!, service.GetProperty("ready").GetBoolean())));
        }

        await using var back = await Upstream.StartAsync(gateway.ReportingPort);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/reporting/public/campaigns")).StatusCode);
    }

    [Fact]
    public async Task Only_who_is_signed_in_hears_how_the_services_are()
    {
        using var browser = gateway.NewBrowser();
        await (await browser.GetAsync("/status")).ReadProblemAsync(HttpStatusCode.Unauthorized, "not_signed_in");
    }

    [Fact]
    public async Task Headers_beyond_reason_are_refused()
    {
        using var browser = gateway.NewBrowser();
        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, (await browser.GetAsync("/api/donations/campaigns", ("X-Long", new string('x', 40_000)))).StatusCode);
    }

    /// <summary>A body whose length nobody knows before its end.</summary>
    private sealed class EndlessStream(int total) : Stream
    {
        private int left = total;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = Math.Min(count, left);
            left -= read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
