using EduCoop.Documents.Contradictions;
using EduCoop.Documents.Deadlines;
using EduCoop.Documents.Header;
using EduCoop.Documents.Indicators;
using EduCoop.Documents.Structure;
using EduCoop.Documents.Tasks;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Plans;

/// <summary>Reads a plan: the outline first, then each reader its own part, and at the end what does not agree.</summary>
public static class PlanReader
{
    public static PlanDraft Read(PlanText document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var composed = ComposedText.Of(document.Text);
        return composed.Changed
            ? new ComposedReading(composed).Back(ReadComposed(PlanText.From(composed.Text, document.Format)), document.Findings)
            : ReadComposed(document);
    }

    private static PlanDraft ReadComposed(PlanText document)
    {
        var outline = OutlineReader.Read(document);
        var draft = new PlanDraft { Findings = [.. document.Findings, .. outline.Findings] };
        draft = HeaderReader.Read(document, outline, draft);
        draft = BasisReader.Read(document, outline, draft);
        draft = ClosingReader.Read(document, outline, draft);
        draft = IndicatorReader.Read(document, outline, draft);
        draft = TaskReader.Read(document, outline, draft);
        draft = DraftDeadlines.Fill(ReportingReader.Read(document, outline, draft));
        return ContradictionReader.Read(document, outline, draft);
    }
}
