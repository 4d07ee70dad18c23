using System.Text.Json;

namespace EduCoop.Plans.Tasks;

/// <summary>A task with everything about it.</summary>
public sealed record TaskView
{
    /// <summary>The task.</summary>
    public required Guid TaskId { get; init; }

    /// <summary>Its plan.</summary>
    public required Guid PlanId { get; init; }

    /// <summary>Number of the plan.</summary>
    public required string? DocumentNumber { get; init; }

    /// <summary>Title of the plan.</summary>
    public required string PlanTitle { get; init; }

    /// <summary>State of the plan.</summary>
    public required string PlanState { get; init; }

    /// <summary>Who issued it.</summary>
    public required Guid IssuerUnitId { get; init; }

    /// <summary>Section in the document.</summary>
    public required string Section { get; init; }

    /// <summary>Section of the group.</summary>
    public required string? GroupSection { get; init; }

    /// <summary>Heading of the group.</summary>
    public required string? GroupTitle { get; init; }

    /// <summary>What is to be done.</summary>
    public required string Title { get; init; }

    /// <summary>In detail.</summary>
    public required IReadOnlyList<string> Content { get; init; }

    /// <summary>What comes out of it.</summary>
    public required IReadOnlyList<string> Products { get; init; }

    /// <summary>The deadline as written.</summary>
    public required string? DeadlineText { get; init; }

    /// <summary>The deadline as rules.</summary>
    public required JsonElement DeadlineRules { get; init; }

    /// <summary>What a person said of a deadline without a date.</summary>
    public required string? DeadlineNote { get; init; }

    /// <summary>The plan that the deadline hangs on.</summary>
    public required Guid? LinkedPlanId { get; init; }

    /// <summary>How it stands in the document: labelled, responsibility, assignment, appendix or content.</summary>
    public required string? Kind { get; init; }

    /// <summary>active or withdrawn.</summary>
    public required string State { get; init; }

    /// <summary>Fields that a person has set.</summary>
    public required IReadOnlyList<string> EditedFields { get; init; }

    /// <summary>Grows with each change.</summary>
    public required long Version { get; init; }

    /// <summary>Where the values stand in the document's text.</summary>
    public required JsonElement Spans { get; init; }

    /// <summary>The draft whose text that is.</summary>
    public required Guid? DraftId { get; init; }

    /// <summary>Lead, coordinators, advisers.</summary>
    public required IReadOnlyList<TaskRoleView> Roles { get; init; }

    /// <summary>Pieces of work that the caller may see, at most 200, in order of due date.</summary>
    public required IReadOnlyList<OccurrenceView> Occurrences { get; init; }

    /// <summary>How many there are.</summary>
    public required long OccurrenceCount { get; init; }

    /// <summary>Extensions of these, newest first.</summary>
    public required IReadOnlyList<ExtensionView> Extensions { get; init; }

    /// <summary>Files of these, newest first.</summary>
    public required IReadOnlyList<EvidenceView> Evidence { get; init; }

    /// <summary>What happened, newest first, at most 200.</summary>
    public required IReadOnlyList<HistoryView> History { get; init; }
}

/// <summary>Who does what.</summary>
public sealed record TaskRoleView
{
    /// <summary>lead, coordinate or advise.</summary>
    public required string Role { get; init; }

    /// <summary>As the document writes it.</summary>
    public required string Written { get; init; }

    /// <summary>The unit.</summary>
    public required Guid? UnitId { get; init; }

    /// <summary>Its name.</summary>
    public required string? UnitName { get; init; }

    /// <summary>How many members a group has.</summary>
    public required int MemberCount { get; init; }
}

/// <summary>One piece of work.</summary>
public sealed record OccurrenceView
{
    /// <summary>Its id.</summary>
    public required Guid OccurrenceId { get; init; }

    /// <summary>Its task.</summary>
    public required Guid TaskId { get; init; }

