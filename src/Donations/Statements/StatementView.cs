using System.Text.Json;
using EduCoop.Banking.Statements;
using EduCoop.Contracts;
using EduCoop.Donations.Statements.Reading;

namespace EduCoop.Donations.Statements;

/// <summary>Where a statement's job stands.</summary>
public enum StatementState
{
    /// <summary>Kept; waits for a worker.</summary>
    Queued,

    /// <summary>Being read and checked; nothing is posted.</summary>
    Reading,

    /// <summary>Ties; its lines are being posted.</summary>
    Posting,

    /// <summary>Wholly in the ledger.</summary>
    Posted,

    /// <summary>Nothing was posted; the refusal says why.</summary>
    Refused,
}

/// <summary>A statement and its job as staff see it.</summary>
public sealed record StatementView
{
    /// <summary>The statement.</summary>
    public required Guid StatementId { get; init; }

    /// <summary>The campaign its credits are booked to.</summary>
    public required Guid CampaignId { get; init; }

    /// <summary>Name of the file as it was sent.</summary>
    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file as it was sent, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Where the job stands.</summary>
    public required StatementState State { get; init; }

    /// <summary>Lines that are done.</summary>
    public required int Done { get; init; }

    /// <summary>Lines in all; null until the file has been read.</summary>
    public required int? Total { get; init; }

    /// <summary>Account number, masked but for the last four digits; null when no paper names it.</summary>
    public required string? Account { get; init; }

    /// <summary>The bank's balance before the first line.</summary>
    public required long? OpeningVnd { get; init; }

    /// <summary>The bank's balance after the last line.</summary>
    public required long? ClosingVnd { get; init; }

    /// <summary>Sum of the credits.</summary>
    public required long? SumVnd { get; init; }

    /// <summary>Sum of the debits, not negative.</summary>
    public required long? DebitsVnd { get; init; }

    /// <summary>Number of lines with money.</summary>
    public required int? EntryCount { get; init; }

    /// <summary>Lines that were new to the ledger.</summary>
    public required int Added { get; init; }

    /// <summary>Lines that the ledger held before.</summary>
    public required int AlreadyThere { get; init; }

    /// <summary>Lines whose damaged amount was found from the running balance.</summary>
    public required IReadOnlyList<RecoveredLine> Recovered { get; init; }

    /// <summary>Lines set aside.</summary>
    public required IReadOnlyList<QuarantinedLine> Quarantined { get; init; }

    /// <summary>Why it was refused.</summary>
    public required StatementRefusal? Refusal { get; init; }
}

/// <summary>A statement as its row has it.</summary>
internal sealed record StatementRow
{
    public required Guid StatementId { get; init; }

    public required Guid CampaignId { get; init; }

    public required string FileName { get; init; }

    public required string Sha256 { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required StatementState State { get; init; }

    public required int Done { get; init; }

    public required int? Total { get; init; }

    public required string? Account { get; init; }

    public required long? OpeningVnd { get; init; }

    public required long? ClosingVnd { get; init; }

    public required long? CreditsVnd { get; init; }

    public required long? DebitsVnd { get; init; }

    public required int Added { get; init; }

    public required int AlreadyThere { get; init; }

    public required string Recovered { get; init; }

    public required string Quarantined { get; init; }

    public required string? Refusal { get; init; }

    // The whole number never leaves the database.
    internal const string Select = """
        select s.statement_id, s.campaign_id, s.file_name, s.sha256, s.received_at, s.state, s.done, s.total,
               repeat('•', greatest(length(b.account_number) - 4, 4)) || right(b.account_number, 4) as account,
               s.opening_vnd, s.closing_vnd, s.credits_vnd, s.debits_vnd, s.added, s.already_there, s.recovered, s.quarantined, s.refusal
        from statement s left join bank_account b on b.bank_account_id = s.bank_account_id

        """;

    internal StatementView ToView() => new()
    {
        StatementId = StatementId,
        CampaignId = CampaignId,
        FileName = FileName,
        Sha256 = Sha256,
        ReceivedAt = ReceivedAt,
        State = State,
        Done = Done,
        Total = Total,
        Account = Account,
        OpeningVnd = OpeningVnd,
        ClosingVnd = ClosingVnd,
        SumVnd = CreditsVnd,
        DebitsVnd = DebitsVnd,
        EntryCount = Total,
        Added = Added,
        AlreadyThere = AlreadyThere,
        Recovered = JsonSerializer.Deserialize<RecoveredLine[]>(Recovered, ContractJson.Options)!,
        Quarantined = JsonSerializer.Deserialize<QuarantinedLine[]>(Quarantined, ContractJson.Options)!,
        Refusal = Refusal is null ? null : JsonSerializer.Deserialize<StatementRefusal>(Refusal, ContractJson.Options),
    };
}
