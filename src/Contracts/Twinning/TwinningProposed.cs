namespace EduCoop.Contracts.Twinning;

/// <summary>A pair of schools is proposed, or stands as proposed again because an earlier act was learned late.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Sides">Both sides by the names of the day.</param>
/// <param name="ProposedById">The school or office that proposed.</param>
/// <param name="ProposedByName">Its name on the day.</param>
/// <param name="ProposerConsents">A proposing school has consented by it; an office has not.</param>
/// <param name="Gives">What each side brings.</param>
/// <param name="FromYear">First calendar year of the first school year.</param>
/// <param name="ThroughYear">First calendar year of the last school year.</param>
/// <param name="ProposedAt">When it was done.</param>
/// <param name="State">How the agreement stands after it.</param>
/// <param name="Version">Grows with each step of this agreement; what one step brought about shares it. A reader drops what is older than what it has.</param>
[Event]
public sealed record TwinningProposed(
    Guid AgreementId,
    TwinningSides Sides,
    Guid ProposedById,
    string ProposedByName,
    bool ProposerConsents,
    IReadOnlyList<TwinningGive> Gives,
    int FromYear,
    int ThroughYear,
    DateTimeOffset ProposedAt,
    TwinningState State,
    long Version);
