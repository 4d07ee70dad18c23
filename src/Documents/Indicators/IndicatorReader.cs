using EduCoop.Documents.Plans;
using EduCoop.Documents.Structure;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Indicators;

/// <summary>Objectives and indicators.</summary>
public static class IndicatorReader
{
    public static PlanDraft Read(PlanText document, Outline outline, PlanDraft draft) => draft;
}
