using System.Net;
using EduCoop.Contracts.Figures;
using EduCoop.Contracts.UnitDirectory;
using EduCoop.Donations.Tests.Fixtures;
using EduCoop.ServiceDefaults;

namespace EduCoop.Donations.Tests.Campaigns;

/// <summary>A unit ends and another stands in its place: whose people may go on with its campaigns from the day after, and not before.</summary>
[Collection(OneService.Name)]
public sealed class SuccessorTests(DonationsService service)
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(7));

    [Fact]
    public async Task People_of_a_successor_go_on_with_what_its_predecessor_collected()
    {
        await using var probe = await EventProbe.StartAsync(service.Rabbit);
        var (old, heir, other) = (await UnitAsync(probe, "Trường Cũ"), await UnitAsync(probe, "Trường Gộp"), await UnitAsync(probe, "Trường Khác"));
        var campaign = await service.OpenAsync(old);
        var (hers, others) = (service.Tokens.For(Roles.Accountant, heir), service.Tokens.For(Roles.Accountant, other));
        await RefusedAsync(campaign, old, hers);

        // Still to come: until its last day is over only its own people act.
        await EndAsync(probe, old, heir, Today.AddDays(3), 2);
        await Eventually.Async("the end is known", () => service.Database.ScalarAsync<long>("select count(*) from unit_end where unit_id = $1", old), count => count == 1);
        await RefusedAsync(campaign, old, hers);

        await EndAsync(probe, old, heir, Today.AddDays(-1), 3);
        await Eventually.Async("successors are let in", () => service.Database.ScalarAsync<bool>("select $2 = any (path) from unit_copy where unit_id = $1", old, heir), isIn => isIn);
        Assert.Equal(HttpStatusCode.OK, (await ReadAsync(campaign, hers)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await FiguresAsync(old, hers)).StatusCode);
        await (await service.Http.SendAsync(HttpMethod.Post, "/donations", hers, Some.Gift(campaign))).ReadJsonAsync(HttpStatusCode.Created);
        await RefusedAsync(campaign, old, others);
    }

    private async Task RefusedAsync(Guid campaign, Guid unit, string token)
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await FiguresAsync(unit, token)).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await ReadAsync(campaign, token)).StatusCode);
        var gift = await service.Http.SendAsync(HttpMethod.Post, "/donations", token, Some.Gift(campaign));
        Assert.Equal(HttpStatusCode.Forbidden, gift.StatusCode);
    }

    private Task<HttpResponseMessage> ReadAsync(Guid campaign, string token) => service.Http.SendAsync(HttpMethod.Get, $"/campaigns/{campaign}", token);

    private Task<HttpResponseMessage> FiguresAsync(Guid unit, string token) =>
        service.Http.SendAsync(HttpMethod.Post, "/figures", token, new FiguresAsked([unit], Today.AddYears(-1), Today, Today.Year));

    private async Task<Guid> UnitAsync(EventProbe probe, string name)
    {
        var id = Guid.CreateVersion7();
        await probe.Neighbour.Publish(new UnitRegistered(id, name, name, "tieu_hoc", Tree.Ward, [Tree.HaNoi, Tree.Ward, id], [], new(2020, 1, 1), null, 1, DateTimeOffset.UtcNow));
        await Eventually.Async("the unit is known", () => service.Database.ScalarAsync<long>("select count(*) from unit_copy where unit_id = $1", id), count => count == 1);
        return id;
    }

    private static Task EndAsync(EventProbe probe, Guid unit, Guid heir, DateOnly lastDay, long version) =>
        probe.Neighbour.Publish(new UnitClosed(unit, "Trường Cũ", lastDay, [new(heir, "Trường Gộp", "tieu_hoc")], "NQ 12/NQ-HĐND", version, DateTimeOffset.UtcNow));
}
