using EduCoop.Documents.Plans;
using EduCoop.Documents.Structure;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Contradictions;

/// <summary>Where the document disagrees with itself or its parent.</summary>
public static class ContradictionReader
{
    public static PlanDraft Read(PlanText document, Outline outline, PlanDraft draft) => draft;
}
