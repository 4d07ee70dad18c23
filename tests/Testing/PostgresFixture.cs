using System.Reflection;
using System.Security.Cryptography;
using EduCoop.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Xunit;

namespace EduCoop.Testing;

/// <summary>
/// A fresh, migrated database for one test class, dropped after it. Use as class fixture:
/// <c>public sealed class DonationsDatabase() : PostgresFixture(typeof(RecordDonation).Assembly);</c>
/// </summary>
public class PostgresFixture : IAsyncLifetime
{
    private readonly Assembly[] migrations;
    private TestDatabase? database;

    /// <summary>A database with Storage's own tables only.</summary>
    public PostgresFixture() => migrations = [];

    /// <summary>A database with Storage's tables and those of these assemblies.</summary>
    /// <param name="migrations">Assemblies that embed Migrations/NNNN_what.sql.</param>
    protected PostgresFixture(params Assembly[] migrations) => this.migrations = migrations;

    /// <summary>For ConnectionStrings:… of a service.</summary>
    public string ConnectionString => Database.ConnectionString;

    /// <summary>For the test's own look into the database.</summary>
    public NpgsqlDataSource DataSource => Database.DataSource;

    private TestDatabase Database => database ?? throw new InvalidOperationException("The fixture is not initialised.");

    /// <summary>Runs one statement with positional parameters and returns the first value of the first row.</summary>
    /// <typeparam name="T">Type of that value.</typeparam>
    /// <param name="sql">The statement.</param>
    /// <param name="values">Values of $1, $2 …</param>
    public async Task<T> ScalarAsync<T>(string sql, params object?[] values)
    {
        await using var command = DataSource.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Add(value);
        }

        return await command.ExecuteScalarAsync() is T found ? found : throw new InvalidOperationException($"No {typeof(T).Name} from: {sql}");
    }

    /// <summary>Runs one statement with positional parameters.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="values">Values of $1, $2 …</param>
    /// <returns>How many rows it touched.</returns>
    public async Task<int> ExecuteAsync(string sql, params object?[] values)
    {
        await using var command = DataSource.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Add(value);
        }

        return await command.ExecuteNonQueryAsync();
    }

    /// <inheritdoc />
    public virtual async Task InitializeAsync() => database = await TestDatabase.CreateAsync(migrations);

    /// <inheritdoc />
    public virtual async Task DisposeAsync()
    {
        if (database is not null)
        {
            await database.DisposeAsync();
        }
    }
}

/// <summary>One database of a test; a class that needs several makes them itself.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    // Any fixed number: test processes meet at it while one of them makes a template.
    private const long TemplateLock = 0x4544_5543_5445_53;
    private readonly string server;
    private readonly string name;

    private TestDatabase(string server, string name)
    {
        this.server = server;
        this.name = name;
        ConnectionString = TestServers.PostgresDatabase(server, name);
        DataSource = NpgsqlDataSource.Create(ConnectionString);
    }

    /// <summary>For ConnectionStrings:… of a service.</summary>
    public string ConnectionString { get; }

    /// <summary>For the test's own look into the database.</summary>
    public NpgsqlDataSource DataSource { get; }

    /// <summary>A database with Storage's tables and those of these assemblies, copied from a template that is migrated once.</summary>
    /// <param name="migrations">Assemblies that embed Migrations/NNNN_what.sql.</param>
    public static async Task<TestDatabase> CreateAsync(params Assembly[] migrations) => await CreateOnAsync((await TestServers.GetAsync()).Postgres, migrations);

    /// <summary>The same on a server of the test's own.</summary>
    /// <param name="server">Connection string of a role that may create databases.</param>
    /// <param name="migrations">Assemblies that embed Migrations/NNNN_what.sql.</param>
    public static async Task<TestDatabase> CreateOnAsync(string server, params Assembly[] migrations)
    {
        TypeHandlers.Register();
        Assembly[] all = [typeof(Migrator).Assembly, .. migrations];
        var template = TemplateName(all);
        var name = "test_" + Guid.CreateVersion7().ToString("N");
        await using var admin = new NpgsqlConnection(server + ";Pooling=false");
        await admin.OpenAsync();
        await ExecuteAsync(admin, $"select pg_advisory_lock({TemplateLock})");
        await using (var exists = new NpgsqlCommand("select count(*) from pg_database where datname = $1", admin))
        {
            exists.Add(template);
            if ((long)(await exists.ExecuteScalarAsync())! == 0)
            {
                await MakeTemplateAsync(server, admin, template, all);
            }
        }

        await ExecuteAsync(admin, $"create database {name} template {template}");
        await ExecuteAsync(admin, $"select pg_advisory_unlock({TemplateLock})");
        return new TestDatabase(server, name);
    }

    /// <summary>A database without any table.</summary>
    public static async Task<TestDatabase> CreateEmptyAsync()
    {
        var server = (await TestServers.GetAsync()).Postgres;
        var name = "test_" + Guid.CreateVersion7().ToString("N");
        await using var admin = new NpgsqlConnection(server + ";Pooling=false");
        await admin.OpenAsync();
        await ExecuteAsync(admin, $"create database {name}");
        return new TestDatabase(server, name);
    }

    /// <summary>Drops the database, whoever is still connected.</summary>
    public async ValueTask DisposeAsync()
    {
        await DataSource.DisposeAsync();
        await using var admin = new NpgsqlConnection(server + ";Pooling=false");
        await admin.OpenAsync();
        await ExecuteAsync(admin, $"drop database if exists {name} with (force)");
    }

    private static async Task MakeTemplateAsync(string server, NpgsqlConnection admin, string template, Assembly[] migrations)
    {
        // Made under another name and renamed when it is whole: a killed test run leaves no half template behind.
        var draft = template + "_draft";
        await ExecuteAsync(admin, $"drop database if exists {draft} with (force)");
        await ExecuteAsync(admin, $"create database {draft}");
        var connection = new NpgsqlConnectionStringBuilder(TestServers.PostgresDatabase(server, draft)) { Pooling = false };
        await using (var source = NpgsqlDataSource.Create(connection))
        {
            await Migrator.MigrateAsync(source, NullLogger.Instance, CancellationToken.None, migrations);
        }

        await ExecuteAsync(admin, $"alter database {draft} rename to {template}");
    }

    private static string TemplateName(Assembly[] migrations)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var assembly in migrations)
        {
            foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            {
                using var content = new MemoryStream();
                using var stream = assembly.GetManifestResourceStream(resource)!;
                stream.CopyTo(content);
                hash.AppendData(System.Text.Encoding.UTF8.GetBytes(resource));
                hash.AppendData(content.ToArray());
            }
        }

        return "template_" + Convert.ToHexStringLower(hash.GetHashAndReset())[..24];
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync();
    }
}
