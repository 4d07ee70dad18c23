using System.Text.RegularExpressions;
using System.Xml.Linq;
using EduCoop.Testing;

namespace EduCoop.Cli.Tests;

/// <summary>The two languages say the same things.</summary>
public sealed partial class TextTests
{
    [Fact]
    public void Every_text_is_there_in_both_languages_with_the_same_places_to_fill()
    {
        var vietnamese = Read("Texts.resx");
        var english = Read("Texts.en.resx");

        Assert.Equal(vietnamese.Keys.Order(StringComparer.Ordinal), english.Keys.Order(StringComparer.Ordinal));
        Assert.All(vietnamese, text => Assert.Equal(Places(text.Value), Places(english[text.Key])));
    }

    [Fact]
    public void Every_text_that_the_program_asks_for_exists()
    {
        var known = Read("Texts.resx");
        var asked = Directory.EnumerateFiles(Repository.SourceFolder("EduCoop.Cli"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Asked().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)).ToHashSet();

        Assert.True(asked.Count > 50, $"Only {asked.Count} texts were found in the sources.");
        Assert.Empty(asked.Except(known.Keys));
    }

    private static Dictionary<string, string> Read(string file) =>
        XDocument.Load(Path.Combine(Repository.SourceFolder("EduCoop.Cli"), file)).Root!.Elements("data").ToDictionary(one => one.Attribute("name")!.Value, one => one.Element("value")!.Value);

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex("""\{\d\}""")]
    private static partial Regex Place();

    [GeneratedRegex("""Texts\.Get\("(\w+)"[,)]""")]
    private static partial Regex Asked();
}
