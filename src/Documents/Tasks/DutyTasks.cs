using EduCoop.Documents.Structure;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Tasks;

/// <summary>What each unit answers for: the paragraphs below a heading with its name, or sentences that begin with it.</summary>
internal sealed class DutyTasks(TaskContext context)
{
    private static readonly string[] Closing = Folding.List("trên đây là", "trong quá trình", "quá trình thực hiện", "quá trình triển khai", "yêu cầu các", "nơi nhận", "căn cứ nội dung kế hoạch", "kế hoạch này", "lưu ý", "ghi chú", "nhận được kế hoạch", "trường hợp", "việc ");
    private readonly AssignmentReader assignments = context.Assignments;

    /// <summary>The duties of one section; <paramref name="Stated"/> says whether it is a task of the unit's own, by its role, a date or what it has to do.</summary>
    internal readonly record struct Duty(TaskDraft Task, bool Stated);

    internal List<Duty> Duties { get; } = [];

    /// <summary>Points below a unit's name in a chapter of work.</summary>
    internal List<TaskDraft> Works { get; } = [];

    internal void Read(Section section)
    {
        if (SectionRoles.Of(context, section) != SectionRole.Duties)
        {
            if (section.Children.Count == 0 && context.UnitOver(section) is { } over)
            {
                var before = Duties.Count;
                Section(section, over);
                Works.AddRange(Duties.Skip(before).Select(duty => duty.Task));
                Duties.RemoveRange(before, Duties.Count - before);
            }

            return;
        }

        var unit = UnitAbove(section);
        if (section.Children.Count == 0 || context.Of(section).Count > 0)
        {
            Section(section, unit);
        }
    }

    /// <summary>The unit this section's heading names, or the heading above a lettered point.</summary>
    private TextSpan? UnitAbove(Section section)
    {
        for (var at = section; at.Parent is not null && SectionRoles.Of(context, at) == SectionRole.Duties; at = at.Parent)
        {
            if (context.UnitOf(at.Title) is { } unit && !(at != section && SectionRoles.NamesChapter(context.Document, at.Title)))
            {
                return unit;
            }
        }

        return null;
    }

    private void Section(Section section, TextSpan? unit)
    {
        var ownUnit = context.UnitOf(section.Title) is not null;
        unit = SectionRoles.NamesChapter(context.Document, section.Title) ? null : unit;
        var heading = ownUnit || SectionRoles.NamesChapter(context.Document, section.Title) ? TextSpan.Empty : section.Title;
        var blocks = context.Of(section).Where(block => !IsClosing(block.Content)).ToList();
        if (!heading.IsEmpty && !IsGroup(section, heading))
        {
            // The numbered paragraph is the duty itself: "3. Giao Văn phòng làm đầu mối …", "a) Chủ trì, phối hợp với …".
            var end = blocks.Count > 0 && blocks[0].Marker.Kind == MarkerKind.None && blocks[0].Span.Start >= heading.End ? blocks[0].Content.End : heading.End;
            Paragraph(new(heading.Start, end), section.Path, unit, blocks.Skip(1).Select(block => block.Content));
            return;
        }

        Items(section, blocks, unit);
    }

    /// <summary>A heading over others that names no unit and holds no sentence.</summary>
    private bool IsGroup(Section section, TextSpan heading) => section.Children.Count > 0 && assignments.Read(heading, null) is null;

