using System.Net;
using System.Text.Json;
using EduCoop.ServiceDefaults;
using EduCoop.Testing;

namespace EduCoop.Reporting.Tests.Worlds;

/// <summary>Reporting and the four services that own what it counts, as processes with a database each on one broker; all random worlds are written into them one after the other.</summary>
public sealed class Owners : IAsyncLifetime
{
    private readonly string keys = Path.Combine(Path.GetTempPath(), $"educoop-keys-{Guid.CreateVersion7():N}");
    private readonly RabbitFixture rabbit = new();
    private readonly Dictionary<string, ServiceSettings> told = [];
    private readonly Dictionary<string, (ServiceProcess Process, PostgresFixture Database)> services = [];

    public TestTokens Tokens { get; } = new();

    internal string Administrator => Tokens.For(Roles.Administrator);

    public async Task InitializeAsync()
    {
        await Task.WhenAll(rabbit.InitializeAsync(), Tokens.InitializeAsync());
        foreach (var (name, project) in new[] { ("unit-directory", "UnitDirectory"), ("plans", "Plans"), ("donations", "Donations"), ("twinning", "Twinning"), ("reporting", "Reporting") })
        {
            var database = new OwnDatabase();
            await database.InitializeAsync();
            // Figures of a school year are counted and promises asked for at every look: each second, not every five minutes and every minute.
            var settings = new ServiceSettings().WithDatabase(name.Replace("-", "", StringComparison.Ordinal) + "db", database).WithBroker(rabbit).WithAuthority(Tokens)
                .With("Ledger:KeyFolder", keys).With("Health:Look", "00:00:01").With("Promises:Look", "00:00:01");
            services.Add(name, (new ServiceProcess("EduCoop." + project, settings), database));
            told.Add(name, settings);
        }

        foreach (var (name, settings) in told)
        {
            foreach (var (other, (process, _)) in services.Where(one => one.Key != name))
            {
                settings.WithService(other, process.Address, process.GrpcAddress);
            }
        }

        await Task.WhenAll(services.Values.Select(async one => Assert.True(await one.Process.RunAsync("migrate") == 0, one.Process.Log)));
        await Task.WhenAll(services.Values.Select(one => one.Process.StartAsync(TimeSpan.FromMinutes(3))));
    }

    public async Task DisposeAsync()
    {
        foreach (var (process, database) in services.Values)
        {
            await process.DisposeAsync();
            await database.DisposeAsync();
        }

        await Tokens.DisposeAsync();
        await rabbit.DisposeAsync();
        if (Directory.Exists(keys))
        {
            Directory.Delete(keys, recursive: true);
        }
    }

    internal PostgresFixture DatabaseOf(string service) => services[service].Database;

    /// <summary>What a service is told at its next start, or by the verb that it is started with.</summary>
    internal ServiceSettings SettingsOf(string service) => told[service];

    internal ServiceProcess ProcessOf(string service) => services[service].Process;

    /// <summary>One request; anything but success is a failure that shows the answer.</summary>
    internal async Task<JsonElement> CallAsync(string service, HttpMethod method, string path, string token, object? body = null)
    {
        using var answer = await services[service].Process.Http.SendAsync(method, path, token, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{service}: {method} {path} answered {(int)answer.StatusCode}: {text}");
        return text.Length == 0 || answer.StatusCode == HttpStatusCode.NoContent ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }

    internal Task<JsonElement> GetAsync(string service, string path, string token) => CallAsync(service, HttpMethod.Get, path, token);

    internal Task<JsonElement> PostAsync(string service, string path, string token, object? body = null) => CallAsync(service, HttpMethod.Post, path, token, body);

    internal Task<JsonElement> PutAsync(string service, string path, string token, object? body = null) => CallAsync(service, HttpMethod.Put, path, token, body);

    private sealed class OwnDatabase : PostgresFixture;
}
