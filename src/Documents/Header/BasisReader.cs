using EduCoop.Documents.Plans;
using EduCoop.Documents.Structure;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Header;

/// <summary>Legal bases and the plans this one implements.</summary>
public static class BasisReader
{
    public static PlanDraft Read(PlanText document, Outline outline, PlanDraft draft) => draft;
}
