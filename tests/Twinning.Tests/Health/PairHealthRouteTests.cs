using System.Net;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Agreements;
using EduCoop.Twinning.Health;
using EduCoop.Twinning.Tests.Agreements;
using EduCoop.Twinning.Tests.Fixtures;
using EduCoop.Twinning.Tests.Health.Fixtures;

namespace EduCoop.Twinning.Tests.Health;

/// <summary>Whose pairs a list shows, who may remind a pair, and limits as data.</summary>
[Collection(OneService.Name)]
public sealed class PairHealthRouteTests(TwinningService service)
{
    private static string Name => "Lũng Mẫu";

    [Fact]
    public async Task A_list_shows_the_pairs_of_ones_own_units_and_a_stranger_reads_none()
    {
        var flow = await AgreementFlow.PrepareAsync(service);
        await flow.ReachAsync(4);
        await AgeAsync(flow, 61);
        string[] readers =
        [
            flow.SupporterHead, flow.SeekerHead, flow.WardApprover, flow.BorderApprover, service.Officer, service.BorderOfficer, service.Auditor, service.Tokens.For(Roles.Administrator),
        ];
        foreach (var token in readers)
        {
            var row = Assert.Single((await ListAsync(token, $"?under={flow.Seeker}")).Items);
            Assert.Equal((flow.Id, 61, "dormant", TwinningCalls.Today), (row.AgreementId, row.DaysSince, Assert.Single(row.States), row.DormantSince!.Value));
            Assert.Equal(flow.Id, (await OneAsync(token, flow)).AgreementId);
        }

        foreach (var stranger in new[] { service.Head, service.BorderHead, service.Tokens.For(Roles.UnitOfficer, Tree.OtherWard) })
        {
            Assert.DoesNotContain((await ListAsync(stranger, "?pageSize=200")).Items, row => row.AgreementId == flow.Id);
            await (await SendAsync(HttpMethod.Get, $"/agreements/{flow.Id}/health", stranger)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
            await (await SendAsync(HttpMethod.Get, $"/agreements/{flow.Id}/nudges", stranger)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        }

        Assert.Empty((await ListAsync(service.Officer, $"?under={flow.Seeker}&state=alive")).Items);
        Assert.Empty((await ListAsync(service.Officer, $"?under={flow.Seeker}&level=thpt")).Items);
        Assert.Empty((await ListAsync(service.Officer, $"?under={flow.Seeker}&query=khong-co")).Items);
        Assert.Single((await ListAsync(service.Officer, $"?under={flow.Seeker}&state=dormant&level=tieu_hoc&query={Uri.EscapeDataString(Name)}")).Items);
        await (await SendAsync(HttpMethod.Get, "/pairs/health?state=asleep", service.Officer)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "state_unknown");
        await (await SendAsync(HttpMethod.Get, "/pairs/health?level=dai_hoc", service.Officer)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "level_unknown");
    }

    [Fact]
    public async Task Totals_count_each_trouble_of_ones_own_pairs()
    {
        var flow = await AgreementFlow.PrepareAsync(service);
        await flow.ReachAsync(4);
        Assert.Equal((1, 1, 0, 0, 0), await TotalsAsync(flow.SeekerHead));
        await AgeAsync(flow, 61);
        var life = new LifeWriter(service.Database, flow.Id);
        var asked = TimeProvider.System.GetUtcNow().AddDays(-15);
        for (var i = 0; i < 3; i++)
        {
            await life.WriteAsync(asked, "seeker", asks: true);
        }

        Assert.Equal((1, 0, 1, 1, 1), await TotalsAsync(flow.SeekerHead));
        Assert.Equal(["dormant", "one_sided", "unanswered"], (await OneAsync(flow.SeekerHead, flow)).States);
        Assert.Equal((0, 0, 0, 0, 0), await TotalsAsync(service.Tokens.For(Roles.SchoolOfficer, Guid.CreateVersion7())));
    }

    [Fact]
    public async Task An_owning_office_or_one_above_reminds_an_active_pair_and_nobody_else()
    {
        var flow = await AgreementFlow.PrepareAsync(service);
        await flow.ReachAsync(3);
        var nudge = new NudgePairRequest(Guid.CreateVersion7(), "Đề nghị hai trường lên lịch hoạt động tháng này.");
        await (await NudgeAsync(flow, service.WardOfficer, nudge)).ReadProblemAsync(HttpStatusCode.Conflict, "pair_not_active");
        await flow.DoAsync(AgreementStep.Approve, flow.BorderApprover);
        await (await NudgeAsync(flow, service.Tokens.For(Roles.UnitOfficer, flow.Supporter), nudge)).ReadProblemAsync(HttpStatusCode.Forbidden, "not_an_office");
        await (await NudgeAsync(flow, service.Tokens.For(Roles.UnitOfficer, Tree.OtherWard), nudge)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        Assert.Equal(HttpStatusCode.Forbidden, (await NudgeAsync(flow, flow.SupporterHead, nudge)).StatusCode);
        await (await NudgeAsync(flow, service.WardOfficer, nudge with { Text = " " })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "text_invalid");
        await (await NudgeAsync(flow, service.WardOfficer, nudge with { NudgeId = Guid.Empty })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "id_missing");

        var said = await (await NudgeAsync(flow, service.WardOfficer, nudge)).ReadAsync<PairNudge>(HttpStatusCode.Created);
        Assert.Equal(("office", null, "Ủy ban nhân dân phường Mẫu"), (said.Kind, said.ToUnitId, said.ByUnitName));
        Assert.Equal(said, await (await NudgeAsync(flow, service.WardOfficer, nudge)).ReadAsync<PairNudge>());
        await (await NudgeAsync(flow, service.WardOfficer, nudge with { Text = "Khác" })).ReadProblemAsync(HttpStatusCode.Conflict, "id_taken");
        await (await NudgeAsync(flow, service.Officer, new(Guid.CreateVersion7(), "Sở nhắc"))).ReadAsync<PairNudge>(HttpStatusCode.Created);

        Assert.Equal(["Sở nhắc", nudge.Text], (await NudgesAsync($"/agreements/{flow.Id}/nudges", flow.SeekerHead)).Select(one => one.Text));
        Assert.Equal(2, (await NudgesAsync("/pairs/nudges", flow.SeekerHead)).Count);
        Assert.Equal(2, (await NudgesAsync("/pairs/nudges", flow.SupporterHead)).Count);
        Assert.DoesNotContain(await NudgesAsync("/pairs/nudges?pageSize=200", service.Tokens.For(Roles.UnitOfficer, Tree.OtherWard)), one => one.AgreementId == flow.Id);
        Assert.NotNull((await OneAsync(flow.SeekerHead, flow)).LastNudgeAt);
    }

    [Fact]
    public async Task Limits_are_changed_by_version_and_hold_at_once()
    {
        var flow = await AgreementFlow.PrepareAsync(service);
        await flow.ReachAsync(4);
        await AgeAsync(flow, 61);
        var administrator = service.Tokens.For(Roles.Administrator);
        var limit = await (await SendAsync(HttpMethod.Get, "/health-limits", service.Head)).ReadAsync<HealthLimit>();
        Assert.Equal((60, 180, 14), (limit.DormantDays, limit.OneSidedDays, limit.UnansweredDays));
        HealthLimitRequest wider = new(limit.Version, 61, 180, 14);
        await (await SendAsync(HttpMethod.Put, "/health-limits", administrator, wider with { DormantDays = 0 })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "limit_outside");
        await (await SendAsync(HttpMethod.Put, "/health-limits", administrator, wider with { Version = limit.Version + 7 })).ReadProblemAsync(HttpStatusCode.Conflict, "version_conflict");
        var changed = await (await SendAsync(HttpMethod.Put, "/health-limits", administrator, wider)).ReadAsync<HealthLimit>();
        Assert.Equal(changed, await (await SendAsync(HttpMethod.Put, "/health-limits", administrator, wider)).ReadAsync<HealthLimit>());
        Assert.Empty((await OneAsync(flow.SeekerHead, flow)).States);
        await (await SendAsync(HttpMethod.Put, "/health-limits", administrator, wider with { Version = changed.Version, DormantDays = 60 })).ReadAsync<HealthLimit>();
        Assert.Equal(["dormant"], (await OneAsync(flow.SeekerHead, flow)).States);
    }

    /// <summary>As if it had become active so many days ago.</summary>
    private Task AgeAsync(AgreementFlow flow, int days) =>
        service.Database.ExecuteAsync("update agreement set active_since = $2 where agreement_id = $1", flow.Id, HealthWorld.Noon(TwinningCalls.Today.AddDays(-days)));

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string token, object? body = null) => service.Http.SendAsync(method, path, token, body);

    private Task<HttpResponseMessage> NudgeAsync(AgreementFlow flow, string token, NudgePairRequest nudge) => SendAsync(HttpMethod.Post, $"/agreements/{flow.Id}/nudges", token, nudge);

    private async Task<PagedResult<PairHealth>> ListAsync(string token, string query) => await (await SendAsync(HttpMethod.Get, $"/pairs/health{query}", token)).ReadAsync<PagedResult<PairHealth>>();

    private async Task<PairHealth> OneAsync(string token, AgreementFlow flow) => await (await SendAsync(HttpMethod.Get, $"/agreements/{flow.Id}/health", token)).ReadAsync<PairHealth>();

    private async Task<IReadOnlyList<PairNudge>> NudgesAsync(string path, string token) => (await (await SendAsync(HttpMethod.Get, path, token)).ReadAsync<PagedResult<PairNudge>>()).Items;

    private async Task<(int Active, int Alive, int Dormant, int OneSided, int Unanswered)> TotalsAsync(string token)
    {
        var totals = await (await SendAsync(HttpMethod.Get, "/pairs/health/totals", token)).ReadAsync<PairHealthTotals>();
        return (totals.Active, totals.Alive, totals.Dormant, totals.OneSided, totals.Unanswered);
    }
}
