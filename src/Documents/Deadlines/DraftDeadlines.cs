using EduCoop.Documents.Plans;

namespace EduCoop.Documents.Deadlines;

/// <summary>Reads the deadline phrases of a draft, with what the draft itself says about its date and period.</summary>
internal static class DraftDeadlines
{
    internal static PlanDraft Fill(PlanDraft draft)
    {
        var context = new DeadlineContext { IssuedOn = draft.DocumentDate, FromYear = draft.Period?.From, ToYear = draft.Period?.To };
        // The same few phrases stand in most rows of a plan.
        var known = new Dictionary<string, IReadOnlyList<DeadlineRule>>(StringComparer.Ordinal);
        IReadOnlyList<DeadlineRule> Rules(string? phrase)
        {
            if (string.IsNullOrWhiteSpace(phrase))
            {
                return [];
            }

            return known.TryGetValue(phrase, out var rules) ? rules : known[phrase] = DeadlineReader.Read(phrase, context).Rules;
        }

        return draft with
        {
            Tasks = [.. draft.Tasks.Select(task => task with { DeadlineRules = Rules(task.DeadlineText) })],
            Responsibilities = [.. draft.Responsibilities.Select(task => task with { DeadlineRules = Rules(task.DeadlineText) })],
            ReportingDeadlines = [.. draft.ReportingDeadlines.Select(one => one with { DeadlineRules = Rules(one.DeadlineText) })],
        };
    }
}
