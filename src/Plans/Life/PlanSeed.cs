using EduCoop.Documents.Deadlines;
using EduCoop.Documents.Plans;
using EduCoop.Documents.Text;
using EduCoop.Plans.Drafts;

namespace EduCoop.Plans.Life;

/// <summary>The rows of a plan before they are written. Member names are those of the columns.</summary>
internal sealed record PlanSeed(
    IReadOnlyList<GroupSeed> Groups, IReadOnlyList<TaskSeed> Tasks, IReadOnlyList<RoleSeed> Roles, IReadOnlyList<BasisSeed> Bases, IReadOnlyList<IndicatorSeed> Indicators);

internal sealed record GroupSeed(Guid GroupId, int Position, string Section, string Title);

internal sealed record TaskSeed
{
    public required Guid TaskId { get; init; }

    public required Guid? GroupId { get; init; }

    public required int Position { get; init; }

    public required string Section { get; init; }

    public required string Title { get; init; }

    public required IReadOnlyList<string> Content { get; init; }

    public required IReadOnlyList<string> Products { get; init; }

    public required string? DeadlineText { get; init; }

    public required IReadOnlyList<DeadlineRule> DeadlineRules { get; init; }

    public required string? DeadlineNote { get; init; }

    public required Guid? LinkedPlanId { get; init; }

    public required string? Kind { get; init; }

    public required IReadOnlyList<string> EditedFields { get; init; }

    public required IReadOnlyDictionary<string, TextSpan> Spans { get; init; }
}

internal sealed record RoleSeed(Guid TaskId, string Role, int Position, string Written, Guid? UnitId, IReadOnlyList<Guid> MemberIds);

internal sealed record BasisSeed(int Position, string Relation, string? Number, DateOnly? DocumentDate, string? Issuer, string? Title, string Written);

internal sealed record IndicatorSeed(
    Guid IndicatorId, int Position, string? Section, string Text, string? Comparator, decimal? Value, decimal? ValueTo, string? Unit, string? Subject, string? PeriodText);

/// <summary>Turns a draft into the rows of a plan.</summary>
internal static class PlanSeeds
{
    internal static PlanSeed Of(Guid planId, DraftRow row)
    {
        var effective = EffectiveDraft.Build(row);
        var draft = EffectiveDraft.Read(effective);
        var units = row.Units.ToDictionary(unit => unit.Written, StringComparer.Ordinal);
        var groups = draft.Groups.Select((group, i) => new GroupSeed(DerivedId.Group(planId, i), i, group.Section, group.Title)).ToList();
        var links = DraftFindings.QuestionsOf(effective, row.Decisions).Where(one => one.Kind == FindingKind.UndatedDeadline && one.Decision is not null)
            .ToDictionary(one => one.Path!, one => one.Decision!, StringComparer.Ordinal);
        var places = Places(effective);
        var tasks = new List<TaskSeed>();
        var roles = new List<RoleSeed>();
        foreach (var (i, task) in draft.Tasks.Index())
        {
            // A row of an appendix that stands for tasks of the body is not one more task.
            if (task.BodySections.Count > 0)
            {
                continue;
            }

            var taskId = DerivedId.Task(planId, places[i]);
            var answer = links.GetValueOrDefault(EffectiveDraft.TaskPath(places[i], "deadlineText"));
            tasks.Add(ToTask(task, taskId, tasks.Count, GroupOf(groups, task.Section), draft.Period) with
            {
                DeadlineNote = answer is null ? null : Note(answer),
                LinkedPlanId = answer is { Decision: DecisionKind.Link, Value: { } link } && Guid.TryParse(link.GetString(), out var plan) ? plan : null,
                EditedFields = [.. row.Corrections.Where(one => one.Path.StartsWith(EffectiveDraft.TaskPath(places[i], ""), StringComparison.Ordinal)).Select(one => one.Path.Split('.')[^1].Split('[')[0]).Distinct()],
            });
            roles.AddRange(RolesOf(taskId, task, units));
        }

        return new(groups, tasks, roles, BasesOf(draft), [.. draft.Indicators.Select((one, i) => ToIndicator(planId, i, one))]);
    }

