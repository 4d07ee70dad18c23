using EduCoop.Documents.Plans;
using EduCoop.Documents.Structure;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Tasks;

/// <summary>Tasks of the body that say themselves who does them: by labels, by a heading that names a unit, by a sentence.</summary>
internal sealed class BodyTasks(TaskContext context)
{
    private readonly PlanText document = context.Document;

    /// <summary>Tasks whose section is a task as a whole.</summary>
    internal List<TaskDraft> Structured { get; } = [];

    /// <summary>Tasks assigned by a sentence here and there.</summary>
    internal List<TaskDraft> Spoken { get; } = [];

    /// <summary>Tasks of the articles of a decision that a plan follows: who carries the plan out as a whole, no task of the plan.</summary>
    internal List<TaskDraft> Formal { get; } = [];

    internal void Read(Section section)
    {
        if (section.Kind == MarkerKind.Article && section.Heading.Start < context.PlanStart)
        {
            if (SpokenTask(section.Title, section.Path, section) is { } formal)
            {
                Formal.Add(formal);
            }

            return;
        }

        if (context.UnitOver(section) is not null)
        {
            return;
        }

        var role = SectionRoles.Of(context, section);
        var blocks = context.Of(section);
        var runs = LabelRuns.Read(context, blocks);
        var heading = role is SectionRole.Work or SectionRole.Unknown && !runs.Exists(run => run.Lead is not null) ? HeadingAssignment(section) : null;
        if (heading is not null && (runs.Exists(run => run.Content.Count > 0) || section.Children.Count == 0))
        {
            if (IsList(runs))
            {
                Each(section, heading, runs, section.Path);
                return;
            }

            Structured.Add(FromHeading(section, heading, runs));
            return;
        }

        var leads = role is SectionRole.Work or SectionRole.Unknown && !runs.Exists(run => run.Lead is not null) ? Leading(blocks) : [];
        var labelled = runs.Where(run => IsTask(run, role)).ToList();
        if (leads.Count > 0)
        {
            OverBullets(section, blocks, leads);
        }
        else if (labelled.Count > 0)
        {
            Labelled(section, runs, labelled);
        }
        else if (role is SectionRole.Work or SectionRole.Unknown)
        {
            BySentence(section, blocks);
        }
    }

    private Assignment? HeadingAssignment(Section section)
    {
        var title = section.Title;
        if (context.Assignments.Read(title, null) is { Explicit: true, Lead: not null } spoken && spoken.Action.Length < 60)
        {
            return spoken;
        }

        return context.UnitOf(title, bound: false) is { } unit ? new(unit, [], TextSpan.Empty, false) : null;
    }

    private TaskDraft FromHeading(Section section, Assignment heading, List<TaskDraft> runs)
    {
        var contents = runs.SelectMany(run => run.Content).ToList();
        var task = new TaskDraft { Section = section.Path, Kind = "structured", Lead = heading.Lead };
        task.Coordinating.AddRange(heading.Coordinating);
        var first = contents.Count > 0 ? contents[0] : section.Title;
        if (heading.Coordinating.Count == 0 && contents.Count > 0 && context.Assignments.Read(first, heading.Lead) is { } spoken)
        {
            task.Coordinating.AddRange(spoken.Coordinating);
            task.Lead = spoken.Lead;
            task.Doubt(spoken.Doubt);
        }

        task.Title = contents.Count > 0 ? context.Short(first) : heading.Action.Length > 10 ? heading.Action : section.Title;
        Fill(task, section, runs, contents);
        return task;
    }

    private void Fill(TaskDraft task, Section section, List<TaskDraft> runs, List<TextSpan> contents)
    {
        task.Content.AddRange(contents);
        foreach (var run in runs.Where(run => run.HasLabels))
        {
            task.Deadline ??= run.Deadline;
            task.Products.AddRange(run.Products);
            task.Funding ??= run.Funding;
        }

        task.Deadline ??= Inherited(section) ?? (contents.Count < 2 ? TimePhrases.Inside(document, contents.Count == 0 ? section.Title : contents[0]) : null);
    }

