using EduCoop.Documents.Structure;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Tasks;

/// <summary>Numbered sentences of a plan that names nobody for them: what is to be done, with the lead left open.</summary>
internal static class ContentTasks
{
    internal const string NoLead = "Văn bản không nêu đơn vị chủ trì cho nội dung này.";

    internal static TaskDraft? Read(TaskContext context, Section section)
    {
        var document = context.Document;
        var sentence = section.Children.Count == 0 && section.Kind is MarkerKind.Arabic or MarkerKind.Dotted && section.Title.Length > 60
            && document.Text.AsSpan(section.Title.End).TrimStart("* \r\n") is ['.' or ';', ..] && context.Of(section).All(block => !block.Marker.IsBullet);
        if (!sentence || SectionRoles.Of(context, section) != SectionRole.Work)
        {
            return null;
        }

        var task = new TaskDraft { Section = section.Path, Kind = "content" };
        var action = section.Title;
        if (TimePhrases.Leading(document, action) is { } rhythm)
        {
            task.Deadline = rhythm;
            action = new TextSpan(rhythm.End, action.End).Trim(document.Text);
        }

        task.Deadline ??= TimePhrases.Inside(document, action);
        task.Title = context.Short(action);
        task.Content.Add(section.Title);
        task.Doubt(NoLead);
        return task;
    }
}
