using EduCoop.Documents.Plans;

namespace EduCoop.Documents.Differences;

/// <summary>A task as it is kept: what the reader once read, what people made of it, and its id.</summary>
/// <param name="Id">The id that must survive a re-issue.</param>
/// <param name="Task">The task as it stands now, corrections included.</param>
/// <param name="AsRead">The task as it was read from the older text; the same as <paramref name="Task"/> when nobody corrected it.</param>
/// <param name="Corrected">The fields that a person corrected, by their JSON names.</param>
public sealed record KnownTask(Guid Id, PlanTask Task, PlanTask AsRead, IReadOnlySet<string> Corrected)
{
    /// <summary>A task nobody has touched.</summary>
    public static KnownTask Untouched(Guid id, PlanTask task) => new(id, task, task, new HashSet<string>());
}