    private static bool IsTask(TaskDraft run, SectionRole role) => role switch
    {
        SectionRole.Aside => run.Lead is not null && (run.Deadline is not null || run.Coordinating.Count > 0),
        SectionRole.Work => run.HasLabels,
        _ => run.Lead is not null || run.Products.Count > 0,
    };

    private void Labelled(Section section, List<TaskDraft> runs, List<TaskDraft> labelled)
    {
        if (labelled.Count == 1)
        {
            var task = labelled[0];
            task.Section = section.Path;
            foreach (var other in runs.Where(run => run != task))
            {
                task.Content.InsertRange(runs.IndexOf(other) < runs.IndexOf(task) ? 0 : task.Content.Count, other.Content);
            }

            if (task.Content.Count == 0)
            {
                task.Content.AddRange(section.Children.Select(child => child.Title));
            }

            Assigned(task);
            task.Title = context.UnitOf(section.Title) is not null && task.Content.Count > 0 ? context.Short(task.Content[0]) : WithoutTime(section.Title);
            if (!task.HasRole && context.Assignments.ReadInside(section.Title) is { Found.Lead: { } lead } inside)
            {
                // "Xây dựng …. Giao X chủ trì, phối hợp với Y. Thời gian: …"
                (task.Lead, task.Title) = (lead, inside.Before);
                task.Coordinating.AddRange(inside.Found.Coordinating);
            }

            task.Deadline ??= Inherited(section);
            Structured.Add(task);
            return;
        }

        for (var i = 0; i < labelled.Count; i++)
        {
            var task = labelled[i];
            Assigned(task);
            task.Section = $"{section.Path}-{i + 1}";
            task.Title = task.Content.Count > 0 ? context.Short(task.Content[0]) : section.Title;
            task.Deadline ??= Inherited(section);
            Structured.Add(task);
        }
    }

    /// <summary>"(X chủ trì, phối hợp với Y; thời gian: tháng 12)": beside a label the rest of the bracket says who.</summary>
    private void Assigned(TaskDraft task)
    {
        for (var i = 0; i < task.Content.Count && !task.HasRole; i++)
        {
            var content = task.Content[i];
            content = document.Text[content.Start] == '(' ? new(content.Start + 1, content.End) : content;
            if ((context.Assignments.ReadInside(content)?.Found ?? context.Assignments.Read(content, null)) is { Explicit: true, Lead: { } lead } found)
            {
                task.Lead = lead;
                task.Coordinating.AddRange(found.Coordinating);
            }
        }
    }

    /// <summary>"X chủ trì, phối hợp với Y:" over the bullets of a section.</summary>
    private List<Block> Leading(IReadOnlyList<Block> blocks) =>
        [.. blocks.Where(block => !block.Content.IsEmpty && document.Text[block.Content.End - 1] == ':' && context.Assignments.Read(block.Content, null) is { Explicit: true, Lead: not null })];

    /// <summary>"(Giao X …)" and "Giao X …" in a paragraph.</summary>
    private void BySentence(Section section, IReadOnlyList<Block> blocks)
    {
        if (section.Title.Length > 60 && SpokenTask(section.Title, section.Path, section) is { } own)
        {
            Spoken.Add(own);
            return;
        }

        for (var i = 0; i < blocks.Count; i++)
        {
            if (SpokenTask(blocks[i].Content, $"{section.Path}-{i + 1}", section) is { } task)
            {
                Spoken.Add(task);
            }
        }
    }

    private void OverBullets(Section section, IReadOnlyList<Block> blocks, List<Block> leads)
    {
        for (var i = 0; i < leads.Count; i++)
        {
            var next = i + 1 < leads.Count ? leads[i + 1].Index : int.MaxValue;
            var below = blocks.Where(block => block.Index > leads[i].Index && block.Index < next).ToList();
            var runs = LabelRuns.Read(context, below);
            var assignment = context.Assignments.Read(leads[i].Content, null)!;
            if (IsList(runs))
            {
                Each(section, assignment, runs, leads.Count == 1 ? section.Path : $"{section.Path}-{i + 1}");
                continue;
            }

            var task = FromHeading(section, assignment, runs);
            task.Section = leads.Count == 1 ? section.Path : $"{section.Path}-{i + 1}";
            task.Title = leads.Count == 1 ? WithoutTime(section.Title) : task.Title;
            Structured.Add(task);
        }
    }

