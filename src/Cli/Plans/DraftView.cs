using System.Globalization;
using EduCoop.Cli.Output;
using EduCoop.Documents.Plans;

namespace EduCoop.Cli.Plans;

/// <summary>A draft for people: the document's head, its tasks, what needs a look.</summary>
internal static class DraftView
{
    private const int FindingsShown = 20;

    internal static void Show(PlanDraft draft, Screen screen)
    {
        screen.Line($"{draft.DocumentNumber ?? draft.DocumentNumberTemplate ?? Texts.Get("PlanNoNumber")}  {draft.Title}");
        screen.Line($"{draft.Issuer ?? Texts.Get("PlanNoIssuer")}{(draft.DocumentDate is { } date ? $", {date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}" : "")}");
        screen.Line(Texts.Get("PlanCounts", draft.LegalBasisCount, draft.Tasks.Count, draft.Indicators.Count, draft.RecipientsCount));
        foreach (var task in draft.Tasks)
        {
            screen.Line();
            screen.Line($"{task.Section}  {task.Title}");
            Field(screen, "PlanLead", task.Lead);
            Field(screen, "PlanCoordinating", string.Join("; ", task.Coordinating));
            Field(screen, "PlanAdvising", string.Join("; ", task.Advising));
            Field(screen, "PlanProduct", task.Product);
            Field(screen, "PlanDeadlineLabel", task.DeadlineText);
        }

        if (draft.Contradictions.Count + draft.Findings.Count > 0)
        {
            screen.Line();
            screen.Line(Texts.Get("PlanLook", draft.Contradictions.Count, draft.Findings.Count));
            foreach (var message in draft.Contradictions.Select(one => one.Message).Concat(draft.Findings.Select(one => one.Message)).Take(FindingsShown))
            {
                screen.Line($"  - {message}");
            }
        }
    }

    private static void Field(Screen screen, string label, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            screen.Line($"    {Texts.Get(label)}: {value}");
        }
    }
}
