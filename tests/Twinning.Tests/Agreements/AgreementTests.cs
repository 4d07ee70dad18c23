using System.Net;
using EduCoop.Contracts.Twinning;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Agreements;
using EduCoop.Twinning.Tests.Fixtures;

namespace EduCoop.Twinning.Tests.Agreements;

[Collection(OneService.Name)]
public sealed class AgreementTests(TwinningService service)
{
    [Fact]
    public async Task Four_consents_make_a_pair_and_the_neighbours_hear_of_each()
    {
        var flow = await AgreementFlow.PrepareAsync(service);
        await using var probe = await EventProbe.StartAsync(service.Rabbit);
        var proposed = await flow.ReachAsync(1);
        Assert.Equal(AgreementState.Proposed, proposed.State);
        Assert.Equal([AgreementParty.SeekerSchool], proposed.Turn);
        Assert.NotNull(proposed.DueAt);
        Assert.Equal(("Trường Tiểu học Hai Bà", "Ủy ban nhân dân phường Mẫu", "Giáo dục STEM"), (proposed.Terms.Supporter.SchoolName, proposed.Terms.Supporter.OfficeName, proposed.Terms.Gives[0].ThemeName));

        var accepted = await (await flow.DoAsync(AgreementStep.Accept, flow.SeekerHead)).ReadAsync<AgreementView>();
        Assert.Equal(AgreementState.Accepted, accepted.State);
        Assert.Equal([AgreementParty.SupporterOffice, AgreementParty.SeekerOffice], accepted.Turn);
        await (await flow.DoAsync(AgreementStep.Approve, flow.BorderApprover)).ReadAsync<AgreementView>();
        var active = await (await flow.DoAsync(AgreementStep.Approve, flow.WardApprover)).ReadAsync<AgreementView>();
        Assert.Equal((AgreementState.Active, 0), (active.State, active.Turn.Count));
        Assert.Equal(4, active.History.Count(step => step.Effect == AgreementEffect.Applied && step.Signature is not null));

        Assert.True((await probe.WaitAsync<TwinningProposed>(told => told.AgreementId == flow.Id)).ProposerConsents);
        Assert.Equal(flow.Seeker, (await probe.WaitAsync<TwinningAccepted>(told => told.AgreementId == flow.Id)).SchoolId);
        Assert.Equal("45/QĐ-UBND", (await probe.WaitAsync<TwinningApproved>(told => told.AgreementId == flow.Id && told.OfficeId == Tree.Ward)).DocumentNumber);
        var activated = await probe.WaitAsync<TwinningActivated>(told => told.AgreementId == flow.Id);
        Assert.Equal((TwinningState.Active, active.Version, active.ActiveSince), (activated.State, activated.Version, activated.ActiveSince));
    }

    [Fact]
    public async Task The_same_step_again_is_answered_as_a_repeat_and_other_words_under_its_id_are_refused()
    {
        var flow = await AgreementFlow.PrepareAsync(service);
        var proposal = flow.Proposal();
        await (await flow.ProposeAsync(flow.SupporterHead, proposal)).ReadAsync<AgreementView>(HttpStatusCode.Created);
        // The account is part of what was said: another head of the same school repeats nothing.
        Assert.Equal(1, (await (await flow.ProposeAsync(flow.SupporterHead, proposal)).ReadAsync<AgreementView>()).Version);
        await (await flow.ProposeAsync(flow.SupporterHead, proposal with { ThroughYear = proposal.FromYear })).ReadProblemAsync(HttpStatusCode.Conflict, "id_taken");
        await (await flow.ProposeAsync(flow.SupporterHead, flow.Proposal())).ReadProblemAsync(HttpStatusCode.Conflict, "already_proposed");

        var yes = AgreementFlow.Act(AgreementStep.Accept);
        await (await flow.DoAsync(AgreementStep.Accept, flow.SeekerHead, yes)).ReadAsync<AgreementView>();
        Assert.Equal(2, (await (await flow.DoAsync(AgreementStep.Accept, flow.SeekerHead, yes)).ReadAsync<AgreementView>()).Version);
        await (await flow.DoAsync(AgreementStep.Accept, flow.SeekerHead, yes with { Signature = new("Người Khác", "HIỆU TRƯỞNG") })).ReadProblemAsync(HttpStatusCode.Conflict, "id_taken");
    }

