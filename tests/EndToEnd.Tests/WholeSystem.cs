using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using EduCoop.Testing;
using Npgsql;

namespace EduCoop.EndToEnd.Tests;

/// <summary>Every class of tests that needs the running system; they run one after the other on one system.</summary>
[CollectionDefinition(Name)]
public sealed class SystemTests : ICollectionFixture<WholeSystem>
{
    public const string Name = "The whole system";
}

/// <summary>Everything, as deploy/run starts it: two servers, six services as processes, the demo programme; known from outside by the gateway.</summary>
public sealed class WholeSystem : IAsyncLifetime
{
    public static readonly Guid Department = new("01990000-0000-7000-8000-000000000001");
    public static readonly Guid Ward = new("01990000-0000-7000-8000-000000000003");
    // Six services start at once, and the gateway hashes seven passwords; a busy machine takes its time.
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(6);
    // A token lives ten minutes; the tests together take longer.
    private static readonly TimeSpan TokenKept = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<string, (string Token, long Since)> tokens = new();
    private readonly Dictionary<string, ServiceProcess> services = [];
    private readonly List<(string Name, ServiceSettings Settings)> told = [];
    private readonly string keys = Path.Combine(AppContext.BaseDirectory, $"keys-{Guid.CreateVersion7():N}");
    private NpgsqlDataSource? donationsDatabase;
    private MailServer? mail;

    public OwnServers Servers { get; } = new();

    public TraceReceiver Traces { get; } = new();

    /// <summary>Takes the digests that Plans and Reporting send.</summary>
    public MailServer Mail => mail!;

