using EduCoop.Documents.Plans;
using EduCoop.Documents.Structure;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Header;

/// <summary>Number and symbol, date and place, issuer and its parent, title, period.</summary>
public static class HeaderReader
{
    public static PlanDraft Read(PlanText document, Outline outline, PlanDraft draft) => draft;
}
