using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EduCoop.Documents.Plans;

namespace EduCoop.Documents.Tests.Plans;

/// <summary>How many values were right, given and expected, and how many were filled with something else than expected.</summary>
public sealed record FieldScore(int Right = 0, int Given = 0, int Expected = 0, int Wrong = 0)
{
    public double F1 => Right == 0 ? Expected == 0 && Given == 0 ? 1 : 0 : 2.0 * Right / (Given + Expected);

    public FieldScore Plus(int right, int given, int expected, int wrong = 0) => new(Right + right, Given + given, Expected + expected, Wrong + wrong);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Right}/{Given}/{Expected} F1={F1:0.000} wrong={Wrong}");
}

/// <summary>Scores a draft against known contents as the issue's script does: tasks answer each other by their titles, one to one, best first.</summary>
public sealed partial class PlanScore
{
    private readonly Dictionary<string, FieldScore> fields = new(StringComparer.Ordinal);

    public FieldScore this[string field] => fields.GetValueOrDefault(field, new());

    public void Add(JsonNode gold, PlanDraft draft)
    {
        Count("number", Norm((string?)gold["documentNumber"]) == Norm(draft.DocumentNumber) ? 1 : 0, 1, 1);
        Count("basis", (int)gold["legalBasisCount"]! == draft.LegalBasisCount ? 1 : 0, 1, 1);
        var expected = gold["tasks"]!.AsArray().Select(task => task!).ToList();
        var pairs = Match(expected, draft.Tasks);
        Count("task", pairs.Count, draft.Tasks.Count, expected.Count);
        One("lead", expected, draft.Tasks, pairs, task => task.Lead);
        One("product", expected, draft.Tasks, pairs, task => task.Product);
        One("deadlineText", expected, draft.Tasks, pairs, task => task.DeadlineText);
        Coordinating(expected, draft.Tasks, pairs);
        Indicators(gold["indicators"]!.AsArray(), [.. draft.Indicators]);
    }

    public string Table() => string.Join('\n', fields.Select(field => $"{field.Key,-14}{field.Value}"));

    private static Dictionary<int, int> Match(List<JsonNode> expected, IReadOnlyList<PlanTask> given)
    {
        var (titles, own) = (expected.Select(task => Words((string?)task["title"])).ToList(), given.Select(task => Words(task.Title)).ToList());
        var pairs = new Dictionary<int, int>();
        var taken = new HashSet<int>();
        var all = from i in Enumerable.Range(0, titles.Count)
                  from j in Enumerable.Range(0, own.Count)
                  let overlap = Overlap(titles[i], own[j])
                  where overlap >= 0.6
                  orderby overlap descending, i descending, j descending
                  select (i, j);
        foreach (var (i, j) in all)
        {
            if (!pairs.ContainsKey(i) && taken.Add(j))
            {
                pairs[i] = j;
            }
        }

        return pairs;
    }

    private void One(string field, List<JsonNode> expected, IReadOnlyList<PlanTask> given, Dictionary<int, int> pairs, Func<PlanTask, string?> value)
    {
        var (right, wrong) = (0, 0);
        foreach (var (i, j) in pairs)
        {
            if (value(given[j]) is { Length: > 0 } own)
            {
                var same = (string?)expected[i][field] is { Length: > 0 } gold && Norm(gold) == Norm(own);
                (right, wrong) = same ? (right + 1, wrong) : (right, wrong + 1);
            }
        }

        Count(field, right, given.Count(task => !string.IsNullOrEmpty(value(task))), expected.Count(task => !string.IsNullOrEmpty((string?)task[field])), wrong);
    }

    private void Coordinating(List<JsonNode> expected, IReadOnlyList<PlanTask> given, Dictionary<int, int> pairs)
    {
        var (right, wrong) = (0, 0);
        foreach (var (i, j) in pairs)
        {
            var gold = expected[i]["coordinating"]?.AsArray().Select(unit => Norm((string?)unit)).ToHashSet() ?? [];
            var own = given[j].Coordinating.Select(Norm).ToHashSet();
            right += own.Count(gold.Contains);
            wrong += own.Count(unit => !gold.Contains(unit));
        }

        Count("coordinating", right, given.Sum(task => task.Coordinating.Count), expected.Sum(task => task["coordinating"]?.AsArray().Count ?? 0), wrong);
    }

    private void Indicators(JsonArray expected, List<PlanIndicator> given)
    {
        var all = given.Count;
        var right = 0;
        foreach (var gold in expected)
        {
            var answer = given.FindIndex(own => JsonNode.DeepEquals(JsonSerializer.SerializeToNode(own.Value), gold!["value"]) && own.Comparator == (string?)gold["comparator"] && Overlap(Words((string?)gold["text"]), Words(own.Text)) >= 0.6);
            if (answer >= 0)
            {
                given.RemoveAt(answer);
                right++;
            }
        }

        Count("indicator", right, all, expected.Count);
    }

    private void Count(string field, int right, int given, int expected, int wrong = 0) => fields[field] = this[field].Plus(right, given, expected, wrong);

    private static double Overlap(HashSet<string> a, HashSet<string> b) => a.Count == 0 || b.Count == 0 ? 0 : (double)a.Count(b.Contains) / Math.Min(a.Count, b.Count);

    private static HashSet<string> Words(string? text) => [.. Norm(text).Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private static string Norm(string? text) =>
        Blanks().Replace(Marks().Replace((text ?? "").Normalize(NormalizationForm.FormC).ToLowerInvariant().Replace("$\\geq", "≥", StringComparison.Ordinal).Replace("\\%", "%", StringComparison.Ordinal).Replace("$", "", StringComparison.Ordinal), " "), " ").Trim();

    [GeneratedRegex("[*|“”\".,;:()]")]
    private static partial Regex Marks();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
