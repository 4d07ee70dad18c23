using EduCoop.Documents.Contradictions;
using EduCoop.Documents.Plans;

namespace EduCoop.Documents.Differences;

/// <summary>Finds for each kept task its counterpart in the new text: same section and like title first, then like titles that moved. One to one, best first.</summary>
internal static class TaskMatching
{
    private const double SameSectionAtLeast = 0.4;
    private const double MovedAtLeast = 0.72;

    internal readonly record struct Pair(int Known, int New, double Similarity);

    internal static List<Pair> Match(IReadOnlyList<KnownTask> known, IReadOnlyList<PlanTask> tasks)
    {
        var pairs = new List<Pair>();
        var words = new Words(known, tasks);
        var (left, right) = (new HashSet<int>(), new HashSet<int>());
        void Take(IEnumerable<(Pair Pair, double Rank)> candidates)
        {
            foreach (var (pair, _) in candidates.OrderByDescending(candidate => candidate.Rank).ThenBy(candidate => Math.Abs(candidate.Pair.Known - candidate.Pair.New)))
            {
                if (!left.Contains(pair.Known) && !right.Contains(pair.New))
                {
                    left.Add(pair.Known);
                    right.Add(pair.New);
                    pairs.Add(pair);
                }
            }
        }

        // The same words in the same section are the same task whatever else there is.
        var bySection = tasks.Select((task, index) => (task, index)).ToLookup(one => one.task.Section ?? "");
        Take(from one in known.Select((task, index) => (task, index))
             from other in bySection[one.task.AsRead.Section ?? ""]
             let alike = words.Alike(one.index, other.index)
             where alike >= MovedAtLeast && SameKind(one.task, other.task)
             select (new Pair(one.index, other.index, alike), alike));
        // Then what moved: a like title elsewhere beats an unlike one in the same section.
        Take(Candidates(known, tasks, words, left, right));
        Take(from one in known.Select((task, index) => (task, index))
             where !left.Contains(one.index)
             from other in bySection[one.task.AsRead.Section ?? ""]
             let alike = words.Alike(one.index, other.index)
             where alike >= SameSectionAtLeast && !right.Contains(other.index) && SameKind(one.task, other.task)
             select (new Pair(one.index, other.index, alike), alike));
        return pairs;
    }

    private static List<(Pair, double)> Candidates(IReadOnlyList<KnownTask> known, IReadOnlyList<PlanTask> tasks, Words words, HashSet<int> left, HashSet<int> right)
    {
        var found = new List<(Pair, double)>();
        for (var one = 0; one < known.Count; one++)
        {
            for (var other = 0; other < tasks.Count && !left.Contains(one); other++)
            {
                if (!right.Contains(other) && SameKind(known[one], tasks[other]) && words.Alike(one, other) is var alike && alike >= MovedAtLeast)
                {
                    // Equal titles occur under several leads: the lead decides between them.
                    found.Add((new(one, other, alike), alike + (known[one].AsRead.Lead == tasks[other].Lead ? 0.1 : 0)));
                }
            }
        }

        return found;
    }

    /// <summary>The words of all titles, split once.</summary>
    private sealed class Words(IReadOnlyList<KnownTask> known, IReadOnlyList<PlanTask> tasks)
    {
        private readonly List<HashSet<string>> read = [.. known.Select(task => Similarity.Words(task.AsRead.Title))];
        private readonly List<HashSet<string>?> corrected = [.. known.Select(task => task.Corrected.Contains("title") ? Similarity.Words(task.Task.Title) : null)];
        private readonly List<HashSet<string>> now = [.. tasks.Select(task => Similarity.Words(task.Title))];

        internal double Alike(int one, int other) => Math.Max(Similarity.Of(read[one], now[other]), corrected[one] is { } title ? Similarity.Of(title, now[other]) : 0);
    }

    private static bool SameKind(KnownTask known, PlanTask task) => known.AsRead.Row is null == task.Row is null;
}
