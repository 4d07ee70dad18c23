using EduCoop.Documents.Plans;
using EduCoop.Documents.Structure;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Tasks;

/// <summary>
/// Groups and tasks. Where the tasks themselves say who does them, the chapter "Tổ chức thực hiện" repeats them by unit and is kept apart
/// as responsibilities; where they do not, that chapter is where the tasks are.
/// </summary>
public static class TaskReader
{
    /// <summary>This many tasks with a lead, or half of all sections of work, make a plan that assigns its work itself.</summary>
    private const int Enough = 5;

    public static PlanDraft Read(PlanText document, Outline outline, PlanDraft draft)
    {
        var context = new TaskContext(document, outline);
        var body = new BodyTasks(context);
        var duties = new DutyTasks(context);
        var leaves = 0;
        foreach (var section in outline.Sections)
        {
            body.Read(section);
            duties.Read(section);
            leaves += section.Children.Count == 0 && SectionRoles.Of(context, section) == SectionRole.Work ? 1 : 0;
        }

        var rows = TableTasks.Read(context);
        var tasks = new List<TaskDraft>([.. body.Structured, .. duties.Works]);
        var aside = new List<TaskDraft>(body.Formal);
        var assigned = body.Structured.Count(task => task.HasRole) + rows.Tasks.Count(task => task.HasRole);
        if (assigned >= Enough || (assigned > 0 && assigned * 2 >= leaves && assigned * 2 >= duties.Duties.Count))
        {
            tasks.AddRange(body.Spoken);
            aside.AddRange(duties.Duties.Select(duty => duty.Task));
        }
        else if (body.Spoken.Count > 0 || assigned > 0)
        {
            tasks.AddRange(body.Spoken);
            tasks.AddRange(duties.Duties.Where(duty => duty.Stated).Select(duty => duty.Task));
            aside.AddRange(duties.Duties.Where(duty => !duty.Stated).Select(duty => duty.Task));
        }
        else
        {
            tasks.AddRange(duties.Duties.Select(duty => duty.Task));
            var known = tasks.Select(task => task.Section).ToHashSet(StringComparer.Ordinal);
            tasks.AddRange(outline.Sections.Where(section => !known.Contains(section.Path)).Select(section => ContentTasks.Read(context, section)).OfType<TaskDraft>());
        }

        tasks = [.. tasks.Where(task => !Enacts(document, task)).OrderBy(task => task.Title?.Start ?? 0)];
        Refer(document, rows.Tasks, [.. tasks.Select(task => task.Section)]);
        tasks.AddRange(rows.Tasks);
        return draft with
        {
            Tasks = [.. tasks.Select(task => task.Build(document)).OfType<PlanTask>()],
            Responsibilities = [.. aside.Select(task => task.Build(document)).OfType<PlanTask>()],
            Groups = [.. GroupReader.Read(context, tasks), .. rows.Groups],
        };
    }

    /// <summary>"… chịu trách nhiệm thi hành Quyết định này" is nobody's task.</summary>
    private static bool Enacts(PlanText document, TaskDraft task) =>
        task.Title is { } title && document.Shadow.AsSpan(title.Start, title.Length) is var action && (action.StartsWith(Enacting) || action.Contains(Bound, StringComparison.Ordinal));

    private static readonly string Enacting = Folding.Fold("thi hành ");
    private static readonly string Bound = Folding.Fold("chịu trách nhiệm thi hành");

    /// <summary>Binds the rows of an appendix to the tasks of the body they name.</summary>
    private static void Refer(PlanText document, List<TaskDraft> rows, List<string> paths)
    {
        foreach (var row in rows)
        {
            if (row.Content.Count > 0 && SectionReference.Read(document, row.Content[0]) is { } reference)
            {
                row.BodySections.AddRange(reference.Among(paths));
            }
        }
    }
}
