using EduCoop.Testing;

namespace EduCoop.Reporting.Tests;

/// <summary>The very first start of a deployment: an owner may speak before Reporting has ever run.</summary>
public sealed class FirstStartTests(ReportingDatabase database, RabbitFixture rabbit, TestTokens tokens)
    : IClassFixture<ReportingDatabase>, IClassFixture<RabbitFixture>, IClassFixture<TestTokens>
{
    [Fact]
    public async Task What_is_said_between_the_migration_step_and_the_first_start_is_counted()
    {
        var settings = new ServiceSettings().WithDatabase("reportingdb", database).WithBroker(rabbit).WithAuthority(tokens);
        await using var reporting = new ServiceProcess("EduCoop.Reporting", settings);
        Assert.True(await reporting.RunAsync("migrate") == 0, reporting.Log);
        await using var owners = await Publisher.ConnectAsync(rabbit);
        var campaign = Guid.CreateVersion7();
        await owners.SendAllAsync(Enumerable.Range(0, 20).Select(_ => (Events.Gift(campaign, 1000, new DateOnly(2026, 11, 1), null), Guid.CreateVersion7())));

        await reporting.StartAsync();

        await Eventually.Async("all gifts are counted", () => database.ScalarAsync<long>("select coalesce(sum(gift_count), 0)::bigint from campaign_total"), count => count == 20);
    }
}