    private static bool IsList(List<TaskDraft> runs) => runs.Count(run => run.Deadline is not null && run.Content.Count > 0) > 1;

    /// <summary>Points with a time of their own are tasks of their own, all led by whom the line above names.</summary>
    private void Each(Section section, Assignment assignment, List<TaskDraft> runs, string path)
    {
        var number = 0;
        foreach (var run in runs.Where(run => run.Content.Count > 0))
        {
            run.Section = $"{path}-{++number}";
            run.Title = context.Short(run.Content[0]);
            run.Lead ??= assignment.Lead;
            run.Coordinating.AddRange(run.Coordinating.Count == 0 ? assignment.Coordinating : []);
            run.Deadline ??= Inherited(section);
            Structured.Add(run);
        }
    }

    private TaskDraft? SpokenTask(TextSpan paragraph, string path, Section section)
    {
        Assignment found;
        TextSpan title;
        if (context.Assignments.ReadInside(paragraph) is { } inside)
        {
            // "(Giao X …)" alone in its paragraph, or behind the aim only ("… : 100% giáo viên … (X)"), is about the heading.
            (found, title) = (inside.Found, Headings.Clean(document.Text, inside.Before) is var before && (before.IsEmpty || (char.IsAsciiDigit(document.Text[before.Start]) && BesideHeading(section, paragraph))) && !section.Title.Overlaps(paragraph) ? section.Title : inside.Before);
        }
        else if (context.Assignments.Read(paragraph, null) is { } spoken && (spoken.Lead is not null || spoken.Doubt is AssignmentReader.TwoLevels or AssignmentReader.Joint) && (spoken.Explicit || TimePhrases.Inside(document, paragraph) is not null))
        {
            // "Bàn giao sách: do Thư viện tỉnh chủ trì …": what is to be done stands before the colon.
            var named = !section.Title.Overlaps(paragraph) && (context.Assignments.AfterBy(paragraph.Start, paragraph.End) > paragraph.Start || TimePhrases.IsBare(document, spoken.Action));
            (found, title) = (spoken, named ? section.Title : spoken.Action);
        }
        else
        {
            return null;
        }

        var task = new TaskDraft { Section = path, Kind = "structured", Lead = found.Lead, Title = context.Short(title) };
        task.Coordinating.AddRange(found.Coordinating);
        task.Content.Add(paragraph);
        task.Doubt(found.Doubt);
        task.Deadline = TimePhrases.Inside(document, paragraph) ?? TimePhrases.Whole(document, found.Action) ?? Inherited(section);
        return task;
    }

    private bool BesideHeading(Section section, TextSpan paragraph) =>
        paragraph.Start >= section.Title.End && !document.Slice(new(section.Title.End, paragraph.Start)).Contains('\n');

    internal TextSpan WithoutTime(TextSpan title) =>
        TimePhrases.InBrackets(document, title) is { } time ? new(title.Start, document.Text.LastIndexOf('(', time.Start))
        : TimePhrases.BeforeColon(document, title) is { } first ? new(document.Shadow.IndexOf(':', first.End) + 1, title.End)
        : title;

    /// <summary>A time in brackets in the heading of the section or of one above it, or as the whole heading, counts for all below.</summary>
    internal TextSpan? Inherited(Section section)
    {
        for (var at = section; at.Parent is not null; at = at.Parent)
        {
            if ((TimePhrases.InBrackets(document, at.Title) ?? TimePhrases.Alone(document, at.Title) ?? (at == section ? TimePhrases.BeforeColon(document, at.Title) : null)) is { } time)
            {
                return time;
            }
        }

        return null;
    }
}