    [Fact]
    public async Task What_is_missing_is_said()
    {
        var flow = await AgreementFlow.PrepareAsync(service);
        var proposal = flow.Proposal();
        await RefusedAsync(proposal with { SeekerId = flow.Supporter }, "same_school");
        await RefusedAsync(proposal with { Gives = [proposal.Gives[0], proposal.Gives[0]] }, "gives_invalid");
        await RefusedAsync(proposal with { Gives = [proposal.Gives[0], proposal.Gives[1] with { ThemeCode = "khong_co" }] }, "gives_invalid");
        await RefusedAsync(proposal with { ThroughYear = proposal.FromYear + 5 }, "years_invalid");
        await RefusedAsync(proposal with { FromYear = 2022, ThroughYear = 2023 }, "years_invalid");
        await RefusedAsync(proposal with { Signature = new("N", "HIỆU TRƯỞNG") }, "signature_invalid");
        await RefusedAsync(proposal with { SeekerId = Guid.CreateVersion7() }, "unit_unknown");
        // The rules of pairing are asked: another level, and the same authority.
        var lower = await service.AddSchoolAsync("Trường THCS Lũng Mẫu", "thcs");
        await (await flow.ProposeAsync(flow.SupporterHead, proposal with { SeekerId = lower })).ReadProblemAsync(HttpStatusCode.Conflict, "level_differs");
        await (await flow.ProposeAsync(flow.SupporterHead, proposal with { SeekerId = Tree.OtherSchool })).ReadProblemAsync(HttpStatusCode.Conflict, "same_authority");
        await flow.ReachAsync(2);
        await (await flow.DoAsync(AgreementStep.Approve, flow.WardApprover, AgreementFlow.Act(AgreementStep.Approve) with { Basis = new("bốn mươi lăm", new(2024, 9, 3)) }))
            .ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "basis_invalid");