    /// <summary>Password of every demo account.</summary>
    public string Password { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));

    public ServiceProcess Gateway => services["gateway"];

    public IReadOnlyDictionary<string, ServiceProcess> Services => services;

    /// <summary>Only to see when a job has begun; results are read through the gateway.</summary>
    public NpgsqlDataSource DonationsDatabase => donationsDatabase!;

    private async Task StartMailAsync() => mail = await MailServer.StartAsync();

    public async Task InitializeAsync()
    {
        await Task.WhenAll(Servers.StartAsync(), Traces.StartAsync(), StartMailAsync());
        Add("gateway", "Gateway", "gatewaydb");
        Add("unit-directory", "UnitDirectory", "unitdirectorydb");
        Add("donations", "Donations", "donationsdb");
        Add("reporting", "Reporting", "reportingdb");
        Add("plans", "Plans", "plansdb");
        Add("twinning", "Twinning", "twinningdb");
        Add("web", "Web", null);
        await Task.WhenAll(services.Where(one => one.Key != "web").Select(one => MigrateAsync(one.Key, one.Value)));
        await Task.WhenAll(services.Values.Select(service => service.StartAsync(LongestStart)));
        donationsDatabase = NpgsqlDataSource.Create(Database("donationsdb"));
        await Eventually.Async(
            "the demo campaign is public",
            async () => (await Gateway.Http.GetAsync("/api/reporting/public/campaigns/cao-bang")).IsSuccessStatusCode,
            there => there,
            TimeSpan.FromMinutes(3));
    }

    public async Task DisposeAsync()
    {
        if (donationsDatabase is not null)
        {
            await donationsDatabase.DisposeAsync();
        }

        foreach (var service in services.Values)
        {
            await service.DisposeAsync();
        }

        await (mail?.DisposeAsync() ?? default);
        await Traces.DisposeAsync();
        await Servers.DisposeAsync();
        if (Directory.Exists(keys))
        {
            Directory.Delete(keys, recursive: true);
        }
    }

    /// <summary>A real token of the gateway for a demo account.</summary>
    public async Task<string> TokenAsync(string userName)
    {
        if (!tokens.TryGetValue(userName, out var kept) || Stopwatch.GetElapsedTime(kept.Since) > TokenKept)
        {
            var since = Stopwatch.GetTimestamp();
            using var answer = await Gateway.Http.PostAsJsonAsync("/auth/token", new { userName, password = Password });
            tokens[userName] = kept = ((await answer.ReadJsonAsync()).GetProperty("accessToken").GetString()!, since);
        }

        return kept.Token;
    }

    /// <summary>Opens a campaign through the gateway and waits until every service knows it.</summary>
    public async Task<(Guid Id, string Slug)> OpenCampaignAsync(string title)
    {
        var id = Guid.CreateVersion7();
        var slug = "thu-" + id.ToString("N")[^12..];
        var (officer, approver) = (await TokenAsync("chuongtrinh"), await TokenAsync("pheduyet"));
        var plan = new
        {
            content = "Hỗ trợ học sinh và trường học bị thiệt hại", beneficiaries = "Trường học vùng bão", method = "Chuyển khoản",
            budget = new[] { new { purpose = "school_recovery", what = "Sửa phòng học", costVnd = 1_000_000 } }, team = new[] { new { role = "head_of_unit", name = "Người đứng đầu" } },
        };
        var steps = new (string Path, string Token, object? Body)[]
        {
            ("", officer, new { campaignId = id, slug, title, regime = "nd93", unitId = Department, opensOn = "2024-09-09", plan }),
            ($"/{id}/plan/submit", officer, null),
            ($"/{id}/plan/approve", approver, new { approverName = "Giám đốc Sở" }),
            ($"/{id}/open", officer, null),
        };
        foreach (var (path, token, body) in steps)
        {
            await Eventually.Async($"the campaign's step {path} is done", async () =>
            {
                using var answer = await Gateway.Http.SendAsync(HttpMethod.Post, "/api/donations/campaigns" + path, token, body);
                return answer.IsSuccessStatusCode ? "done" : await answer.Content.ReadAsStringAsync();
            }, answer => answer == "done");
        }

        await Eventually.Async("the campaign is public", async () => (await Gateway.Http.GetAsync($"/api/reporting/public/campaigns/{slug}")).IsSuccessStatusCode, there => there);
        return (id, slug);
    }

    /// <summary>What anybody sees of a campaign.</summary>
    public async Task<JsonElement> PublicAsync(string slug)
    {
        using var answer = await Gateway.Http.GetAsync($"/api/reporting/public/campaigns/{slug}");
        return await answer.ReadJsonAsync();
    }

    private void Add(string name, string project, string? database)
    {
        var settings = new ServiceSettings()
            .With("ConnectionStrings:rabbitmq", Servers.RabbitMq)
            .With("EDUCOOP_DEMO", "1").With("EDUCOOP_DEMO_PASSWORD", Password)
            .With("OTEL_EXPORTER_OTLP_ENDPOINT", Traces.Address).With("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
            .With("Ledger:KeyFolder", keys)
            .With("Health:Look", "00:00:10")
            .With("OTEL_BSP_SCHEDULE_DELAY", "500")
            .With("Smtp:Host", "127.0.0.1").With("Smtp:Port", Mail.Port.ToString(CultureInfo.InvariantCulture)).With("Smtp:Tls", "false");
        if (database is not null)
        {
            settings.With($"ConnectionStrings:{database}", Database(database));
        }

        var service = new ServiceProcess("EduCoop." + project, settings);
        services.Add(name, service);
        told.Add((name, settings));
        foreach (var (otherName, otherSettings) in told)
        {
            settings.WithService(otherName, services[otherName].Address, services[otherName].GrpcAddress);
            otherSettings.WithService(name, service.Address, service.GrpcAddress);
        }

        settings.With("Authentication:Authority", services["gateway"].Address.ToString());
    }

    private string Database(string name) => new NpgsqlConnectionStringBuilder(Servers.Postgres) { Database = name, MaxPoolSize = 30 }.ConnectionString;

    private async Task MigrateAsync(string name, ServiceProcess service)
    {
        await using (var server = new NpgsqlConnection(Servers.Postgres))
        {
            await server.OpenAsync();
            await using var create = new NpgsqlCommand($"create database {name.Replace("-", "", StringComparison.Ordinal)}db", server);
            await create.ExecuteNonQueryAsync();
        }

        var code = await service.RunAsync("migrate");
        Assert.True(code == 0, $"{name} migrate ended with {code}: {service.Log}");
    }
}
