using System.Net;
using EduCoop.Donations.Cash;
using EduCoop.Donations.Intake;
using EduCoop.Donations.Tests.Fixtures;
using EduCoop.ServiceDefaults;

namespace EduCoop.Donations.Tests.Ledger;

/// <summary>Two replicas of the service: one writes, the other hands over; kill -9 of the writer under load loses nothing and writes nothing twice.</summary>
public sealed class ReplicaTests(ReplicaTests.Ground ground) : IClassFixture<ReplicaTests.Ground>
{
    private const int Senders = 8;
    private const int Each = 60;

    [Fact]
    public async Task The_writer_is_killed_under_load_and_every_confirmed_gift_stands_once()
    {
        await using var one = await new ServiceProcess("EduCoop.Donations", ground.Settings).StartAsync(TimeSpan.FromMinutes(3));
        await using var other = await new ServiceProcess("EduCoop.Donations", ground.Settings).StartAsync(TimeSpan.FromMinutes(3));
        var request = Some.Campaign();
        await one.Http.OpenLawfullyAsync(ground.Tokens.For(Roles.ProgrammeOfficer, Tree.HaNoi), ground.Tokens.For(Roles.Approver, Tree.HaNoi), request);
        var gifts = Enumerable.Range(0, Senders * Each).Select(i => Some.Gift(request.CampaignId, 1000 + i)).ToList();
        var confirmed = 0;
        var sending = Task.WhenAll(Enumerable.Range(0, Senders).Select(async sender =>
        {
            for (var i = sender; i < gifts.Count; i += Senders)
            {
                await SendUntilConfirmedAsync(i % 2 == 0 ? [one, other] : [other, one], gifts[i]);
                Interlocked.Increment(ref confirmed);
            }
        }));
        await Eventually.Async("a third is confirmed", () => Task.FromResult(Volatile.Read(ref confirmed)), count => count > gifts.Count / 3, TimeSpan.FromSeconds(90));
        // The first to start took the lease.
        await one.KillAsync();
        await Task.Delay(500);
        await one.StartAsync(TimeSpan.FromMinutes(3));
        await sending.WaitAsync(TimeSpan.FromMinutes(3));

        Assert.Equal((long)gifts.Count, await ground.Database.ScalarAsync<long>("select count(*) from donation where campaign_id = $1", request.CampaignId));
        Assert.Equal(gifts.Sum(gift => gift.AmountVnd), await ground.Database.ScalarAsync<long>("select sum(amount_vnd)::bigint from donation where campaign_id = $1", request.CampaignId));
        // What is more than a gift goes the same way: one of the two has to hand it over.
        await CountCashAsync(one, request.CampaignId);
        await CountCashAsync(other, request.CampaignId);
        Assert.Equal(
            "482|482|481|482",
            await ground.Database.ScalarAsync<string>("select concat_ws('|', count(*), count(distinct entry_sequence), max(index), (select size from ledger)) from ledger_leaf"));
        Assert.True(await ground.Database.ScalarAsync<long>("select epoch from ledger") >= 2, "The writer never changed.");
        var check = await (await other.Http.SendAsync(HttpMethod.Get, "/ledger/check?now=true", ground.Tokens.For(Roles.Auditor, Tree.HaNoi))).ReadJsonAsync();
        Assert.Equal(0, check[0].GetProperty("problems").GetArrayLength());
        Assert.Equal(482, check[0].GetProperty("entries").GetInt64());
    }

    private async Task CountCashAsync(ServiceProcess replica, Guid campaign)
    {
        var request = new CountCashRequest(Guid.CreateVersion7(), campaign, 100_000, DonorDisplay.Anonymous);
        await (await replica.Http.SendAsync(HttpMethod.Post, "/cash", ground.Accountant, request)).ReadJsonAsync(HttpStatusCode.Created);
        var second = ground.Tokens.For(Roles.ProgrammeOfficer, Tree.HaNoi);
        await (await replica.Http.SendAsync(HttpMethod.Post, $"/cash/{request.CashId}/confirm", second, new RecountCashRequest(100_000))).ReadJsonAsync();
        await (await replica.Http.SendAsync(HttpMethod.Post, $"/cash/{request.CashId}/confirm", second, new RecountCashRequest(100_000))).ReadProblemAsync(HttpStatusCode.Conflict, "already_decided");
    }

    private async Task SendUntilConfirmedAsync(ServiceProcess[] replicas, RecordDonationRequest gift)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var answer = await replicas[attempt % 2].Http.SendAsync(HttpMethod.Post, "/donations", ground.Accountant, gift);
                if (answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.OK)
                {
                    return;
                }

                Assert.True((int)answer.StatusCode >= 500, $"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
            }
            catch (HttpRequestException)
            {
                // That replica is down: the other one, with the same id.
            }

            await Task.Delay(100);
        }
    }

    public sealed class Ground : IAsyncLifetime
    {
        public DonationsDatabase Database { get; } = new();

        public RabbitFixture Rabbit { get; } = new();

        public TestTokens Tokens { get; } = new();

        // Databases of tests are copies of one template, and so have ledgers of one id: each has a folder of its own.
        public string Keys { get; } = Path.Combine(Path.GetTempPath(), $"educoop-keys-{Guid.CreateVersion7():N}");

        public string Accountant => Tokens.For(Roles.Accountant, Tree.HaNoi);

        public ServiceSettings Settings => new ServiceSettings().WithDatabase("donationsdb", Database).WithBroker(Rabbit).WithAuthority(Tokens)
            .With("Ledger:KeyFolder", Keys);

        public Task InitializeAsync() => Task.WhenAll(Database.InitializeAsync(), Rabbit.InitializeAsync(), Tokens.InitializeAsync());

        public Task DisposeAsync()
        {
            if (Directory.Exists(Keys))
            {
                Directory.Delete(Keys, recursive: true);
            }

            return Task.WhenAll(Database.DisposeAsync(), Rabbit.DisposeAsync(), Tokens.DisposeAsync());
        }
    }
}
