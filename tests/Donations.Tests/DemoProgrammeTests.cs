using System.Net;
using EduCoop.Donations.Campaigns;
using EduCoop.Donations.Demo;
using EduCoop.Donations.Tests.Fixtures;
using EduCoop.ServiceDefaults;

namespace EduCoop.Donations.Tests;

public sealed class DemoProgrammeTests(DonationsDatabase database, RabbitFixture rabbit, TestTokens tokens)
    : IClassFixture<DonationsDatabase>, IClassFixture<RabbitFixture>, IClassFixture<TestTokens>
{
    [Fact]
    public async Task The_demo_is_loaded_once_however_often_the_service_starts()
    {
        var settings = new ServiceSettings().WithDatabase("donationsdb", database).WithBroker(rabbit).WithAuthority(tokens).With("EDUCOOP_DEMO", "1")
            .With("Ledger:KeyFolder", Path.Combine(AppContext.BaseDirectory, $"keys-{Guid.CreateVersion7():N}"));
        for (var start = 1; start <= 2; start++)
        {
            await using var host = await ServiceHost<Program>.StartAsync(settings);
            await Eventually.Async("the gifts are there", () => database.ScalarAsync<long>("select count(*) from donation"), count => count == 30);
            var list = await (await host.Http.SendAsync(HttpMethod.Get, "/campaigns", tokens.For(Roles.Administrator))).ReadAsync<PagedResult<CampaignView>>(HttpStatusCode.OK);
            Assert.Equal([("bao-so-3", DemoProgramme.Storm), ("cao-bang", DemoProgramme.Books)], list.Items.OrderBy(item => item.Slug).Select(item => (item.Slug, item.CampaignId)));
        }

        Assert.Equal(0L, await database.ScalarAsync<long>("select count(*) from donation where campaign_id = $1", DemoProgramme.Storm));
        Assert.Equal(0L, await database.ScalarAsync<long>("select sum(amount_minor)::bigint from leg"));
        Assert.Equal(30L, await database.ScalarAsync<long>("select count(distinct occurred_at) from donation"));
    }
}
