using System.Net;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Needs;
using EduCoop.Twinning.Offers;
using EduCoop.Twinning.Registers;
using EduCoop.Twinning.Tests.Agreements;
using EduCoop.Twinning.Tests.Fixtures;

namespace EduCoop.Twinning.Tests.Registers;

/// <summary>The registers can be counted anew from the events, and who changed a row by hand is found. Each test has a database of its own: what it spoils is its own.</summary>
public sealed class RecountTests : IAsyncLifetime
{
    private readonly TwinningService service = new();

    public Task InitializeAsync() => service.InitializeAsync();

    public Task DisposeAsync() => service.DisposeAsync();

    [Fact]
    public async Task A_row_that_was_changed_by_hand_is_named()
    {
        var need = await (await service.DeclareAsync(service.BorderHead, Tree.BorderSchool, TwinningCalls.Need())).ReadAsync<NeedView>(HttpStatusCode.Created);
        var offer = await (await service.RegisterAsync(service.Head, Tree.School, TwinningCalls.Offer())).ReadAsync<OfferView>(HttpStatusCode.Created);
        var flow = await AgreementFlow.PrepareAsync(service);
        await flow.ReachAsync(4);
        var whole = await RecountAsync();
        Assert.Equal((6L, 1L, 1L, 0L, 0L, 1L, null), (whole.Events, whole.Needs, whole.Offers, whole.Activities, whole.Plans, whole.Agreements, whole.Difference));

        await SpoilAsync("update agreement set through_year = through_year + 1 where agreement_id = $1", "update agreement set through_year = through_year - 1 where agreement_id = $1", flow.Id,
            new("agreement", flow.Id, "through_year", $"{AgreementFlow.Through + 1}", $"{AgreementFlow.Through}"));
        await SpoilAsync("update agreement set state = 'ended' where agreement_id = $1", "update agreement set state = 'active' where agreement_id = $1", flow.Id,
            new("agreement", flow.Id, "state", "ended", "active"));
        await SpoilAsync("update offer set most_partners = 9 where offer_id = $1", "update offer set most_partners = 2 where offer_id = $1", offer.OfferId,
            new("offer", offer.OfferId, "most_partners", "9", "2"));
        await SpoilAsync("update need set urgency = 5 where need_id = $1", "update need set urgency = 4 where need_id = $1", need.NeedId, new("need", need.NeedId, "urgency", "5", "4"));
    }

    private async Task SpoilAsync(string spoil, string mend, Guid id, RegisterDifference expected)
    {
        await service.Database.ExecuteAsync(spoil, id);
        Assert.Equal(expected, (await RecountAsync()).Difference);
        await service.Database.ExecuteAsync(mend, id);
        Assert.Null((await RecountAsync()).Difference);
    }

    private async Task<RegistersRecounted> RecountAsync() =>
        await (await service.Http.SendAsync(HttpMethod.Get, "/registers/recount", service.Tokens.For(Roles.Administrator))).ReadAsync<RegistersRecounted>();
}
