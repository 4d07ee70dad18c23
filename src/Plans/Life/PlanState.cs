namespace EduCoop.Plans.Life;

/// <summary>Where a plan stands in its life.</summary>
public enum PlanState
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>Handed in for approval.</summary>
    Submitted,

    /// <summary>Approved by somebody else.</summary>
    Approved,

    /// <summary>Numbered and dated: it holds.</summary>
    Issued,

    /// <summary>Holds, changed since it was issued.</summary>
    Amended,

    /// <summary>Ended.</summary>
    Closed,
}
