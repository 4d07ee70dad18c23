using System.Threading.RateLimiting;
using OpenTelemetry.Trace;

namespace EduCoop.ServiceDefaults;

/// <summary>
/// Keeps every trace until more begin each second than anybody would read: a campaign's rush of gifts must not be slowed by being watched. What was begun as kept is
/// kept to its end, over all services. An operator who sets OTEL_TRACES_SAMPLER has that instead.
/// </summary>
/// <param name="perSecond">Traces kept each second; ten times as many at once after a rest.</param>
internal sealed class RateLimitedSampler(int perSecond) : Sampler, IDisposable
{
    private readonly TokenBucketRateLimiter limiter = new(new()
    {
        TokenLimit = perSecond * 10, TokensPerPeriod = perSecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1), AutoReplenishment = true, QueueLimit = 0,
    });

    /// <inheritdoc />
    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters)
    {
        using var lease = limiter.AttemptAcquire();
        return new(lease.IsAcquired ? SamplingDecision.RecordAndSample : SamplingDecision.Drop);
    }

    /// <inheritdoc />
    public void Dispose() => limiter.Dispose();
}
