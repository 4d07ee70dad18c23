using System.Collections.Concurrent;
using System.Security.Cryptography;
using EduCoop.Contracts.Donations.V1;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EduCoop.Gateway.Tests.Harness;

/// <summary>What a service behind the gateway saw.</summary>
public sealed record Seen(string Method, string Target, IReadOnlyDictionary<string, string> Headers, long BodyBytes, string BodySha256)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}

/// <summary>A service of the test's own behind the gateway: it writes down what reaches it. Real Kestrel, HTTP/1.1 on one port, gRPC on another.</summary>
public sealed class Upstream : IAsyncDisposable
{
    private readonly WebApplication app;

    private Upstream(WebApplication app, Uri http, Uri grpc) => (this.app, Http, Grpc) = (app, http, grpc);

    public Uri Http { get; }

    public Uri Grpc { get; }

    public ConcurrentQueue<Seen> Requests { get; } = new();

    public Seen Last => Requests.Last();

    /// <summary>What it has seen of one target.</summary>
    public IReadOnlyList<Seen> Of(string target) => [.. Requests.Where(seen => seen.Target == target)];

    public static async Task<Upstream> StartAsync(int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddGrpc();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, port, endpoint => endpoint.Protocols = HttpProtocols.Http1);
            kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.Protocols = HttpProtocols.Http2);
        });
        var app = builder.Build();
        app.MapGrpcService<Intake>();
        Upstream? self = null;
        app.MapGet("/health/ready", () => "ready");
        app.Map("/{**path}", (HttpContext context) => self!.AnswerAsync(context));
        await app.StartAsync();
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(address => new Uri(address)).ToList();
        return self = new(app, addresses[0], addresses[1]);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[64 * 1024];
        var total = 0L;
        for (int read; (read = await context.Request.Body.ReadAsync(buffer)) > 0; total += read)
        {
            hash.AppendData(buffer, 0, read);
        }

        Requests.Enqueue(new(
            context.Request.Method,
            context.Request.Path + context.Request.QueryString,
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            total,
            Convert.ToHexStringLower(hash.GetHashAndReset())));
        var response = context.Response;
        response.Headers.SetCookie = "planted=1";
        response.Headers.CacheControl = "public, max-age=60";
        if (context.Request.Path == "/campaigns" || context.Request.Path == "/own-policy")
        {
            response.Headers.ContentSecurityPolicy = context.Request.Path == "/campaigns" ? "default-src *" : "style-src 'nonce-x'";
        }

        if (context.Request.Path == "/statements" && HttpMethods.IsPost(context.Request.Method))
        {
            response.StatusCode = StatusCodes.Status202Accepted;
            response.Headers.Location = "/statements/42";
        }

        await response.WriteAsync("{}");
    }

    private sealed class Intake : Donations.DonationsBase
    {
        public override Task<RecordDonationReply> RecordDonation(RecordDonationRequest request, ServerCallContext context)
        {
            context.ResponseTrailers.Add("seen-authorization", context.RequestHeaders.GetValue("authorization") ?? "none");
            return request.AmountVnd > 0
                ? Task.FromResult(new RecordDonationReply { DonationId = request.DonationId, Outcome = RecordDonationOutcome.Recorded })
                : throw new RpcException(new Status(StatusCode.InvalidArgument, "amount_not_positive"), new Metadata { { "refusal-code", "amount_not_positive" } });
        }

        public override async Task RecordDonations(
            IAsyncStreamReader<RecordDonationRequest> requestStream, IServerStreamWriter<RecordDonationReply> responseStream, ServerCallContext context)
        {
            var count = 0;
            while (await requestStream.MoveNext(context.CancellationToken))
            {
                count++;
                await responseStream.WriteAsync(new RecordDonationReply { DonationId = requestStream.Current.DonationId, Outcome = RecordDonationOutcome.Recorded });
            }

            context.ResponseTrailers.Add("count", count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }
}
