using System.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EduCoop.Gateway.Forwarding;

/// <summary>How one service is.</summary>
/// <param name="Service">Resource name.</param>
/// <param name="Ready">It and its database and broker answer.</param>
/// <param name="LatencyMs">How long the answer took.</param>
public sealed record ServiceStatus(string Service, bool Ready, long LatencyMs);

/// <summary>GET /status: asks every service that is deployed whether it is ready.</summary>
internal sealed class Status(IConfiguration configuration) : IDisposable
{
    // Without retries: the question is how it is now.
    private readonly HttpClient client = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(2), UseProxy = false, AllowAutoRedirect = false })
    {
        Timeout = TimeSpan.FromSeconds(6),
    };

    internal static async Task<Ok<IReadOnlyList<ServiceStatus>>> Handle(Status status, CancellationToken cancellation) =>
        TypedResults.Ok(await status.AskAllAsync(cancellation));

    public void Dispose() => client.Dispose();

    private async Task<IReadOnlyList<ServiceStatus>> AskAllAsync(CancellationToken cancellation)
    {
        var asked =
            from service in Upstream.All.Select(upstream => upstream.Name).Append(Upstream.Web)
            let addresses = Upstream.AddressesOf(configuration, service, "http")
            where addresses.Count > 0
            select AskAsync(service, addresses, cancellation);
        return await Task.WhenAll(asked);
    }

    // A service is ready when one of its replicas is.
    private async Task<ServiceStatus> AskAsync(string service, IReadOnlyList<string> addresses, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var answers = await Task.WhenAll(addresses.Select(address => IsReadyAsync(new Uri(new Uri(address), "/health/ready"), cancellation)));
        return new(service, answers.Contains(true), (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    private async Task<bool> IsReadyAsync(Uri address, CancellationToken cancellation)
    {
        try
        {
            using var answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception away) when (away is HttpRequestException || (away is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return false;
        }
    }
}
