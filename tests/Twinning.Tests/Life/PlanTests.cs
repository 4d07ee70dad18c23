using System.Net;
using EduCoop.Twinning.Life;
using EduCoop.Twinning.Tests.Agreements;
using EduCoop.Twinning.Tests.Fixtures;

namespace EduCoop.Twinning.Tests.Life;

/// <summary>The joint plan of a school year holds when both schools have said yes to the same words.</summary>
[Collection(OneService.Name)]
public sealed class PlanTests(TwinningService service)
{
    [Fact]
    public async Task A_plan_holds_with_both_schools_and_a_new_word_asks_anew()
    {
        var day = await PairDay.ActiveAsync(service);
        var (path, flow) = ($"/agreements/{day.Id}/plans/{PairDay.Year}", day.Flow);
        await (await day.SendAsync(HttpMethod.Post, $"{path}/agree", flow.SeekerHead, new AgreePlanRequest(1))).ReadProblemAsync(HttpStatusCode.NotFound, "plan_missing");

        var written = await PutAsync(0, "Bốn buổi sinh hoạt chuyên môn và một ngày hội STEM", flow.SupporterHead);
        Assert.Equal((1L, true, false, null), (written.Version, written.SupporterAgreed, written.SeekerAgreed, written.AgreedAt));
        Assert.Equal(written, await PutAsync(0, "Bốn buổi sinh hoạt chuyên môn và một ngày hội STEM", flow.SupporterHead));
        await (await day.SendAsync(HttpMethod.Put, path, flow.SeekerHead, new WritePlanRequest(0, "Lời khác"))).ReadProblemAsync(HttpStatusCode.Conflict, "version_conflict");

        var agreed = await AgreeAsync(1, flow.SeekerHead);
        Assert.True(agreed is { SupporterAgreed: true, SeekerAgreed: true, AgreedAt: not null });
        Assert.Equal(agreed, await AgreeAsync(1, flow.SeekerHead));

        // New words by the other school: what was agreed to holds no longer.
        var changed = await PutAsync(1, "Thêm một chuyến thăm trường", flow.SeekerHead);
        Assert.Equal((2L, false, true, null), (changed.Version, changed.SupporterAgreed, changed.SeekerAgreed, changed.AgreedAt));
        await (await day.SendAsync(HttpMethod.Post, $"{path}/agree", flow.SupporterHead, new AgreePlanRequest(1))).ReadProblemAsync(HttpStatusCode.Conflict, "version_conflict");
        Assert.NotNull((await AgreeAsync(2, flow.SupporterHead)).AgreedAt);
        Assert.Equal(4, await service.Database.ScalarAsync<long>("select count(*) from pair_plan_history where agreement_id = $1", day.Id));
        Assert.NotNull((await day.ReadAsync<PairLife>($"/agreements/{day.Id}/life", flow.WardApprover)).Plan?.AgreedAt);

        async Task<PairPlan> PutAsync(long version, string aims, string token) => await (await day.SendAsync(HttpMethod.Put, path, token, new WritePlanRequest(version, aims))).ReadAsync<PairPlan>();
        async Task<PairPlan> AgreeAsync(long version, string token) => await (await day.SendAsync(HttpMethod.Post, $"{path}/agree", token, new AgreePlanRequest(version))).ReadAsync<PairPlan>();
    }

    [Fact]
    public async Task Two_who_write_at_once_do_not_overwrite_each_other()
    {
        var day = await PairDay.ActiveAsync(service);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(n =>
            day.SendAsync(HttpMethod.Put, $"/agreements/{day.Id}/plans/{PairDay.Year}", n % 2 == 0 ? day.Flow.SupporterHead : day.Flow.SeekerHead, new WritePlanRequest(0, $"Lời thứ {n}"))));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.All(answers, answer => Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task Only_the_two_schools_write_while_the_pair_is_active()
    {
        var day = await PairDay.ActiveAsync(service);
        var path = $"/agreements/{day.Id}/plans/{PairDay.Year}";
        var request = new WritePlanRequest(0, "Kế hoạch của người khác");
        await (await day.SendAsync(HttpMethod.Put, path, service.Head, request)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        // An officer of the ward reads it all and writes nothing in a school's name, even with a school's role.
        var ward = service.Tokens.For(EduCoop.ServiceDefaults.Roles.SchoolOfficer, Tree.Ward);
        await (await day.SendAsync(HttpMethod.Put, path, ward, request)).ReadProblemAsync(HttpStatusCode.Forbidden, "not_a_side");
        await (await day.SendAsync(HttpMethod.Put, $"/agreements/{day.Id}/plans/2031", day.Flow.SeekerHead, request)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "school_year_outside");

        await (await day.Flow.DoAsync(EduCoop.Twinning.Agreements.AgreementStep.End, day.Flow.SeekerHead)).ReadAsync<EduCoop.Twinning.Agreements.AgreementView>();
        await (await day.SendAsync(HttpMethod.Put, path, day.Flow.SeekerHead, request)).ReadProblemAsync(HttpStatusCode.Conflict, "pair_not_active");
        Assert.Equal(EduCoop.Twinning.Agreements.AgreementState.Ended, (await day.ReadAsync<PairLife>($"/agreements/{day.Id}/life", day.Flow.SeekerHead)).State);
    }
}
