namespace EduCoop.Contracts.Plans;

/// <summary>The last day of a piece of work has passed and it is not handed in. Said once for each due date.</summary>
/// <param name="OccurrenceId">The piece of work.</param>
/// <param name="TaskId">Its task.</param>
/// <param name="PlanId">Its plan.</param>
/// <param name="UnitId">Who leads it.</param>
/// <param name="Section">Where the task stands in the document.</param>
/// <param name="Title">The task.</param>
/// <param name="Label">The period.</param>
/// <param name="DueOn">Last day on which it would have been on time.</param>
/// <param name="Percent">How far it is.</param>
/// <param name="NoticedAt">When it was noticed here.</param>
[Event]
public sealed record TaskOverdue(
    Guid OccurrenceId,
    Guid TaskId,
    Guid PlanId,
    Guid? UnitId,
    string Section,
    string Title,
    string Label,
    DateOnly DueOn,
    int Percent,
    DateTimeOffset NoticedAt);
