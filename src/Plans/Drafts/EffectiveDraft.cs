using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using EduCoop.Documents.Deadlines;
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

        Complete(copy, WholeDraft);
        CompleteItems(copy["tasks"], WholeTask);
        CompleteItems(copy["indicators"], WholeIndicator);
        return copy.Deserialize(PlanJson.Default.PlanDraft) ?? throw new JsonException("The draft is empty.");
    }

    // A person's item need not name what is empty; the generated reader would take null for it.
    private static readonly JsonObject WholeDraft = JsonSerializer.SerializeToNode(new PlanDraft(), PlanJson.Default.PlanDraft)!.AsObject();
    private static readonly JsonObject WholeTask = JsonSerializer.SerializeToNode(new PlanTask { Title = "", Kind = "labelled" }, PlanJson.Default.PlanTask)!.AsObject();
    private static readonly JsonObject WholeIndicator = JsonSerializer.SerializeToNode(new PlanIndicator { Text = "" }, PlanJson.Default.PlanIndicator)!.AsObject();

    private static void CompleteItems(JsonNode? list, JsonObject whole)
    {
        foreach (var item in (list as JsonArray ?? []).OfType<JsonObject>())
        {
            Complete(item, whole);
        }
    }

    private static void Complete(JsonObject item, JsonObject whole)
    {
        foreach (var (name, value) in whole)
        {
            if (item[name] is null && value is not null)
            {
                item[name] = value.DeepClone();
            }
        }
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
        if (member == "deadlineText" && owner is not null)
        {
            owner["deadlineRules"] = ReadDeadline(draft, (value as JsonValue)?.TryGetValue<string>(out var phrase) == true ? phrase : null);
        }

        foreach (var task in Tasks(path, value))
        {
            // A task that a person added whole: its phrase is read too.
            task["deadlineRules"] ??= ReadDeadline(draft, (task["deadlineText"] as JsonValue)?.TryGetValue<string>(out var words) == true ? words : null);
        }

        return true;
    }

    private static IEnumerable<JsonObject> Tasks(string path, JsonNode? value) => (path, value) switch
    {
        ("tasks", JsonArray list) => list.OfType<JsonObject>(),
        (_, JsonObject task) when path.StartsWith("tasks[", StringComparison.Ordinal) && path.EndsWith(']') => [task],
        _ => [],
    };

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

    /// <summary>A corrected phrase is read like one of the document's own.</summary>
    private static JsonArray ReadDeadline(JsonObject draft, string? phrase)
    {
        var period = draft["period"] as JsonObject;
        var context = new DeadlineContext { FromYear = Number(period?["from"]), ToYear = Number(period?["to"]) };
        return phrase is null ? [] : [.. DeadlineReader.Read(phrase, context).Rules.Select(rule => JsonSerializer.SerializeToNode(rule, PlanJson.Default.DeadlineRule))];
    }

    private static int? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;

    internal static string TaskPath(int index, string member) => string.Create(CultureInfo.InvariantCulture, $"tasks[{index}].{member}");
}
