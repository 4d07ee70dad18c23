using System.Collections.Immutable;
using System.Text.Json;
using EduCoop.Contracts;
using EduCoop.ServiceDefaults;

namespace EduCoop.Twinning.Agreements;

/// <summary>What happened to an agreement, for others to hear.</summary>
internal enum AgreementFact
{
    Proposed,
    SupporterAccepted,
    SeekerAccepted,
    SupporterApproved,
    SeekerApproved,
    Activated,
    Renewed,
    Declined,
    Ended,
}

/// <summary>What applying a message gave: the new state and what happened, or why nothing was kept.</summary>
/// <param name="Agreement">The state after; the one before when it was refused or known.</param>
/// <param name="Facts">What happened, in the order in which it is told.</param>
/// <param name="Refusal">Why nothing was kept.</param>
/// <param name="IsKnown">The same message had been kept before.</param>
internal readonly record struct AgreementOutcome(Agreement Agreement, IReadOnlyList<AgreementFact> Facts, Refusal? Refusal = null, bool IsKnown = false);

/// <summary>
/// An agreement between two schools: the set of its messages and where it stands by them. Pure: no clock, no database. Whatever the order, the repetitions and the
/// restarts, the same messages give the same standing, because the standing is read from the set alone.
/// </summary>
internal sealed class Agreement
{
    /// <summary>No agreement ever needs as many; more are an attack or a loop between deployments.</summary>
    internal const int MostMessages = 500;

    /// <summary>How far another deployment's clock may run ahead of ours.</summary>
    internal static readonly TimeSpan MostAhead = TimeSpan.FromMinutes(5);

    private readonly ImmutableArray<AgreementMessage> messages;
    private readonly Disposition[] dispositions;

    private Agreement(Guid id, ImmutableArray<AgreementMessage> messages)
    {
        Id = id;
        this.messages = messages;
        (Standing, dispositions) = AgreementReplay.Of(messages);
        Terms = Proposal?.Terms;
    }

    internal Guid Id { get; }

    /// <summary>All that was ever kept, in the order of the acts.</summary>
    internal IReadOnlyList<AgreementMessage> Messages => messages;

    /// <summary>What became of each message.</summary>
    internal IReadOnlyList<Disposition> Dispositions => dispositions;

    internal AgreementStanding Standing { get; }

    /// <summary>Null while the proposal is under way.</summary>
    internal AgreementTerms? Terms { get; }

    internal AgreementMessage? Proposal => Standing.ProposalId is { } id ? messages.First(message => message.MessageId == id) : null;

    /// <summary>The side that issues the paper: the school that proposed, the supporting one when an office did. Null while the proposal is under way.</summary>
    internal AgreementSide? Issuer => Proposal is { } proposal ? proposal.Party == AgreementParty.SeekerSchool ? Terms!.Seeker : Terms!.Supporter : null;

    /// <summary>Grows by one with each message that is kept.</summary>
    internal long Version => messages.Length;

    internal static Agreement Empty(Guid id) => new(id, []);

    /// <summary>The agreement as it was kept, in whatever order the messages are read.</summary>
    internal static Agreement Of(Guid id, IEnumerable<AgreementMessage> messages)
    {
        var sorted = messages.ToArray();
        Array.Sort(sorted, AgreementReplay.Compare);
        return new(id, [.. sorted]);
    }

    /// <summary>The transition. What is done here is refused when it would not count; what another deployment says is kept in any case.</summary>
    /// <param name="message">The step.</param>
    /// <param name="isOwn">Done in this deployment, by somebody who can be told no.</param>
    /// <param name="at">Now.</param>
    internal AgreementOutcome Apply(AgreementMessage message, bool isOwn, DateTimeOffset at)
    {
        foreach (var kept in messages)
        {
            if (kept.MessageId == message.MessageId)
            {
                return IsSame(kept, message, isOwn) ? new(this, [], IsKnown: true) : new(this, [], AgreementRefusals.IdTaken);
            }
        }

        if (Refuse(message, at) is { } unfit)
        {
            return new(this, [], unfit);
        }

        var place = messages.BinarySearch(message, Comparer<AgreementMessage>.Create(AgreementReplay.Compare));
        var next = new Agreement(Id, messages.Insert(~place, message));
        return isOwn && next.dispositions[~place] is { Effect: not AgreementEffect.Applied } unwanted
            ? new(this, [], AgreementRefusals.Of(this, message, unwanted))
            : new(next, FactsBetween(Standing, next.Standing));
    }

