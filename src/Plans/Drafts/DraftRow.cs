using System.Text.Json;
using Dapper;
using Npgsql;

namespace EduCoop.Plans.Drafts;

/// <summary>Where a draft stands.</summary>
public enum DraftState
{
    /// <summary>Kept; its text is being read, or will be read again after a crash.</summary>
    Reading,

    /// <summary>Read; a person looks it over.</summary>
    Read,

    /// <summary>It could not be read; the refusal says why.</summary>
    Refused,

    /// <summary>It became a plan.</summary>
    Confirmed,

    /// <summary>Set aside by a person.</summary>
    Discarded,
}

/// <summary>One row of the table draft with what people said to it.</summary>
internal sealed record DraftRow
{
    public required Guid DraftId { get; init; }

    public required Guid UnitId { get; init; }

    public required string FileName { get; init; }

    public required string Sha256 { get; init; }

    public required Guid ReceivedBy { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required DraftState State { get; init; }

    public required string? Format { get; init; }

    public required string? Content { get; init; }

    public required string? Parsed { get; init; }

    public required string? Refusal { get; init; }

    public required Guid? PlanId { get; init; }

    public required int Version { get; init; }

    public IReadOnlyList<Correction> Corrections { get; init; } = [];

    public IReadOnlyList<FindingDecision> Decisions { get; init; } = [];

    public IReadOnlyList<WrittenUnit> Units { get; init; } = [];

    private const string Find = """
        select draft_id, unit_id, file_name, sha256, received_by, received_at, state, format, content, parsed, refusal, plan_id, version
        from draft where draft_id = @draftId;
        select path, value, was, note, corrected_by, corrected_at from draft_correction where draft_id = @draftId order by corrected_at, path;
        select finding_id, decision, value, reason, decided_by, decided_at from draft_decision where draft_id = @draftId order by decided_at;
        select w.written, w.unit_id, w.member_ids, u.name as unit_name from draft_unit w left join unit_copy u on u.unit_id = w.unit_id
        where w.draft_id = @draftId order by w.written
        """;

    internal static async Task<DraftRow?> FindAsync(NpgsqlConnection connection, Guid draftId, CancellationToken cancellation)
    {
        await using var read = await connection.QueryMultipleAsync(new CommandDefinition(Find, new { draftId }, cancellationToken: cancellation));
        var row = await read.ReadSingleOrDefaultAsync<DraftRow>();
        return row is null
            ? null
            : row with
            {
                Corrections = [.. (await read.ReadAsync<CorrectionRow>()).Select(one => one.ToCorrection())],
                Decisions = [.. (await read.ReadAsync<DecisionRow>()).Select(one => one.ToDecision())],
                Units = (await read.ReadAsync<WrittenUnit>()).AsList(),
            };
    }

    private sealed record CorrectionRow
    {
        public required string Path { get; init; }

        public required string Value { get; init; }

        public required string? Was { get; init; }

        public required string? Note { get; init; }

        public required Guid CorrectedBy { get; init; }

        public required DateTimeOffset CorrectedAt { get; init; }

        internal Correction ToCorrection() => new(Path, Json(Value)!.Value, Json(Was), Note, CorrectedBy, CorrectedAt);
    }

    private sealed record DecisionRow
    {
        public required string FindingId { get; init; }

        public required string Decision { get; init; }

        public required string? Value { get; init; }

        public required string Reason { get; init; }

        public required Guid DecidedBy { get; init; }

        public required DateTimeOffset DecidedAt { get; init; }

        internal FindingDecision ToDecision() => new(FindingId, Enum.Parse<DecisionKind>(Decision, ignoreCase: true), Json(Value), Reason, DecidedBy, DecidedAt);
    }

    private static JsonElement? Json(string? text) => text is null ? null : JsonElement.Parse(text);
}

/// <summary>A person's word on one value of a draft; it stands beside what the reader said.</summary>
/// <param name="Path">Into the draft, for example tasks[3].lead.</param>
/// <param name="Value">What the person says.</param>
/// <param name="Was">What the reader had said.</param>
/// <param name="Note">Why, when the person said so.</param>
/// <param name="CorrectedBy">The account.</param>
/// <param name="CorrectedAt">When.</param>
public sealed record Correction(string Path, JsonElement Value, JsonElement? Was, string? Note, Guid CorrectedBy, DateTimeOffset CorrectedAt);

/// <summary>What a person may answer to a finding or question.</summary>
public enum DecisionKind
{
    /// <summary>The first value holds.</summary>
    A,

    /// <summary>The second value holds.</summary>
    B,

    /// <summary>Another value holds, which is given.</summary>
    Other,

    /// <summary>The deadline hangs on another document or body, which is given.</summary>
    Link,

    /// <summary>It stays as it is.</summary>
    Leave,
}

/// <summary>A person's answer to a finding or question.</summary>
/// <param name="FindingId">Which.</param>
/// <param name="Decision">The answer.</param>
/// <param name="Value">The value, for other and link.</param>
/// <param name="Reason">Why.</param>
/// <param name="DecidedBy">The account.</param>
/// <param name="DecidedAt">When.</param>
public sealed record FindingDecision(string FindingId, DecisionKind Decision, JsonElement? Value, string Reason, Guid DecidedBy, DateTimeOffset DecidedAt);

/// <summary>Which unit, or which units, a written name means in this document.</summary>
public sealed record WrittenUnit
{
    /// <summary>As the document writes it.</summary>
    public required string Written { get; init; }

    /// <summary>The unit, when it is one.</summary>
    public required Guid? UnitId { get; init; }

    /// <summary>Its name.</summary>
    public string? UnitName { get; init; }

    /// <summary>The members, when it is a group.</summary>
    public required Guid[] MemberIds { get; init; }
}
