using System.Text.Json;
using System.Text.RegularExpressions;
using EduCoop.Testing;
using Microsoft.Playwright;

namespace EduCoop.EndToEnd.Tests;

/// <summary>Does a screen speak one language? What it shows is compared with the resource files: no label of the other language may stand on it.</summary>
internal static partial class ScreenLanguage
{
    private static readonly Dictionary<string, string> Vietnamese = Read("vi");
    private static readonly Dictionary<string, string> English = Read("en");

    /// <summary>Labels of the other language that are shown as a text, a hint or a name for screen readers; words marked with their own language are a document's, not labels.</summary>
    internal static async Task<IReadOnlyCollection<string>> ForeignAsync(IPage page, string language)
    {
        var (own, other) = language == "vi" ? (Vietnamese, English) : (English, Vietnamese);
        var labels = other.Where(pair => own.GetValueOrDefault(pair.Key) != pair.Value && !own.ContainsValue(pair.Value)).Select(pair => pair.Value).ToList();
        var whole = labels.Where(label => !label.Contains('{', StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        // "{n} văn bản": a number takes the place; other places may hold anything and are left out.
        var counted = labels.Where(label => label.Contains("{n}", StringComparison.Ordinal) && Places().Count(label) == 1)
            .Select(label => new Regex("^" + Regex.Escape(label).Replace("\\{n}", "[0-9.]+", StringComparison.Ordinal) + "$")).ToList();
        var shown = await page.EvaluateAsync<string[]>("""
            () => {
              const found = new Set();
              const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (walk.nextNode()) { if (!walk.currentNode.parentElement.closest('script, style, body [lang]')) { found.add(walk.currentNode.textContent.trim()); } }
              document.querySelectorAll('[aria-label], [title], [placeholder]').forEach(one => ['aria-label', 'title', 'placeholder'].forEach(name => found.add((one.getAttribute(name) ?? '').trim())));
              return [...found].filter(text => text.length > 1);
            }
            """);
        return shown.Where(text => whole.Contains(text) || counted.Exists(label => label.IsMatch(text))).ToList();
    }

    private static Dictionary<string, string> Read(string language)
    {
        var folder = Path.Combine(Repository.Root, "src", "Web", "workspace", "src", "i18n");
        return new[] { $"{language}.json", $"plans.{language}.json", $"donations.{language}.json", $"goods.{language}.json", $"units.{language}.json", $"products.{language}.json", $"regimes.{language}.json", $"reports.{language}.json" }
            .SelectMany(name => JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(folder, name)))!)
            .ToDictionary(pair => pair.Key, pair => pair.Value);
    }

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Places();
}
