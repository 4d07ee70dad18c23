using System.Security.Cryptography;
using System.Text.Json;
using Aspire.Hosting.ApplicationModel;
using Npgsql;

namespace Aspire.Hosting.Running;

/// <summary>Makes a database and the one role that may use it, and remembers the role's password in the AppHost's store.</summary>
internal sealed class DatabaseCreator(AppHostSettings settings)
{
    private string PasswordFile => Path.Combine(settings.Store, "database-passwords.json");

    /// <summary>May be done again at any time: it changes nothing that is as it should be.</summary>
    public async Task<string> Ensure(PostgresDatabaseResource database, CancellationToken stop)
    {
        var server = new NpgsqlConnectionStringBuilder(await database.Parent.GetConnectionStringAsync(stop).ConfigureAwait(false));
        var role = database.DatabaseName;
        var password = Password(role);
        await using var source = NpgsqlDataSource.Create(server.ConnectionString);
        if (await Ask(source, "select 1 from pg_roles where rolname = $1", [role], stop).ConfigureAwait(false) is null)
        {
            await Do(source, "select format('create role %I login', $1::text)", [role], stop).ConfigureAwait(false);
        }
        await Do(source, "select format('alter role %I password %L', $1::text, $2::text)", [role, password], stop).ConfigureAwait(false);
        if (await Ask(source, "select 1 from pg_database where datname = $1", [role], stop).ConfigureAwait(false) is null)
        {
            await Do(source, "select format('create database %I owner %I', $1::text, $1::text)", [role], stop).ConfigureAwait(false);
        }
        // No service reads another one's tables.
        await Do(source, "select format('revoke connect on database %I from public', $1::text)", [role], stop).ConfigureAwait(false);
        return new NpgsqlConnectionStringBuilder { Host = server.Host, Port = server.Port, Username = role, Password = password, Database = role }.ConnectionString;
    }

    // Names cannot be parameters of such statements: the server itself puts them in, quoted.
    private static async Task Do(NpgsqlDataSource source, string statementOf, string[] values, CancellationToken stop)
    {
        var statement = (string)(await Ask(source, statementOf, values, stop).ConfigureAwait(false))!;
        await using var command = source.CreateCommand(statement);
        await command.ExecuteNonQueryAsync(stop).ConfigureAwait(false);
    }

    private static async Task<object?> Ask(NpgsqlDataSource source, string question, string[] values, CancellationToken stop)
    {
        await using var command = source.CreateCommand(question);
        foreach (var value in values)
        {
            command.Parameters.AddWithValue(value);
        }
        return await command.ExecuteScalarAsync(stop).ConfigureAwait(false);
    }

    private string Password(string role)
    {
        var known = File.Exists(PasswordFile) ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(PasswordFile))! : [];
        if (!known.TryGetValue(role, out var password))
        {
            password = known[role] = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(18));
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }
            using var file = new FileStream(PasswordFile, options);
            JsonSerializer.Serialize(file, known);
        }
        return password;
    }
}
