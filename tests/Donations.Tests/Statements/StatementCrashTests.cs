using System.Net;
using EduCoop.Donations.Statements;
using EduCoop.Donations.Tests.Fixtures;

namespace EduCoop.Donations.Tests.Statements;

/// <summary>Killing the service with -9 at any moment of an import; the total must be exact in the end, and each gift told once.</summary>
public sealed class StatementCrashTests(StatementCrashTests.Ground ground) : IClassFixture<StatementCrashTests.Ground>
{
    private const int Lines = 20_000;

    [Fact]
    public async Task Killed_in_the_middle_and_started_again_it_ends_exact()
    {
        await using var probe = await EventProbe.StartAsync(ground.Rabbit);
        await using var process = await new ServiceProcess("EduCoop.Donations", ground.Settings).StartAsync();
        var (campaign, file, sum) = await ground.OpenAsync(process.Http);
        var statement = (await (await process.Http.PostStatementAsync(ground.Accountant, campaign, file)).ReadAsync<StatementView>(HttpStatusCode.Accepted)).StatementId;

        for (var kill = 1; kill <= 3; kill++)
        {
            var mark = kill * Lines / 5;
            await Eventually.Async("the import goes on", () => ground.DoneAsync(statement), done => done >= mark, TimeSpan.FromSeconds(90));
            await process.KillAsync();
            Assert.NotEqual(0, await ground.DoneAsync(statement));
            await process.StartAsync();
        }

        await ground.CheckAsync(process.Http, campaign, statement, sum, probe);
    }

    [Fact]
    public async Task When_one_of_two_replicas_is_killed_the_other_takes_the_job_over()
    {
        await using var probe = await EventProbe.StartAsync(ground.Rabbit);
        await using var first = await new ServiceProcess("EduCoop.Donations", ground.Settings).StartAsync();
        var (campaign, file, sum) = await ground.OpenAsync(first.Http);
        var statement = (await (await first.Http.PostStatementAsync(ground.Accountant, campaign, file)).ReadAsync<StatementView>(HttpStatusCode.Accepted)).StatementId;
        await Eventually.Async("the first has begun", () => ground.DoneAsync(statement), done => done > 0, TimeSpan.FromSeconds(60));
        await using var second = await new ServiceProcess("EduCoop.Donations", ground.Settings).StartAsync();
        await first.KillAsync();

        await ground.CheckAsync(second.Http, campaign, statement, sum, probe);
    }

    [Fact]
    public async Task An_orderly_stop_hands_the_job_over_without_waiting_for_the_lease()
    {
        await using var probe = await EventProbe.StartAsync(ground.Rabbit);
        await using var process = await new ServiceProcess("EduCoop.Donations", ground.Settings).StartAsync();
        var (campaign, file, sum) = await ground.OpenAsync(process.Http);
        var statement = (await (await process.Http.PostStatementAsync(ground.Accountant, campaign, file)).ReadAsync<StatementView>(HttpStatusCode.Accepted)).StatementId;
        await Eventually.Async("the import has begun", () => ground.DoneAsync(statement), done => done > 0, TimeSpan.FromSeconds(60));
        Assert.Equal(0, await process.StopAsync());
        Assert.True(await ground.Database.ScalarAsync<bool>("select lease_owner is null from statement where statement_id = $1", statement));
        await process.StartAsync();

        await ground.CheckAsync(process.Http, campaign, statement, sum, probe);
    }

    /// <summary>Servers and tokens, but no service: each test starts its own processes.</summary>
    public sealed class Ground : IAsyncLifetime
    {
        public DonationsDatabase Database { get; } = new();

        public RabbitFixture Rabbit { get; } = new();

        public TestTokens Tokens { get; } = new();

        // Databases of tests are copies of one template, and so have ledgers of one id: each has a folder of its own.
        public string Keys { get; } = Path.Combine(Path.GetTempPath(), $"educoop-keys-{Guid.CreateVersion7():N}");

        public string Accountant => Tokens.For(ServiceDefaults.Roles.Accountant, Tree.HaNoi);

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

        internal Task<int> DoneAsync(Guid statement) => Database.ScalarAsync<int>("select done from statement where statement_id = $1", statement);

        internal async Task<(Guid Campaign, byte[] File, long Sum)> OpenAsync(HttpClient http)
        {
            var (file, sum) = Some.Statement(Lines, Some.AccountNumber());
            var request = Some.Campaign();
            await http.OpenLawfullyAsync(Tokens.For(ServiceDefaults.Roles.ProgrammeOfficer, Tree.HaNoi), Tokens.For(ServiceDefaults.Roles.Approver, Tree.HaNoi), request);
            return (request.CampaignId, file, sum);
        }

        internal async Task CheckAsync(HttpClient http, Guid campaign, Guid statement, long sum, EventProbe probe)
        {
            var view = await http.WaitForEndAsync(Accountant, statement);
            Assert.True(view.State == StatementState.Posted, $"{view.State} {view.Refusal}");
            Assert.Equal((Lines, Lines, 0, sum, sum), (view.EntryCount, view.Added, view.AlreadyThere, view.SumVnd, view.ClosingVnd));
            Assert.Equal((long)Lines, await Database.ScalarAsync<long>("select count(*) from donation where campaign_id = $1", campaign));
            Assert.Equal(sum, await Database.ScalarAsync<long>("select sum(amount_vnd)::bigint from donation where campaign_id = $1", campaign));
            Assert.Equal(0L, await Database.ScalarAsync<long>("select sum(amount_minor)::bigint from leg"));
            await Eventually.Async(
                "every gift is told",
                () => Task.FromResult(probe.Recorded.Where(e => e.CampaignId == campaign).DistinctBy(e => e.DonationId).Count()),
                count => count == Lines,
                TimeSpan.FromSeconds(90));
            Assert.Equal(sum, probe.Recorded.Where(e => e.CampaignId == campaign).DistinctBy(e => e.DonationId).Sum(e => e.AmountVnd));
            await Eventually.Async("the end is told", () => Task.FromResult(probe.Reconciled.Any(e => e.StatementId == statement)), told => told);
        }
    }
}
