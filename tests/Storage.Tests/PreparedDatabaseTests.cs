using EduCoop.StorageProbe;
using EduCoop.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EduCoop.Storage.Tests;

/// <summary>Statements that run all the time stay prepared on their connection, and a server that was killed does not make them fail for long.</summary>
public sealed class PreparedDatabaseTests
{
    private const string Prepared = "select count(*) from pg_prepared_statements where statement like 'insert into kept%'";

    [Fact]
    public async Task Its_statements_stay_prepared_and_work_again_after_the_server_was_killed()
    {
        await using var servers = await OwnServers.StartAsync();
        await using var database = await TestDatabase.CreateOnAsync(servers.PostgresConnection, typeof(KeepGift).Assembly);
        var settings = new ServiceSettings().WithDatabase("probedb", database).With("ConnectionStrings:rabbitmq", servers.RabbitConnection);
        await using var service = await ServiceHost<KeepGift>.StartAsync(settings);
        var usual = service.Services.GetRequiredService<NpgsqlDataSource>();
        var prepared = service.Services.GetRequiredService<PreparedDatabase>().Writes;
        await using (var make = usual.CreateCommand("create table kept (id int primary key)"))
        {
            await make.ExecuteNonQueryAsync();
        }

        for (var id = 0; id < 8; id++)
        {
            await InsertAsync(id % 2 == 0 ? prepared : usual, id);
        }

        Assert.Equal((1L, 0L), (await CountAsync(prepared), await CountAsync(usual)));

        await servers.KillAsync(OwnServers.PostgreSql);
        await servers.StartAgainAsync(OwnServers.PostgreSql);
        await Eventually.Async("a row again", async () =>
        {
            try
            {
                await InsertAsync(prepared, 100);
                return true;
            }
            catch (NpgsqlException away) when (away is not PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
            {
                return false;
            }
        }, written => written, TimeSpan.FromMinutes(1));
    }

    private static async Task InsertAsync(NpgsqlDataSource database, int id)
    {
        await using var batch = database.CreateBatch();
        batch.Add("insert into kept (id) values ($1)", id);
        await batch.ExecuteNonQueryAsync();
    }

    private static async Task<long> CountAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(Prepared);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
