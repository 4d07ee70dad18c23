using Aspire.Hosting;
using Aspire.Hosting.Running;
using EduCoop.Testing;
using Npgsql;

namespace EduCoop.AspireHosting.Tests;

public sealed class DatabaseTests
{
    [Fact]
    public async Task Each_database_has_a_role_of_its_own_that_cannot_enter_the_others()
    {
        var servers = await TestServers.GetAsync();
        await using var host = new TestAppHost($"--ConnectionStrings:postgres={servers.Postgres}", $"--ConnectionStrings:rabbitmq={servers.RabbitMq}");
        var (one, two) = ("one_" + Guid.NewGuid().ToString("N"), "two_" + Guid.NewGuid().ToString("N"));
        var postgres = host.Builder.AddPostgres("postgres").WithDataVolume();
        var database = postgres.AddDatabase("onedb", one);
        postgres.AddDatabase("twodb", two);
        var broker = host.Builder.AddRabbitMQ("rabbitmq");
        var web = host.AddWeb("web").WithReference(database).WithReference(broker).WaitFor(broker);
        await host.Start();
        await host.Ready("postgres", "rabbitmq", "onedb", "twodb", "web");

        var told = await TestAppHost.Get<Dictionary<string, string>>(web, "/environment");
        Assert.Equal(servers.RabbitMq.ToString().TrimEnd('/'), new Uri(told["ConnectionStrings__rabbitmq"]).ToString().TrimEnd('/'));
        Assert.Equal("1", await Ask(told["ConnectionStrings__onedb"], "create table t (n int); insert into t values (1); select n from t"));
        var other = new NpgsqlConnectionStringBuilder(told["ConnectionStrings__onedb"]) { Database = two }.ConnectionString;
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => Ask(other, "select 1"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);

        // A second start finds the same data with the same password.
        await host.Stop();
        await using var again = new TestAppHost(new DirectoryInfo(host.Store), $"--ConnectionStrings:postgres={servers.Postgres}");
        var same = again.Builder.AddPostgres("postgres").AddDatabase("onedb", one);
        await again.Start();
        await again.Ready("onedb");
        Assert.Equal("1", await Ask((await same.Resource.GetConnectionStringAsync())!, "select n from t"));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(host.Store, "database-passwords.json")));
        }
        await again.Stop();
        NpgsqlConnection.ClearAllPools();
        await Ask(servers.Postgres, $"drop database {one} with (force)");
        await Ask(servers.Postgres, $"drop database {two} with (force)");
        await Ask(servers.Postgres, $"drop role {one}; drop role {two}");
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_unhealthy_and_holds_back_who_waits_for_it()
    {
        await using var host = new TestAppHost($"--ConnectionStrings:rabbitmq=amqp://guest:guest@127.0.0.1:{Ports.Free()}/");
        var broker = host.Builder.AddRabbitMQ("rabbitmq");
        host.AddWeb("web").WaitFor(broker);
        await host.Start();
        await host.Until(["rabbitmq"], state => state.Healthy is false && state.Detail is not null);

        Assert.Equal(ResourceStatus.Waiting, host.Board["web"].Status);
        Assert.Contains("waits for rabbitmq", host.Board["web"].Detail, StringComparison.Ordinal);
    }

    private static async Task<string?> Ask(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (await command.ExecuteScalarAsync())?.ToString();
    }
}