    private void Items(Section section, List<Block> blocks, TextSpan? unit)
    {
        var level = blocks.Where(block => block.Marker.IsBullet).Select(block => block.Marker.Kind).DefaultIfEmpty(MarkerKind.None).First();
        var several = blocks.Count(block => block.Marker.Kind == level || block.Marker.Kind == MarkerKind.None) > 1 || level != MarkerKind.None;
        var number = 0;
        var current = unit;
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            if (context.UnitOf(block.Content) is { } named && i + 1 < blocks.Count)
            {
                current = named;
                continue;
            }

            // "Trong đó giao Giám đốc Sở chỉ đạo thực hiện:" leads what stands below it; a person of the unit itself only carries out what it has just been given.
            if (i + 1 < blocks.Count && !block.Content.IsEmpty && context.Document.Text[block.Content.End - 1] == ':' && assignments.Read(block.Content, null) is { Explicit: true, Lead: { } led })
            {
                if (number > 0 && unit is { } own && OfUnit(led, own))
                {
                    Duties[^1].Task.Content.AddRange(blocks.Skip(i + 1).Select(below => below.Content));
                    return;
                }

                current = led;
                continue;
            }

            if (block.Marker.IsBullet && block.Marker.Kind != level)
            {
                continue;
            }

            number++;
            var below = blocks.Skip(i + 1).TakeWhile(next => next.Marker.IsBullet && next.Marker.Kind != level).Select(next => next.Content);
            Paragraph(block.Content, several ? $"{section.Path}-{number}" : section.Path, current, below);
        }
    }

    /// <summary>"Giám đốc Công an tỉnh" is a person of "Công an tỉnh".</summary>
    private bool OfUnit(TextSpan person, TextSpan unit) =>
        Folding.MatchAny(context.Document.Shadow, person.Start, UnitWords.Persons, person.End) > 0 && person.Length > unit.Length
        && context.Shadow(person).EndsWith(context.Shadow(unit), StringComparison.Ordinal);

    private void Paragraph(TextSpan paragraph, string path, TextSpan? unit, IEnumerable<TextSpan> below)
    {
        var text = Addressed(paragraph, ref unit);
        if (text.IsEmpty || assignments.Read(text, unit) is not { } found || found.Action.Length < 4)
        {
            return;
        }

        var clauses = Dated(found.Action);
        if (clauses.Count > 1)
        {
            for (var i = 0; i < clauses.Count; i++)
            {
                Add(found with { Action = clauses[i] }, $"{path}-{i + 1}", [clauses[i]], true, null);
            }

            return;
        }

        Add(found, path, [text, .. below], found.Explicit, unit);
    }

    /// <summary>"Sở A: Phối hợp với …" inside one paragraph: the unit before the colon is whom the rest is for.</summary>
    private TextSpan Addressed(TextSpan paragraph, ref TextSpan? unit)
    {
        var colon = context.Document.Shadow.IndexOf(':', paragraph.Start, Math.Min(paragraph.Length, 200));
        if (colon > 0 && context.UnitOf(new(paragraph.Start, colon)) is { } named && colon + 1 < paragraph.End)
        {
            unit = named;
            return new TextSpan(Marker.SkipMarks(context.Document.Text, colon + 1, paragraph.End), paragraph.End);
        }

        return paragraph;
    }

    private void Add(Assignment found, string path, IEnumerable<TextSpan> content, bool stated, TextSpan? unit)
    {
        var action = found.Action;
        var task = new TaskDraft { Section = path, Kind = "responsibility", Lead = found.Lead };
        task.Coordinating.AddRange(found.Coordinating);
        task.Doubt(found.Doubt);
        if (TimePhrases.Leading(context.Document, action) is { } rhythm)
        {
            task.Deadline = TimePhrases.Inside(context.Document, new(rhythm.End, action.End)) ?? rhythm;
            action = new(Marker.SkipMarks(context.Document.Text, SkipComma(rhythm.End, action.End), action.End), action.End);
        }

        task.Deadline ??= TimePhrases.Inside(context.Document, action);
        task.Title = context.Short(action);
        task.Content.AddRange(content);
        // Who only helps another, or pays as far as the budget goes, is told so in passing.
        var own = found.Lead is { } lead && (unit is null || lead.Start >= unit.Value.Start && lead.End <= unit.Value.End) && Folding.MatchAny(context.Document.Shadow, action.Start, Paying, action.End) < 0;
        Duties.Add(new(task, stated || own || task.Deadline is not null));
    }

    private static readonly string[] Paying = Folding.List("căn cứ dự toán", "căn cứ khả năng", "căn cứ vào khả năng", "trên cơ sở dự toán", "căn cứ vào dự toán");

    private int SkipComma(int at, int limit)
    {
        while (at < limit && context.Document.Text[at] is ',' or ' ')
        {
            at++;
        }

        return at;
    }

    /// <summary>"… trước ngày 28/2/2023; …; … trước ngày 10/11/2023": clauses with dates of their own are tasks of their own.</summary>
    private List<TextSpan> Dated(TextSpan action)
    {
        var clauses = new List<TextSpan>();
        var start = action.Start;
        for (var at = action.Start; at <= action.End; at++)
        {
            if (at < action.End && context.Document.Text[at] != ';')
            {
                continue;
            }

            var clause = new TextSpan(start, at).Trim(context.Document.Text);
            if (!clause.IsEmpty && TimePhrases.Inside(context.Document, clause) is not null)
            {
                clauses.Add(AfterColon(clause));
            }

            start = at + 1;
        }

        return clauses;
    }

    private TextSpan AfterColon(TextSpan clause)
    {
        var colon = context.Document.Text.IndexOf(": ", clause.Start, Math.Min(clause.Length, 120), StringComparison.Ordinal);
        return colon > 0 ? new TextSpan(colon + 1, clause.End).Trim(context.Document.Text) : clause;
    }

    private bool IsClosing(TextSpan content) => Folding.MatchAny(context.Document.Shadow, content.Start, Closing, content.End) > 0;
}
