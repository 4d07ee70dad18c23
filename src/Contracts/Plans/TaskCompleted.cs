namespace EduCoop.Contracts.Plans;

/// <summary>Work was accepted by somebody else than who handed it in.</summary>
/// <param name="OccurrenceId">The piece of work.</param>
/// <param name="TaskId">Its task.</param>
/// <param name="PlanId">Its plan.</param>
/// <param name="UnitId">Who led it.</param>
/// <param name="Label">The period.</param>
/// <param name="StartsOn">First day.</param>
/// <param name="DueOn">Last day on which it was on time.</param>
/// <param name="DoneOn">The day it was handed in.</param>
/// <param name="OnTime">Handed in no later than due.</param>
/// <param name="Version">Grows by one with each change; a reader drops what is older than what it has.</param>
/// <param name="CompletedAt">When it was accepted here.</param>
/// <param name="EvidenceCount">Files that showed the work at that moment, those taken back not counted; null in events from before it was told.</param>
[Event]
public sealed record TaskCompleted(
    Guid OccurrenceId,
    Guid TaskId,
    Guid PlanId,
    Guid? UnitId,
    string Label,
    DateOnly? StartsOn,
    DateOnly? DueOn,
    DateOnly DoneOn,
    bool OnTime,
    long Version,
    DateTimeOffset CompletedAt,
    int? EvidenceCount = null);
