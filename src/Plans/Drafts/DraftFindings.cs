using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace EduCoop.Plans.Drafts;

/// <summary>What kind of question a finding is.</summary>
public enum FindingKind
{
    /// <summary>Something noticed in the text.</summary>
    Notice,

    /// <summary>Two places that do not say the same.</summary>
    Contradiction,

    /// <summary>A deadline without a date: hang it on another document or body, or leave it.</summary>
    UndatedDeadline,

    /// <summary>A task whose lead the text does not say.</summary>
    MissingLead,
}

/// <summary>Something a person should look at. Both sides are kept; the reader proposes, a person decides.</summary>
public sealed record DraftFinding
{
    /// <summary>Stable for the same finding in the same document.</summary>
    public required string FindingId { get; init; }

    /// <summary>What kind it is.</summary>
    public required FindingKind Kind { get; init; }

    /// <summary>Stable, snake_case.</summary>
    public required string Code { get; init; }

    /// <summary>In Vietnamese, one sentence.</summary>
    public required string Message { get; init; }

    /// <summary>Section or first place.</summary>
    public string? Section { get; init; }

    /// <summary>Second place.</summary>
    public string? OtherSection { get; init; }

    /// <summary>The field that differs.</summary>
    public string? Field { get; init; }

    /// <summary>What the first place says.</summary>
    public string? ValueA { get; init; }

    /// <summary>What the second place says.</summary>
    public string? ValueB { get; init; }

    /// <summary>What the reader would choose.</summary>
    public string? Proposal { get; init; }

    /// <summary>[start, end] in the text of the first place.</summary>
    public int[]? Span { get; init; }

    /// <summary>[start, end] in the text of the second place.</summary>
    public int[]? OtherSpan { get; init; }

    /// <summary>Row of an appendix.</summary>
    public int? Row { get; init; }

    /// <summary>The place in the draft that a decision changes.</summary>
    public string? Path { get; init; }

    /// <summary>The person's answer, when there is one.</summary>
    public FindingDecision? Decision { get; init; }
}

/// <summary>Gathers the findings of a draft and the questions that follow from it.</summary>
internal static class DraftFindings
{
    private static readonly Dictionary<string, string> Members = new(StringComparer.Ordinal)
    {
        ["deadline"] = "deadlineText", ["deadlineText"] = "deadlineText", ["lead"] = "lead", ["product"] = "product", ["title"] = "title",
    };

    internal static List<DraftFinding> Of(JsonObject draft, IReadOnlyList<FindingDecision> decisions)
    {
        var tasks = draft["tasks"] as JsonArray ?? [];
        var found = new List<DraftFinding>();
        found.AddRange(Items(draft, "contradictions").Select(one => FromContradiction(one, tasks)));
        found.AddRange(Items(draft, "findings").Select(FromNotice));
        return Answered(found, decisions);
    }

    internal static List<DraftFinding> QuestionsOf(JsonObject draft, IReadOnlyList<FindingDecision> decisions)
    {
        var questions = new List<DraftFinding>();
        var tasks = draft["tasks"] as JsonArray ?? [];
        for (var i = 0; i < tasks.Count; i++)
        {
            if (tasks[i] is not JsonObject task || task.ContainsKey(EffectiveDraft.Removed))
            {
                continue;
            }

            if (Text(task, "lead") is not { Length: > 0 })
            {
                questions.Add(Question(FindingKind.MissingLead, "lead_missing", "Chưa rõ đơn vị chủ trì nhiệm vụ này.", task, i, "lead"));
            }

            if (Text(task, "deadlineText") is { Length: > 0 } phrase && !HasDate(task))
            {
                questions.Add(Question(FindingKind.UndatedDeadline, "deadline_undated", "Thời hạn không ghi ngày: gắn với văn bản, lộ trình liên quan hoặc để nguyên.", task, i, "deadlineText") with { ValueA = phrase });
            }
        }

        return Answered(questions, decisions);
    }

    private static bool HasDate(JsonObject task) =>
        task["deadlineRules"] is JsonArray rules && rules.OfType<JsonObject>().Any(rule =>
            rule["due"] is not null || rule["dueExclusive"] is not null || rule["anchorDay"] is not null || rule["recurrence"] is not null || rule["continuous"] is not null);

    private static List<DraftFinding> Answered(List<DraftFinding> found, IReadOnlyList<FindingDecision> decisions)
    {
        var byId = decisions.ToDictionary(one => one.FindingId, StringComparer.Ordinal);
        // The same sentence found twice is one finding.
        return [.. found.DistinctBy(one => one.FindingId).Select(one => one with { Decision = byId.GetValueOrDefault(one.FindingId) })];
    }

    private static DraftFinding Question(FindingKind kind, string code, string message, JsonObject task, int index, string member) => new()
    {
        FindingId = string.Create(CultureInfo.InvariantCulture, $"{code}.{index}"),
        Kind = kind,
        Code = code,
        Message = message,
        Section = Text(task, "section"),
        Field = member,
        Path = EffectiveDraft.TaskPath(index, member),
        Span = Span((task["spans"] as JsonObject)?[member]) ?? Span((task["spans"] as JsonObject)?["title"]),
    };

    private static DraftFinding FromContradiction(JsonObject one, JsonArray tasks)
    {
        var (a, field) = (Text(one, "a"), Text(one, "field"));
        var place = a is null || field is null || !Members.TryGetValue(field, out var member) ? -1 : IndexOf(tasks, a);
        return new()
        {
            FindingId = IdOf(one, "kind", "a", "b", "field", "valueA", "valueB", "row"),
            Kind = FindingKind.Contradiction,
            Code = Text(one, "kind") ?? "contradiction",
            Message = Text(one, "message") ?? "Hai chỗ trong văn bản không thống nhất.",
            Section = a,
            OtherSection = Text(one, "b"),
            Field = field,
            ValueA = Text(one, "valueA"),
            ValueB = Text(one, "valueB"),
            Proposal = Text(one, "proposal"),
            Span = Span(one["spanA"]),
            OtherSpan = Span(one["spanB"]),
            Row = one["row"] is JsonValue row && row.TryGetValue<int>(out var number) ? number : null,
            Path = place < 0 ? null : EffectiveDraft.TaskPath(place, Members[field!]),
        };
    }

    private static DraftFinding FromNotice(JsonObject one) => new()
    {
        FindingId = IdOf(one, "code", "message", "span", "section"),
        Kind = FindingKind.Notice,
        Code = Text(one, "code") ?? "notice",
        Message = Text(one, "message") ?? "",
        Section = Text(one, "section"),
        Proposal = Text(one, "proposal"),
        Span = Span(one["span"]),
    };

    private static int IndexOf(JsonArray tasks, string section)
    {
        for (var i = 0; i < tasks.Count; i++)
        {
            if (tasks[i] is JsonObject task && Text(task, "section") == section)
            {
                return i;
            }
        }

        return -1;
    }

    private static IEnumerable<JsonObject> Items(JsonObject draft, string member) => draft[member] is JsonArray list ? list.OfType<JsonObject>() : [];

    private static string? Text(JsonObject record, string member) => record[member] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static int[]? Span(JsonNode? node) =>
        node is JsonArray { Count: 2 } pair && pair[0] is JsonValue start && pair[1] is JsonValue end && start.TryGetValue<int>(out var from) && end.TryGetValue<int>(out var to) ? [from, to] : null;

    private static string IdOf(JsonObject one, params ReadOnlySpan<string> members)
    {
        var text = new StringBuilder();
        foreach (var member in members)
        {
            text.Append(one[member]?.ToJsonString() ?? "-").Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
    }
}
