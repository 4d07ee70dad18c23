using EduCoop.Gateway.Tests.Harness;

namespace EduCoop.Gateway.Tests;

/// <summary>What depends on how a gateway is set up; each test with a process and a database of its own.</summary>
public sealed class OwnGatewayTests : IAsyncLifetime
{
    private const string Password = "câu của người quản trị đầu tiên";
    private readonly GatewayDatabase database = new();

    public Task InitializeAsync() => database.InitializeAsync();

    public Task DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Sign_ins_are_limited_by_name_and_by_address()
    {
        await using var gateway = await StartAsync(GatewayFixture.Demo(database).With("Gateway:SignInsPerMinuteOfName", "3").With("Gateway:SignInsPerMinuteOfAddress", "5"));
        using var browser = new Browser(gateway.Address);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            Assert.Equal(HttpStatusCode.OK, (await browser.PostAsync("/auth/token", new { userName = "ketoan", password = GatewayFixture.DemoPassword })).StatusCode);
        }

        var limited = await browser.TrySignInAsync("KeToan", GatewayFixture.DemoPassword);
        await limited.ReadProblemAsync(HttpStatusCode.TooManyRequests, "too_many_sign_ins");
        Assert.NotNull(limited.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, (await browser.TrySignInAsync("kiemtoan", GatewayFixture.DemoPassword)).StatusCode);
        await (await browser.TrySignInAsync("pheduyet", GatewayFixture.DemoPassword)).ReadProblemAsync(HttpStatusCode.TooManyRequests, "too_many_sign_ins");
    }

    [Fact]
    public async Task Requests_are_limited_by_account_and_by_address_but_health_is_not()
    {
        await using var gateway = await StartAsync(GatewayFixture.Demo(database).With("Gateway:RequestsPerMinute", "20").With("Gateway:AnonymousRequestsPerMinute", "40"));
        using var one = new Browser(gateway.Address);
        using var two = new Browser(gateway.Address);
        await one.SignInAsync("ketoan");
        await two.SignInAsync("kiemtoan");
        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => one.GetAsync("/auth/me")));
        var limited = answers.First(answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        await limited.ReadProblemAsync(HttpStatusCode.TooManyRequests, "too_many_requests");
        Assert.NotNull(limited.Headers.RetryAfter);
        Assert.InRange(answers.Count(answer => answer.StatusCode == HttpStatusCode.OK), 20, 30);
        Assert.Equal(HttpStatusCode.OK, (await two.GetAsync("/auth/me")).StatusCode);

        using var anybody = new Browser(gateway.Address);
        var anonymous = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => anybody.GetAsync("/.well-known/jwks.json")));
        Assert.Contains(anonymous, answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        var health = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => anybody.GetAsync("/health/live")));
        Assert.All(health, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
    }

    [Fact]
    public async Task The_first_administrator_is_made_once_and_without_the_demo_profile_there_is_no_other_account()
    {
        var settings = new ServiceSettings().WithDatabase("gatewaydb", database).With("Bootstrap:AdminUserName", "tran.binh").With("Bootstrap:AdminPassword", Password);
        await using var gateway = await StartAsync(settings);
        using var browser = new Browser(gateway.Address);
        var me = await browser.SignInAsync("tran.binh", Password);
        Assert.Equal("administrator", me.GetProperty("roles").EnumerateArray().Single().GetString());
        Assert.False(me.GetProperty("demo").GetBoolean());
        Assert.Equal(1, await database.ScalarAsync<long>("select count(*) from account"));

        await gateway.KillAsync();
        await using var again = await StartAsync(settings.With("Bootstrap:AdminUserName", "another").With("Bootstrap:AdminPassword", Password + " khác"));
        Assert.Equal(1, await database.ScalarAsync<long>("select count(*) from account"));
    }

    [Fact]
    public async Task Without_demo_profile_and_first_administrator_nobody_can_sign_in()
    {
        await using var gateway = await StartAsync(new ServiceSettings().WithDatabase("gatewaydb", database));
        Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from account"));
    }

    [Theory]
    [InlineData("ngắn quá", "password_too_short")]
    [InlineData("tran.binh tran.binh", "password_like_user_name")]
    public async Task A_weak_password_of_the_first_administrator_stops_the_start(string password, string code)
    {
        await using var gateway = new ServiceProcess("EduCoop.Gateway", new ServiceSettings().WithDatabase("gatewaydb", database).With("Bootstrap:AdminUserName", "tran.binh").With("Bootstrap:AdminPassword", password));
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => gateway.StartAsync());
        Assert.Contains(code, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(password, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demo_accounts_take_a_new_password_at_the_next_start_and_stay_shut_outside_the_demo_profile()
    {
        await using var gateway = await StartAsync(GatewayFixture.Demo(database));
        using var browser = new Browser(gateway.Address);
        await browser.SignInAsync("ketoan");
        await gateway.KillAsync();
        await using var other = await StartAsync(GatewayFixture.Demo(database).With("EDUCOOP_DEMO_PASSWORD", "mật khẩu mẫu thứ hai"));
        Assert.Equal(10, await database.ScalarAsync<long>("select count(*) from account"));
        using var second = new Browser(other.Address) { Cookie = browser.Cookie };
        Assert.Equal(HttpStatusCode.Unauthorized, (await second.GetAsync("/auth/me")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await second.TrySignInAsync("ketoan", GatewayFixture.DemoPassword)).StatusCode);
        await second.SignInAsync("ketoan", "mật khẩu mẫu thứ hai");
        await other.KillAsync();

        await using var real = await StartAsync(new ServiceSettings().WithDatabase("gatewaydb", database));
        using var third = new Browser(real.Address) { Cookie = second.Cookie };
        Assert.Equal(HttpStatusCode.Unauthorized, (await third.GetAsync("/auth/me")).StatusCode);
        await (await third.TrySignInAsync("ketoan", "mật khẩu mẫu thứ hai")).ReadProblemAsync(HttpStatusCode.Forbidden, "account_disabled");
    }

    [Fact]
    public async Task The_migrate_verb_makes_an_empty_database_ready()
    {
        await using var empty = await TestDatabase.CreateEmptyAsync();
        await using var gateway = new ServiceProcess("EduCoop.Gateway", new ServiceSettings().With("ConnectionStrings:gatewaydb", empty.ConnectionString));
        Assert.Equal(0, await gateway.RunAsync("migrate"));
        Assert.Equal(0, await gateway.RunAsync("migrate"));
        await using var command = empty.DataSource.CreateCommand("select count(*) from migration_journal where scope = 'EduCoop.Gateway'");
        Assert.Equal(2L, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Passwords_cookies_and_tokens_are_in_no_log_even_when_everything_is_logged()
    {
        await using var upstream = await Upstream.StartAsync();
        await using var gateway = await StartAsync(GatewayFixture.Demo(database).WithService("donations", upstream.Http)
            .With("Logging:LogLevel:Default", "Debug").With("Logging:LogLevel:Microsoft", "Debug").With("Logging:LogLevel:Microsoft.AspNetCore", "Debug").With("Logging:LogLevel:System.Net.Http", "Debug").With("Logging:LogLevel:Yarp", "Debug").With("Logging:LogLevel:Npgsql", "Debug"));
        using var browser = new Browser(gateway.Address);
        await browser.TrySignInAsync("ketoan", "mật khẩu gõ nhầm 417");
        await browser.SignInAsync("ketoan");
        await browser.PostAsync("/api/donations/donations");
        var forwarded = upstream.Last.Header("Authorization")!["Bearer ".Length..];
        var issued = await (await browser.PostAsync("/auth/token", new { userName = "kiemtoan", password = GatewayFixture.DemoPassword })).ReadJsonAsync();
        await browser.GetAsync("/status", ("Authorization", "Bearer " + issued.GetProperty("accessToken").GetString() + "x"));
        await browser.PostAsync("/auth/sign-in", new StringContent($$"""{"userName":"a","password":"{{GatewayFixture.DemoPassword}}","x":1}""", null, "application/json"));

        Assert.Contains("/auth/sign-in", gateway.Log, StringComparison.Ordinal);
        foreach (var secret in new[] { "gõ nhầm 417", GatewayFixture.DemoPassword, browser.Cookie!, browser.CsrfToken!, forwarded, issued.GetProperty("accessToken").GetString()! })
        {
            Assert.DoesNotContain(secret, gateway.Log, StringComparison.Ordinal);
        }
    }

    private static async Task<ServiceProcess> StartAsync(ServiceSettings settings)
    {
        var gateway = new ServiceProcess("EduCoop.Gateway", settings);
        await gateway.StartAsync();
        return gateway;
    }
}
