namespace EduCoop.Matching;

/// <summary>What can be said of a seeker and a supporter in a pairing. Screens put each into words; <see cref="StatementCheck"/> checks each.</summary>
public enum StatementCode
{
    /// <summary>The rules let them not meet: there is no candidate pair.</summary>
    NotACandidate = 0,

    /// <summary>An office forbids the pair.</summary>
    Forbidden = 1,

    /// <summary>An office has fixed the pair.</summary>
    FixedByOffice = 2,

    /// <summary>They are partners.</summary>
    Partners = 3,

    /// <summary>They are partners today already.</summary>
    ActiveToday = 4,

    /// <summary>Value: the supporter's place in the seeker's order, from 1. Other: how many are in it.</summary>
    RankForSeeker = 5,

    /// <summary>Value: the seeker's place in the supporter's order, from 1. Other: how many are in it.</summary>
    RankForSupporter = 6,

    /// <summary>The seeker has as many partners as it wants. Value: how many.</summary>
    SeekerHasAllItWants = 7,

    /// <summary>... and likes each that is not fixed better. Value: index of the pair with the one it likes least.</summary>
    SeekerLikesItsPartnersBetter = 8,

    /// <summary>The supporter serves as many as it can. Value: how many.</summary>
    SupporterIsFull = 9,

    /// <summary>... and ranks each that is not fixed higher. Value: index of the pair with the one it ranks lowest.</summary>
    SupporterRanksItsPartnersHigher = 10,

    /// <summary>The quota of the theme is used up. Value: its places. Other: the theme.</summary>
    ThemeIsFull = 11,

    /// <summary>... and each in it that is not fixed is ranked higher. Value: index of the pair with the one ranked lowest.</summary>
    ThemeRanksItsPartnersHigher = 12,

    /// <summary>A disadvantaged seeker that is ranked lower has a reserved place. Value: index of its pair. Other: places reserved.</summary>
    ReserveGoesFirst = 13,

    /// <summary>Both would rather have each other: possible in an optimum, never in a stable pairing.</summary>
    BothWouldGain = 14,

    /// <summary>The seeker has no partner, and every supporter it may have is full, in all or in the theme. Value: how many these are.</summary>
    AllThatItMayHaveAreFull = 15,

    /// <summary>In an optimum: cost and prices of this place (Value) are not less than those of its dearest partner (Other). Needs the prices.</summary>
    PlaceIsNotCheaper = 16,
}

/// <summary>One statement of a seeker and a supporter.</summary>
/// <param name="Code">What is said.</param>
/// <param name="Value">A number, by the code.</param>
/// <param name="Other">A second one.</param>
public readonly record struct Statement(StatementCode Code, long Value = 0, long Other = 0);
