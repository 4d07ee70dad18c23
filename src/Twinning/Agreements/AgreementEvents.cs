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

        var told = new Telling(outcome.Agreement);
        foreach (var fact in outcome.Facts)
        {
            told.Add(batch, fact);
        }
    }

    /// <summary>Both sides as events name them, by the names of the day of the proposal.</summary>
    internal static TwinningSides Sides(this AgreementTerms terms) => new(
        terms.Supporter.SchoolId, terms.Supporter.SchoolName, terms.Supporter.OfficeId, terms.Supporter.OfficeName,
        terms.Seeker.SchoolId, terms.Seeker.SchoolName, terms.Seeker.OfficeId, terms.Seeker.OfficeName);

    /// <summary>That it has become active, as it stands.</summary>
    internal static TwinningActivated Activated(this Agreement agreement)
    {
        var told = new Telling(agreement);
        return new(agreement.Id, told.Sides, told.Gives, agreement.Terms!.FromYear, agreement.Standing.ThroughYear, agreement.Standing.ActiveSince!.Value, told.State, agreement.Version);
    }

    /// <summary>That it is over, as it stands.</summary>
    internal static TwinningEnded Ended(this Agreement agreement)
    {
        var told = new Telling(agreement);
        var standing = agreement.Standing;
        return new(agreement.Id, told.Sides, told.ClosedById, told.ClosedByName, told.Closing?.Reason, standing.ActiveSince, standing.Since, told.State, agreement.Version);
    }

    private sealed class Telling(Agreement agreement)
    {
        private readonly AgreementStanding standing = agreement.Standing;
        private readonly AgreementTerms terms = agreement.Terms!;
        private readonly string key = agreement.Id.ToString();

        internal TwinningState State { get; } = Enum.Parse<TwinningState>(agreement.Standing.State.ToString());

        internal TwinningSides Sides => terms.Sides();

        internal TwinningGive[] Gives => [.. terms.Gives.Select(give => new TwinningGive(give.IsSupporter, give.ThemeCode, give.ThemeName, give.Content))];

        internal AgreementMessage? Closing => standing.ClosedBy is { } id ? agreement.Messages.First(message => message.MessageId == id) : null;

        internal void Add(NpgsqlBatch batch, AgreementFact fact)
        {
            switch (fact)
            {
                case AgreementFact.Proposed:
                    batch.AddToOutbox(Proposed(), key);
                    break;
                case AgreementFact.SupporterAccepted:
                    batch.AddToOutbox(Accepted(terms.Supporter, standing.SupporterSchool!), key);
                    break;
                case AgreementFact.SeekerAccepted:
                    batch.AddToOutbox(Accepted(terms.Seeker, standing.SeekerSchool!), key);
                    break;
                case AgreementFact.SupporterApproved:
                    batch.AddToOutbox(Approved(terms.Supporter, standing.SupporterOffice!), key);
                    break;
                case AgreementFact.SeekerApproved:
                    batch.AddToOutbox(Approved(terms.Seeker, standing.SeekerOffice!), key);
                    break;
                case AgreementFact.Activated:
                    batch.AddToOutbox(agreement.Activated(), key);
                    break;
                case AgreementFact.Renewed:
                    batch.AddToOutbox(new TwinningRenewed(agreement.Id, Sides, standing.ThroughYear, standing.Since, State, agreement.Version), key);
                    break;
                case AgreementFact.Declined:
                    batch.AddToOutbox(new TwinningDeclined(agreement.Id, Sides, ClosedById, ClosedByName, Closing?.Reason, standing.Since, State, agreement.Version), key);
                    break;
                default:
                    batch.AddToOutbox(agreement.Ended(), key);
                    break;
            }
        }

        // Time is nobody.
        internal Guid? ClosedById => Closing is { Step: not AgreementStep.Expire } closing ? closing.ByUnit : null;

        internal string? ClosedByName => Closing is { Step: not AgreementStep.Expire } closing ? closing.ByUnitName : null;

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
