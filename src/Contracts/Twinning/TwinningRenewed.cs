namespace EduCoop.Contracts.Twinning;

/// <summary>Both schools go on for one more school year.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Sides">Both sides by the names of the day.</param>
/// <param name="ThroughYear">First calendar year of the last school year now agreed.</param>
/// <param name="RenewedAt">When the second school said so.</param>
/// <param name="State">How the agreement stands after it.</param>
/// <param name="Version">Grows with each step of this agreement; what one step brought about shares it. A reader drops what is older than what it has.</param>
[Event]
public sealed record TwinningRenewed(
    Guid AgreementId,
    TwinningSides Sides,
    int ThroughYear,
    DateTimeOffset RenewedAt,
    TwinningState State,
    long Version);
