using System.Text.Json.Nodes;
using Dapper;
using Npgsql;

namespace EduCoop.Plans.Life;

/// <summary>A plan with everything but its tasks.</summary>
public sealed record PlanView
{
    /// <summary>The plan.</summary>
    public required Guid PlanId { get; init; }

    /// <summary>The draft it was made from.</summary>
    public required Guid? DraftId { get; init; }

    /// <summary>Who issues it.</summary>
    public required Guid IssuerUnitId { get; init; }

    /// <summary>The issuer as the document names it.</summary>
    public required string IssuerName { get; init; }

    /// <summary>Type and issuer, for example KH-UBND.</summary>
    public required string Symbol { get; init; }

    /// <summary>Number and symbol once it is issued.</summary>
    public required string? DocumentNumber { get; init; }

    /// <summary>Date of the document once it is issued.</summary>
    public required DateOnly? DocumentDate { get; init; }

    /// <summary>What it is about.</summary>
    public required string Title { get; init; }

    /// <summary>First year it covers.</summary>
    public required int? PeriodFrom { get; init; }

    /// <summary>Last year it covers.</summary>
    public required int? PeriodTo { get; init; }

    /// <summary>Where it stands.</summary>
    public required PlanState State { get; init; }

    /// <summary>1 when issued, then one more with each amendment.</summary>
    public required int Version { get; init; }

    /// <summary>Grows with each change; send it back to be told when somebody else was faster.</summary>
    public required long Revision { get; init; }

    /// <summary>Objectives, funding, leaders, recipients, signer, appendices and open findings, as read and corrected.</summary>
    public required JsonObject Details { get; init; }

    /// <summary>Who made it, and when; likewise below.</summary>
    public required Guid CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required Guid? SubmittedBy { get; init; }

    public required DateTimeOffset? SubmittedAt { get; init; }

    public required Guid? ApprovedBy { get; init; }

    public required DateTimeOffset? ApprovedAt { get; init; }

    public required Guid? IssuedBy { get; init; }

    public required DateTimeOffset? IssuedAt { get; init; }

    public required Guid? ClosedBy { get; init; }

    public required DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Why it was given back last.</summary>
    public required string? ReturnReason { get; init; }

    /// <summary>Groups of tasks in the order of the document.</summary>
    public required IReadOnlyList<PlanGroup> Groups { get; init; }

    /// <summary>Legal bases and parent plans.</summary>
    public required IReadOnlyList<PlanBasis> Bases { get; init; }

    /// <summary>Active tasks.</summary>
    public required int TaskCount { get; init; }

    /// <summary>Tasks whose lead nobody has named.</summary>
    public required int WithoutLead { get; init; }

    /// <summary>Tasks whose lead is a written name that no unit stands for.</summary>
    public required int UnresolvedLead { get; init; }

    /// <summary>Due dates are being unfolded still.</summary>
    public required int Unfolding { get; init; }

    private const string Find = """
        select p.plan_id, p.draft_id, p.issuer_unit_id, p.issuer_name, p.symbol, p.document_number, p.document_date, p.title, p.period_from, p.period_to, p.state,
               p.version, p.revision, p.details, p.created_by, p.created_at, p.submitted_by, p.submitted_at, p.approved_by, p.approved_at, p.issued_by, p.issued_at,
               p.closed_by, p.closed_at, p.return_reason,
               (select count(*) from task t where t.plan_id = p.plan_id and t.state = 'active') as task_count,
               (select count(*) from task t where t.plan_id = p.plan_id and t.state = 'active' and not exists (select from task_role r where r.task_id = t.task_id and r.role = 'lead')) as without_lead,
               (select count(*) from task t join task_role r on r.task_id = t.task_id and r.role = 'lead'
                where t.plan_id = p.plan_id and t.state = 'active' and r.unit_id is null and cardinality(r.member_ids) = 0) as unresolved_lead,
               (select count(*) from unfold_job j where j.plan_id = p.plan_id) as unfolding
        from plan p where p.plan_id = @planId;
        select group_id, section, title from task_group where plan_id = @planId order by position;
        select b.position, b.relation, b.number, b.document_date, b.issuer, b.title, b.written, b.bound_plan_id, b.bound_at, b.proposed_plan_id, b.proposal_reason, b.proposal_state,
               coalesce(x.document_number, y.document_number) as plan_number, coalesce(x.title, y.title) as plan_title
        from plan_basis b left join plan x on x.plan_id = b.bound_plan_id left join plan y on y.plan_id = b.proposed_plan_id
        where b.plan_id = @planId order by b.position
        """;

