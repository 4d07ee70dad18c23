using System.Net;
using EduCoop.Contracts.UnitDirectory;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Needs;
using EduCoop.Twinning.Offers;
using EduCoop.Twinning.Rules;
using EduCoop.Twinning.Tests.Fixtures;
using EduCoop.Twinning.Units;

namespace EduCoop.Twinning.Tests.Rules;

[Collection(OneService.Name)]
public sealed class CandidateTests(TwinningService service)
{
    [Fact]
    public async Task A_school_sees_who_offers_what_it_needs_and_whom_the_rules_refuse_with_the_reason()
    {
        var year = TwinningCalls.ThisYear + 1;
        var (seeker, wished) = (await service.AddSchoolAsync("Trường Tiểu học Bản Tìm"), await service.AddSchoolAsync("Trường Tiểu học Phố Z", ward: Tree.Ward));
        var (fits, higher, elsewhere) = (
            await service.AddSchoolAsync("Trường Tiểu học Phố A", ward: Tree.Ward), await service.AddSchoolAsync("Trường THPT Phố B", "thpt", Tree.Ward),
            await service.AddSchoolAsync("Trường Tiểu học Phố C", ward: Tree.Ward));
        await (await service.DeclareAsync(service.BorderOfficer, seeker, TwinningCalls.Need("tam_ly_hoc_duong", year: year) with { WishedPartnerId = wished })).ReadAsync<NeedView>(HttpStatusCode.Created);
        foreach (var (school, theme) in new[] { (wished, "tam_ly_hoc_duong"), (fits, "tam_ly_hoc_duong"), (higher, "tam_ly_hoc_duong"), (elsewhere, "co_so_vat_chat") })
        {
            await (await service.RegisterAsync(service.Officer, school, TwinningCalls.Offer(theme, year))).ReadAsync<OfferView>(HttpStatusCode.Created);
        }

        var head = service.Tokens.For(Roles.SchoolOfficer, seeker);
        var list = await ListAsync(head, seeker, $"schoolYear={year}");
        Assert.Equal([wished, fits], list.Items.Select(one => one.SchoolId));
        Assert.Equal((true, 4, "tam_ly_hoc_duong"), (list.Items[0].Wished, list.Items[0].Urgency, Assert.Single(list.Items[0].Themes)));
        var all = await ListAsync(head, seeker, $"schoolYear={year}&refused=true");
        Assert.Equal("level_differs", Assert.Single(all.Items.Single(one => one.SchoolId == higher).Refusals).Code);
        var second = await ListAsync(head, seeker, $"schoolYear={year}&pageSize=1&page=2");
        Assert.Equal((2L, fits), (second.Total, Assert.Single(second.Items).SchoolId));
        Assert.Equal(seeker, Assert.Single((await ListAsync(service.Tokens.For(Roles.SchoolOfficer, fits), fits, $"seeks=false&schoolYear={year}")).Items).SchoolId);
        await (await service.Http.SendAsync(HttpMethod.Get, $"/schools/{seeker}/candidates", service.Head)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
    }

    [Fact]
    public async Task Among_those_who_need_the_border_comes_first()
    {
        var year = TwinningCalls.ThisYear + 2;
        var (plain, far) = (await service.AddSchoolAsync("Trường Tiểu học Bản Gần"), await service.AddSchoolAsync("Trường Tiểu học Bản Xa"));
        var supporter = await service.AddSchoolAsync("Trường Tiểu học Phố Biên", ward: Tree.Ward);
        await (await service.Http.SendAsync(HttpMethod.Post, "/marks", service.BorderOfficer, new MarkUnitRequest(Guid.CreateVersion7(), far, "border", TwinningCalls.Today, "Quyết định mẫu"))).ReadAsync<UnitMark>(HttpStatusCode.Created);
        await (await service.DeclareAsync(service.BorderOfficer, plain, TwinningCalls.Need("chuyen_doi_so", year: year) with { Urgency = 5 })).ReadAsync<NeedView>(HttpStatusCode.Created);
        await (await service.DeclareAsync(service.BorderOfficer, far, TwinningCalls.Need("chuyen_doi_so", year: year) with { Urgency = 1 })).ReadAsync<NeedView>(HttpStatusCode.Created);
        await (await service.RegisterAsync(service.Officer, supporter, TwinningCalls.Offer("chuyen_doi_so", year))).ReadAsync<OfferView>(HttpStatusCode.Created);
        Assert.Equal([far, plain], (await ListAsync(service.Officer, supporter, $"seeks=false&schoolYear={year}&theme=chuyen_doi_so")).Items.Select(one => one.SchoolId));
    }

    [Fact]
    public async Task What_a_school_needed_goes_on_under_its_successor_whose_people_reach_it()
    {
        await using var probe = await EventProbe.StartAsync(service.Rabbit);
        var year = TwinningCalls.ThisYear + 1;
        var (old, heir, supporter) = (Guid.CreateVersion7(), Guid.CreateVersion7(), await service.AddSchoolAsync("Trường Tiểu học Phố Nối", ward: Tree.Ward));
        foreach (var (id, name) in new[] { (old, "Trường Tiểu học Bản Cũ"), (heir, "Trường Tiểu học Bản Mới") })
        {
            await probe.Neighbour.Publish(new UnitRegistered(id, name, name, "tieu_hoc", Tree.BorderWard, [Tree.CaoBang, Tree.BorderWard, id], [], new(2020, 1, 1), null, 1, TimeProvider.System.GetUtcNow()));
        }

        await Eventually.Async("both schools are known", () => service.Database.ScalarAsync<long>("select count(*) from unit_copy where unit_id = any ($1)", new[] { old, heir }), count => count == 2);
        var said = await (await service.DeclareAsync(service.BorderOfficer, old, TwinningCalls.Need("hoc_lieu_so", year: year))).ReadAsync<NeedView>(HttpStatusCode.Created);
        await (await service.RegisterAsync(service.Officer, supporter, TwinningCalls.Offer("hoc_lieu_so", year))).ReadAsync<OfferView>(HttpStatusCode.Created);
        var head = service.Tokens.For(Roles.SchoolOfficer, heir);
        var change = new ChangeNeedRequest(1, said.Need with { Quantity = 9 });
        await (await service.Http.SendAsync(HttpMethod.Put, $"/needs/{said.NeedId}", head, change)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");

        await probe.Neighbour.Publish(new UnitClosed(old, "Trường Tiểu học Bản Cũ", TwinningCalls.Today.AddDays(-1), [new(heir, "Trường Tiểu học Bản Mới", "tieu_hoc")], "Quyết định mẫu", 2, TimeProvider.System.GetUtcNow()));
        await Eventually.Async("the end is followed", () => service.Database.ScalarAsync<bool>("select path @> array[$2] from unit_copy where unit_id = $1", old, heir), there => there);
        var changed = await (await service.Http.SendAsync(HttpMethod.Put, $"/needs/{said.NeedId}", head, change)).ReadAsync<NeedView>();
        Assert.Equal(("Trường Tiểu học Bản Cũ", 9), (changed.SchoolName, changed.Need.Quantity));
        Assert.Equal(heir, (await (await service.Http.SendAsync(HttpMethod.Get, $"/schools/{old}", head)).ReadAsync<SchoolView>()).HeirId);
        var candidates = await ListAsync(service.Officer, supporter, $"seeks=false&schoolYear={year}&theme=hoc_lieu_so");
        Assert.Equal((heir, "Trường Tiểu học Bản Mới"), (candidates.Items.Single().SchoolId, candidates.Items.Single().SchoolName));
        Assert.Contains((await ListAsync(head, heir, $"schoolYear={year}")).Items, one => one.SchoolId == supporter);
    }

    private async Task<PagedResult<Candidate>> ListAsync(string token, Guid school, string query) =>
        await (await service.Http.SendAsync(HttpMethod.Get, $"/schools/{school}/candidates?{query}", token)).ReadAsync<PagedResult<Candidate>>();
}
