namespace EduCoop.Documents.Deadlines;

/// <summary>
/// Reads a deadline as officials write it. A grammar of roles (từ, đến, trước, trong …), stretches of time, frequencies and references to
/// others; what has no date stays without one.
/// </summary>
public static class DeadlineReader
{
    private const int MaxLength = 2_000;

    /// <summary>The rules of a phrase.</summary>
    /// <param name="phrase">For example "Hoàn thành trong Quý I/2026; tiếp tục theo dõi hằng năm".</param>
    /// <param name="context">What the document says about time; only completes what the phrase leaves relative.</param>
    public static DeadlineReading Read(string phrase, DeadlineContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(phrase);
        context ??= DeadlineContext.None;
        // A deadline is a few words; of a page pasted into the column only its beginning is looked at.
        var words = Phrase.Of(phrase.Length > MaxLength ? phrase[..MaxLength] : phrase);
        var rules = ClauseReader.Read(words).Where(parts => parts.Count > 0).SelectMany(parts => new RuleBuilder(words, context).Build(parts)).ToList();
        return new(phrase, rules) { Merged = Merge(rules) };
    }

    // From the first day of all to the last of all.
    private static DeadlineRule Merge(List<DeadlineRule> all)
    {
        var anchors = all.Where(rule => rule is { AnchorDay: not null, ResolvedBy: null }).Select(rule => rule.AnchorDay!).Distinct().ToList();
        return new()
        {
            From = all.Min(rule => rule.From),
            Due = all.Max(rule => rule.Due),
            DueExclusive = all.Max(rule => rule.DueExclusive),
            Recurrence = all.Find(rule => rule.Recurrence is not null)?.Recurrence,
            AnchorDay = anchors.Count == 0 ? null : string.Join(", ", anchors),
            Continuous = all.Exists(rule => rule.Continuous == true) ? true : null,
            OpenEnded = all.Exists(rule => rule.OpenEnded == true) ? true : null,
            Estimated = all.Exists(rule => rule.Estimated == true) ? true : null,
            External = all.Find(rule => rule.External is not null)?.External,
            Event = all.Find(rule => rule.Event is not null)?.Event,
            Kind = all.Count == 1 ? all[0].Kind : all.Count == 0 ? DeadlineKinds.Undated : all[0].Kind,
            Notes = [.. all.SelectMany(rule => rule.Notes).Distinct()],
        };
    }
}
