using EduCoop.Donations.Campaigns;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Donations.Tests.Fixtures;

/// <summary>A migrated database with a small tree of units.</summary>
public sealed class DonationsDatabase() : PostgresFixture(typeof(Routes).Assembly)
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await AddUnitAsync(Tree.HaNoi, "Sở GD&ĐT Hà Nội", []);
        await AddUnitAsync(Tree.Ward, "phường Mẫu", [Tree.HaNoi]);
        await AddUnitAsync(Tree.School, "Trường Tiểu học Mẫu", [Tree.HaNoi, Tree.Ward]);
        await AddUnitAsync(Tree.CaoBang, "Sở GD&ĐT Cao Bằng", []);
    }

    private Task AddUnitAsync(Guid id, string name, Guid[] above) =>
        ExecuteAsync(
            "insert into unit_copy (unit_id, name, type_code, parent_id, path, version) values ($1, $2, 'don_vi', $3::uuid, $4, 1)",
            id, name, above.Length == 0 ? null : above[^1], above.Append(id).ToArray());
}

internal static class Tree
{
    internal static readonly Guid HaNoi = new("0199aaaa-0000-7000-8000-000000000001");
    internal static readonly Guid Ward = new("0199aaaa-0000-7000-8000-000000000002");
    internal static readonly Guid School = new("0199aaaa-0000-7000-8000-000000000003");
    internal static readonly Guid CaoBang = new("0199aaaa-0000-7000-8000-000000000004");
}

/// <summary>The running service with its own database, virtual host and token authority.</summary>
public sealed class DonationsService : IAsyncLifetime
{
    private ServiceHost<Program>? host;

    public DonationsDatabase Database { get; } = new();

    public RabbitFixture Rabbit { get; } = new();

    public TestTokens Tokens { get; } = new();

    public ServiceHost<Program> Host => host!;

    public HttpClient Http => Host.Http;

    public string Officer => Tokens.For(Roles.ProgrammeOfficer, Tree.HaNoi);

    public string Accountant => Tokens.For(Roles.Accountant, Tree.HaNoi);

    public string Approver => Tokens.For(Roles.Approver, Tree.HaNoi);

    public string Auditor => Tokens.For(Roles.Auditor, Tree.HaNoi);

    /// <summary>Further settings, set before the start.</summary>
    public Action<ServiceSettings>? Extra { get; set; }

    /// <summary>What is done to the database before the service starts.</summary>
    public Func<DonationsDatabase, Task>? Before { get; set; }

    public ServiceSettings Settings => new ServiceSettings().WithDatabase("donationsdb", Database).WithBroker(Rabbit).WithAuthority(Tokens).With("Ledger:KeyFolder", Keys);

    /// <summary>Where this service's signing keys are.</summary>
    public string Keys { get; } = Path.Combine(Path.GetTempPath(), $"educoop-keys-{Guid.CreateVersion7():N}");

    public async Task InitializeAsync()
    {
        await Task.WhenAll(Database.InitializeAsync(), Rabbit.InitializeAsync(), Tokens.InitializeAsync());
        var settings = Settings;
        Extra?.Invoke(settings);
        await (Before?.Invoke(Database) ?? Task.CompletedTask);
        host = await ServiceHost<Program>.StartAsync(settings);
    }

    public async Task DisposeAsync()
    {
        if (host is not null)
        {
            await host.DisposeAsync();
        }

        if (Directory.Exists(Keys))
        {
            Directory.Delete(Keys, recursive: true);
        }

        await Task.WhenAll(Database.DisposeAsync(), Rabbit.DisposeAsync(), Tokens.DisposeAsync());
    }

    /// <summary>Opens a campaign of the department, running since 2020, on its lawful way.</summary>
    public async Task<Guid> OpenAsync(Guid? unit = null, CampaignAccount? account = null)
    {
        var request = Some.Campaign() with { UnitId = unit ?? Tree.HaNoi, Account = account };
        await Http.OpenLawfullyAsync(Officer, Approver, request);
        return request.CampaignId;
    }

    /// <summary>A campaign with one gift.</summary>
    public async Task<Guid> GiveAsync()
    {
        var campaign = await OpenAsync();
        await (await Http.SendAsync(HttpMethod.Post, "/donations", Accountant, Some.Gift(campaign))).ReadJsonAsync(System.Net.HttpStatusCode.Created);
        return campaign;
    }

    /// <summary>Amount and number of gifts, and the state of every safeguard, straight from the tables.</summary>
    public async Task<(long Count, long Sum)> GiftsOfAsync(Guid campaignId)
    {
        Assert.Equal(0L, await Database.ScalarAsync<long>(
            "select count(*) from (select entry_sequence from leg group by entry_sequence, currency having sum(amount_minor) <> 0) off_balance"));
        return (
            await Database.ScalarAsync<long>("select count(*) from donation where campaign_id = $1", campaignId),
            await Database.ScalarAsync<long>("select coalesce(sum(amount_vnd), 0)::bigint from donation where campaign_id = $1", campaignId));
    }
}

[CollectionDefinition(Name)]
public sealed class OneService : ICollectionFixture<DonationsService>
{
    internal const string Name = "one donations service";
}
