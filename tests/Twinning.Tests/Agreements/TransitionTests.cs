using EduCoop.Twinning.Agreements;

namespace EduCoop.Twinning.Tests.Agreements;

public sealed class TransitionTests
{
    private readonly Script script = new();

    [Fact]
    public void A_pair_is_active_with_the_fourth_consent_and_not_before()
    {
        var agreement = Agreement.Empty(script.Id);
        var states = new List<AgreementState>();
        var facts = new List<AgreementFact>();
        foreach (var message in script.FourConsents())
        {
            var outcome = agreement.Apply(message, isOwn: true, message.ActedAt);
            Assert.Null(outcome.Refusal);
            agreement = outcome.Agreement;
            states.Add(agreement.Standing.State);
            facts.AddRange(outcome.Facts);
        }

        Assert.Equal([AgreementState.Proposed, AgreementState.Proposed, AgreementState.Accepted, AgreementState.Accepted, AgreementState.Active], states);
        Assert.Equal(
            [AgreementFact.Proposed, AgreementFact.SupporterAccepted, AgreementFact.SeekerAccepted, AgreementFact.SupporterApproved, AgreementFact.SeekerApproved, AgreementFact.Activated], facts);
        Assert.Equal(Script.Day(4), agreement.Standing.ActiveSince);
    }

    [Fact]
    public void A_school_s_proposal_is_its_consent_and_an_office_s_is_not()
    {
        var bySchool = script.After(script.Message(AgreementStep.Propose, AgreementParty.SeekerSchool, 2, 0));
        Assert.Equal([AgreementParty.SupporterSchool], bySchool.Standing.Turn());
        var byOffice = script.After(script.Message(AgreementStep.Propose, AgreementParty.Proposer, 9, 0));
        Assert.Equal([AgreementParty.SupporterSchool, AgreementParty.SeekerSchool], byOffice.Standing.Turn());
    }

    [Theory]
    [InlineData(AgreementStep.Accept, AgreementParty.SeekerSchool, 1, 2, "same_person")]
    [InlineData(AgreementStep.Approve, AgreementParty.SeekerOffice, 3, 4, "same_person")]
    [InlineData(AgreementStep.Approve, AgreementParty.SupporterOffice, 1, 3, "same_person")]
    [InlineData(AgreementStep.Approve, AgreementParty.SupporterOffice, 9, 3, "own_proposal")]
    public void One_person_gives_one_consent_and_nobody_approves_what_she_proposed(AgreementStep step, AgreementParty party, int person, int known, string code)
    {
        var agreement = script.After(script.FourConsents()[..known]);
        var message = script.Message(step, party, person, 10);
        var own = agreement.Apply(message, isOwn: true, Script.Day(10));
        Assert.Equal(code, own.Refusal?.Code);
        Assert.Same(agreement, own.Agreement);

        var foreign = agreement.Apply(message, isOwn: false, Script.Day(10)).Agreement;
        Assert.Equal((agreement.Standing, agreement.Version + 1, Disposition.Void(code)), (foreign.Standing, foreign.Version, foreign.Dispositions[^1]));
    }

    [Fact]
    public void Another_deployment_never_speaks_in_the_name_of_ours()
    {
        var agreement = script.After(script.FourConsents()[..1]);
        var forged = script.Message(AgreementStep.Accept, AgreementParty.SupporterSchool, 1, 1) with { Authority = "cao-bang" };
        Assert.Equal("answer_elsewhere", agreement.Apply(forged, isOwn: true, Script.Day(1)).Refusal?.Code);
        var kept = agreement.Apply(forged, isOwn: false, Script.Day(1)).Agreement;
        Assert.Null(kept.Standing.SupporterSchool);
        Assert.Equal(Disposition.Void("wrong_authority"), kept.Dispositions[1]);
    }

    [Fact]
    public void An_approval_that_comes_before_the_acceptance_waits_and_then_counts()
    {
        var all = script.FourConsents();
        var early = script.After(all[4], all[3]);
        Assert.Equal((AgreementState.Awaited, AgreementEffect.Pending), (early.Standing.State, early.Dispositions[0].Effect));
        var active = script.After(all[4], all[3], all[0], all[2], all[1]);
        Assert.Equal(AgreementState.Active, active.Standing.State);

        // Also when it was done before: the office signed on day 1, the school on day 2.
        var signedEarly = script.Message(AgreementStep.Approve, AgreementParty.SeekerOffice, 4, 1);
        var late = script.After(all[0], signedEarly, all[1], all[2], all[3]);
        Assert.Equal((AgreementState.Active, Script.Day(3)), (late.Standing.State, late.Standing.ActiveSince));
        Assert.Equal("schools_first", script.After(all[0]).Apply(signedEarly, isOwn: true, Script.Day(1)).Refusal?.Code);
    }

    [Fact]
    public void A_no_that_was_said_in_time_and_learned_late_undoes_what_was_told()
    {
        var active = script.After(script.FourConsents());
        var outcome = active.Apply(script.Message(AgreementStep.Withdraw, AgreementParty.SeekerSchool, 2, 3.5), isOwn: false, Script.Day(9));
        Assert.Equal(AgreementState.Withdrawn, outcome.Agreement.Standing.State);
        Assert.Equal([AgreementFact.Ended], outcome.Facts);
        Assert.Equal(Disposition.Void("closed"), outcome.Agreement.Dispositions[^1]);
    }

