namespace EduCoop.Twinning.Agreements;

/// <summary>How far an agreement is.</summary>
public enum AgreementState
{
    /// <summary>Steps are known, the proposal itself is not: it is still under way from another deployment.</summary>
    Awaited,

    /// <summary>Proposed; not both schools have accepted.</summary>
    Proposed,

    /// <summary>Both schools have accepted; not both offices have approved.</summary>
    Accepted,

    /// <summary>Four consents: the schools work together.</summary>
    Active,

    /// <summary>A side said no.</summary>
    Declined,

    /// <summary>A side or the proposer took it back before it was active.</summary>
    Withdrawn,

    /// <summary>Not all answered in time.</summary>
    Expired,

    /// <summary>Was active and is over.</summary>
    Ended,
}

/// <summary>What became of a message.</summary>
public enum AgreementEffect
{
    /// <summary>It counts.</summary>
    Applied,

    /// <summary>It waits for what it presupposes.</summary>
    Pending,

    /// <summary>It was kept and does not count; the code says why.</summary>
    Void,
}

/// <summary>What became of a message, and why not when it does not count.</summary>
/// <param name="Effect">What became of it.</param>
/// <param name="Code">Of a void one: closed, already_proposed, already_consented, same_person, own_proposal, wrong_party, wrong_authority, already_active, not_due, year_over.</param>
internal readonly record struct Disposition(AgreementEffect Effect, string? Code = null)
{
    internal static readonly Disposition Applied = new(AgreementEffect.Applied);

    internal static readonly Disposition Pending = new(AgreementEffect.Pending);

    internal static Disposition Void(string code) => new(AgreementEffect.Void, code);
}

/// <summary>A yes that counts.</summary>
internal sealed record Consent(Guid MessageId, Guid By, DateTimeOffset At);

/// <summary>Where an agreement stands: follows from the set of its messages and from nothing else.</summary>
internal sealed record AgreementStanding
{
    internal static readonly AgreementStanding Nothing = new();

    public AgreementState State { get; init; }

    /// <summary>When this stage began; of an active one also when it was last renewed.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>The proposal that counts.</summary>
    public Guid? ProposalId { get; init; }

    public Consent? SupporterSchool { get; init; }

    public Consent? SeekerSchool { get; init; }

    public Consent? SupporterOffice { get; init; }

    public Consent? SeekerOffice { get; init; }

    public DateTimeOffset? ActiveSince { get; init; }

    /// <summary>First calendar year of the last school year agreed.</summary>
    public int ThroughYear { get; init; }

    public int Renewals { get; init; }

    /// <summary>Who wants one more year, while the other school has not said so.</summary>
    public Consent? SupporterRenews { get; init; }

    public Consent? SeekerRenews { get; init; }

    /// <summary>The message that closed it.</summary>
    public Guid? ClosedBy { get; init; }

    internal bool IsClosed => State >= AgreementState.Declined;

    internal Consent? Of(AgreementParty party) => party switch
    {
        AgreementParty.SupporterSchool => SupporterSchool,
        AgreementParty.SeekerSchool => SeekerSchool,
        AgreementParty.SupporterOffice => SupporterOffice,
        AgreementParty.SeekerOffice => SeekerOffice,
        _ => null,
    };

    internal AgreementStanding With(AgreementParty party, Consent consent) => party switch
    {
        AgreementParty.SupporterSchool => this with { SupporterSchool = consent },
        AgreementParty.SeekerSchool => this with { SeekerSchool = consent },
        AgreementParty.SupporterOffice => this with { SupporterOffice = consent },
        _ => this with { SeekerOffice = consent },
    };

    /// <summary>Whose answer is awaited; nobody's when it is closed or active.</summary>
    internal IEnumerable<AgreementParty> Turn() => State switch
    {
        AgreementState.Proposed => new[] { AgreementParty.SupporterSchool, AgreementParty.SeekerSchool }.Where(party => Of(party) is null),
        AgreementState.Accepted => new[] { AgreementParty.SupporterOffice, AgreementParty.SeekerOffice }.Where(party => Of(party) is null),
        _ => [],
    };
}
