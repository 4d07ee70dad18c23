using System.Globalization;
using EduCoop.Documents.Plans;

namespace EduCoop.Documents.Differences;

/// <summary>
/// A corrected re-issue of a plan as a difference to the plan that is kept: which tasks stay (with their ids), which changed in what, which are new,
/// which are gone. A person's corrections win over the new text and are flagged where the new text changed the same field.
/// </summary>
public sealed class PlanDifference
{
    private PlanDifference(IReadOnlyList<TaskChange> tasks, IReadOnlyList<PlanTask> added, IReadOnlyList<KnownTask> removed, IReadOnlyList<FieldChange> document, IReadOnlyList<PlanIndicator> newIndicators, IReadOnlyList<PlanIndicator> goneIndicators) =>
        (Kept, Added, Removed, Document, NewIndicators, GoneIndicators) = (tasks, added, removed, document, newIndicators, goneIndicators);

    /// <summary>Tasks that are in both, in the order of the new text.</summary>
    public IReadOnlyList<TaskChange> Kept { get; }

    public IEnumerable<TaskChange> Unchanged => Kept.Where(task => task.Changes.Count == 0 && !task.Moved);

    public IEnumerable<TaskChange> Changed => Kept.Where(task => task.Changes.Count > 0 || task.Moved);

    public IReadOnlyList<PlanTask> Added { get; }

    public IReadOnlyList<KnownTask> Removed { get; }

    /// <summary>Number, day, issuer, title, period, signatory.</summary>
    public IReadOnlyList<FieldChange> Document { get; }

    public IReadOnlyList<PlanIndicator> NewIndicators { get; }

    public IReadOnlyList<PlanIndicator> GoneIndicators { get; }

    /// <summary>Nothing differs.</summary>
    public bool IsEmpty => Kept.All(task => task.Changes.Count == 0 && !task.Moved) && Added.Count == 0 && Removed.Count == 0 && Document.Count == 0 && NewIndicators.Count == 0 && GoneIndicators.Count == 0;

    /// <summary>Compares the kept plan with a newly read text of it.</summary>
    /// <param name="older">The draft of the text that was imported before.</param>
    /// <param name="tasks">The tasks that are kept of it, with ids and corrections.</param>
    /// <param name="newer">The draft of the re-issue.</param>
    public static PlanDifference Between(PlanDraft older, IReadOnlyList<KnownTask> tasks, PlanDraft newer)
    {
        ArgumentNullException.ThrowIfNull(older);
        ArgumentNullException.ThrowIfNull(tasks);
        ArgumentNullException.ThrowIfNull(newer);
        var pairs = TaskMatching.Match(tasks, newer.Tasks);
        var matched = pairs.Select(pair => pair.Known).ToHashSet();
        var taken = pairs.Select(pair => pair.New).ToHashSet();
        var kept = pairs.OrderBy(pair => pair.New).Select(pair => TaskChange.Between(tasks[pair.Known], newer.Tasks[pair.New], pair.Similarity)).ToList();
        var before = older.Indicators.Select(Key).ToHashSet();
        var after = newer.Indicators.Select(Key).ToHashSet();
        return new(
            kept,
            [.. newer.Tasks.Where((_, index) => !taken.Contains(index))],
            [.. tasks.Where((_, index) => !matched.Contains(index))],
            Header(older, newer),
            [.. newer.Indicators.Where(indicator => !before.Contains(Key(indicator)))],
            [.. older.Indicators.Where(indicator => !after.Contains(Key(indicator)))]);
    }

    private static (string, string?, IndicatorValue?, string?) Key(PlanIndicator indicator) => (Text.Letters.Key(indicator.Text), indicator.Comparator, indicator.Value, indicator.Year);

    private static List<FieldChange> Header(PlanDraft older, PlanDraft newer)
    {
        var changes = new List<FieldChange>();
        void Compare(string field, string? before, string? after)
        {
            if (Text.Letters.Key(before ?? "") != Text.Letters.Key(after ?? ""))
            {
                changes.Add(new(field, before, after, after, false));
            }
        }

        Compare("documentNumber", older.DocumentNumber ?? older.DocumentNumberTemplate, newer.DocumentNumber ?? newer.DocumentNumberTemplate);
        Compare("documentDate", older.DocumentDate?.ToString("O", CultureInfo.InvariantCulture), newer.DocumentDate?.ToString("O", CultureInfo.InvariantCulture));
        Compare("issuer", older.Issuer, newer.Issuer);
        Compare("title", older.Title, newer.Title);
        Compare("period", older.Period?.Text, newer.Period?.Text);
        Compare("signer", older.Signer, newer.Signer);
        Compare("signerTitle", older.SignerTitle, newer.SignerTitle);
        Compare("legalBasis", string.Join("; ", older.LegalBasis), string.Join("; ", newer.LegalBasis));
        return changes;
    }
}
