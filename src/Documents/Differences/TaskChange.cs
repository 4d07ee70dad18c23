using EduCoop.Documents.Plans;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Differences;

/// <summary>A field that differs.</summary>
/// <param name="Field">Its JSON name.</param>
/// <param name="Before">What was read before.</param>
/// <param name="After">What the new text says.</param>
/// <param name="Proposed">What should stand: the new text, or a person's correction, which is never overwritten.</param>
/// <param name="Conflicts">A person had corrected this field and the new text changed it too: someone has to look.</param>
public sealed record FieldChange(string Field, string? Before, string? After, string? Proposed, bool Conflicts);

/// <summary>A task that is in both texts.</summary>
/// <param name="Known">The kept task with its id.</param>
/// <param name="Text">The task as the new text has it.</param>
/// <param name="Result">What should be kept: the new text with the corrections of people on top.</param>
/// <param name="Changes">The fields that differ between the two texts.</param>
/// <param name="Moved">It stands in another section now.</param>
/// <param name="Similarity">How alike the two are, 0 to 1.</param>
public sealed record TaskChange(KnownTask Known, PlanTask Text, PlanTask Result, IReadOnlyList<FieldChange> Changes, bool Moved, double Similarity)
{
    private static readonly (string Name, Func<PlanTask, string?> Read, Func<PlanTask, PlanTask, PlanTask> Copy)[] Fields =
    [
        ("title", task => task.Title, (to, from) => to with { Title = from.Title }),
        ("content", task => Join(task.Content), (to, from) => to with { Content = from.Content }),
        ("lead", task => task.Lead, (to, from) => to with { Lead = from.Lead }),
        ("coordinating", task => Join(task.Coordinating), (to, from) => to with { Coordinating = from.Coordinating }),
        ("advising", task => Join(task.Advising), (to, from) => to with { Advising = from.Advising }),
        ("product", task => task.Product, (to, from) => to with { Product = from.Product, Products = from.Products }),
        ("deadlineText", task => task.DeadlineText, (to, from) => to with { DeadlineText = from.DeadlineText, DeadlineRules = from.DeadlineRules }),
        ("funding", task => task.Funding, (to, from) => to with { Funding = from.Funding }),
    ];

    internal static TaskChange Between(KnownTask known, PlanTask text, double similarity)
    {
        var changes = new List<FieldChange>();
        var result = text;
        foreach (var (name, read, copy) in Fields)
        {
            var (before, after) = (read(known.AsRead), read(text));
            var differs = Letters.Key(before ?? "") != Letters.Key(after ?? "");
            if (known.Corrected.Contains(name))
            {
                result = copy(result, known.Task);
                if (differs)
                {
                    changes.Add(new(name, before, after, read(known.Task), Letters.Key(read(known.Task) ?? "") != Letters.Key(after ?? "")));
                }
            }
            else if (differs)
            {
                changes.Add(new(name, before, after, after, false));
            }
        }

        return new(known, text, result, changes, known.AsRead.Section != text.Section, similarity);
    }

    private static string? Join(IReadOnlyList<string> items) => items.Count == 0 ? null : string.Join("\n", items);
}
