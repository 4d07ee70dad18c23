using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EduCoop.ServiceDefaults.Tests;

/// <summary>A database that goes away and comes back: who asks meanwhile is told to ask again, and nobody has to restart the service.</summary>
public sealed class DatabaseAwayTests : IAsyncLifetime
{
    private OwnServers servers = null!;
    private NpgsqlDataSource database = null!;
    private SampleService service = null!;

    public async Task InitializeAsync()
    {
        servers = await OwnServers.StartAsync(OwnServers.PostgreSql);
        database = NpgsqlDataSource.Create(servers.PostgresConnection);
        service = await SampleService.StartAsync(builder => builder.Services.AddSingleton(database));
    }

    public async Task DisposeAsync()
    {
        await service.DisposeAsync();
        await database.DisposeAsync();
        await servers.DisposeAsync();
    }

    [Fact]
    public async Task A_database_killed_stopped_and_started_again_is_503_meanwhile_and_fine_afterwards()
    {
        Assert.Equal(HttpStatusCode.OK, await AskAsync());

        var caught = await AskWhileAsync(() => servers.KillAsync(OwnServers.PostgreSql));
        await IsAwayAsync(caught);
        // Now there is nobody to connect to.
        await IsAwayAsync(await service.Http.GetAsync("/database?seconds=0"));
        await servers.StartAgainAsync(OwnServers.PostgreSql);
        await Eventually.Async("the database answers again", AskAsync, status => status == HttpStatusCode.OK);

        // In order: the server says to each session that it ends.
        await IsAwayAsync(await AskWhileAsync(() => servers.StopAsync(OwnServers.PostgreSql)));
        await servers.StartAgainAsync(OwnServers.PostgreSql);
        await Eventually.Async("the database answers again", AskAsync, status => status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_mistake_in_a_statement_stays_a_fault_of_ours()
    {
        await (await service.Http.GetAsync("/database?seconds=0&divisor=0")).ReadProblemAsync(HttpStatusCode.InternalServerError, "internal");
    }

    private async Task<HttpStatusCode> AskAsync() => (await service.Http.GetAsync("/database?seconds=0")).StatusCode;

    private async Task<HttpResponseMessage> AskWhileAsync(Func<Task> happens)
    {
        var asked = service.Http.GetAsync("/database?seconds=120");
        await Eventually.Async("the question is with the server", RunningAsync, running => running == 1);
        await happens();
        return await asked;
    }

    private async Task<long> RunningAsync()
    {
        await using var command = database.CreateCommand("select count(*) from pg_stat_activity where state = 'active' and query like 'select pg_sleep%'");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task IsAwayAsync(HttpResponseMessage answer)
    {
        var problem = await answer.ReadProblemAsync(HttpStatusCode.ServiceUnavailable, "database_unavailable");
        Assert.Equal("Cơ sở dữ liệu tạm thời chưa sẵn sàng.", problem.Title);
        Assert.Equal(TimeSpan.FromSeconds(2), answer.Headers.RetryAfter?.Delta);
        Assert.DoesNotContain("127.0.0.1", problem.Body.ToString(), StringComparison.Ordinal);
    }
}