    /// <summary>The index in the reader's own list of each task that a person has not removed.</summary>
    private static List<int> Places(System.Text.Json.Nodes.JsonObject effective) =>
        [.. ((effective["tasks"] as System.Text.Json.Nodes.JsonArray) ?? []).Index()
            .Where(task => task.Item is System.Text.Json.Nodes.JsonObject item && !item.ContainsKey(EffectiveDraft.Removed)).Select(task => task.Index)];

    private static TaskSeed ToTask(PlanTask task, Guid taskId, int position, Guid? groupId, PlanPeriod? period) => new()
    {
        TaskId = taskId,
        GroupId = groupId,
        Position = position,
        Section = task.Section ?? "",
        Title = task.Title,
        Content = task.Content,
        Products = task.Products.Count > 0 ? task.Products : task.Product is { Length: > 0 } product ? [product] : [],
        DeadlineText = task.DeadlineText,
        DeadlineRules = task.DeadlineRules.Count > 0 || task.DeadlineText is not { Length: > 0 } phrase
            ? task.DeadlineRules
            : DeadlineReader.Read(phrase, new() { FromYear = period?.From, ToYear = period?.To }).Rules,
        DeadlineNote = null,
        LinkedPlanId = null,
        Kind = task.Kind,
        EditedFields = [],
        Spans = task.Spans,
    };

    private static string Note(FindingDecision answer) => answer.Decision switch
    {
        DecisionKind.Link => $"Theo: {answer.Value?.GetString()}. {answer.Reason}",
        _ => answer.Reason,
    };

    private static Guid? GroupOf(List<GroupSeed> groups, string? section) => section is null
        ? null
        : groups.Where(group => section == group.Section || section.StartsWith(group.Section + ".", StringComparison.Ordinal) || section.StartsWith(group.Section + "-", StringComparison.Ordinal))
            .MaxBy(group => group.Section.Length)?.GroupId;

    private static IEnumerable<RoleSeed> RolesOf(Guid taskId, PlanTask task, Dictionary<string, WrittenUnit> units)
    {
        RoleSeed Role(string role, string written, int position)
        {
            var unit = units.GetValueOrDefault(written);
            return new(taskId, role, position, written, unit?.UnitId, unit?.MemberIds ?? []);
        }

        return (task.Lead is { Length: > 0 } lead ? [Role("lead", lead, 0)] : Enumerable.Empty<RoleSeed>())
            .Concat(task.Coordinating.Select((written, i) => Role("coordinate", written, i)))
            .Concat(task.Advising.Select((written, i) => Role("advise", written, i)));
    }

    private static List<BasisSeed> BasesOf(PlanDraft draft)
    {
        var parents = draft.ParentPlans.ToHashSet(StringComparer.Ordinal);
        // The day of a document may stand only in the title, or further down; it is taken where the text gives one day for it.
        var cited = draft.Citations.Where(one => one.Number is not null).ToLookup(one => one.Number!, StringComparer.OrdinalIgnoreCase);
        DateOnly? DayOf(string number) => cited[number].Select(one => one.Date).OfType<DateOnly>().Distinct().Take(2).ToList() is [var day] ? day : null;
        var bases = draft.LegalBases.Select((one, i) => new BasisSeed(
            i, one.Number is { } number && parents.Contains(number) ? "parent" : "basis", one.Number, one.Date ?? (one.Number is { } undated ? DayOf(undated) : null),
            one.Issuer, one.Title, one.Title ?? one.Number ?? "")).ToList();
        var named = bases.Select(one => one.Number).ToHashSet();
        bases.AddRange(draft.ParentPlans.Where(number => !named.Contains(number)).Distinct(StringComparer.Ordinal).Select((number, i) =>
        {
            var first = cited[number].FirstOrDefault(one => one.Title is not null) ?? cited[number].FirstOrDefault();
            return new BasisSeed(draft.LegalBases.Count + i, "parent", number, DayOf(number), first?.Issuer, first?.Title, first?.Title ?? number);
        }));
        return bases;
    }

    private static IndicatorSeed ToIndicator(Guid planId, int position, PlanIndicator one) => new(
        DerivedId.Indicator(planId, position), position, one.Section, one.Text, one.Comparator, one.Value?.From, one.Value?.To, one.Unit, one.Subject, one.Year);
}
