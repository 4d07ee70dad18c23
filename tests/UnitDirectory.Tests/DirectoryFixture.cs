using System.Net;
using System.Text;
using System.Text.Json;
using EduCoop.Testing;
using EduCoop.UnitDirectory.Seeding;

namespace EduCoop.UnitDirectory.Tests;

/// <summary>The unit directory on its own database, broker and token authority, with the shipped data and the demo units loaded.</summary>
public sealed class DirectoryFixture : IAsyncLifetime
{
    private readonly DirectoryDatabase database = new();
    private readonly RabbitFixture rabbit = new();
    private ServiceHost<Program>? service;

    internal static Guid Hanoi { get; } = DemoId("01");

    internal static Guid CaoBang { get; } = DemoId("02");

    internal static Guid DongDa { get; } = DemoId("03");

    internal static Guid DemoSchool { get; } = DemoId("04");

    internal TestTokens Tokens { get; } = new();

    internal PostgresFixture Database => database;

    internal RabbitFixture Rabbit => rabbit;

    internal ServiceHost<Program> Service => service ?? throw new InvalidOperationException("The service is not started.");

    internal string Admin => Tokens.For("administrator");

    internal static Guid DemoId(string end) => Guid.Parse("01990000-0000-7000-8000-0000000000" + end);

    public async Task InitializeAsync()
    {
        await Task.WhenAll(database.InitializeAsync(), rabbit.InitializeAsync(), Tokens.InitializeAsync());
        await Seeder.RunAsync(database.DataSource, demo: true, TimeProvider.System, CancellationToken.None);
        service = await ServiceHost<Program>.StartAsync(Settings());
    }

    public async Task DisposeAsync()
    {
        if (service is not null)
        {
            await service.DisposeAsync();
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

    internal static (int New, int Changed, int Same, int Errors) Counts(JsonElement import)
    {
        var counts = import.GetProperty("counts");
        return (counts.GetProperty("new").GetInt32(), counts.GetProperty("changed").GetInt32(), counts.GetProperty("same").GetInt32(), counts.GetProperty("errors").GetInt32());
    }

    private sealed class DirectoryDatabase() : PostgresFixture(typeof(Program).Assembly);
}
