using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using EduCoop.Documents.Plans;

namespace EduCoop.Plans.Drafts;

/// <summary>What holds of a draft: what the reader said, with a person's decisions and corrections put over it. The reader's own words are kept beside.</summary>
internal static class EffectiveDraft
{
    /// <summary>Set by a correction whose value is null on a whole item: the item stays in its place, marked, so that no index moves.</summary>
    internal const string Removed = "removed";

    internal static JsonObject Build(DraftRow row) =>
        Build(row.Parsed ?? throw new InvalidOperationException("The draft has not been read."), row.Corrections, row.Decisions);

    internal static JsonObject Build(string parsed, IEnumerable<Correction> corrections, IReadOnlyList<FindingDecision> decisions)
    {
        var draft = JsonNode.Parse(parsed)!.AsObject();
        foreach (var finding in DraftFindings.Of(draft, []))
        {
            if (decisions.FirstOrDefault(one => one.FindingId == finding.FindingId) is { } decision)
            {
                Apply(draft, finding, decision);
            }
        }

        foreach (var correction in corrections)
        {
            Apply(draft, correction.Path, JsonNode.Parse(correction.Value.GetRawText()));
        }

        return draft;
    }

    /// <summary>The draft as records, without what a person removed.</summary>
    /// <exception cref="JsonException">A correction does not fit its place.</exception>
    internal static PlanDraft Read(JsonObject draft)
    {
        var copy = draft.DeepClone().AsObject();
        foreach (var list in copy.Select(member => member.Value).OfType<JsonArray>())
        {
            for (var i = list.Count - 1; i >= 0; i--)
            {
                if (list[i] is JsonObject item && item.ContainsKey(Removed))
                {
                    list.RemoveAt(i);
                }
            }
        }

        return copy.Deserialize(PlanJson.Default.PlanDraft) ?? throw new JsonException("The draft is empty.");
    }

    /// <returns>False when the place does not exist.</returns>
    internal static bool Apply(JsonObject draft, string path, JsonNode? value)
    {
        if (value is null && DraftPath.Get(draft, path) is JsonObject item)
        {
            item[Removed] = true;
            return true;
        }

        if (!DraftPath.Set(draft, path, value))
        {
            return false;
        }

        // A value that a person wrote stands nowhere in the text.
        var dot = path.LastIndexOf('.');
        var (owner, member) = dot < 0 ? (draft, path) : (DraftPath.Get(draft, path[..dot]) as JsonObject, path[(dot + 1)..]);
        (owner?["spans"] as JsonObject)?.Remove(member.Split('[')[0]);
        return true;
    }

    private static void Apply(JsonObject draft, DraftFinding finding, FindingDecision decision)
    {
        var value = decision.Decision switch
        {
            DecisionKind.B when finding.ValueB is { } b => JsonValue.Create(b),
            DecisionKind.Other when decision.Value is { } other => JsonNode.Parse(other.GetRawText()),
            _ => null,
        };
        if (value is not null && finding.Path is { } path)
        {
            Apply(draft, path, value);
        }
    }

    internal static string TaskPath(int index, string member) => string.Create(CultureInfo.InvariantCulture, $"tasks[{index}].{member}");
}
