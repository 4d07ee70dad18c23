using EduCoop.Documents.Plans;
using EduCoop.Documents.Structure;

namespace EduCoop.Documents.Tasks;

/// <summary>Headings that gather tasks: sections above a task that are no task themselves.</summary>
internal static class GroupReader
{
    internal static IEnumerable<TaskGroup> Read(TaskContext context, List<TaskDraft> tasks)
    {
        var paths = tasks.Select(task => task.Section).ToHashSet(StringComparer.Ordinal);
        foreach (var section in context.Outline.Sections)
        {
            if (section.Path.Length > 0 && section.Level > 1 && !paths.Contains(section.Path) && section.Children.Any(child => child.All().Any(below => paths.Contains(below.Path))))
            {
                yield return new(section.Path, Values.Of(context.Document, section.Title), section.Title);
            }
        }
    }
}
