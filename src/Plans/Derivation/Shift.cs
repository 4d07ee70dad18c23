using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EduCoop.Plans.Derivation;

/// <summary>Moves a plan's words and deadline rules by whole years.</summary>
internal static partial class Shift
{
    /// <summary>Years in words move; numbers of documents (16/2018/TT-BGDĐT) stay.</summary>
    internal static string? Text(string? text, int years) => text is null || years == 0
        ? text
        : Year().Replace(text, match => (int.Parse(match.Value, CultureInfo.InvariantCulture) + years).ToString(CultureInfo.InvariantCulture));

    /// <summary>Days in rules move, wherever they stand; 29 February becomes the 28th where there is none.</summary>
    internal static string Rules(string rules, int years)
    {
        if (years == 0 || JsonNode.Parse(rules) is not { } tree)
        {
            return rules;
        }

        return Moved(tree, years)!.ToJsonString();
    }

    private static JsonNode? Moved(JsonNode? node, int years) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Moved(member.Value, years)))),
        JsonArray items => new JsonArray([.. items.Select(item => Moved(item, years))]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(
            DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? day.AddYears(years).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                : text),
        _ => node?.DeepClone(),
    };

    [GeneratedRegex(@"(?<![\d])20\d\d(?![\d/])")]
    private static partial Regex Year();
}
