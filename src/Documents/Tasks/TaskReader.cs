using EduCoop.Documents.Plans;
using EduCoop.Documents.Structure;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Tasks;

/// <summary>Groups and tasks.</summary>
public static class TaskReader
{
    public static PlanDraft Read(PlanText document, Outline outline, PlanDraft draft) => draft;
}
