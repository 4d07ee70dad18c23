namespace EduCoop.Contracts.Plans;

/// <summary>One thing that an amendment changed.</summary>
/// <param name="TaskId">The task; null for the plan itself.</param>
/// <param name="Section">Where the task stands in the document.</param>
/// <param name="Field">The field, for example lead; "task" when the whole task came or went.</param>
/// <param name="Was">In words; null when there was nothing.</param>
/// <param name="Now">In words; null when there is nothing any more.</param>
public sealed record PlanChange(Guid? TaskId, string? Section, string Field, string? Was, string? Now);
