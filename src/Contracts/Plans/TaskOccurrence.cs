namespace EduCoop.Contracts.Plans;

/// <summary>One piece of a task with one due date.</summary>
/// <param name="OccurrenceId">Its id for ever.</param>
/// <param name="Label">The period, for example 2027 or Quý II/2026.</param>
/// <param name="StartsOn">First day.</param>
/// <param name="DueOn">Last day on which it is on time; null when the document gives none.</param>
/// <param name="State">How it stands.</param>
/// <param name="Percent">How far it is.</param>
/// <param name="Version">Grows by one with each change; a reader drops what is older than what it has.</param>
public sealed record TaskOccurrence(Guid OccurrenceId, string Label, DateOnly? StartsOn, DateOnly? DueOn, TaskState State, int Percent, long Version);
