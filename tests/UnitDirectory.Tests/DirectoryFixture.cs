using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using EduCoop.Contracts.UnitDirectory;
using EduCoop.Testing;
using EduCoop.UnitDirectory.Seeding;
using MassTransit;

namespace EduCoop.UnitDirectory.Tests;

/// <summary>Tests that share one running directory; each works on units of its own.</summary>
[CollectionDefinition(Name)]
public sealed class DirectoryTests : ICollectionFixture<DirectoryFixture>
{
    internal const string Name = "directory";
}

/// <summary>The unit directory on its own database, broker and token authority, with the shipped data and the demo units loaded.</summary>
public sealed class DirectoryFixture : IAsyncLifetime
{
    private readonly DirectoryDatabase database = new();
    private readonly RabbitFixture rabbit = new();
    private ServiceHost<Program>? service;
    private IBusControl? bus;

    internal static Guid Hanoi { get; } = DemoId("01");

    internal static Guid CaoBang { get; } = DemoId("02");

    internal static Guid DongDa { get; } = DemoId("03");

    internal static Guid DemoSchool { get; } = DemoId("04");

    internal TestTokens Tokens { get; } = new();

    internal PostgresFixture Database => database;

    internal RabbitFixture Rabbit => rabbit;

    internal ServiceHost<Program> Service => service ?? throw new InvalidOperationException("The service is not started.");

    internal string Admin => Tokens.For("administrator");

    /// <summary>What a reader of the events has heard: by unit and version.</summary>
    internal ConcurrentDictionary<(Guid Unit, long Version), object> Heard { get; } = new();

    /// <summary>Mergers and closings that were heard.</summary>
    internal ConcurrentDictionary<Guid, UnitsMerged> Merged { get; } = new();

    internal ConcurrentDictionary<Guid, UnitClosed> Closed { get; } = new();

    internal static Guid DemoId(string end) => Guid.Parse("01990000-0000-7000-8000-0000000000" + end);

    public async Task InitializeAsync()
    {
        await Task.WhenAll(database.InitializeAsync(), rabbit.InitializeAsync(), Tokens.InitializeAsync());
        await Seeder.RunAsync(database.DataSource, demo: true, TimeProvider.System, CancellationToken.None);
        bus = Bus.Factory.CreateUsingRabbitMq(rabbitMq =>
        {
            rabbitMq.Host(new Uri(rabbit.ConnectionString));
            rabbitMq.ReceiveEndpoint("a-reader-of-units", endpoint =>
            {
                endpoint.Handler<UnitRegistered>(context => Keep(context.Message.UnitId, context.Message.Version, context.Message));
                endpoint.Handler<UnitChanged>(context => Keep(context.Message.UnitId, context.Message.Version, context.Message));
                endpoint.Handler<UnitsMerged>(context => Task.FromResult(Merged[context.Message.ActId] = context.Message));
                endpoint.Handler<UnitClosed>(context => Task.FromResult(Closed[context.Message.UnitId] = context.Message));
            });
        });
        await bus.StartAsync();
        service = await ServiceHost<Program>.StartAsync(Settings());

        Task Keep(Guid id, long version, object message)
        {
            Heard[(id, version)] = message;
            return Task.CompletedTask;
        }
    }

    public async Task DisposeAsync()
    {
        if (service is not null)
        {
            await service.DisposeAsync();
        }

        if (bus is not null)
        {
            await bus.StopAsync();
        }

        await Tokens.DisposeAsync();
        await rabbit.DisposeAsync();
        await database.DisposeAsync();
    }

    internal ServiceSettings Settings() => new ServiceSettings().WithDatabase("unitdirectorydb", database).WithBroker(rabbit).WithAuthority(Tokens);

    internal Task<HttpResponseMessage> GetAsync(string path, string? token = null) => Service.Http.SendAsync(HttpMethod.Get, path, token ?? Admin);

    internal async Task<JsonElement> ReadAsync(string path) => await (await GetAsync(path)).ReadJsonAsync();

    internal Task<HttpResponseMessage> PostAsync(string path, object body, string? token = null) => Service.Http.SendAsync(HttpMethod.Post, path, token ?? Admin, body);

    /// <summary>Uploads a file and returns the preview.</summary>
    internal async Task<JsonElement> PreviewAsync(string kind, byte[] content, string more = "", string? token = null) =>
        await (await PostAsync($"/imports?kind={kind}&fileName=tep.tsv{more}", new ByteArrayContent(content), token)).ReadJsonAsync(HttpStatusCode.Created);

    internal Task<JsonElement> PreviewAsync(string kind, string text, string more = "", string? token = null) => PreviewAsync(kind, Encoding.UTF8.GetBytes(text), more, token);

    /// <summary>Uploads a file, commits it and waits until it is written.</summary>
    internal async Task<JsonElement> ImportAsync(string kind, byte[] content, string more = "")
    {
        var preview = await PreviewAsync(kind, content, more);
        Assert.True(preview.GetProperty("counts").GetProperty("errors").GetInt32() == 0, preview.GetProperty("errors").GetRawText());
        var id = preview.GetProperty("importId").GetGuid();
        var answer = await PostAsync($"/imports/{id}/commit", new { });
        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.Accepted, HttpStatusCode.OK });
        return await Eventually.Async("the import is committed", () => ReadAsync($"/imports/{id}"), import => import.GetProperty("state").GetString() is "committed" or "refused", TimeSpan.FromSeconds(120));
    }

    internal Task<JsonElement> ImportAsync(string kind, string text, string more = "") => ImportAsync(kind, Encoding.UTF8.GetBytes(text), more);

    /// <summary>The units that a search finds, in its order.</summary>
    internal async Task<List<JsonElement>> FindAsync(string query, string more = "") =>
        (await ReadAsync($"/units?query={Uri.EscapeDataString(query)}&pageSize=200{more}")).GetProperty("items").EnumerateArray().ToList();

    internal static (int New, int Changed, int Same, int Errors) Counts(JsonElement import)
    {
        var counts = import.GetProperty("counts");
        return (counts.GetProperty("new").GetInt32(), counts.GetProperty("changed").GetInt32(), counts.GetProperty("same").GetInt32(), counts.GetProperty("errors").GetInt32());
    }

    private sealed class DirectoryDatabase() : PostgresFixture(typeof(Program).Assembly);
}
