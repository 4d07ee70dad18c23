using EduCoop.Donations.Tests.Fixtures;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Xunit.Abstractions;

namespace EduCoop.Donations.Tests.Crashes;

/// <summary>
/// The service, its database or its broker is killed with -9 at random points while gifts come in singly, in streams and by statement, repeated and out of order:
/// nothing is lost, nothing is there twice, every entry sums to zero, everything is told. EDUCOOP_LONG=1 takes 500 seeds and prints
/// the figures; EDUCOOP_SEEDS=5-24 takes others, EDUCOOP_SEED=N repeats one.
/// </summary>
public sealed class SeededCrashTests(CrashGround ground, ITestOutputHelper output) : IClassFixture<CrashGround>
{
    [Fact]
    public async Task Whatever_is_killed_whenever_nothing_is_lost_or_there_twice()
    {
        var all = new List<CrashFigures>();
        foreach (var seed in SeedRange.OfThisRun())
        {
            try
            {
                all.Add(await new CrashRun(ground, seed).RunAsync());
            }
            catch (Exception fault)
            {
                throw new InvalidOperationException($"EDUCOOP_SEED={seed} did not come to its end: {fault.Message}\n{ground.Service.Log}", fault);
            }

            output.WriteLine($"seed {seed}: {all[^1]}");
            if (!all[^1].IsClean)
            {
                Assert.Fail($"EDUCOOP_SEED={seed}: {all[^1]}\n{await BrokerQueues.DescribeAsync(ground.Servers)}\n{ground.Service.Log}");
            }
        }

        output.WriteLine($"{all.Count} seeds, {all.Sum(one => one.Kills)} kills, {all.Sum(one => one.Gifts)} gifts, {all.Sum(one => one.SentAgain)} sent again without an answer: "
            + $"lost {all.Sum(one => one.Lost)}, duplicated {all.Sum(one => one.Duplicated)}, unbalanced {all.Sum(one => one.Unbalanced)}, unpublished {all.Sum(one => one.Unpublished)}");
    }
}

/// <summary>Servers of this class alone, because they are killed; one service process; a neighbour that hears everything.</summary>
public sealed class CrashGround : IAsyncLifetime
{
    private readonly string keys = Path.Combine(Path.GetTempPath(), $"educoop-keys-{Guid.CreateVersion7():N}");
    private OwnServers? servers;
    private TestDatabase? database;
    private ServiceProcess? service;
    private EventProbe? probe;

    public OwnServers Servers => servers!;

    public TestDatabase Database => database!;

    public TestTokens Tokens { get; } = new();

    internal ServiceProcess Service => service!;

    internal EventProbe Probe => probe!;

    internal string Accountant => Tokens.For(Roles.Accountant, Tree.HaNoi);

    public async Task InitializeAsync()
    {
        await Tokens.InitializeAsync();
        servers = await OwnServers.StartAsync();
        database = await TestDatabase.CreateOnAsync(servers.PostgresConnection, typeof(Routes).Assembly);
        await using (var unit = database.DataSource.CreateCommand("insert into unit_copy (unit_id, name, type_code, path, version) values ($1, 'Sở GD&ĐT Hà Nội', 'so_gddt', array[$1], 1), ($2, 'Sở GD&ĐT Cao Bằng', 'so_gddt', array[$2], 1)"))
        {
            await unit.Add(Tree.HaNoi).Add(Tree.CaoBang).ExecuteNonQueryAsync();
        }

        probe = await EventProbe.StartAsync(servers.RabbitConnection);
        var settings = new ServiceSettings().WithDatabase("donationsdb", database).With("ConnectionStrings:rabbitmq", servers.RabbitConnection).WithAuthority(Tokens).With("Ledger:KeyFolder", keys);
        service = await new ServiceProcess("EduCoop.Donations", settings).StartAsync(TimeSpan.FromMinutes(3));
    }

    public async Task DisposeAsync()
    {
        await (service?.DisposeAsync() ?? default);
        await (probe?.DisposeAsync() ?? default);
        await (database?.DisposeAsync() ?? default);
        await (servers?.DisposeAsync() ?? default);
        await Tokens.DisposeAsync();
        if (Directory.Exists(keys))
        {
            Directory.Delete(keys, recursive: true);
        }
    }
}
