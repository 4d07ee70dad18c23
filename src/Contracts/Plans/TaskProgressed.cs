namespace EduCoop.Contracts.Plans;

/// <summary>Work on a task moved: progress was reported, it was handed in, returned for more, or its due date was extended.</summary>
/// <param name="OccurrenceId">The piece of work.</param>
/// <param name="TaskId">Its task.</param>
/// <param name="PlanId">Its plan.</param>
/// <param name="UnitId">Who leads it.</param>
/// <param name="Label">The period.</param>
/// <param name="StartsOn">First day.</param>
/// <param name="DueOn">Last day on which it is on time.</param>
/// <param name="State">How it stands now.</param>
/// <param name="Percent">How far it is, 0 to 100.</param>
/// <param name="Version">Grows by one with each change; a reader drops what is older than what it has.</param>
/// <param name="ProgressedAt">When it was told here.</param>
/// <param name="EvidenceCount">Files that showed the work at that moment, those taken back not counted; null in events from before it was told.</param>
[Event]
public sealed record TaskProgressed(
    Guid OccurrenceId,
    Guid TaskId,
    Guid PlanId,
    Guid? UnitId,
    string Label,
    DateOnly? StartsOn,
    DateOnly? DueOn,
    TaskState State,
    int Percent,
    long Version,
    DateTimeOffset ProgressedAt,
    int? EvidenceCount = null);
