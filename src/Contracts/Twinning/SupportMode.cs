namespace EduCoop.Contracts.Twinning;

/// <summary>How support reaches a school.</summary>
public enum SupportMode
{
    /// <summary>Trực tuyến.</summary>
    Online,

    /// <summary>Trực tiếp, at one of the two schools.</summary>
    OnSite,

    /// <summary>Either way.</summary>
    Both,
}