        async Task RefusedAsync(ProposeAgreementRequest request, string code) =>
            await (await flow.ProposeAsync(flow.SupporterHead, request)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, code);
    }

    [Fact]
    public async Task A_side_speaks_only_for_itself()
    {
        var flow = await AgreementFlow.PrepareAsync(service);
        await flow.ReachAsync(1);
        // Another school, the ward above the school, the department, and the other side's head: none of them accepts for the school.
        await (await flow.DoAsync(AgreementStep.Accept, service.Head)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        Assert.Equal(HttpStatusCode.Forbidden, (await flow.DoAsync(AgreementStep.Accept, flow.BorderApprover)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await flow.DoAsync(AgreementStep.Accept, service.BorderOfficer)).StatusCode);
        await (await flow.DoAsync(AgreementStep.Accept, service.Tokens.For(Roles.SchoolOfficer, Tree.BorderWard))).ReadProblemAsync(HttpStatusCode.Forbidden, "not_a_party");
        await (await flow.DoAsync(AgreementStep.Accept, flow.SupporterHead)).ReadProblemAsync(HttpStatusCode.Conflict, "already_consented");
        await (await flow.DoAsync(AgreementStep.Approve, flow.WardApprover)).ReadProblemAsync(HttpStatusCode.Conflict, "schools_first");
        await (await flow.DoAsync(AgreementStep.Accept, flow.SeekerHead)).ReadAsync<AgreementView>();
        await (await flow.DoAsync(AgreementStep.Approve, service.Tokens.For(Roles.Approver, Tree.OtherWard))).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await flow.DoAsync(AgreementStep.Approve, service.Tokens.For(Roles.Approver, Tree.HaNoi))).ReadProblemAsync(HttpStatusCode.Forbidden, "not_a_party");
        Assert.Equal(HttpStatusCode.Forbidden, (await flow.DoAsync(AgreementStep.Approve, flow.SeekerHead)).StatusCode);
        Assert.Equal(AgreementState.Accepted, (await flow.GetAsync(flow.SeekerHead)).State);

        Assert.Equal(HttpStatusCode.Forbidden, (await service.Http.SendAsync(HttpMethod.Get, $"/agreements/{flow.Id}", service.Head)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await service.Http.SendAsync(HttpMethod.Get, $"/agreements/{flow.Id}/document", service.Head)).StatusCode);
        Assert.Equal(flow.Id, (await flow.GetAsync(service.Auditor)).AgreementId);
    }

    [Fact]
    public async Task One_account_does_not_accept_for_both_sides_and_who_proposed_does_not_approve()
    {
        var flow = await AgreementFlow.PrepareAsync(service);
        var account = Guid.CreateVersion7();
        var ward = service.Tokens.For(Roles.UnitOfficer, Tree.Ward, account);
        var proposed = await (await flow.ProposeAsync(ward)).ReadAsync<AgreementView>(HttpStatusCode.Created);
        Assert.Equal(2, proposed.Turn.Count);
        var twice = Guid.CreateVersion7();
        await (await flow.DoAsync(AgreementStep.Accept, service.Tokens.For(Roles.SchoolOfficer, flow.Supporter, twice))).ReadAsync<AgreementView>();
        await (await flow.DoAsync(AgreementStep.Accept, service.Tokens.For(Roles.SchoolOfficer, flow.Seeker, twice))).ReadProblemAsync(HttpStatusCode.Conflict, "same_person");
        await (await flow.DoAsync(AgreementStep.Accept, flow.SeekerHead)).ReadAsync<AgreementView>();
        await (await flow.DoAsync(AgreementStep.Approve, ward)).ReadProblemAsync(HttpStatusCode.Conflict, "own_proposal");
        await (await flow.DoAsync(AgreementStep.Approve, service.WardOfficer)).ReadAsync<AgreementView>();
        Assert.Equal(AgreementState.Active, (await (await flow.DoAsync(AgreementStep.Approve, flow.BorderApprover)).ReadAsync<AgreementView>()).State);
    }

    [Fact]
    public async Task It_is_declined_withdrawn_and_ended_with_a_reason()
    {
        var declined = await AgreementFlow.PrepareAsync(service);
        await declined.ReachAsync(2);
        await (await declined.DoAsync(AgreementStep.Decline, declined.BorderApprover, AgreementFlow.Act(AgreementStep.Decline) with { Reason = null })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "reason_invalid");
        Assert.Equal(AgreementState.Declined, (await (await declined.DoAsync(AgreementStep.Decline, declined.BorderApprover)).ReadAsync<AgreementView>()).State);
        await (await declined.DoAsync(AgreementStep.Approve, declined.WardApprover)).ReadProblemAsync(HttpStatusCode.Conflict, "agreement_closed");

        var withdrawn = await AgreementFlow.PrepareAsync(service);
        await withdrawn.ReachAsync(3);
        await (await withdrawn.DoAsync(AgreementStep.End, withdrawn.SeekerHead)).ReadProblemAsync(HttpStatusCode.Conflict, "not_active");
        Assert.Equal(AgreementState.Withdrawn, (await (await withdrawn.DoAsync(AgreementStep.Withdraw, withdrawn.SupporterHead)).ReadAsync<AgreementView>()).State);

        var ended = await AgreementFlow.PrepareAsync(service);
        await using var probe = await EventProbe.StartAsync(service.Rabbit);
        await ended.ReachAsync(4);
        Assert.Equal(AgreementState.Ended, (await (await ended.DoAsync(AgreementStep.End, ended.SeekerHead)).ReadAsync<AgreementView>()).State);
        Assert.Equal("Trường Tiểu học Lũng Mẫu", (await probe.WaitAsync<TwinningEnded>(told => told.AgreementId == ended.Id)).ByName);
    }

    [Fact]
    public async Task A_school_year_is_added_by_both_schools()
    {
        var flow = await AgreementFlow.PrepareAsync(service);
        await flow.ReachAsync(4);
        await (await flow.DoAsync(AgreementStep.Renew, flow.SupporterHead, AgreementFlow.Act(AgreementStep.Renew, year: AgreementFlow.Through + 3))).ReadProblemAsync(HttpStatusCode.Conflict, "year_too_early");
        var one = await (await flow.DoAsync(AgreementStep.Renew, flow.SupporterHead, AgreementFlow.Act(AgreementStep.Renew, year: AgreementFlow.Through + 1))).ReadAsync<AgreementView>();
        Assert.Equal(AgreementFlow.Through, one.ThroughYear);
        Assert.Equal([AgreementParty.SupporterSchool], one.WantsRenewal);
        var both = await (await flow.DoAsync(AgreementStep.Renew, flow.SeekerHead, AgreementFlow.Act(AgreementStep.Renew, year: AgreementFlow.Through + 1))).ReadAsync<AgreementView>();
        Assert.Equal((AgreementFlow.Through + 1, 1, AgreementState.Active), (both.ThroughYear, both.Renewals, both.State));
        Assert.Equal(one.DueAt!.Value.AddYears(1), both.DueAt);
    }

    [Fact]
    public async Task Lists_show_what_is_in_scope_by_state_and_by_whose_turn_it_is()
    {
        var flow = await AgreementFlow.PrepareAsync(service);
        await flow.ReachAsync(2);
        Assert.Contains(await ListAsync(flow.WardApprover, "state=accepted&myTurn=true"), row => row.AgreementId == flow.Id);
        Assert.DoesNotContain(await ListAsync(flow.SeekerHead, "myTurn=true"), row => row.AgreementId == flow.Id);
        Assert.Equal(flow.Id, Assert.Single(await ListAsync(flow.SeekerHead, "")).AgreementId);
        Assert.Contains(await ListAsync(service.BorderOfficer, "pageSize=200"), row => row.AgreementId == flow.Id);
        Assert.DoesNotContain(await ListAsync(service.Tokens.For(Roles.UnitOfficer, Tree.OtherWard), "pageSize=200"), row => row.AgreementId == flow.Id);
        await (await service.Http.SendAsync(HttpMethod.Get, "/agreements?state=nonsense", flow.SeekerHead)).ReadProblemAsync(HttpStatusCode.BadRequest, "unreadable");
    }

    private async Task<IReadOnlyList<AgreementRow>> ListAsync(string token, string query) =>
        (await (await service.Http.SendAsync(HttpMethod.Get, $"/agreements?{query}", token)).ReadAsync<PagedResult<AgreementRow>>()).Items;
}
