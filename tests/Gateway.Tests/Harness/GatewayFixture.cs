namespace EduCoop.Gateway.Tests.Harness;

/// <summary>A migrated gatewaydb of its own.</summary>
public sealed class GatewayDatabase() : PostgresFixture(typeof(GatewaySettings).Assembly);

/// <summary>
/// The gateway as its own process in the demo profile, with a database of its own and services of the test behind it:
/// donations, unit-directory and web answer; reporting has an address where nobody listens; the others are not deployed.
/// </summary>
public sealed class GatewayFixture : IAsyncLifetime
{
    public const string DemoPassword = "Một câu mẫu cho kiểm thử 2026";

    private readonly Lazy<Task<Browser>> administrator;
    private ServiceProcess? process;

    public GatewayFixture() => administrator = new(() => SignedInAsync("quantri"));

    public GatewayDatabase Database { get; } = new();

    public Upstream Donations { get; private set; } = null!;

    public Upstream Units { get; private set; } = null!;

    public Upstream Web { get; private set; } = null!;

    public int ReportingPort { get; } = FreePorts.Next();

    public ServiceProcess Process => process!;

    public Uri Address => Process.Address;

    public async Task InitializeAsync()
    {
        await Database.InitializeAsync();
        (Donations, Units, Web) = (await Upstream.StartAsync(), await Upstream.StartAsync(), await Upstream.StartAsync());
        process = new ServiceProcess("EduCoop.Gateway", Settings());
        await process.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await process!.DisposeAsync();
        await Task.WhenAll(Donations.DisposeAsync().AsTask(), Units.DisposeAsync().AsTask(), Web.DisposeAsync().AsTask());
        await Database.DisposeAsync();
    }

    /// <summary>The settings of the shared gateway; limits are high because all tests come from one address.</summary>
    public ServiceSettings Settings() => Demo(Database)
        .WithService("donations", Donations.Http, Donations.Grpc)
        .WithService("unit-directory", Units.Http, Units.Grpc)
        .WithService("reporting", new Uri($"http://127.0.0.1:{ReportingPort}"))
        .WithService("web", Web.Http);

    public static ServiceSettings Demo(PostgresFixture database) => new ServiceSettings()
        .WithDatabase("gatewaydb", database)
        .With("EDUCOOP_DEMO", "1")
        .With("EDUCOOP_DEMO_PASSWORD", DemoPassword)
        .With("Gateway:SignInsPerMinuteOfName", "1000")
        .With("Gateway:SignInsPerMinuteOfAddress", "1000");

    public Browser NewBrowser() => new(Address);

    public async Task<Browser> SignedInAsync(string userName)
    {
        var browser = NewBrowser();
        await browser.SignInAsync(userName);
        return browser;
    }

    /// <summary>Makes an account of the test's own, so that tests do not lock each other out.</summary>
    public async Task<(string UserName, Guid Id)> NewAccountAsync(string role = "accountant", string password = DemoPassword)
    {
        var id = Guid.CreateVersion7();
        var name = "u" + id.ToString("N");
        var admin = await administrator.Value;
        var made = await admin.PostAsync("/auth/accounts", new { accountId = id, userName = name, displayName = "Người dùng thử", roles = new[] { role }, password, unitId = Guid.CreateVersion7(), unitName = "Phường thử" });
        await made.ReadJsonAsync(HttpStatusCode.Created);
        return (name, id);
    }

    public Task<long> AuditCountAsync(Guid account, string action, string result) =>
        Database.ScalarAsync<long>("select count(*) from account_audit where account_id = $1 and action = $2 and result = $3", account, action, result);
}

/// <summary>One gateway for the classes that only need one.</summary>
[CollectionDefinition(Name)]
public sealed class SharedGateway : ICollectionFixture<GatewayFixture>
{
    public const string Name = "gateway";
}