    private Refusal? Refuse(AgreementMessage message, DateTimeOffset at) =>
        message.AgreementId != Id || message.MessageId == Guid.Empty ? AgreementRefusals.IdMissing
        : message.ActedAt > at + MostAhead ? AgreementRefusals.InTheFuture
        : messages.Length >= MostMessages ? AgreementRefusals.TooMany
        : message.Step == AgreementStep.Propose && message.Terms is null ? AgreementRefusals.TermsMissing
        : message.Step == AgreementStep.Renew && message.SchoolYear is null ? AgreementRefusals.YearMissing
        : null;

    /// <summary>What others must hear when the standing goes from one to the other, also when a message that came late changed what had been said.</summary>
    internal static IReadOnlyList<AgreementFact> FactsBetween(AgreementStanding before, AgreementStanding after)
    {
        if (before == after)
        {
            return [];
        }

        var facts = new List<AgreementFact>();
        if (after.ProposalId is { } proposal)
        {
            Say(facts, before.ProposalId != proposal, AgreementFact.Proposed);
            // A proposing school's own consent is told by the proposal.
            Say(facts, IsNew(before.SupporterSchool, after.SupporterSchool) && after.SupporterSchool!.MessageId != proposal, AgreementFact.SupporterAccepted);
            Say(facts, IsNew(before.SeekerSchool, after.SeekerSchool) && after.SeekerSchool!.MessageId != proposal, AgreementFact.SeekerAccepted);
            Say(facts, IsNew(before.SupporterOffice, after.SupporterOffice), AgreementFact.SupporterApproved);
            Say(facts, IsNew(before.SeekerOffice, after.SeekerOffice), AgreementFact.SeekerApproved);
            Say(facts, (before.ActiveSince is null && after.ActiveSince is not null) || (before.State != AgreementState.Active && after.State == AgreementState.Active), AgreementFact.Activated);
            Say(facts, after.Renewals > before.Renewals, AgreementFact.Renewed);
        }

        if (after.IsClosed && (after.State != before.State || after.ClosedBy != before.ClosedBy))
        {
            facts.Add(before.ActiveSince is not null || after.ActiveSince is not null ? AgreementFact.Ended : AgreementFact.Declined);
        }
        else if (!after.IsClosed && before.State == AgreementState.Active && after.State != AgreementState.Active)
        {
            // An earlier act, learned late, took one of the four consents away.
            facts.Add(AgreementFact.Ended);
        }
        else if (facts.Count == 0 && before.State != after.State && after.ProposalId is not null)
        {
            // Open again, or a stage back: told anew.
            facts.Add(AgreementFact.Proposed);
        }

        return facts;
    }

    private static void Say(List<AgreementFact> facts, bool isSo, AgreementFact fact)
    {
        if (isSo)
        {
            facts.Add(fact);
        }
    }

    private static bool IsNew(Consent? before, Consent? after) => after is not null && before?.MessageId != after.MessageId;

    // When it was learned is ours and differs from one delivery to the next. Who repeats a request here is given a new time of the act by us; another deployment
    // repeats its message with its own.
    private static bool IsSame(AgreementMessage one, AgreementMessage other, bool isOwn) =>
        (isOwn || one.ActedAt == other.ActedAt) && Said(one) is var kept && Said(other) is var repeated && (kept == repeated || Written(kept) == Written(repeated));

    private static AgreementMessage Said(AgreementMessage message) => message with { LearnedAt = default, ActedAt = default, ByUnitName = "" };

    // Lists inside are equal by what they hold.
    private static string Written(AgreementMessage message) => JsonSerializer.Serialize(message, ContractJson.Options);
}
