using System.Net;
using EduCoop.Contracts.Twinning;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Needs;
using EduCoop.Twinning.Offers;
using EduCoop.Twinning.Tests.Fixtures;

namespace EduCoop.Twinning.Tests.Offers;

[Collection(OneService.Name)]
public sealed class OfferTests(TwinningService service)
{
    [Fact]
    public async Task An_offer_is_registered_once_a_year_changed_by_version_and_taken_back_and_every_step_is_heard()
    {
        await using var probe = await EventProbe.StartAsync(service.Rabbit);
        var (school, id) = (await service.AddSchoolAsync("Trường Tiểu học Phố Một", ward: Tree.Ward), Guid.CreateVersion7());
        var head = service.Tokens.For(Roles.SchoolOfficer, school);
        var offer = TwinningCalls.Offer();
        var said = await (await service.RegisterAsync(head, school, offer, id)).ReadAsync<OfferView>(HttpStatusCode.Created);
        Assert.True(said.Offer.SaysTheSame(offer));
        Assert.Equal((OfferState.Registered, 1L), (said.State, said.Version));
        Assert.Equal(1, (await (await service.RegisterAsync(head, school, offer, id)).ReadAsync<OfferView>()).Version);
        await (await service.RegisterAsync(head, school, offer with { MostPartners = 9 }, id)).ReadProblemAsync(HttpStatusCode.Conflict, "id_taken");
        await (await service.RegisterAsync(head, school, offer)).ReadProblemAsync(HttpStatusCode.Conflict, "offer_already_registered");

        var more = offer with { MostPartners = 3, Supports = [new("hoc_lieu_so", 40, SupportMeasure.Sets, SupportMode.Both, null), .. offer.Supports] };
        var changed = await (await PutAsync(id, head, 1, more)).ReadAsync<OfferView>();
        Assert.True(changed.Offer.SaysTheSame(more));
        Assert.Equal(2, changed.Version);
        Assert.Equal(2, (await (await PutAsync(id, head, 1, more)).ReadAsync<OfferView>()).Version);
        await (await PutAsync(id, head, 1, offer)).ReadProblemAsync(HttpStatusCode.Conflict, "version_conflict");
        await (await WithdrawAsync(id, head, 1)).ReadProblemAsync(HttpStatusCode.Conflict, "version_conflict");
        Assert.Equal(OfferState.Withdrawn, (await (await WithdrawAsync(id, head, 2)).ReadAsync<OfferView>()).State);
        await (await PutAsync(id, head, 3, offer)).ReadProblemAsync(HttpStatusCode.Conflict, "offer_withdrawn");
        var history = await (await service.Http.SendAsync(HttpMethod.Get, $"/offers/{id}/history", head)).ReadAsync<PagedResult<OfferVersion>>();
        Assert.Equal(["registered", "changed", "withdrawn"], history.Items.Select(version => version.Kind));
        Assert.True(history.Items[0].Offer.SaysTheSame(offer));

        var registered = await probe.WaitAsync<OfferRegistered>(heard => heard.OfferId == id);
        Assert.Equal((school, 2, 1L), (registered.SchoolId, registered.MostPartners, registered.Version));
        Assert.Equal(offer.Supports, registered.Supports);
        Assert.Equal(2, (await probe.WaitAsync<OfferChanged>(heard => heard.OfferId == id)).Supports.Count);
        Assert.Equal(3, (await probe.WaitAsync<OfferWithdrawn>(heard => heard.OfferId == id)).Version);
    }

    [Fact]
    public async Task Only_the_school_and_who_is_above_it_register_for_it()
    {
        var school = await service.AddSchoolAsync("Trường Tiểu học Phố Hai", ward: Tree.Ward);
        var offer = TwinningCalls.Offer();
        foreach (var stranger in new[] { service.Head, service.BorderOfficer, service.Tokens.For(Roles.UnitOfficer, Tree.OtherWard), service.Tokens.For(Roles.SchoolOfficer) })
        {
            await (await service.RegisterAsync(stranger, school, offer)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await service.RegisterAsync(service.Auditor, school, offer)).StatusCode);
        var said = await (await service.RegisterAsync(service.WardOfficer, school, offer)).ReadAsync<OfferView>(HttpStatusCode.Created);
        await (await PutAsync(said.OfferId, service.Head, 1, TwinningCalls.Offer(partners: 5))).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await WithdrawAsync(said.OfferId, service.BorderOfficer, 1)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await service.Http.SendAsync(HttpMethod.Get, $"/offers/{said.OfferId}/history", service.Head)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        Assert.Null((await (await service.Http.SendAsync(HttpMethod.Get, $"/offers/{said.OfferId}", service.BorderHead)).ReadAsync<OfferView>()).Offer.Note);
        Assert.NotNull((await (await service.Http.SendAsync(HttpMethod.Get, $"/offers/{said.OfferId}", service.Officer)).ReadAsync<OfferView>()).Offer.Note);
    }

