using System.Text.RegularExpressions;
using EduCoop.Documents.Plans;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Contradictions;

/// <summary>
/// Holds the rows of an appendix against the tasks of the body: who leads, who helps, by when. A row that stands for several tasks is compared by its
/// lead only. Short and full names count as equal, and so do phrases that mean the same time.
/// </summary>
internal static partial class AppendixComparison
{
    internal const string SameMeaning = "same-meaning";
    private const double SameTitle = 0.8;
    private const int MostRows = 2_000;
    private const int MostByTitle = 500;

    internal static List<BodyVsAppendix> Compare(PlanDraft draft)
    {
        var found = new List<BodyVsAppendix>();
        var titles = new Dictionary<PlanTask, HashSet<string>>(ReferenceEqualityComparer.Instance);
        var body = draft.Tasks.Where(task => task.Row is null && task.Section is not null).ToList();
        var bySection = body.GroupBy(task => task.Section!).ToDictionary(group => group.Key, group => group.First());
        foreach (var task in body.Take(MostByTitle))
        {
            titles[task] = Similarity.Words(task.Title);
        }

        foreach (var row in draft.Tasks.Where(task => task.Row is not null).Take(MostRows))
        {
            var covered = Covered(row, titles, bySection);
            if (covered.Count == 1)
            {
                found.AddRange(One(row, covered[0]));
            }
            else if (covered.Count > 1 && Leads(row, covered) is { } leads)
            {
                found.Add(leads);
            }
        }

        return found;
    }

    private static List<PlanTask> Covered(PlanTask row, Dictionary<PlanTask, HashSet<string>> titles, Dictionary<string, PlanTask> bySection)
    {
        if (row.BodySections.Count > 0)
        {
            return [.. row.BodySections.Where(bySection.ContainsKey).Select(section => bySection[section])];
        }

        var own = Similarity.Words(row.Title);
        var same = titles.Where(task => Similarity.Of(task.Value, own) >= SameTitle).Select(task => task.Key).Take(2).ToList();
        return same.Count == 1 ? same : [];
    }

    private static IEnumerable<BodyVsAppendix> One(PlanTask row, PlanTask task)
    {
        if (row.Lead is { } rowLead && task.Lead is { } bodyLead && !UnitCodes.Of(rowLead).SetEquals(UnitCodes.Of(bodyLead)))
        {
            yield return New(row, task, "lead", bodyLead, rowLead, "lead") with { Class = "different-lead" };
        }

        if (row.Coordinating.Count > 0 && task.Coordinating.Count > 0)
        {
            var inBody = Codes(task.Coordinating);
            var inRow = Codes(row.Coordinating);
            if (!inBody.SetEquals(inRow))
            {
                yield return New(row, task, "coordinating", string.Join("; ", task.Coordinating), string.Join("; ", row.Coordinating), "coordinating.0") with
                {
                    Class = "different-partners",
                    OnlyInBody = [.. inBody.Except(inRow).Order(StringComparer.Ordinal)],
                    OnlyInAppendix = [.. inRow.Except(inBody).Order(StringComparer.Ordinal)],
                };
            }
        }

        if (row.DeadlineText is { } rowTime && task.DeadlineText is { } bodyTime && TimeClass(bodyTime, rowTime) is { } difference)
        {
            yield return New(row, task, "deadline", bodyTime, rowTime, "deadlineText") with { Class = difference };
        }
    }

    private static HashSet<string> Codes(IEnumerable<string> units) => [.. units.SelectMany(UnitCodes.Of)];

    private static BodyVsAppendix? Leads(PlanTask row, List<PlanTask> covered)
    {
        if (row.Lead is not { } lead)
        {
            return null;
        }

        var codes = UnitCodes.Of(lead);
        var leads = covered.Where(task => task.Lead is not null).ToList();
        return leads.TrueForAll(task => UnitCodes.Of(task.Lead!).SetEquals(codes)) ? null : new()
        {
            Row = row.Row ?? 0,
            Field = "lead",
            Appendix = lead,
            Class = "different-leads",
            BodyLeads = leads.ToDictionary(task => task.Section!, task => task.Lead!),
            BodySpan = Place(leads[0], "lead"),
            AppendixSpan = Place(row, "lead"),
        };
    }

    private static BodyVsAppendix New(PlanTask row, PlanTask task, string field, string body, string appendix, string span) => new()
    {
        Row = row.Row ?? 0,
        Section = task.Section,
        Field = field,
        Body = body,
        Appendix = appendix,
        BodySpan = Place(task, span),
        AppendixSpan = Place(row, span),
    };

    private static TextSpan? Place(PlanTask task, string field) => task.Spans.TryGetValue(field, out var span) ? span : null;

    /// <summary>Null when the two say the same in plain words; else how they differ.</summary>
    internal static string? TimeClass(string body, string appendix)
    {
        var (left, right) = (TimeWords.Of(body), TimeWords.Of(appendix));
        if (left.Key == right.Key || (right.Bare && left.Ends.Overlaps(right.Ends) && right.Ends.Count > 0))
        {
            return null;
        }

        if ((right.Ends.Count > 0 && left.Ends.Overlaps(right.Ends)) || (right.Ends.Count == 0 && left.Words.IsSupersetOf(right.Words)) || (right.Ends.Count == 0 && left.Ends.Count == 0 && left.Recurring == right.Recurring && left.External == right.External && left.Starts.SetEquals(right.Starts)))
        {
            return SameMeaning;
        }

        if (!left.External && !left.Recurring && left.Ends.Count > 0 && left.Ends.All(end => end[0] == '/' && right.Ends.Any(other => other.EndsWith(end, StringComparison.Ordinal))))
        {
            // "trong năm 2025" holds "Quý IV/2025": one is only more exact.
            return SameMeaning;
        }

        return right.Ends.Count == 0 && left.Ends.Count == 0 && left.Recurring && right.Recurring ? SameMeaning
            : left.External ? "external-trigger-vs-fixed-quarter"
            : left.Recurring || left.Starts.Count > 0 ? "recurring-or-period-vs-single-quarter"
            : "different-date";
    }
}
