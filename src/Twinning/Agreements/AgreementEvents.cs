using EduCoop.Contracts.Twinning;
using EduCoop.Storage.Messaging;
using Npgsql;

namespace EduCoop.Twinning.Agreements;

/// <summary>Says the facts of one step to others, in the batch that writes it.</summary>
internal static class AgreementEvents
{
    internal static void AddFacts(this NpgsqlBatch batch, AgreementOutcome outcome)
    {
        // Of what is still awaited nothing is told.
        if (outcome.Facts.Count == 0)
        {
            return;
        }

        outcome.Tell(new OutboxEars(batch, outcome.Agreement.Id.ToString()));
    }

    /// <summary>Says the facts of one step as the events that they are, in their order.</summary>
    internal static void Tell(this AgreementOutcome outcome, IHearEvents ears)
    {
        var told = outcome.Facts.Count > 0 ? new Telling(outcome.Agreement) : null;
        foreach (var fact in outcome.Facts)
        {
            told!.Say(ears, fact);
        }
    }

    /// <summary>Both sides as events name them, by the names of the day of the proposal.</summary>
    internal static TwinningSides Sides(this AgreementTerms terms) => new(
        terms.Supporter.SchoolId, terms.Supporter.SchoolName, terms.Supporter.OfficeId, terms.Supporter.OfficeName,
        terms.Seeker.SchoolId, terms.Seeker.SchoolName, terms.Seeker.OfficeId, terms.Seeker.OfficeName);

    private sealed class OutboxEars(NpgsqlBatch batch, string key) : IHearEvents
    {
        public void Hear<T>(T said)
            where T : class => batch.AddToOutbox(said, key);
    }

    private sealed class Telling(Agreement agreement)
    {
        private readonly AgreementStanding standing = agreement.Standing;
        private readonly AgreementTerms terms = agreement.Terms!;

        private TwinningState State { get; } = Enum.Parse<TwinningState>(agreement.Standing.State.ToString());

        private TwinningSides Sides => terms.Sides();

        private TwinningGive[] Gives => [.. terms.Gives.Select(give => new TwinningGive(give.IsSupporter, give.ThemeCode, give.ThemeName, give.Content))];

        private AgreementMessage? Closing => standing.ClosedBy is { } id ? agreement.Messages.First(message => message.MessageId == id) : null;

        internal void Say(IHearEvents ears, AgreementFact fact)
        {
            switch (fact)
            {
                case AgreementFact.Proposed:
                    ears.Hear(Proposed());
                    break;
                case AgreementFact.SupporterAccepted:
                    ears.Hear(Accepted(terms.Supporter, standing.SupporterSchool!));
                    break;
                case AgreementFact.SeekerAccepted:
                    ears.Hear(Accepted(terms.Seeker, standing.SeekerSchool!));
                    break;
                case AgreementFact.SupporterApproved:
                    ears.Hear(Approved(terms.Supporter, standing.SupporterOffice!));
                    break;
                case AgreementFact.SeekerApproved:
                    ears.Hear(Approved(terms.Seeker, standing.SeekerOffice!));
                    break;
                case AgreementFact.Activated:
                    ears.Hear(Activated());
                    break;
                case AgreementFact.Renewed:
                    ears.Hear(new TwinningRenewed(agreement.Id, Sides, standing.ThroughYear, standing.Since, State, agreement.Version));
                    break;
                case AgreementFact.Declined:
                    ears.Hear(new TwinningDeclined(agreement.Id, Sides, ClosedById, ClosedByName, Closing?.Reason, standing.Since, State, agreement.Version));
                    break;
                default:
                    ears.Hear(Ended());
                    break;
            }
        }

        // Time is nobody.
        private Guid? ClosedById => Closing is { Step: not AgreementStep.Expire } closing ? closing.ByUnit : null;

        private string? ClosedByName => Closing is { Step: not AgreementStep.Expire } closing ? closing.ByUnitName : null;

        private TwinningActivated Activated() => new(agreement.Id, Sides, Gives, terms.FromYear, standing.ThroughYear, standing.ActiveSince!.Value, State, agreement.Version);

        private TwinningEnded Ended() => new(agreement.Id, Sides, ClosedById, ClosedByName, Closing?.Reason, standing.ActiveSince, standing.Since, State, agreement.Version);

        private TwinningProposed Proposed()
        {
            var proposal = agreement.Proposal!;
            return new(
                agreement.Id, Sides, proposal.ByUnit, proposal.ByUnitName, proposal.Party != AgreementParty.Proposer, Gives, terms.FromYear, terms.ThroughYear, proposal.ActedAt, State, agreement.Version);
        }

        private TwinningAccepted Accepted(AgreementSide side, Consent consent) =>
            new(agreement.Id, Sides, side.SchoolId, side.SchoolName, consent.At, State, agreement.Version);

        private TwinningApproved Approved(AgreementSide side, Consent consent)
        {
            var basis = agreement.Messages.First(message => message.MessageId == consent.MessageId).Basis;
            return new(agreement.Id, Sides, side.OfficeId, side.OfficeName, basis?.Number, basis?.Date, consent.At, State, agreement.Version);
        }
    }
}

/// <summary>Whoever takes events as they are said, each as the record of EduCoop.Contracts that it is.</summary>
internal interface IHearEvents
{
    void Hear<T>(T said)
        where T : class;
}
