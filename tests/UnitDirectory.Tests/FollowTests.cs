using System.Net;
using System.Text.Json;
using EduCoop.Contracts.UnitDirectory.V1;
using EduCoop.Testing;
using Grpc.Core;
using Grpc.Net.Client;

namespace EduCoop.UnitDirectory.Tests;

/// <summary>Following the directory: a stream that goes on after a kill, and an index that is never behind.</summary>
public sealed class FollowTests : IAsyncLifetime
{
    private readonly FollowDatabase database = new();
    private readonly RabbitFixture rabbit = new();
    private readonly TestTokens tokens = new();

    public Task InitializeAsync() => Task.WhenAll(database.InitializeAsync(), rabbit.InitializeAsync(), tokens.InitializeAsync());

    public async Task DisposeAsync()
    {
        await tokens.DisposeAsync();
        await rabbit.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Who_follows_the_changes_misses_nothing_over_kill_9_and_two_replicas_find_what_either_wrote()
    {
        var settings = new ServiceSettings().WithDatabase("unitdirectorydb", database).WithBroker(rabbit).WithAuthority(tokens).With("EDUCOOP_DEMO", "1");
        await using var one = new ServiceProcess("EduCoop.UnitDirectory", settings);
        Assert.True(await one.RunAsync("migrate") == 0, one.Log);
        await one.StartAsync();
        await using var other = new ServiceProcess("EduCoop.UnitDirectory", settings);
        await other.StartAsync();

        var seen = await WatchAsync(one, 0, await LastAsync());
        Assert.Equal(await database.ScalarAsync<long>("select count(*) from unit"), seen.Select(change => change.UnitId).Distinct().LongCount());
        var rename = await WriteAsync(one);
        // Asked of the other replica at once: an answer is never older than its question.
        Assert.Single(await FindAsync(other, "Trường THCS Theo Dõi Mới"));
        Assert.Empty(await FindAsync(other, "Trường THCS Theo Dõi Cũ"));
        Assert.Single(await FindAsync(one, "Trường THCS Theo Dõi Mới"));

        await one.KillAsync();
        await one.StartAsync();
        var last = seen[^1].Sequence;
        var more = await WatchAsync(one, last, await LastAsync());
        Assert.Equal(["registered", "changed"], more.Select(change => change.Kind));
        Assert.All(more, change => Assert.Equal(rename.ToString(), change.UnitId));
        Assert.Equal("Trường THCS Theo Dõi Mới", JsonDocument.Parse(more[1].Content).RootElement.GetProperty("name").GetString());
        Assert.True(more[0].Sequence > last && more[1].Sequence > more[0].Sequence);
        Assert.Single(await FindAsync(one, "Trường THCS Theo Dõi Mới"));

        using var channel = GrpcChannel.ForAddress(one.GrpcAddress);
        using var refused = new Contracts.UnitDirectory.V1.UnitDirectory.UnitDirectoryClient(channel).WatchChanges(new() { FromSequence = -1 }, Headers());
        Assert.Equal(StatusCode.InvalidArgument, (await Assert.ThrowsAsync<RpcException>(() => refused.ResponseStream.MoveNext(CancellationToken.None))).StatusCode);
        using var stranger = new Contracts.UnitDirectory.V1.UnitDirectory.UnitDirectoryClient(channel).WatchChanges(new());
        Assert.Equal(StatusCode.Unauthenticated, (await Assert.ThrowsAsync<RpcException>(() => stranger.ResponseStream.MoveNext(CancellationToken.None))).StatusCode);
    }

    private async Task<Guid> WriteAsync(ServiceProcess service)
    {
        var id = Guid.CreateVersion7();
        var body = new { unitId = id, name = "Trường THCS Theo Dõi Cũ", typeCode = "thcs", validFrom = "2025-09-01", parentId = DirectoryFixture.DongDa };
        await (await service.Http.SendAsync(HttpMethod.Post, "/units", tokens.For("administrator"), body)).ReadJsonAsync(HttpStatusCode.Created);
        var change = new { changeId = Guid.CreateVersion7(), expectedVersion = 1, effectiveFrom = "2026-01-01", name = "Trường THCS Theo Dõi Mới" };
        await (await service.Http.SendAsync(HttpMethod.Post, $"/units/{id}/changes", tokens.For("administrator"), change)).ReadJsonAsync(HttpStatusCode.Created);
        return id;
    }

    private async Task<List<JsonElement>> FindAsync(ServiceProcess service, string name) =>
        (await (await service.Http.SendAsync(HttpMethod.Get, $"/units?query={Uri.EscapeDataString(name)}", tokens.For("auditor"))).ReadJsonAsync())
        .GetProperty("items").EnumerateArray().Where(unit => unit.GetProperty("name").GetString() == name).ToList();

    // Reads until this number has come, then leaves in the middle of the stream, as a reader that is cut off does.
    private async Task<List<UnitChange>> WatchAsync(ServiceProcess service, long from, long until)
    {
        using var channel = GrpcChannel.ForAddress(service.GrpcAddress);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var call = new Contracts.UnitDirectory.V1.UnitDirectory.UnitDirectoryClient(channel).WatchChanges(new() { FromSequence = from }, Headers());
        var changes = new List<UnitChange>();
        while ((changes.Count == 0 || changes[^1].Sequence < until) && await call.ResponseStream.MoveNext(patience.Token))
        {
            changes.Add(call.ResponseStream.Current);
        }

        return changes;
    }

    private Metadata Headers() => new() { { "authorization", $"Bearer {tokens.For("auditor")}" } };

    private Task<long> LastAsync() => database.ScalarAsync<long>("select max(sequence) from unit_change");

    private sealed class FollowDatabase : PostgresFixture;
}
