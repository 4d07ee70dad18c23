using System.Text.Json;
using EduCoop.Documents.Deadlines;
using EduCoop.Testing;

namespace EduCoop.Documents.Tests.Deadlines;

/// <summary>Phrases as officials write them. The left side is read, the right side is what it says: only that and nothing more.</summary>
public sealed class DeadlinePhraseTests
{
    private static readonly Lazy<(string Phrase, string Expected)[]> Own = new(() =>
        [.. File.ReadLines(Path.Combine(Repository.Root, "tests", "Documents.Tests", "Deadlines", "phrases.txt"))
            .Where(line => line.Contains(" => ", StringComparison.Ordinal) && !line.StartsWith('#'))
            .Select(line => line.Split(" => ", 2)).Select(parts => (parts[0], parts[1].Trim()))]);

    public static IEnumerable<object[]> Phrases() => Own.Value.Select(one => new object[] { one.Phrase, one.Expected });

    public static IEnumerable<object[]> SharedPhrases()
    {
        if (!SharedData.IsThere)
        {
            // A theory needs a row to be reported as skipped.
            return [["", "{}"]];
        }

        using var file = JsonDocument.Parse(File.ReadAllText(SharedData.File("plans", "deadline-phrases.json")));
        return [.. file.RootElement.GetProperty("phrases").EnumerateArray().Select(one => new object[] { one.GetProperty("phrase").GetString()!, one.GetProperty("expected").GetRawText() })];
    }

    [Fact]
    public void There_are_enough_phrases_of_our_own() => Assert.True(Own.Value.Length >= 150, $"{Own.Value.Length} phrases");

    [Theory]
    [MemberData(nameof(Phrases))]
    public void A_phrase_says_this_and_nothing_more(string phrase, string expected) => Assert.Equal(expected, Say(DeadlineReader.Read(phrase).ToJson()));

    [SharedTheory]
    [MemberData(nameof(SharedPhrases))]
    public void A_phrase_of_the_shared_list_is_read_exactly(string phrase, string expected) => Assert.Equal(Say(expected), Say(DeadlineReader.Read(phrase).ToJson()));

    [Theory]
    [MemberData(nameof(Phrases))]
    public void It_reads_the_same_with_marks_apart_and_in_capitals_and_points_into_the_phrase(string phrase, string expected)
    {
        var apart = phrase.Normalize(System.Text.NormalizationForm.FormD);
        var composed = DeadlineReader.Read(phrase);
        var decomposed = DeadlineReader.Read(apart);

        Assert.NotNull(expected);
        Assert.Equal(Say(composed.ToJson()), Say(decomposed.ToJson()).Normalize());
        Assert.All(decomposed.Rules, rule => Assert.InRange(rule.Span.End, rule.Span.Start + 1, apart.Length));
        Assert.Equal(composed.Rules.Select(rule => rule.Span.Of(phrase)), decomposed.Rules.Select(rule => rule.Span.Of(apart).Normalize()));
        Assert.Equal(Say(composed.ToJson()).ToUpperInvariant(), Say(DeadlineReader.Read(phrase.ToUpperInvariant()).ToJson()).ToUpperInvariant());
    }

    [Fact]
    public void No_date_comes_out_that_did_not_go_in()
    {
        foreach (var (phrase, _) in Own.Value.Where(one => !one.Phrase.Any(char.IsAsciiDigit)))
        {
            var merged = DeadlineReader.Read(phrase).Merged;
            Assert.True(merged is { From: null, Due: null, DueExclusive: null }, phrase);
        }
    }

    [Theory]
    [InlineData("Hoàn thành trong Quý I/2026; rà soát lại hằng năm", "quarter, recurring")]
    [InlineData("Quý I và Quý III/2026", "quarter, quarter")]
    [InlineData("trước ngày 15/6 và 15/12 hằng năm", "day, day")]
    [InlineData("Thường xuyên, định kỳ hằng quý báo cáo", "continuous, recurring")]
    [InlineData("định kỳ hằng tháng, hằng quý và hằng năm", "recurring, recurring, recurring")]
    [InlineData("trước ngày 10/12 hằng năm và khi có yêu cầu", "day, on_request")]
    [InlineData("Từ Quý III/2026 và duy trì thường xuyên", "quarter")]
    public void A_compound_phrase_is_several_rules(string phrase, string kinds) =>
        Assert.Equal(kinds, string.Join(", ", DeadlineReader.Read(phrase).Rules.Select(rule => rule.Kind)));

    [Fact]
    public void Rubbish_is_read_in_bounded_time_and_says_nothing()
    {
        var started = TimeProvider.System.GetTimestamp();
        foreach (var piece in new[] { "từ ", "trước ngày ", "Quý I, ", "(", "1/", "theo ", "đến hết ", "năm 2026 - ", "\u0301", "hằng ", "; " })
        {
            DeadlineReader.Read(string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length)));
        }

        Assert.Empty(DeadlineReader.Read("").Rules);
        Assert.Empty(DeadlineReader.Read("\0 \uFFFD ||| ???").Rules);
        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(60), $"{TimeProvider.System.GetElapsedTime(started)}");
    }

    // "from 2026-01-01; due 2026-03-31; every yearly": order and names fixed, so that the list can be read.
    private static string Say(string json)
    {
        using var document = JsonDocument.Parse(json);
        string[] names = ["from", "due", "dueExclusive", "recurrence", "anchorDay", "continuous", "openEnded", "external", "event", "estimated"];
        string[] words = ["from", "due", "before", "every", "on", "always", "open", "external", "event", "expected"];
        Assert.All(document.RootElement.EnumerateObject(), property => Assert.Contains(property.Name, names));
        return string.Join("; ", names.Zip(words)
            .Where(pair => document.RootElement.TryGetProperty(pair.First, out _))
            .Select(pair => document.RootElement.GetProperty(pair.First) is { ValueKind: JsonValueKind.String } text ? $"{pair.Second} {text.GetString()}" : pair.Second));
    }
}
