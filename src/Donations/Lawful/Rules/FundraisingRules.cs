using EduCoop.Contracts.Donations;
using EduCoop.Documents.Deadlines;
using EduCoop.ServiceDefaults;

namespace EduCoop.Donations.Lawful.Rules;

/// <summary>The days of a campaign from which deadlines follow; null = has not happened.</summary>
internal sealed record CampaignDays
{
    internal required DateOnly OpensOn { get; init; }

    internal DateOnly? ClosesOn { get; init; }

    internal DateOnly? SubmittedOn { get; init; }

    internal DateOnly? ApprovedOn { get; init; }

    internal DateOnly? OpenedOn { get; init; }

    internal DateOnly? ClosedOn { get; init; }

    internal DateOnly? UsagePostedOn { get; init; }

    internal DateOnly? UsageAdoptedOn { get; init; }

    internal DateOnly? SettledOn { get; init; }

    /// <summary>Duties done outside this system, by their code.</summary>
    internal IReadOnlyDictionary<string, DateOnly> Done { get; init; } = new Dictionary<string, DateOnly>();

    internal DateOnly? DoneOn(string duty) => Done.TryGetValue(duty, out var day) ? day : null;
}

/// <summary>One duty of the law with its days.</summary>
/// <param name="Code">Stable name.</param>
/// <param name="Title">What must be done, in Vietnamese.</param>
/// <param name="Article">Where the law says it.</param>
/// <param name="DueOn">Last day; null while the day it counts from is open.</param>
/// <param name="DoneOn">Day on which it was done.</param>
/// <param name="NotBefore">True: the day is not a limit but the first day on which the next step may be taken.</param>
internal sealed record Duty(string Code, string Title, string Article, DateOnly? DueOn, DateOnly? DoneOn, bool NotBefore = false);

/// <summary>One law's rules for a campaign. Each law is one class in one file.</summary>
internal abstract class FundraisingRules
{
    internal static FundraisingRules Of(FundraisingRegime regime) => regime switch
    {
        FundraisingRegime.Tt16 => Circular16.Rules,
        FundraisingRegime.Nd93 => Decree93.Rules,
        _ => OtherBasis.Rules,
    };

    /// <summary>What already a draft must not say.</summary>
    internal virtual Refusal? RefuseDraft(DraftCampaignRequest draft) => null;

    /// <summary>What a plan needs before it can be judged.</summary>
    internal virtual Refusal? RefuseSubmission(CampaignPlanView plan) => null;

    /// <summary>The law's duties for this campaign, in the order in which they come.</summary>
    internal virtual IEnumerable<Duty> Duties(CampaignDays days, WorkingDays calendar) => [];

    /// <summary>First day on which the use of gifts may be adopted after its plan was posted; null where the law asks for no posting.</summary>
    internal virtual DateOnly? AdoptableFrom(DateOnly postedOn, WorkingDays calendar) => null;
}

/// <summary>Any other legal basis, named in the campaign's papers: the closed list of purposes holds, deadlines are the papers'.</summary>
internal sealed class OtherBasis : FundraisingRules
{
    internal static readonly OtherBasis Rules = new();
}