    /// <summary>Who leads it.</summary>
    public required Guid? UnitId { get; init; }

    /// <summary>Its name.</summary>
    public required string? UnitName { get; init; }

    /// <summary>The period.</summary>
    public required string Label { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly? StartsOn { get; init; }

    /// <summary>Last day on which it is on time.</summary>
    public required DateOnly? DueOn { get; init; }

    /// <summary>The due date that the plan gave.</summary>
    public required DateOnly? FirstDueOn { get; init; }

    /// <summary>The last working day not after the due date.</summary>
    public required DateOnly? AdvisedOn { get; init; }

    /// <summary>Work without an end.</summary>
    public required bool Continuous { get; init; }

    /// <summary>open, waiting, accepted or cancelled.</summary>
    public required string State { get; init; }

    /// <summary>As in lists.</summary>
    public required string Status { get; init; }

    /// <summary>How far it is.</summary>
    public required int Percent { get; init; }

    /// <summary>The product was handed over.</summary>
    public required bool ProductDelivered { get; init; }

    /// <summary>Given back for more.</summary>
    public required bool Returned { get; init; }

    /// <summary>When it was handed in.</summary>
    public required DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>The day that counts.</summary>
    public required DateOnly? DoneOn { get; init; }

    /// <summary>When it was accepted.</summary>
    public required DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>Grows with each change.</summary>
    public required long Version { get; init; }
}

/// <summary>A later due date that somebody asked for.</summary>
public sealed record ExtensionView
{
    /// <summary>Its id.</summary>
    public required Guid ExtensionId { get; init; }

    /// <summary>The piece of work.</summary>
    public required Guid OccurrenceId { get; init; }

    /// <summary>The due date then.</summary>
    public required DateOnly OldDueOn { get; init; }

    /// <summary>The due date asked for.</summary>
    public required DateOnly NewDueOn { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>asked, granted or refused.</summary>
    public required string State { get; init; }

    /// <summary>Who asked.</summary>
    public required Guid AskedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Who decided.</summary>
    public required Guid? DecidedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Why so.</summary>
    public required string? DecisionReason { get; init; }
}

/// <summary>A file that shows the work.</summary>
public sealed record EvidenceView
{
    /// <summary>Its id.</summary>
    public required Guid EvidenceId { get; init; }

    /// <summary>The piece of work.</summary>
    public required Guid OccurrenceId { get; init; }

    /// <summary>The file's name.</summary>
    public required string FileName { get; init; }

    /// <summary>What it is, by its content.</summary>
    public required string MediaType { get; init; }

    /// <summary>Its size.</summary>
    public required long ByteCount { get; init; }

    /// <summary>Its content, as a hash.</summary>
    public required string Sha256 { get; init; }

    /// <summary>A picture on which people can be known.</summary>
    public required bool ShowsPeople { get; init; }

    /// <summary>The consents are at hand; without them it is never public.</summary>
    public required bool Consent { get; init; }

    /// <summary>Who added it.</summary>
    public required Guid AddedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>When it was taken back.</summary>
    public required DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>Why.</summary>
    public required string? WithdrawnReason { get; init; }
}

/// <summary>Something that happened.</summary>
public sealed record HistoryView
{
    /// <summary>Its id.</summary>
    public required Guid HistoryId { get; init; }

    /// <summary>The piece of work.</summary>
    public required Guid? OccurrenceId { get; init; }

    /// <summary>progressed, submitted, accepted, returned, extension_asked, extension_granted, extension_refused, evidence_added, evidence_withdrawn, changed.</summary>
    public required string Kind { get; init; }

    /// <summary>How far it was.</summary>
    public required int? Percent { get; init; }

    /// <summary>What was said.</summary>
    public required string? Text { get; init; }

    /// <summary>Who.</summary>
    public required string ByName { get; init; }

    /// <summary>For which unit.</summary>
    public required string? ByUnitName { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}
