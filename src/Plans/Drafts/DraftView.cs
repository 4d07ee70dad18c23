using System.Text.Json;
using System.Text.Json.Nodes;
using EduCoop.ServiceDefaults;

namespace EduCoop.Plans.Drafts;

/// <summary>A draft as it lies before the person who looks it over.</summary>
public sealed record DraftView
{
    /// <summary>The draft.</summary>
    public required Guid DraftId { get; init; }

    /// <summary>The unit for whose plan it was sent in.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>The file's name.</summary>
    public required string FileName { get; init; }

    /// <summary>The file's content, as a hash.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Where it stands.</summary>
    public required DraftState State { get; init; }

    /// <summary>plain_text, markdown, word or pdf.</summary>
    public required string? Format { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The account that sent it.</summary>
    public required Guid ReceivedBy { get; init; }

    /// <summary>Grows with each correction and decision.</summary>
    public required int Version { get; init; }

    /// <summary>The document's text; every span points into it.</summary>
    public required string? Text { get; init; }

    /// <summary>What holds: what the reader understood, with decisions and corrections put over it.</summary>
    public required JsonObject? Draft { get; init; }

    /// <summary>What a person should look at, with the answers so far.</summary>
    public required IReadOnlyList<DraftFinding> Findings { get; init; }

    /// <summary>What only a person can say: missing leads, deadlines without a date.</summary>
    public required IReadOnlyList<DraftFinding> Questions { get; init; }

    /// <summary>A person's corrections.</summary>
    public required IReadOnlyList<Correction> Corrections { get; init; }

    /// <summary>Which units the written names mean, as far as a person has said.</summary>
    public required IReadOnlyList<WrittenUnit> Units { get; init; }

    /// <summary>The names as written that no unit stands for yet.</summary>
    public required IReadOnlyList<string> UnresolvedNames { get; init; }

    /// <summary>Why it could not be read.</summary>
    public required Refusal? Refusal { get; init; }

    /// <summary>The plan it became.</summary>
    public required Guid? PlanId { get; init; }

    internal static DraftView Of(DraftRow row)
    {
        var draft = row.Parsed is null ? null : EffectiveDraft.Build(row);
        var resolved = row.Units.Select(unit => unit.Written).ToHashSet(StringComparer.Ordinal);
        return new()
        {
            DraftId = row.DraftId,
            UnitId = row.UnitId,
            FileName = row.FileName,
            Sha256 = row.Sha256,
            State = row.State,
            Format = row.Format,
            ReceivedAt = row.ReceivedAt,
            ReceivedBy = row.ReceivedBy,
            Version = row.Version,
            Text = row.Content,
            Draft = draft,
            // Findings are the reader's own: a decision must not make its finding disappear.
            Findings = row.Parsed is null ? [] : DraftFindings.Of(JsonNode.Parse(row.Parsed)!.AsObject(), row.Decisions),
            Questions = draft is null ? [] : DraftFindings.QuestionsOf(draft, row.Decisions),
            Corrections = row.Corrections,
            Units = row.Units,
            UnresolvedNames = draft is null ? [] : [.. WrittenNames(draft).Where(name => !resolved.Contains(name))],
            Refusal = row.Refusal is null ? null : JsonSerializer.Deserialize<Refusal>(row.Refusal, Contracts.ContractJson.Options),
            PlanId = row.PlanId,
        };
    }

    /// <summary>Every name that stands as issuer, lead, coordinator or adviser, in order of appearance.</summary>
    internal static IEnumerable<string> WrittenNames(JsonObject draft)
    {
        var names = new List<string?> { Word(draft["issuer"]) };
        foreach (var task in (draft["tasks"] as JsonArray ?? []).OfType<JsonObject>().Where(task => !task.ContainsKey(EffectiveDraft.Removed)))
        {
            names.Add(Word(task["lead"]));
            names.AddRange((task["coordinating"] as JsonArray ?? []).Select(Word));
            names.AddRange((task["advising"] as JsonArray ?? []).Select(Word));
        }

        return names.OfType<string>().Where(name => name.Length > 0).Distinct(StringComparer.Ordinal);
    }

    private static string? Word(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}

/// <summary>A draft in a list.</summary>
public sealed record DraftItem
{
    /// <summary>The draft.</summary>
    public required Guid DraftId { get; init; }

    /// <summary>The unit for whose plan it was sent in.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>That unit's name.</summary>
    public required string? UnitName { get; init; }

    /// <summary>The file's name.</summary>
    public required string FileName { get; init; }

    /// <summary>Where it stands.</summary>
    public required DraftState State { get; init; }

    /// <summary>The document's title as read.</summary>
    public required string? Title { get; init; }

    /// <summary>The document's number as read.</summary>
    public required string? DocumentNumber { get; init; }

    /// <summary>Tasks as read.</summary>
    public required int TaskCount { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The plan it became.</summary>
    public required Guid? PlanId { get; init; }
}
