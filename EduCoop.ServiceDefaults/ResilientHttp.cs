using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace EduCoop.ServiceDefaults;

/// <summary>Outgoing HTTP that survives a neighbour's restart: a time limit per try, retries for reads, a breaker per client.</summary>
public static class ResilientHttp
{
    /// <summary>Adds the retry, timeout and breaker pipeline to every client made by <see cref="IHttpClientFactory"/>.</summary>
    /// <param name="services">The service's collection.</param>
    internal static void AddResilientHttp(this IServiceCollection services) =>
        services.ConfigureHttpClientDefaults(client => client.AddHttpMessageHandler(() => new ResilienceHandler()));

    private sealed class ResilienceHandler : DelegatingHandler
    {
        private static readonly HashSet<HttpMethod> SafeToRepeat = [HttpMethod.Get, HttpMethod.Head, HttpMethod.Options];

        private readonly ResiliencePipeline<HttpResponseMessage> pipeline = new ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
            {
                FailureRatio = 0.5,
                MinimumThroughput = 20,
                SamplingDuration = TimeSpan.FromSeconds(10),
                BreakDuration = TimeSpan.FromSeconds(2),
                ShouldHandle = static outcome => ValueTask.FromResult(IsTransient(outcome.Outcome)),
            })
            .AddTimeout(TimeSpan.FromSeconds(10))
            .Build();

        private readonly ResiliencePipeline<HttpResponseMessage> retrying;

        internal ResilienceHandler() =>
            retrying = new ResiliencePipelineBuilder<HttpResponseMessage>()
                .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
                {
                    MaxRetryAttempts = 3,
                    Delay = TimeSpan.FromMilliseconds(200),
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    ShouldHandle = static outcome => ValueTask.FromResult(IsTransient(outcome.Outcome)),
                })
                .AddPipeline(pipeline)
                .Build();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            // A write is only repeated by the caller, who knows its id; and a streaming gRPC call has no whole-call time limit here.
            if (request.Content?.Headers.ContentType?.MediaType?.StartsWith("application/grpc", StringComparison.Ordinal) == true)
            {
                return await base.SendAsync(request, cancellationToken);
            }

            var chosen = SafeToRepeat.Contains(request.Method) ? retrying : pipeline;
            return await chosen.ExecuteAsync(async token => await base.SendAsync(request, token), cancellationToken);
        }

        private static bool IsTransient(Outcome<HttpResponseMessage> outcome) => outcome switch
        {
            { Exception: HttpRequestException or TimeoutRejectedException } => true,
            { Result.StatusCode: HttpStatusCode.RequestTimeout or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout } => true,
            _ => false,
        };
    }
}
