namespace EduCoop.Contracts.Plans;

/// <summary>A unit leads a task, with these due dates. Said again, with higher versions, when due dates or the unit's share change.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="PlanId">Its plan.</param>
/// <param name="IssuerUnitId">Who issued the plan.</param>
/// <param name="UnitId">Who leads; null while the written name has not been resolved to a unit.</param>
/// <param name="UnitName">The lead's name, or the name as written.</param>
/// <param name="GroupSection">Section of the group of tasks.</param>
/// <param name="GroupTitle">Its title.</param>
/// <param name="Section">Where the task stands in the document.</param>
/// <param name="Title">The task.</param>
/// <param name="Occurrences">What is due when.</param>
/// <param name="AssignedAt">When it was assigned here.</param>
/// <param name="Products">What the plan asks to be handed in, as written; null in events from before it was told.</param>
[Event]
public sealed record TaskAssigned(
    Guid TaskId,
    Guid PlanId,
    Guid IssuerUnitId,
    Guid? UnitId,
    string UnitName,
    string? GroupSection,
    string? GroupTitle,
    string Section,
    string Title,
    IReadOnlyList<TaskOccurrence> Occurrences,
    DateTimeOffset AssignedAt,
    IReadOnlyList<string>? Products = null);
