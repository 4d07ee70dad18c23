using System.Text.RegularExpressions;
using EduCoop.Documents.Plans;
using EduCoop.Documents.Text;
using EduCoop.Testing;

namespace EduCoop.Documents.Tests.Plans;

/// <summary>Nothing is made up: every value is a piece of the text, and the tree is the whole text.</summary>
public sealed class SpanTests
{
    [SharedFact]
    public void Every_value_of_every_task_is_the_text_of_its_span()
    {
        foreach (var (name, text, _) in ScoreTests.Documents("seeds").Concat(ScoreTests.Documents("plans")))
        {
            Check(name, text);
        }
    }

    [Theory]
    [MemberData(nameof(Samples.All), MemberType = typeof(Samples))]
    public void So_it_is_in_our_own_samples(string name) => Check(name, Samples.Read(name));

    /// <summary>Windows line ends, marks apart from their letters, doubled and dropped lines: the spans still hold.</summary>
    [Theory]
    [MemberData(nameof(Samples.All), MemberType = typeof(Samples))]
    public void So_it_is_after_damage(string name)
    {
        var text = Samples.Read(name);
        var lines = text.Split('\n');
        Check(name, text.ReplaceLineEndings("\r\n"));
        Check(name, string.Join('\n', lines.Where((_, i) => i % 7 != 3)));
        Check(name, string.Join('\n', lines.SelectMany((line, i) => i % 5 == 2 ? [line, line] : new[] { line })));
        Check(name, text.Replace("\n\n", "", StringComparison.Ordinal));
        Check(name, text[..(text.Length / 2)]);
    }

    private static void Check(string name, string text)
    {
        var document = PlanText.From(text);
        Assert.Equal(text, string.Concat(document.Root.Leaves().Select(leaf => document[leaf.Span])));
        var draft = PlanReader.Read(document);
        foreach (var task in draft.Tasks.Concat(draft.Responsibilities))
        {
            string? Spanned(string field) => task.Spans.TryGetValue(field, out var span) ? Regex.Replace(document[span], @"\s+", " ").Trim() : null;
            Assert.Equal(task.Title, Spanned("title"));
            Assert.Equal(task.Lead, Spanned("lead"));
            Assert.Equal(task.DeadlineText, Spanned("deadlineText"));
            Assert.Equal(task.Coordinating, task.Coordinating.Select((_, i) => Spanned($"coordinating.{i}") ?? $"{name}: no span"));
            Assert.Equal(task.Products, task.Products.Select((_, i) => Spanned($"products.{i}") ?? $"{name}: no span"));
            Assert.InRange(task.Confidence, 0, 1);
        }
    }
}
