using EduCoop.Contracts.Donations;
using EduCoop.Donations.Restrictions;

namespace EduCoop.Donations.Intake;

/// <summary>A gift as staff see it.</summary>
public sealed record DonationView
{
    /// <summary>The gift.</summary>
    public required Guid DonationId { get; init; }

    /// <summary>Its campaign.</summary>
    public required Guid CampaignId { get; init; }

    /// <summary>Whole đồng.</summary>
    public required long AmountVnd { get; init; }

    /// <summary>Day in Vietnam.</summary>
    public required DateOnly OccurredOn { get; init; }

    /// <summary>Moment, when it is known.</summary>
    public required DateTimeOffset? OccurredAt { get; init; }

    /// <summary>The donor, for staff only.</summary>
    public required string? DonorName { get; init; }

    /// <summary>How the donor wants to be shown.</summary>
    public required DonorDisplay DonorDisplay { get; init; }

    /// <summary>Number on the receipt or transfer.</summary>
    public required string? Reference { get; init; }

    /// <summary>What the donor wrote.</summary>
    public required string? Memo { get; init; }

    /// <summary>The road it came by.</summary>
    public required GiftSource Source { get; init; }

    /// <summary>The statement that shows it.</summary>
    public required Guid? StatementId { get; init; }

    /// <summary>Line in that statement's file.</summary>
    public required int? StatementLine { get; init; }

    /// <summary>Number of its ledger entry.</summary>
    public required long LedgerSequence { get; init; }

    /// <summary>Number of the entry that took it back; null while it stands.</summary>
    public required long? ReversedBy { get; init; }

    /// <summary>What the donor wants it used for; null where nothing binds.</summary>
    public required Guid? ConditionId { get; init; }

    /// <summary>In the donor's own words.</summary>
    public required string? ConditionSaid { get; init; }

    /// <summary>Whether that waits for another person, or the gift has its own campaign.</summary>
    public required GiftConditionState? ConditionState { get; init; }

    /// <summary>When the ledger learned it.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    internal const string Select = """
        select d.donation_id, d.campaign_id, d.amount_vnd, d.occurred_on, d.occurred_at, d.donor_name, d.donor_display, coalesce(d.reference, l.reference) as reference, coalesce(d.memo, l.memo) as memo, d.source,
               l.statement_id, l.line_number as statement_line, e.sequence as ledger_sequence, back.entry_sequence as reversed_by, d.recorded_at,
               k.condition_id, k.said as condition_said, k.state as condition_state
        from donation d
        join entry e on e.donation_id = d.donation_id
        left join statement_line l on l.entry_sequence = e.sequence
        left join reversed_donation back on back.donation_id = d.donation_id
        left join gift_condition k on k.donation_id = d.donation_id and k.state <> 'dropped'

        """;
}
