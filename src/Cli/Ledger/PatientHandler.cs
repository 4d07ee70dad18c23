using System.Net;

namespace EduCoop.Cli.Ledger;

/// <summary>A long ledger needs many requests; when the gateway asks for patience, waits as long as it says and asks again.</summary>
internal sealed class PatientHandler() : DelegatingHandler(new SocketsHttpHandler())
{
    private const int MostTries = 30;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(60);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var tried = 1; ; tried++)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (response.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable) || tried == MostTries)
            {
                return response;
            }

            var wait = response.Headers.RetryAfter?.Delta ?? Pause;
            response.Dispose();
            await Task.Delay(wait < LongestPause ? wait : LongestPause, cancellationToken);
        }
    }
}
