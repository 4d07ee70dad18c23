using System.Diagnostics;
using OpenTelemetry.Trace;

namespace EduCoop.ServiceDefaults.Tests;

/// <summary>In a rush traces are dropped, but never a part of one.</summary>
public sealed class SamplingTests
{
    [Fact]
    public void A_rush_keeps_only_so_many_new_traces_and_all_of_each()
    {
        using var limited = new RateLimitedSampler(perSecond: 2);
        var sampler = new ParentBasedSampler(limited);
        SamplingDecision Ask(ActivityContext parent) => sampler.ShouldSample(new(parent, ActivityTraceId.CreateRandom(), "POST /donations", ActivityKind.Server)).Decision;
        var kept = Enumerable.Range(0, 2000).Count(_ => Ask(default) == SamplingDecision.RecordAndSample);
        Assert.InRange(kept, 20, 200);
        Assert.Equal(SamplingDecision.RecordAndSample, Ask(new(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded)));
        Assert.Equal(SamplingDecision.Drop, Ask(new(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.None)));
    }
}
