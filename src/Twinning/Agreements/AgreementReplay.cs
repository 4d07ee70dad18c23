namespace EduCoop.Twinning.Agreements;

/// <summary>
/// Reads an agreement's messages in the order in which things were done (time of the act, then id) and says where it stands. A message whose presupposition is not
/// there yet waits and is looked at again after each one that counts. The same set gives the same standing in whatever order it came.
/// </summary>
internal sealed class AgreementReplay
{
    private readonly IReadOnlyList<AgreementMessage> messages;
    private readonly Disposition[] dispositions;
    private readonly List<int> waiting = [];
    private AgreementMessage? proposal;
    private AgreementStanding standing = AgreementStanding.Nothing;
    private DateTimeOffset now;

    private AgreementReplay(IReadOnlyList<AgreementMessage> messages)
    {
        this.messages = messages;
        dispositions = new Disposition[messages.Count];
    }

    /// <param name="messages">In the order of <see cref="Compare"/>.</param>
    internal static (AgreementStanding Standing, Disposition[] Dispositions) Of(IReadOnlyList<AgreementMessage> messages)
    {
        var replay = new AgreementReplay(messages);
        replay.Run();
        return (replay.standing, replay.dispositions);
    }

    internal static int Compare(AgreementMessage one, AgreementMessage other) =>
        one.ActedAt.CompareTo(other.ActedAt) is not 0 and var byTime ? byTime : one.MessageId.CompareTo(other.MessageId);

    private void Run()
    {
        for (var i = 0; i < messages.Count; i++)
        {
            now = messages[i].ActedAt;
            dispositions[i] = Try(messages[i]);
            if (dispositions[i].Effect == AgreementEffect.Pending)
            {
                waiting.Add(i);
            }
            else if (dispositions[i].Effect == AgreementEffect.Applied)
            {
                Unlock();
            }
        }
    }

    // Each round takes at least one off, so it ends.
    private void Unlock()
    {
        for (var k = 0; k < waiting.Count;)
        {
            var i = waiting[k];
            dispositions[i] = Try(messages[i]);
            if (dispositions[i].Effect == AgreementEffect.Pending)
            {
                k++;
                continue;
            }

            waiting.RemoveAt(k);
            // What was done first is looked at first, again.
            k = dispositions[i].Effect == AgreementEffect.Applied ? 0 : k;
        }
    }

    private Disposition Try(AgreementMessage message)
    {
        if (standing.IsClosed)
        {
            return Disposition.Void("closed");
        }

        if (message.Step == AgreementStep.Propose)
        {
            return Propose(message);
        }

        if (proposal is null)
        {
            return Disposition.Pending;
        }

        if (message.Authority != AuthorityOf(message))
        {
            return Disposition.Void("wrong_authority");
        }

        return message.Step switch
        {
            AgreementStep.Accept => Accept(message),
            AgreementStep.Approve => Approve(message),
            AgreementStep.Decline => Decline(message),
            AgreementStep.Withdraw => Withdraw(message),
            AgreementStep.Renew => Renew(message),
            AgreementStep.End => End(message),
            _ => Expire(message),
        };
    }

    // Nobody but the deployment that a side belongs to speaks in its name.
    private string AuthorityOf(AgreementMessage message) => message.Party switch
    {
        AgreementParty.SupporterSchool or AgreementParty.SupporterOffice => proposal!.Terms!.Supporter.Authority,
        AgreementParty.SeekerSchool or AgreementParty.SeekerOffice => proposal!.Terms!.Seeker.Authority,
        _ => proposal!.Authority,
    };

    private Disposition Propose(AgreementMessage message)
    {
        if (proposal is not null)
        {
            return Disposition.Void("already_proposed");
        }

        var terms = message.Terms!;
        if (message.Party is AgreementParty.SupporterOffice or AgreementParty.SeekerOffice)
        {
            return Disposition.Void("wrong_party");
        }

        if (message.Authority != terms.Supporter.Authority && message.Authority != terms.Seeker.Authority)
        {
            return Disposition.Void("wrong_authority");
        }

        proposal = message;
        if (message.Party != AgreementParty.Proposer && AuthorityOf(message) != message.Authority)
        {
            proposal = null;
            return Disposition.Void("wrong_authority");
        }

        standing = standing with { State = AgreementState.Proposed, Since = now, ProposalId = message.MessageId, ThroughYear = terms.ThroughYear };
        if (message.Party != AgreementParty.Proposer)
        {
            // A school that proposes is bound by its own offer (Civil Code 2015, Art. 386); an office is never.
            standing = standing.With(message.Party, ConsentOf(message));
        }

        return Disposition.Applied;
    }

