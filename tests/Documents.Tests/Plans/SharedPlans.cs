using System.Text.Json.Nodes;

namespace EduCoop.Documents.Tests.Plans;

/// <summary>The plans of the shared data with what is known of them, each read once.</summary>
internal sealed record SharedPlan(string Name, string Set, JsonNode Expected, Reading Reading)
{
    private static readonly Lazy<IReadOnlyList<SharedPlan>> Loaded = new(() => [.. Load("seeds"), .. Load("plans")]);

    internal static IReadOnlyList<SharedPlan> All => Loaded.Value;

    internal static SharedPlan Named(string name) => All.Single(plan => plan.Name == name);

    internal static PlanScore ScoreOf(string set)
    {
        var score = new PlanScore();
        foreach (var plan in All.Where(plan => plan.Set == set))
        {
            score.Add(plan.Expected, plan.Reading.Draft);
        }

        return score;
    }

    private static IEnumerable<SharedPlan> Load(string set) => ScoreTests.Documents(set).Select(document => new SharedPlan(document.Name, set, document.Gold, Reading.Of(document.Text)));
}
