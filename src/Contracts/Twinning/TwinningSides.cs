namespace EduCoop.Contracts.Twinning;

/// <summary>The two sides of an agreement, by the names of the day on which it was proposed.</summary>
/// <param name="SupporterId">The supporting school.</param>
/// <param name="SupporterName">As printed.</param>
/// <param name="SupporterOfficeId">Who manages it.</param>
/// <param name="SupporterOfficeName">As printed.</param>
/// <param name="SeekerId">The school that needs support.</param>
/// <param name="SeekerName">As printed.</param>
/// <param name="SeekerOfficeId">Who manages it.</param>
/// <param name="SeekerOfficeName">As printed.</param>
public sealed record TwinningSides(
    Guid SupporterId,
    string SupporterName,
    Guid SupporterOfficeId,
    string SupporterOfficeName,
    Guid SeekerId,
    string SeekerName,
    Guid SeekerOfficeId,
    string SeekerOfficeName);

/// <summary>One thing that one side brings; both give.</summary>
/// <param name="IsSupporter">True: the supporting school brings it.</param>
/// <param name="ThemeCode">The theme.</param>
/// <param name="ThemeName">The theme's Vietnamese name on the day.</param>
/// <param name="Content">What, how much, how.</param>
public sealed record TwinningGive(bool IsSupporter, string ThemeCode, string ThemeName, string Content);
