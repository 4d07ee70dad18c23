using System.Text.Json.Nodes;
using EduCoop.Documents.Plans;
using EduCoop.Testing;

namespace EduCoop.Documents.Tests.Plans;

/// <summary>The plans of the shared data with what is known of them, each read once.</summary>
internal sealed record SharedPlan(string Name, string Set, JsonNode Expected, Reading Reading, JsonNode Read)
{
    private static readonly Lazy<IReadOnlyList<SharedPlan>> Loaded = new(() => [.. Load("seeds"), .. Load("plans")]);

    internal static IReadOnlyList<SharedPlan> All => Loaded.Value;

    internal static SharedPlan Named(string name) => All.Single(plan => plan.Name == name);

    internal static PlanScore ScoreOf(string set) => PlanScore.Sum(All.Where(plan => plan.Set == set).Select(plan => PlanScore.Of(plan.Expected, plan.Read)));

    private static IEnumerable<SharedPlan> Load(string set)
    {
        var folder = Path.Combine(SharedData.Root, set);
        foreach (var file in Directory.GetFiles(folder, "*.expected.json").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(file)[..^".expected.json".Length];
            var source = name.StartsWith("seed-", StringComparison.Ordinal) ? Directory.GetFiles(folder, $"{name[5..]}_*.txt").Single() : Path.Combine(folder, $"{name}.txt");
            var text = File.ReadAllText(source);
            // A first line that names the source is not part of a document.
            text = text.StartsWith("# URL", StringComparison.Ordinal) ? text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..] : text;
            var reading = Reading.Of(text);
            yield return new(name, set, JsonNode.Parse(File.ReadAllText(file))!, reading, JsonNode.Parse(PlanJson.Write(reading.Draft))!);
        }
    }
}