    private Disposition Accept(AgreementMessage message)
    {
        if (message.Party is not (AgreementParty.SupporterSchool or AgreementParty.SeekerSchool))
        {
            return Disposition.Void("wrong_party");
        }

        if (RefuseConsent(message) is { } refused)
        {
            return refused;
        }

        standing = standing.With(message.Party, ConsentOf(message));
        if (standing is { SupporterSchool: not null, SeekerSchool: not null })
        {
            standing = standing with { State = AgreementState.Accepted, Since = now };
        }

        return Disposition.Applied;
    }

    private Disposition Approve(AgreementMessage message)
    {
        if (message.Party is not (AgreementParty.SupporterOffice or AgreementParty.SeekerOffice))
        {
            return Disposition.Void("wrong_party");
        }

        if (standing.State == AgreementState.Proposed)
        {
            return Disposition.Pending;
        }

        if (RefuseConsent(message) is { } refused)
        {
            return refused;
        }

        standing = standing.With(message.Party, ConsentOf(message));
        if (standing is { SupporterOffice: not null, SeekerOffice: not null })
        {
            standing = standing with { State = AgreementState.Active, Since = now, ActiveSince = now };
        }

        return Disposition.Applied;
    }

    // Four consents are four persons, and none of them is who proposed as an office.
    private Disposition? RefuseConsent(AgreementMessage message) =>
        standing.Of(message.Party) is not null ? Disposition.Void("already_consented")
        : proposal!.Party == AgreementParty.Proposer && proposal.By == message.By ? Disposition.Void("own_proposal")
        : new[] { standing.SupporterSchool, standing.SeekerSchool, standing.SupporterOffice, standing.SeekerOffice }.Any(consent => consent?.By == message.By) ? Disposition.Void("same_person")
        : null;

    private Disposition Decline(AgreementMessage message) =>
        message.Party == AgreementParty.Proposer ? Disposition.Void("wrong_party")
        : standing.State == AgreementState.Active ? Disposition.Void("already_active")
        : Close(message, AgreementState.Declined);

    // An office that only proposed is no side of the pair that has come about.
    private Disposition Withdraw(AgreementMessage message) =>
        standing.State != AgreementState.Active ? Close(message, AgreementState.Withdrawn)
        : message.Party == AgreementParty.Proposer ? Disposition.Void("already_active")
        : Close(message, AgreementState.Ended);

    private Disposition End(AgreementMessage message) =>
        message.Party == AgreementParty.Proposer ? Disposition.Void("wrong_party")
        : standing.State != AgreementState.Active ? Disposition.Pending
        : Close(message, AgreementState.Ended);

    private Disposition Renew(AgreementMessage message)
    {
        if (message.Party is not (AgreementParty.SupporterSchool or AgreementParty.SeekerSchool))
        {
            return Disposition.Void("wrong_party");
        }

        if (standing.State != AgreementState.Active || message.SchoolYear > standing.ThroughYear + 1)
        {
            return Disposition.Pending;
        }

        var isSupporter = message.Party == AgreementParty.SupporterSchool;
        var (own, others) = isSupporter ? (standing.SupporterRenews, standing.SeekerRenews) : (standing.SeekerRenews, standing.SupporterRenews);
        if (message.SchoolYear <= standing.ThroughYear)
        {
            return Disposition.Void("year_over");
        }

        if (own is not null || others?.By == message.By)
        {
            return Disposition.Void(own is not null ? "already_consented" : "same_person");
        }

        standing = others is not null
            ? standing with { ThroughYear = standing.ThroughYear + 1, Renewals = standing.Renewals + 1, Since = now, SupporterRenews = null, SeekerRenews = null }
            : isSupporter ? standing with { SupporterRenews = ConsentOf(message) } : standing with { SeekerRenews = ConsentOf(message) };
        return Disposition.Applied;
    }

    // Counts only against the very stage whose time it kept: an act that was done in time and is learned late wins.
    private Disposition Expire(AgreementMessage message) =>
        message.Party != AgreementParty.Proposer || message.ExpiredState != standing.State || message.ExpiredSince != standing.Since ? Disposition.Void("not_due")
        : Close(message, standing.State == AgreementState.Active ? AgreementState.Ended : AgreementState.Expired);

    private Disposition Close(AgreementMessage message, AgreementState state)
    {
        standing = standing with { State = state, Since = now, ClosedBy = message.MessageId };
        return Disposition.Applied;
    }

    private static Consent ConsentOf(AgreementMessage message) => new(message.MessageId, message.By, message.ActedAt);
}
