using System.Reflection;
using EduCoop.Storage.Messaging;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EduCoop.Storage;

/// <summary>
/// Brings a database to the schema of this build: numbered SQL files embedded in the assemblies, each in its own transaction, forward only.
/// A journal holds the SHA-256 of every file that ran; an old file that was edited or is missing stops the migration.
/// </summary>
public static partial class Migrator
{
    // Any fixed number; all migrators of a database meet at it, so only one works at a time.
    private const long AdvisoryLock = 0x4544_5543_4F4F_50;

    private const string CreateJournal = """
        create table if not exists migration_journal (
            scope      text        not null,
            number     int         not null,
            name       text        not null,
            sha256     text        not null,
            applied_at timestamptz not null default clock_timestamp(),
            primary key (scope, number)
        )
        """;

    /// <summary>The verb <c>migrate</c> of a service: brings its schema up to date, makes its queues at the broker when it has messaging, and ends.</summary>
    /// <param name="builder">The service's builder, with its database added.</param>
    /// <param name="service">The service's assembly, which embeds Migrations/NNNN_what.sql.</param>
    /// <returns>Process exit code: 0 done, 1 not done (the log says why).</returns>
    public static async Task<int> RunAsync(WebApplicationBuilder builder, Assembly service)
    {
        TopologyOnly.Ask(builder);
        await using var app = builder.Build();
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("EduCoop.Storage.Migrator");
        try
        {
            await MigrateAsync(app.Services.GetRequiredService<NpgsqlDataSource>(), log, CancellationToken.None, typeof(Migrator).Assembly, service);
            if (await TopologyOnly.DeployAsync(app.Services))
            {
                LogQueuesReady(log);
            }

            return 0;
        }
        catch (Exception fault) when (fault is OperationCanceledException or RabbitMqConnectionException)
        {
            LogBrokerUnreachable(log, fault);
            return 1;
        }
        catch (MigrationRefusedException refused)
        {
            LogRefused(log, refused.Message);
            return 1;
        }
        catch (NpgsqlException fault)
        {
            LogUnreachable(log, fault);
            return 1;
        }
    }

    /// <summary>Applies what is new of each assembly's migrations, in the order of the assemblies and their numbers.</summary>
    /// <param name="database">The database.</param>
    /// <param name="log">Where each applied file is named.</param>
    /// <param name="cancellation">Stops between two files.</param>
    /// <param name="assemblies">Assemblies with embedded migrations; an assembly's name is the scope of its numbers.</param>
    /// <exception cref="MigrationRefusedException">An old file was edited or is missing, two files share a number, or a new file failed.</exception>
    public static Task MigrateAsync(NpgsqlDataSource database, ILogger log, CancellationToken cancellation, params Assembly[] assemblies) =>
        MigrateAsync(
            database,
            log,
            assemblies.Distinct().Select(assembly => (assembly.GetName().Name!, MigrationFile.ReadAll(assembly))).ToList(),
            cancellation);

    internal static async Task MigrateAsync(
        NpgsqlDataSource database, ILogger log, IReadOnlyList<(string Scope, IReadOnlyList<MigrationFile> Files)> sets, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await ExecuteAsync(connection, null, $"select pg_advisory_lock({AdvisoryLock})", cancellation);
        try
        {
            await ExecuteAsync(connection, null, CreateJournal, cancellation);
            foreach (var (scope, files) in sets)
            {
                await ApplyAsync(connection, scope, files, log, cancellation);
            }
        }
        finally
        {
            // A broken connection has lost the lock already.
            if (connection.FullState.HasFlag(System.Data.ConnectionState.Open))
            {
                await ExecuteAsync(connection, null, $"select pg_advisory_unlock({AdvisoryLock})", CancellationToken.None);
            }
        }
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, string scope, IReadOnlyList<MigrationFile> files, ILogger log, CancellationToken cancellation)
    {
        var journal = await ReadJournalAsync(connection, scope, cancellation);
        Check(scope, files, journal);
        foreach (var file in files.Where(file => !journal.ContainsKey(file.Number)))
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            try
            {
                await ExecuteAsync(connection, transaction, file.Sql, cancellation);
            }
            catch (PostgresException fault)
            {
                throw new MigrationRefusedException($"{scope}: migration {file.Name} failed and was undone: {fault.MessageText} ({fault.SqlState}). Mend it and migrate again.");
            }

            await using (var insert = new NpgsqlCommand("insert into migration_journal (scope, number, name, sha256) values ($1, $2, $3, $4)", connection, transaction))
            {
                insert.Add(scope).Add(file.Number).Add(file.Name).Add(file.Sha256);
                await insert.ExecuteNonQueryAsync(cancellation);
            }

            await transaction.CommitAsync(cancellation);
            LogApplied(log, scope, file.Name);
        }
    }

    private static void Check(string scope, IReadOnlyList<MigrationFile> files, Dictionary<int, (string Name, string Sha256)> journal)
    {
        var known = files.ToDictionary(file => file.Number);
        foreach (var (number, (name, sha256)) in journal)
        {
            if (!known.TryGetValue(number, out var file))
            {
                throw new MigrationRefusedException($"{scope}: migration {name} has run in this database but is missing from this build. Use the build that holds it, or a newer one.");
            }

            if (file.Sha256 != sha256)
            {
                throw new MigrationRefusedException($"{scope}: migration {file.Name} was edited after it had run here (journal {sha256[..12]}, file {file.Sha256[..12]}). Restore it and put the change into a new file.");
            }
        }

        var newest = journal.Keys.DefaultIfEmpty(0).Max();
        if (files.FirstOrDefault(file => file.Number < newest && !journal.ContainsKey(file.Number)) is { } late)
        {
            throw new MigrationRefusedException($"{scope}: migration {late.Name} is new but numbered below {newest:0000}, which has already run. Give it the next free number.");
        }
    }

    private static async Task<Dictionary<int, (string Name, string Sha256)>> ReadJournalAsync(NpgsqlConnection connection, string scope, CancellationToken cancellation)
    {
        var journal = new Dictionary<int, (string, string)>();
        await using var command = new NpgsqlCommand("select number, name, sha256 from migration_journal where scope = $1 order by number", connection);
        command.Add(scope);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            journal.Add(reader.GetInt32(0), (reader.GetString(1), reader.GetString(2)));
        }

        return journal;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection, transaction) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellation);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The service's queues stand at the broker")]
    private static partial void LogQueuesReady(ILogger log);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The broker cannot be reached; the service's queues are not made")]
    private static partial void LogBrokerUnreachable(ILogger log, Exception fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "Applied migration {Scope} {Name}")]
    private static partial void LogApplied(ILogger log, string scope, string name);

    [LoggerMessage(Level = LogLevel.Critical, Message = "Migration not done: the database did not answer")]
    private static partial void LogUnreachable(ILogger log, Exception fault);

    [LoggerMessage(Level = LogLevel.Critical, Message = "Migration refused. {Reason}")]
    private static partial void LogRefused(ILogger log, string reason);
}
