using EduCoop.Documents.Citations;
using EduCoop.Documents.Contradictions;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Plans;

/// <summary>What was understood of a plan. A person checks it; nothing here is final and nothing is invented.</summary>
public sealed record PlanDraft
{
    public string? DocumentNumber { get; init; }

    /// <summary>The symbol of a draft whose number is still blank: "/KH-UBND".</summary>
    public string? DocumentNumberTemplate { get; init; }

    public DateOnly? DocumentDate { get; init; }

    public DocumentDateParts? DocumentDateParts { get; init; }

    public string? Issuer { get; init; }

    public string? IssuerParent { get; init; }

    public string? Title { get; init; }

    public PlanPeriod? Period { get; init; }

    public int LegalBasisCount { get; init; }

    /// <summary>The numbers (or names) of the documents it rests on.</summary>
    public IReadOnlyList<string> LegalBasis { get; init; } = [];

    public IReadOnlyList<LegalBase> LegalBases { get; init; } = [];

    public int CanCuLines { get; init; }

    /// <summary>Documents that are only named inside the title of a base.</summary>
    public IReadOnlyList<string> CitedThrough { get; init; } = [];

    /// <summary>"Căn cứ tình hình thực tế …": bases that are no documents.</summary>
    public IReadOnlyList<string> NonDocumentBasis { get; init; } = [];

    /// <summary>Every place that names another document, and why.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>The documents it implements, nearest first.</summary>
    public IReadOnlyList<string> ParentPlans { get; init; } = [];

    public IReadOnlyList<PlanObjective> Objectives { get; init; } = [];

    public IReadOnlyList<PlanIndicator> Indicators { get; init; } = [];

    public IReadOnlyList<TaskGroup> Groups { get; init; } = [];

    public IReadOnlyList<PlanTask> Tasks { get; init; } = [];

    /// <summary>What each unit answers for, where the tasks themselves already say who does them.</summary>
    public IReadOnlyList<PlanTask> Responsibilities { get; init; } = [];

    public IReadOnlyList<ReportingDeadline> ReportingDeadlines { get; init; } = [];

    public IReadOnlyList<string> Funding { get; init; } = [];

    /// <summary>Where each source of <see cref="Funding"/> stands.</summary>
    public IReadOnlyList<TextSpan> FundingSpans { get; init; } = [];

    public PlanContact? Contact { get; init; }

    public IReadOnlyList<Leader> Leadership { get; init; } = [];

    public IReadOnlyList<Recipient> Recipients { get; init; } = [];

    public int RecipientsCount { get; init; }

    public string? Signer { get; init; }

    public string? SignerTitle { get; init; }

    public IReadOnlyList<PlanAppendix> Appendices { get; init; } = [];

    /// <summary>Where the rows of an appendix differ from the body, also where they only say the same in other words.</summary>
    public IReadOnlyList<BodyVsAppendix> BodyVsAppendix { get; init; } = [];

    public IReadOnlyList<Contradiction> Contradictions { get; init; } = [];

    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Where the values of the document itself stand, by their JSON names.</summary>
    public IReadOnlyDictionary<string, TextSpan> Spans { get; init; } = new Dictionary<string, TextSpan>();
}

/// <summary>The date as far as it is written; a draft often leaves day and month blank.</summary>
public sealed record DocumentDateParts(int? Year, int? Month, int? Day, string? Place);

/// <summary>The years (and months, "2026-04") a plan covers.</summary>
public sealed record PlanPeriod(int? From, int? To, string? Text, string? FromMonth = null, string? ToMonth = null, int? Vision = null);

/// <summary>A document the plan rests on.</summary>
public sealed record LegalBase(string? Number, DateOnly? Date, string? Issuer, string? Title, TextSpan Span);

/// <summary>An objective in words.</summary>
public sealed record PlanObjective(string? Section, string Text, TextSpan Span)
{
    /// <summary>purpose, requirement, purpose_and_requirements, general_objective, objective or vision.</summary>
    public string Kind { get; init; } = "objective";
}

/// <summary>Who leads what.</summary>
public sealed record Leader(string Name, string? Duty, TextSpan Span);

/// <summary>Whom to ask.</summary>
public sealed record PlanContact(string? Person, string? Role, string? Address, string? Email, string? Phone, TextSpan Span);

/// <summary>A line of "Nơi nhận".</summary>
public sealed record Recipient(string Text, TextSpan Span);

/// <summary>An appendix: where it begins and ends, what it is called.</summary>
public sealed record PlanAppendix(string? Label, string? Title, TextSpan Span, int Rows);
