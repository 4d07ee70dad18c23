namespace EduCoop.Contracts.Twinning;

/// <summary>How far an agreement between two schools is.</summary>
public enum TwinningState
{
    /// <summary>Proposed; not both schools have accepted.</summary>
    Proposed,

    /// <summary>Both schools have accepted; not both offices have approved.</summary>
    Accepted,

    /// <summary>Two schools and two offices have said yes.</summary>
    Active,

    /// <summary>A side said no before it was active.</summary>
    Declined,

    /// <summary>A side or the proposer took it back before it was active.</summary>
    Withdrawn,

    /// <summary>Not all answered in time.</summary>
    Expired,

    /// <summary>Was active and is over.</summary>
    Ended,
}
