using EduCoop.Documents.Text;

namespace EduCoop.Documents.Plans;

/// <summary>
/// A document whose letters and marks stand apart (NFD) is read with composed letters, and every span is led back to the document as it came:
/// the readers know one way of writing, and the text stays byte for byte.
/// </summary>
internal sealed class ComposedReading(ComposedText composed)
{
    internal PlanDraft Back(PlanDraft draft, IReadOnlyList<Finding> noticed) => draft with
    {
        LegalBases = [.. draft.LegalBases.Select(one => one with { Span = Back(one.Span) })],
        Citations = [.. draft.Citations.Select(one => one with { Span = Back(one.Span) })],
        FundingSpans = [.. draft.FundingSpans.Select(Back)],
        Contact = draft.Contact is { } contact ? contact with { Span = Back(contact.Span) } : null,
        Objectives = [.. draft.Objectives.Select(one => one with { Span = Back(one.Span) })],
        Indicators = [.. draft.Indicators.Select(one => one with { Spans = Back(one.Spans) })],
        Groups = [.. draft.Groups.Select(one => one with { Span = Back(one.Span) })],
        Tasks = [.. draft.Tasks.Select(one => one with { Spans = Back(one.Spans) })],
        Responsibilities = [.. draft.Responsibilities.Select(one => one with { Spans = Back(one.Spans) })],
        ReportingDeadlines = [.. draft.ReportingDeadlines.Select(one => one with { Spans = Back(one.Spans) })],
        Leadership = [.. draft.Leadership.Select(one => one with { Span = Back(one.Span) })],
        Recipients = [.. draft.Recipients.Select(one => one with { Span = Back(one.Span) })],
        Appendices = [.. draft.Appendices.Select(one => one with { Span = Back(one.Span) })],
        BodyVsAppendix = [.. draft.BodyVsAppendix.Select(one => one with { BodySpan = Back(one.BodySpan), AppendixSpan = Back(one.AppendixSpan) })],
        Contradictions = [.. draft.Contradictions.Select(one => one with { SpanA = Back(one.SpanA), SpanB = Back(one.SpanB) })],
        Findings = [.. noticed, .. draft.Findings.Select(one => one with { Span = Back(one.Span) })],
        Spans = Back(draft.Spans),
    };

    private TextSpan Back(TextSpan span) => new(composed.ToOriginal(span.Start), composed.ToOriginal(span.End));

    private TextSpan? Back(TextSpan? span) => span is { } place ? Back(place) : null;

    private Dictionary<string, TextSpan> Back(IReadOnlyDictionary<string, TextSpan> spans) => spans.ToDictionary(one => one.Key, one => Back(one.Value));
}
