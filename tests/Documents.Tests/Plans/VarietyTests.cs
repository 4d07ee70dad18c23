using System.Globalization;
using EduCoop.Documents.Plans;
using EduCoop.Testing;

namespace EduCoop.Documents.Tests.Plans;

/// <summary>
/// Whole documents of our own, one for each layout that authorities use, with what a person reads in them beside it: number, issuer and count of
/// bases, then the tasks ("section | title | lead | coordinating | product | deadline") and the aims.
/// </summary>
public sealed class VarietyTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Documents.Tests", "Plans", "Varieties");

    public static TheoryData<string> All => [.. Directory.EnumerateFiles(Folder, "*.expected.txt").Select(file => Path.GetFileName(file)[..^".expected.txt".Length]).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(All))]
    public void A_layout_is_read_as_a_person_reads_it(string name)
    {
        var draft = Reading.Of(File.ReadAllText(Path.Combine(Folder, $"{name}.txt"))).Draft;
        Assert.Equal(File.ReadAllLines(Path.Combine(Folder, $"{name}.expected.txt")), Lines(draft));
    }

    private static IEnumerable<string> Lines(PlanDraft draft)
    {
        yield return $"{draft.DocumentNumber} | {draft.Issuer} | {draft.LegalBasisCount}";
        foreach (var task in draft.Tasks)
        {
            yield return string.Join(" | ", "task", task.Section, task.Title, task.Lead, string.Join("; ", task.Coordinating), task.Product, task.DeadlineText);
        }

        foreach (var aim in draft.Indicators)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"aim | {aim.Comparator} {aim.Value!.Value.From:0.###}{(aim.Value.Value.To is { } to ? $"-{to:0.###}" : "")} | {aim.Text}");
        }
    }
}
