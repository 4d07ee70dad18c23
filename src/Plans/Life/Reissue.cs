using EduCoop.Plans.Derivation;
using EduCoop.Plans.Tasks;

namespace EduCoop.Plans.Life;

/// <summary>Which task of a corrected document is which task of the plan. A task keeps its id while its place or its words stay; both gone, it is another task.</summary>
internal static class Reissue
{
    private const decimal AlikeInPlace = 0.25m;
    private const decimal AlikeElsewhere = 0.6m;

    internal static (List<(TaskBefore Old, TaskSeed New)> Kept, List<TaskSeed> Added, List<TaskBefore> Gone) Match(IReadOnlyList<TaskBefore> old, IReadOnlyList<TaskSeed> now)
    {
        var kept = new List<(TaskBefore, TaskSeed)>();
        var (open, free) = (old.Where(task => task.State == "active").ToList(), now.ToList());
        Pair(open, free, kept, (a, b) => a.Section == b.Section && a.Title == b.Title ? 1 : 0, 1);
        Pair(open, free, kept, (a, b) => a.Title == b.Title ? 1 : 0, 1);
        Pair(open, free, kept, (a, b) => a.Section == b.Section ? Like(a.Title, b.Title) : 0, AlikeInPlace);
        Pair(open, free, kept, (a, b) => Like(a.Title, b.Title), AlikeElsewhere);
        return (kept, free, open);
    }

    /// <summary>What of a task is new; what a person has set in the plan stays as the person set it.</summary>
    internal static TaskPatch Patch(TaskBefore old, TaskSeed now, IReadOnlyList<RoleSeed> roles)
    {
        // A person's newer word, on the corrected document, holds over the older one.
        bool IsFree(string field) => !old.EditedFields.Contains(field, StringComparer.Ordinal) || now.EditedFields.Contains(field, StringComparer.Ordinal);
        List<RolePatch>? Changed(string role, string? was) =>
            roles.Where(one => one.Role == role).ToList() is var found && string.Join("; ", found.Select(one => one.Written)) is var said && said != (was ?? "") && (said.Length > 0 || role != "lead") && IsFree(role)
                ? [.. found.Select(one => new RolePatch(one.Written, one.UnitId, one.UnitId is null ? one.MemberIds : null))]
                : null;

        return new(
            Title: IsFree("title") && now.Title != old.Title ? now.Title : null,
            Content: IsFree("content") && !now.Content.SequenceEqual(old.Content) ? now.Content : null,
            Products: IsFree("products") && IsFree("product") && !now.Products.SequenceEqual(old.Products) ? now.Products : null,
            DeadlineText: IsFree("deadlineText") && now.DeadlineText is { Length: > 0 } && now.DeadlineText != old.DeadlineText ? now.DeadlineText : null,
            Lead: Changed("lead", old.Lead)?.FirstOrDefault(),
            Coordinating: IsFree("coordinating") ? Changed("coordinate", old.Coordinating) : null,
            Advising: IsFree("advising") ? Changed("advise", old.Advising) : null);
    }

    internal static bool IsEmpty(this TaskPatch patch) => patch == new TaskPatch();

    private static void Pair(List<TaskBefore> open, List<TaskSeed> free, List<(TaskBefore, TaskSeed)> kept, Func<TaskBefore, TaskSeed, decimal> likeness, decimal enough)
    {
        foreach (var task in open.ToList())
        {
            if (free.Select(one => (one, like: likeness(task, one))).Where(pair => pair.like >= enough).OrderByDescending(pair => pair.like).Select(pair => pair.one).FirstOrDefault() is { } match)
            {
                open.Remove(task);
                free.Remove(match);
                kept.Add((task, match));
            }
        }
    }

    private static decimal Like(string a, string b) => Likeness.Of(Likeness.WordsOf(a), Likeness.WordsOf(b));
}
