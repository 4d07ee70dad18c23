using System.Text.Json.Nodes;
using EduCoop.Documents.Plans;
using EduCoop.Documents.Text;
using EduCoop.Testing;

namespace EduCoop.Documents.Tests.Plans;

/// <summary>The thresholds of the issue over the documents with known contents. A ratchet: they are raised, never lowered.</summary>
public sealed class ScoreTests
{
    internal static IEnumerable<(string Name, string Text, JsonNode Gold)> Documents(string folder)
    {
        foreach (var expected in Directory.EnumerateFiles(Path.Combine(SharedData.Root, folder), "*.expected.json").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(expected)[..^".expected.json".Length];
            var source = name.StartsWith("seed-", StringComparison.Ordinal)
                ? Directory.EnumerateFiles(Path.GetDirectoryName(expected)!, $"{name[5..]}_*.txt").Single()
                : Path.Combine(Path.GetDirectoryName(expected)!, $"{name}.txt");
            var text = File.ReadAllText(source);
            // The first line may say where the text was found; it is no part of the document.
            text = text.StartsWith("# URL", StringComparison.Ordinal) ? text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..] : text;
            yield return (name, text, JsonNode.Parse(File.ReadAllText(expected))!);
        }
    }

    [SharedTheory]
    [InlineData("seeds", 0.98, 0.98, 0.97, 0.98, 0.98, 0.98)]
    [InlineData("plans", 0.97, 0.97, 0.95, 0.98, 0.98, 0.98)]
    public void Tasks_are_read_as_well_as_the_issue_asks(string folder, double task, double lead, double coordinating, double product, double deadline, double head)
    {
        var score = new PlanScore();
        foreach (var (_, text, gold) in Documents(folder))
        {
            score.Add(gold, PlanReader.Read(PlanText.From(text)));
        }

        var floors = new Dictionary<string, double> { ["number"] = head, ["basis"] = head, ["task"] = task, ["lead"] = lead, ["coordinating"] = coordinating, ["product"] = product, ["deadlineText"] = deadline };
        Assert.True(floors.All(floor => score[floor.Key].F1 >= floor.Value), $"{folder}\n{score.Table()}");
        // A missing lead costs a minute, a wrong one misleads a department.
        Assert.Equal(0, score["lead"].Wrong);
    }

    /// <summary>The measure itself: a wrong lead and an invented task must show.</summary>
    [SharedFact]
    public void A_wrong_lead_and_an_invented_task_show_in_the_score()
    {
        var (_, text, gold) = Documents("seeds").First();
        var draft = PlanReader.Read(PlanText.From(text));
        var score = new PlanScore();
        score.Add(gold, draft with { Tasks = [.. draft.Tasks.Skip(1).Prepend(draft.Tasks[0] with { Lead = "Sở Khác" }), draft.Tasks[0] with { Title = "Việc không có trong văn bản" }] });
        Assert.Equal(1, score["lead"].Wrong);
        Assert.Equal(score["task"].Expected + 1, score["task"].Given);
    }
}
