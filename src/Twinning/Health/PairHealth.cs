namespace EduCoop.Twinning.Health;

/// <summary>How an active pair does today.</summary>
public sealed record PairHealth
{
    /// <summary>The agreement.</summary>
    public required Guid AgreementId { get; init; }

    /// <summary>The supporting school.</summary>
    public required Guid SupporterId { get; init; }

    /// <summary>Its name on the day of the proposal.</summary>
    public required string SupporterName { get; init; }

    /// <summary>The school that needs support.</summary>
    public required Guid SeekerId { get; init; }

    /// <summary>Its name on the day of the proposal.</summary>
    public required string SeekerName { get; init; }

    /// <summary>Since when the pair is active.</summary>
    public required DateTimeOffset ActiveSince { get; init; }

    /// <summary>The day of the last activity that was held; null when there was none.</summary>
    public DateOnly? LastActivityOn { get; init; }

    /// <summary>Days since then, or since the pair became active.</summary>
    public required int DaysSince { get; init; }

    /// <summary>dormant, one_sided, unanswered; empty for a pair that is alive.</summary>
    public required string[] States { get; init; }

    /// <summary>What the supporting school said lately: plans, activities, messages, evaluations.</summary>
    public required int SupporterWords { get; init; }

    /// <summary>What the other school said lately.</summary>
    public required int SeekerWords { get; init; }

    /// <summary>Messages that ask for an answer and have none.</summary>
    public required int Unanswered { get; init; }

    /// <summary>When the oldest of them was sent.</summary>
    public DateTimeOffset? OldestUnansweredAt { get; init; }

    /// <summary>The first day on which it was dormant, while it is.</summary>
    public DateOnly? DormantSince { get; init; }

    /// <summary>When somebody last reminded it.</summary>
    public DateTimeOffset? LastNudgeAt { get; init; }
}

/// <summary>How many pairs do how; a pair may be counted in several of the last three.</summary>
public sealed record PairHealthTotals
{
    /// <summary>Active pairs.</summary>
    public required int Active { get; init; }

    /// <summary>Those with none of the troubles below.</summary>
    public required int Alive { get; init; }

    /// <summary>Without a held activity for too long.</summary>
    public required int Dormant { get; init; }

    /// <summary>Only one of the two schools says anything.</summary>
    public required int OneSided { get; init; }

    /// <summary>A question waits too long for its answer.</summary>
    public required int Unanswered { get; init; }
}

/// <summary>What everything about health is read with.</summary>
internal static class PairHealthSql
{
    internal const string Columns = """
        o.agreement_id, o.supporter_id, o.supporter_name, o.seeker_id, o.seeker_name, o.active_since, o.last_activity_on, o.days_since, o.states, o.supporter_words, o.seeker_words, o.unanswered,
        o.oldest_unanswered_at, case when 'dormant' = any (o.states) then o.dormant_from end as dormant_since,
        (select max(n.made_at) from pair_nudge n where n.agreement_id = o.agreement_id) as last_nudge_at
        """;
}
