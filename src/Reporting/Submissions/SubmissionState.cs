namespace EduCoop.Reporting.Submissions;

/// <summary>How a report stands.</summary>
public enum SubmissionState
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>Handed in; lies with the level above.</summary>
    Submitted,

    /// <summary>Given back with remarks, or opened once more for a correction.</summary>
    Returned,

    /// <summary>Accepted by the level above.</summary>
    Accepted,
}

/// <summary>What is done with a report.</summary>
public enum SubmissionMove
{
    /// <summary>The reporting unit writes in it.</summary>
    Save,

    /// <summary>The reporting unit hands it in.</summary>
    Submit,

    /// <summary>The reporting unit takes it back before it was looked at.</summary>
    Recall,

    /// <summary>The level above gives it back with remarks.</summary>
    Return,

    /// <summary>The level above accepts it.</summary>
    Accept,

    /// <summary>The level above opens an accepted report once more, with the reason.</summary>
    Reopen,
}

/// <summary>The life of a report: which step leads where, and whose step it is.</summary>
internal static class SubmissionLife
{
    /// <returns>Where the step leads; null when it cannot be taken.</returns>
    internal static SubmissionState? After(SubmissionState? state, SubmissionMove move) => (state, move) switch
    {
        (null, SubmissionMove.Save) => SubmissionState.Draft,
        (SubmissionState.Draft or SubmissionState.Returned, SubmissionMove.Save) => state,
        (SubmissionState.Draft or SubmissionState.Returned, SubmissionMove.Submit) => SubmissionState.Submitted,
        (SubmissionState.Submitted, SubmissionMove.Recall) => SubmissionState.Draft,
        (SubmissionState.Submitted, SubmissionMove.Return) => SubmissionState.Returned,
        (SubmissionState.Submitted, SubmissionMove.Accept) => SubmissionState.Accepted,
        (SubmissionState.Accepted, SubmissionMove.Reopen) => SubmissionState.Returned,
        _ => null,
    };

    /// <summary>Is it the reporting unit's step, or that of the level above?</summary>
    internal static bool IsReporters(SubmissionMove move) => move is SubmissionMove.Save or SubmissionMove.Submit or SubmissionMove.Recall;
}
