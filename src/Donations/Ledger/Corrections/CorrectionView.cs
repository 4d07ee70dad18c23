using System.Text.Json;
using Dapper;
using EduCoop.Contracts;
using Npgsql;

namespace EduCoop.Donations.Ledger.Corrections;

/// <summary>The accounts of a campaign's ledger.</summary>
public enum BookAccount
{
    /// <summary>What the bank's statement shows.</summary>
    Bank,

    /// <summary>Recorded by people, not yet seen on a statement.</summary>
    InTransit,

    /// <summary>Gifts received.</summary>
    Received,

    /// <summary>What has left.</summary>
    PaidOut,
}

/// <summary>How far a correction is.</summary>
public enum CorrectionState
{
    /// <summary>Waits for another person.</summary>
    Proposed,

    /// <summary>In the books.</summary>
    Confirmed,

    /// <summary>Another person said no.</summary>
    Refused,
}

/// <summary>One side of a correction.</summary>
/// <param name="Account">Account of the campaign.</param>
/// <param name="AmountVnd">Whole đồng; positive is a debit, negative a credit.</param>
public sealed record CorrectionLeg(BookAccount Account, long AmountVnd);

/// <summary>A reversal or an entry by hand, and who stands for it.</summary>
/// <param name="CorrectionId">The correction.</param>
/// <param name="CampaignId">The campaign.</param>
/// <param name="Reverses">Number of the entry that it takes back; null for an entry by hand.</param>
/// <param name="Legs">What it books.</param>
/// <param name="OccurredOn">Day on which it takes effect.</param>
/// <param name="Reason">Why.</param>
/// <param name="State">How far it is.</param>
/// <param name="ProposedBy">Who proposed it.</param>
/// <param name="ProposedAt">When.</param>
/// <param name="DecidedBy">Who decided: another person.</param>
/// <param name="DecidedAt">When.</param>
/// <param name="LedgerSequence">Number of its entry once it is confirmed.</param>
public sealed record CorrectionView(
    Guid CorrectionId, Guid CampaignId, long? Reverses, IReadOnlyList<CorrectionLeg> Legs, DateOnly OccurredOn, string Reason, CorrectionState State, Guid ProposedBy,
    DateTimeOffset ProposedAt, Guid? DecidedBy, DateTimeOffset? DecidedAt, long? LedgerSequence)
{
    internal const string Select = """
        select correction_id, campaign_id, reverses, legs::text as legs, occurred_on, reason, state, proposed_by, proposed_at, decided_by, decided_at, entry_sequence from ledger_correction

        """;

    internal static async Task<CorrectionView?> FindAsync(NpgsqlConnection connection, Guid correctionId, CancellationToken cancellation) =>
        (await connection.QuerySingleOrDefaultAsync<CorrectionRow>(new CommandDefinition($"{Select} where correction_id = @correctionId", new { correctionId }, cancellationToken: cancellation)))?.ToView();

    internal bool IsSameAs(ProposeCorrectionRequest request) =>
        (CampaignId, Reverses, OccurredOn, Reason) == (request.CampaignId, request.Reverses, request.OccurredOn, request.Reason.Nfc()!)
        && (request.Reverses is not null || Legs.SequenceEqual(request.Legs ?? []));
}

/// <summary>A row of ledger_correction.</summary>
internal sealed record CorrectionRow
{
    public required Guid CorrectionId { get; init; }

    public required Guid CampaignId { get; init; }

    public required long? Reverses { get; init; }

    public required string Legs { get; init; }

    public required DateOnly OccurredOn { get; init; }

    public required string Reason { get; init; }

    public required CorrectionState State { get; init; }

    public required Guid ProposedBy { get; init; }

    public required DateTimeOffset ProposedAt { get; init; }

    public required Guid? DecidedBy { get; init; }

    public required DateTimeOffset? DecidedAt { get; init; }

    public required long? EntrySequence { get; init; }

    internal CorrectionView ToView() => new(
        CorrectionId, CampaignId, Reverses, JsonSerializer.Deserialize<CorrectionLeg[]>(Legs, ContractJson.Options)!, OccurredOn, Reason, State, ProposedBy, ProposedAt, DecidedBy, DecidedAt, EntrySequence);
}