    [Theory]
    [InlineData(1, AgreementStep.Decline, AgreementParty.SeekerSchool, AgreementState.Declined)]
    [InlineData(3, AgreementStep.Decline, AgreementParty.SupporterOffice, AgreementState.Declined)]
    [InlineData(1, AgreementStep.Withdraw, AgreementParty.Proposer, AgreementState.Withdrawn)]
    [InlineData(2, AgreementStep.Withdraw, AgreementParty.SupporterSchool, AgreementState.Withdrawn)]
    [InlineData(4, AgreementStep.Withdraw, AgreementParty.SupporterOffice, AgreementState.Withdrawn)]
    [InlineData(5, AgreementStep.Withdraw, AgreementParty.SeekerSchool, AgreementState.Ended)]
    [InlineData(5, AgreementStep.End, AgreementParty.SeekerOffice, AgreementState.Ended)]
    public void It_can_be_left_at_every_stage_and_is_then_closed_for_good(int known, AgreementStep step, AgreementParty party, AgreementState expected)
    {
        var left = script.After([.. script.FourConsents()[..known], script.Message(step, party, 9, 20)]);
        Assert.Equal(expected, left.Standing.State);
        var late = left.Apply(script.Message(AgreementStep.Accept, AgreementParty.SeekerSchool, 2, 21), isOwn: true, Script.Day(21));
        Assert.Equal("agreement_closed", late.Refusal?.Code);
    }

    [Fact]
    public void A_year_is_added_when_both_schools_say_so_each_by_another_person()
    {
        var active = script.After(script.FourConsents());
        var one = active.Apply(script.Message(AgreementStep.Renew, AgreementParty.SupporterSchool, 1, 200, 2027), isOwn: true, Script.Day(200)).Agreement;
        Assert.Equal(2026, one.Standing.ThroughYear);
        Assert.Equal("same_person", one.Apply(script.Message(AgreementStep.Renew, AgreementParty.SeekerSchool, 1, 201, 2027), isOwn: true, Script.Day(201)).Refusal?.Code);
        var both = one.Apply(script.Message(AgreementStep.Renew, AgreementParty.SeekerSchool, 2, 201, 2027), isOwn: true, Script.Day(201));
        Assert.Equal((2027, 1, Script.Day(201)), (both.Agreement.Standing.ThroughYear, both.Agreement.Standing.Renewals, both.Agreement.Standing.Since));
        Assert.Equal([AgreementFact.Renewed], both.Facts);
        Assert.Equal("year_over", both.Agreement.Apply(script.Message(AgreementStep.Renew, AgreementParty.SeekerSchool, 2, 202, 2027), isOwn: true, Script.Day(202)).Refusal?.Code);
        Assert.Equal("year_too_early", both.Agreement.Apply(script.Message(AgreementStep.Renew, AgreementParty.SeekerSchool, 2, 202, 2029), isOwn: true, Script.Day(202)).Refusal?.Code);
        Assert.Equal("not_active", script.After(script.FourConsents()[..3]).Apply(script.Message(AgreementStep.Renew, AgreementParty.SeekerSchool, 2, 202, 2027), isOwn: true, Script.Day(202)).Refusal?.Code);
    }

    [Fact]
    public void Time_runs_out_only_for_the_stage_it_was_kept_for()
    {
        var all = script.FourConsents();
        var proposed = script.After(all[0]);
        var over = script.Message(AgreementStep.Expire, AgreementParty.Proposer, 0, 15) with { ExpiredState = AgreementState.Proposed, ExpiredSince = proposed.Standing.Since };
        Assert.Equal(AgreementState.Expired, script.After(all[0], over).Standing.State);
        // Both schools had said yes in time; their deployment was away.
        var outcome = script.After(all[0], over).Apply(all[1], isOwn: false, Script.Day(16)).Agreement.Apply(all[2], isOwn: false, Script.Day(16));
        Assert.Equal(AgreementState.Accepted, outcome.Agreement.Standing.State);
        Assert.Contains(AgreementFact.SeekerAccepted, outcome.Facts);
        Assert.Equal(Disposition.Void("not_due"), outcome.Agreement.Dispositions[^1]);
        // An acceptance after the limit comes too late.
        Assert.Equal(AgreementState.Expired, script.After(all[0], over, script.Message(AgreementStep.Accept, AgreementParty.SeekerSchool, 2, 16)).Standing.State);
    }

    [Fact]
    public void A_repeated_message_changes_nothing_and_another_under_its_id_is_refused()
    {
        var all = script.FourConsents();
        var agreement = script.After(all[..2]);
        var again = agreement.Apply(all[1] with { LearnedAt = Script.Day(9) }, isOwn: false, Script.Day(9));
        Assert.Equal((true, agreement.Version), (again.IsKnown, again.Agreement.Version));
        Assert.Empty(again.Facts);
        Assert.Equal("id_taken", agreement.Apply(all[1] with { By = Script.Person(7) }, isOwn: false, Script.Day(9)).Refusal?.Code);
        Assert.Equal("id_taken", agreement.Apply(all[1] with { ActedAt = Script.Day(8) }, isOwn: false, Script.Day(9)).Refusal?.Code);
        Assert.Equal("in_the_future", agreement.Apply(all[2] with { ActedAt = Script.Day(9.1) }, isOwn: false, Script.Day(9)).Refusal?.Code);
    }
}
