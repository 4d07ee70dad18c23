using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EduCoop.Plans.Drafts;

/// <summary>A place in a draft: names and indices, for example tasks[3].lead or indicators[2].value. An index equal to the length adds an item.</summary>
internal static partial class DraftPath
{
    internal static bool IsWellFormed(string path) => path.Length <= 200 && Form().IsMatch(path);

    internal static JsonNode? Get(JsonNode root, string path)
    {
        JsonNode? node = root;
        foreach (var step in Steps(path))
        {
            node = step is int index ? node is JsonArray list && index < list.Count ? list[index] : null : node is JsonObject record ? record[(string)step] : null;
        }

        return node;
    }

    /// <returns>False when the way to the place does not exist.</returns>
    internal static bool Set(JsonNode root, string path, JsonNode? value)
    {
        var steps = Steps(path).ToList();
        JsonNode? node = root;
        for (var i = 0; i < steps.Count - 1; i++)
        {
            node = steps[i] is int index ? node is JsonArray list && index < list.Count ? list[index] : null : node is JsonObject record ? record[(string)steps[i]] : null;
        }

        switch (node, steps[^1])
        {
            case (JsonObject record, string name):
                record[name] = value;
                return true;
            case (JsonArray list, int index) when index < list.Count:
                list[index] = value;
                return true;
            case (JsonArray list, int index) when index == list.Count:
                list.Add(value);
                return true;
            default:
                return false;
        }
    }

    private static IEnumerable<object> Steps(string path) =>
        Step().Matches(path).Select(step => step.Groups[1].Success ? (object)step.Groups[1].Value : int.Parse(step.Groups[2].Value, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"\A[a-zA-Z]{1,40}(?:\[[0-9]{1,5}\]|\.[a-zA-Z]{1,40}){0,5}\z")]
    private static partial Regex Form();

    [GeneratedRegex(@"([a-zA-Z]+)|\[([0-9]+)\]")]
    private static partial Regex Step();
}
