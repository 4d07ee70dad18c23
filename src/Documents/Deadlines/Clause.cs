using EduCoop.Documents.Text;

namespace EduCoop.Documents.Deadlines;

/// <summary>What a word before a stretch of time makes of it.</summary>
internal enum Role
{
    /// <summary>The whole stretch.</summary>
    Within,

    /// <summary>"từ": it begins there.</summary>
    From,

    /// <summary>"sau": it begins when that has passed.</summary>
    After,

    /// <summary>"đến", "chậm nhất", "vào": its end, the last day with it.</summary>
    Until,

    /// <summary>"trước": the day itself is too late.</summary>
    Before,
}

/// <summary>One thing that a clause says.</summary>
internal abstract record ClausePart(TextSpan Span);

/// <summary>A stretch of time. <paramref name="Finish"/>: the work is to be finished then, so what follows is another rule.</summary>
internal sealed record TimePart(Moments Time, Role Role, bool Finish, TextSpan Span) : ClausePart(Span);

/// <summary>It comes back.</summary>
internal sealed record RecurrencePart(string Value, TextSpan Span) : ClausePart(Span);

/// <summary>thường xuyên.</summary>
internal sealed record ContinuousPart(TextSpan Span) : ClausePart(Span);

/// <summary>và các năm tiếp theo.</summary>
internal sealed record OpenEndedPart(TextSpan Span) : ClausePart(Span);

/// <summary>dự kiến.</summary>
internal sealed record EstimatedPart(TextSpan Span) : ClausePart(Span);

/// <summary>Another body or plan sets the date.</summary>
internal sealed record ExternalPart(bool OnRequest, TextSpan Span) : ClausePart(Span);

/// <summary>It starts from an event.</summary>
internal sealed record EventPart(DeadlineOffset? Offset, bool FromIssue, TextSpan Span) : ClausePart(Span);
