using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using EduCoop.Testing;
using EduCoop.Web.Language;

namespace EduCoop.Web.Tests;

public sealed partial class TextTests
{
    private static readonly Dictionary<string, string> Vietnamese = Read(CultureInfo.InvariantCulture);
    private static readonly Dictionary<string, string> English = Read(CultureInfo.GetCultureInfo("en"));

    [Fact]
    public void Every_text_is_there_in_both_languages_and_none_is_empty()
    {
        Assert.True(Vietnamese.Count > 50);
        Assert.Equal(Vietnamese.Keys.Order(StringComparer.Ordinal), English.Keys.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(Vietnamese.Concat(English), text => string.IsNullOrWhiteSpace(text.Value));
    }

    [Fact]
    public void Both_languages_have_places_for_the_same_values() =>
        Assert.All(Vietnamese, text => Assert.Equal(Places(text.Value), Places(English[text.Key])));

    [Fact]
    public void Texts_are_written_in_composed_letters() =>
        Assert.All(Vietnamese.Concat(English), text => Assert.True(text.Value.IsNormalized(), text.Key));

    [Fact]
    public void Every_name_that_a_page_uses_has_a_text()
    {
        var used = Directory.EnumerateFiles(Repository.SourceFolder("EduCoop.Web"), "*.*", SearchOption.AllDirectories)
            .Where(file => !file.Contains("workspace", StringComparison.Ordinal) && (file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal)))
            .SelectMany(file => UsedName().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .Distinct()
            .ToList();
        Assert.True(used.Count > 40);
        Assert.Empty(used.Except(Vietnamese.Keys));
    }

    [Fact]
    public void A_name_without_a_text_is_not_hidden() => Assert.ThrowsAny<Exception>(() => Reader.In("vi")["NoSuchName"]);

    private static Dictionary<string, string> Read(CultureInfo culture) =>
        Texts.Resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();

    // T["Name"], T.With("Name", …), texts["Name"], and both arms of T[condition ? "One" : "Other"].
    [GeneratedRegex("""(?:\b(?:T|texts)\[|\b(?:T|texts)\.With\(|\b[tT]\[by\w+ \? )"(\w+)"(?!\s*\+|\w)(?=[\],) ])""")]
    private static partial Regex UsedName();
}
