using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace EduCoop.Storage;

/// <summary>Gives a service its one database.</summary>
public static class DatabaseExtensions
{
    /// <summary>Adds the pooled <see cref="NpgsqlDataSource"/> and a readiness check that really asks the server.</summary>
    /// <param name="builder">The service's builder.</param>
    /// <param name="connectionName">Name under ConnectionStrings, for example "donationsdb".</param>
    public static void AddDatabase(this IHostApplicationBuilder builder, string connectionName)
    {
        TypeHandlers.Register();
        var connectionString = builder.Configuration.GetConnectionString(connectionName)
            ?? throw new InvalidOperationException($"No connection string '{connectionName}': set ConnectionStrings__{connectionName}, or start the system with deploy/run.");
        builder.Services.AddSingleton(_ => Create(connectionString, connectionName).Build());
        builder.Services.AddSingleton(_ => new PreparedDatabase(() => Create(connectionString, connectionName)));
        builder.Services.AddHealthChecks().AddCheck<DatabaseCheck>("database", tags: ["ready"], timeout: TimeSpan.FromSeconds(5));
    }

    private static NpgsqlDataSourceBuilder Create(string connectionString, string name)
    {
        var source = new NpgsqlDataSourceBuilder(connectionString) { Name = name };
        var settings = source.ConnectionStringBuilder;
        // Seen in pg_stat_activity, so that an operator knows whose connection it is.
        settings.ApplicationName ??= name;
        // A server that vanished without a word is noticed within a minute instead of two hours.
        settings.TcpKeepAlive = true;
        settings.TcpKeepAliveTime = 20;
        settings.TcpKeepAliveInterval = 10;
        // PostgreSQL's own guess is a turning disk; with it a look at 500 of 100,000 gifts reads whole tables. One who has such disks says so in the connection string.
        settings.Options ??= "-c random_page_cost=1.1";
        return source;
    }

    private sealed class DatabaseCheck(NpgsqlDataSource database) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            await using var command = database.CreateCommand("select 1");
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
    }
}
