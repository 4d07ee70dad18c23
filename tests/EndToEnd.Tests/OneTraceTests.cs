using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using EduCoop.Testing;

namespace EduCoop.EndToEnd.Tests;

/// <summary>One gift is one trace, read from the OTLP that the services really sent.</summary>
[Collection(SystemTests.Name)]
public sealed class OneTraceTests(WholeSystem system)
{
    // ASP.NET Core's own source: the reverse proxy sends spans of kind server as well.
    private const string Requests = "Microsoft.AspNetCore";

    [Fact]
    public async Task A_gift_posted_at_the_gateway_is_one_trace_to_the_row_in_Reporting()
    {
        var (campaign, slug) = await system.OpenCampaignAsync("Một món quà, một vết");
        var (trace, caller) = (ActivityTraceId.CreateRandom().ToHexString(), ActivitySpanId.CreateRandom().ToHexString());
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/donations/donations");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await system.TokenAsync("ketoan"));
        request.Headers.Add("traceparent", $"00-{trace}-{caller}-01");
        request.Content = JsonContent.Create(new { donationId = Guid.CreateVersion7(), campaignId = campaign, amountVnd = 50_000, occurredAt = "2026-11-20T08:30:00+07:00", donorDisplay = "anonymous" });
        using var answer = await system.Gateway.Http.SendAsync(request);
        await answer.ReadJsonAsync(System.Net.HttpStatusCode.Created);
        await Eventually.Async("the gift is public", () => system.PublicAsync(slug), shown => shown.GetProperty("count").GetInt64() == 1);

        var spans = await Eventually.Async(
            "all parts have sent their spans",
            () => Task.FromResult(system.Traces.Of(trace)),
            sent => sent.Any(IsReportingWrite) && sent.Any(span => span is { Service: "gateway", Scope: Requests }) && sent.Any(span => span is { Service: "donations", Scope: Requests }));

        var tree = new Tree(spans);
        var gateway = tree.Find("the gateway's request", span => span is { Service: "gateway", Scope: Requests });
        Assert.Equal(caller, gateway.Parent);
        var donations = tree.Find("the request at Donations", span => span is { Service: "donations", Scope: Requests }, below: gateway);
        tree.Find("Donations' write", span => span is { Service: "donations", Scope: "Npgsql" }, below: donations);
        var relay = tree.Find("the outbox relay", span => span is { Service: "donations", Scope: "EduCoop.Outbox" }, below: donations);
        var publish = tree.Find("the publish", span => span is { Service: "donations", Scope: "MassTransit", Kind: 4 }, below: relay);
        tree.Find("the delivery", span => span is { Service: "reporting", Scope: "MassTransit", Kind: 5 }, below: publish);
        var count = tree.Find("the counting", span => span is { Service: "reporting", Scope: "EduCoop.Reporting" }, below: publish);
        tree.Find("Reporting's write", IsReportingWrite, below: count);
    }

    private static bool IsReportingWrite(SentSpan span) => span is { Service: "reporting", Scope: "Npgsql" };

    private sealed class Tree(IReadOnlyList<SentSpan> spans)
    {
        private readonly Dictionary<string, SentSpan> byId = spans.ToDictionary(span => span.Id);

        internal SentSpan Find(string what, Func<SentSpan, bool> isIt, SentSpan? below = null) =>
            spans.FirstOrDefault(span => isIt(span) && (below is null || LiesBelow(span, below)))
            ?? throw new Xunit.Sdk.XunitException($"No span for {what}{(below is null ? "" : $" below {below}")}:\n{string.Join('\n', spans)}");

        private bool LiesBelow(SentSpan span, SentSpan above)
        {
            for (var at = span; at is not null; at = byId.GetValueOrDefault(at.Parent))
            {
                if (at.Parent == above.Id)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