    [Fact]
    public async Task What_cannot_be_taken_is_refused_with_its_reason()
    {
        var school = await service.AddSchoolAsync("Trường Tiểu học Phố Ba", ward: Tree.Ward);
        var offer = TwinningCalls.Offer();
        var line = offer.Supports[0];
        (OfferContent Offer, string Code)[] cases =
        [
            (offer with { SchoolYear = TwinningCalls.ThisYear - 1 }, "school_year_outside"), (offer with { MostPartners = 0 }, "most_partners_outside"),
            (offer with { MostPartners = 51 }, "most_partners_outside"), (offer with { Supports = [] }, "supports_missing"), (offer with { Supports = [line, line with { Quantity = 1 }] }, "support_twice"),
            (offer with { Supports = [line with { Quantity = 0 }] }, "quantity_outside"), (offer with { Supports = [line with { ThemeCode = "khong_co" }] }, "theme_unknown"),
            (offer with { Supports = [line with { Text = "" }] }, "text_invalid"), (offer with { Wishes = " " }, "text_invalid"), (offer with { Note = new string('a', 2001) }, "text_invalid"),
            (offer with { Supports = [.. Enumerable.Range(0, 31).Select(i => line with { ThemeCode = $"x{i}" })] }, "supports_missing"),
        ];
        foreach (var (unfit, code) in cases)
        {
            await (await service.RegisterAsync(service.WardOfficer, school, unfit)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, code);
        }

        Assert.Equal(0L, await service.Database.ScalarAsync<long>("select count(*) from offer where school_id = $1", school));
    }

    [Fact]
    public async Task Offers_are_found_by_theme_and_year_in_ones_own_list_and_on_the_market()
    {
        var year = TwinningCalls.ThisYear + 4;
        var (first, second) = (await service.AddSchoolAsync("Trường Tiểu học Phố A", ward: Tree.Ward), await service.AddSchoolAsync("Trường Tiểu học Phố B", ward: Tree.Ward));
        await (await service.RegisterAsync(service.WardOfficer, first, TwinningCalls.Offer("mui_nhon", year, 1))).ReadAsync<OfferView>(HttpStatusCode.Created);
        await (await service.RegisterAsync(service.WardOfficer, second, TwinningCalls.Offer("stem", year, 7))).ReadAsync<OfferView>(HttpStatusCode.Created);
        async Task<PagedResult<OfferView>> ListAsync(string token, string query) =>
            await (await service.Http.SendAsync(HttpMethod.Get, $"/offers?schoolYear={year}&{query}", token)).ReadAsync<PagedResult<OfferView>>();

        Assert.Equal([first, second], (await ListAsync(service.Officer, "")).Items.Select(item => item.SchoolId));
        Assert.Equal([second, first], (await ListAsync(service.Officer, "sort=partners")).Items.Select(item => item.SchoolId));
        Assert.Equal(second, Assert.Single((await ListAsync(service.Officer, "theme=stem")).Items).SchoolId);
        Assert.Equal(0, (await ListAsync(service.BorderOfficer, "")).Total);
        Assert.Equal(2, (await ListAsync(service.BorderOfficer, "market=true")).Total);
        await (await service.Http.SendAsync(HttpMethod.Get, "/offers?state=open", service.Officer)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "state_unknown");
    }

    private Task<HttpResponseMessage> PutAsync(Guid id, string token, long version, OfferContent offer) =>
        service.Http.SendAsync(HttpMethod.Put, $"/offers/{id}", token, new ChangeOfferRequest(version, offer));

    private Task<HttpResponseMessage> WithdrawAsync(Guid id, string token, long version) =>
        service.Http.SendAsync(HttpMethod.Post, $"/offers/{id}/withdraw", token, new WithdrawRequest(version, "Không bố trí được giáo viên"));
}
