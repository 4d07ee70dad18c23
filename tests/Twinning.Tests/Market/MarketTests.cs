using System.Net;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Market;
using EduCoop.Twinning.Needs;
using EduCoop.Twinning.Offers;
using EduCoop.Twinning.Tests.Fixtures;
using EduCoop.Twinning.Themes;

namespace EduCoop.Twinning.Tests.Market;

[Collection(OneService.Name)]
public sealed class MarketTests(TwinningService service)
{
    [Fact]
    public async Task Schools_and_places_are_counted_once_and_what_is_missing_is_named()
    {
        var year = TwinningCalls.ThisYear;
        await (await service.Http.SendAsync(HttpMethod.Put, "/themes/hat_then", service.Officer, new SetThemeRequest(0, "Hát Then", "Then singing", 500, false, true))).ReadAsync<Theme>();
        var needing = new List<Guid>();
        for (var i = 0; i < 4; i++)
        {
            needing.Add(await service.AddSchoolAsync($"Trường Tiểu học Bản Then {i}"));
            await (await service.DeclareAsync(service.BorderOfficer, needing[i], TwinningCalls.Need("hat_then") with { Urgency = i + 1 })).ReadAsync<NeedView>(HttpStatusCode.Created);
        }

        // A second kind of number is the same school; what is taken back is not counted.
        await (await service.DeclareAsync(service.BorderOfficer, needing[0], TwinningCalls.Need("hat_then", EduCoop.Contracts.Twinning.SupportMeasure.Teachers))).ReadAsync<NeedView>(HttpStatusCode.Created);
        var gone = await (await service.DeclareAsync(service.Officer, Tree.OtherSchool, TwinningCalls.Need("hat_then"))).ReadAsync<NeedView>(HttpStatusCode.Created);
        await (await service.Http.SendAsync(HttpMethod.Post, $"/needs/{gone.NeedId}/withdraw", service.Officer, new WithdrawRequest(1, "Nhầm"))).ReadAsync<NeedView>();
        var supporter = await service.AddSchoolAsync("Trường Tiểu học Phố Then", ward: Tree.Ward);
        var offer = TwinningCalls.Offer("hat_then", partners: 3);
        var twoLines = offer with { Supports = [.. offer.Supports, offer.Supports[0] with { Measure = EduCoop.Contracts.Twinning.SupportMeasure.Sets }] };
        await (await service.RegisterAsync(service.Officer, supporter, twoLines)).ReadAsync<OfferView>(HttpStatusCode.Created);

        var market = await (await service.Http.SendAsync(HttpMethod.Get, $"/market?schoolYear={year}", service.Tokens.For(Roles.SchoolOfficer, supporter))).ReadAsync<MarketView>();
        var lines = market.Lines.Where(line => line.ThemeCode == "hat_then").ToDictionary(line => line.AuthorityId);
        Assert.Equal((4L, 2L, 0L, 0L), (lines[Tree.CaoBang].NeedingSchools, lines[Tree.CaoBang].UrgentSchools, lines[Tree.CaoBang].OfferingSchools, lines[Tree.CaoBang].Places));
        Assert.Equal((0L, 1L, 3L), (lines[Tree.HaNoi].NeedingSchools, lines[Tree.HaNoi].OfferingSchools, lines[Tree.HaNoi].Places));
        Assert.Equal(new MarketGap("hat_then", 4, 3, 1), market.Gaps.Single(gap => gap.ThemeCode == "hat_then"));
    }
}