    internal static async Task<PlanView?> FindAsync(NpgsqlConnection connection, Guid planId, CancellationToken cancellation)
    {
        await using var read = await connection.QueryMultipleAsync(new CommandDefinition(Find, new { planId }, cancellationToken: cancellation));
        return await read.ReadSingleOrDefaultAsync<PlanRow>() is not { } row
            ? null
            : row.ToView((await read.ReadAsync<PlanGroup>()).AsList(), (await read.ReadAsync<PlanBasis>()).AsList());
    }

    private sealed record PlanRow
    {
        public required Guid PlanId { get; init; }

        public required Guid? DraftId { get; init; }

        public required Guid IssuerUnitId { get; init; }

        public required string IssuerName { get; init; }

        public required string Symbol { get; init; }

        public required string? DocumentNumber { get; init; }

        public required DateOnly? DocumentDate { get; init; }

        public required string Title { get; init; }

        public required int? PeriodFrom { get; init; }

        public required int? PeriodTo { get; init; }

        public required PlanState State { get; init; }

        public required int Version { get; init; }

        public required long Revision { get; init; }

        public required string Details { get; init; }

        public required Guid CreatedBy { get; init; }

        public required DateTimeOffset CreatedAt { get; init; }

        public required Guid? SubmittedBy { get; init; }

        public required DateTimeOffset? SubmittedAt { get; init; }

        public required Guid? ApprovedBy { get; init; }

        public required DateTimeOffset? ApprovedAt { get; init; }

        public required Guid? IssuedBy { get; init; }

        public required DateTimeOffset? IssuedAt { get; init; }

        public required Guid? ClosedBy { get; init; }

        public required DateTimeOffset? ClosedAt { get; init; }

        public required string? ReturnReason { get; init; }

        public required long TaskCount { get; init; }

        public required long WithoutLead { get; init; }

        public required long UnresolvedLead { get; init; }

        public required long Unfolding { get; init; }

        internal PlanView ToView(IReadOnlyList<PlanGroup> groups, IReadOnlyList<PlanBasis> bases) => new()
        {
            PlanId = PlanId, DraftId = DraftId, IssuerUnitId = IssuerUnitId, IssuerName = IssuerName, Symbol = Symbol, DocumentNumber = DocumentNumber,
            DocumentDate = DocumentDate, Title = Title, PeriodFrom = PeriodFrom, PeriodTo = PeriodTo, State = State, Version = Version, Revision = Revision,
            Details = JsonNode.Parse(Details)!.AsObject(), CreatedBy = CreatedBy, CreatedAt = CreatedAt, SubmittedBy = SubmittedBy, SubmittedAt = SubmittedAt,
            ApprovedBy = ApprovedBy, ApprovedAt = ApprovedAt, IssuedBy = IssuedBy, IssuedAt = IssuedAt, ClosedBy = ClosedBy, ClosedAt = ClosedAt,
            ReturnReason = ReturnReason, Groups = groups, Bases = bases, TaskCount = (int)TaskCount, WithoutLead = (int)WithoutLead,
            UnresolvedLead = (int)UnresolvedLead, Unfolding = (int)Unfolding,
        };
    }
}

/// <summary>A heading that gathers tasks.</summary>
public sealed record PlanGroup
{
    /// <summary>The group.</summary>
    public required Guid GroupId { get; init; }

    /// <summary>Its section in the document.</summary>
    public required string Section { get; init; }

    /// <summary>Its heading.</summary>
    public required string Title { get; init; }
}

/// <summary>A document that a plan rests on or implements.</summary>
public sealed record PlanBasis
{
    /// <summary>Its place in the list.</summary>
    public required int Position { get; init; }

    /// <summary>basis or parent.</summary>
    public required string Relation { get; init; }

    /// <summary>Number as cited.</summary>
    public required string? Number { get; init; }

    /// <summary>Date as cited.</summary>
    public required DateOnly? DocumentDate { get; init; }

    /// <summary>Issuer as cited.</summary>
    public required string? Issuer { get; init; }

    /// <summary>Title as cited.</summary>
    public required string? Title { get; init; }

    /// <summary>The words of the citation.</summary>
    public required string Written { get; init; }

    /// <summary>The plan that is meant.</summary>
    public required Guid? BoundPlanId { get; init; }

    /// <summary>When it was bound.</summary>
    public required DateTimeOffset? BoundAt { get; init; }

    /// <summary>The plan that may be meant; a person accepts or declines.</summary>
    public required Guid? ProposedPlanId { get; init; }

    /// <summary>Why it is proposed and not bound.</summary>
    public required string? ProposalReason { get; init; }

    /// <summary>open or declined.</summary>
    public required string? ProposalState { get; init; }

    /// <summary>Number of the bound or proposed plan.</summary>
    public required string? PlanNumber { get; init; }

    /// <summary>Its title.</summary>
    public required string? PlanTitle { get; init; }
}
