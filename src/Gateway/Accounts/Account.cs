using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Gateway.Accounts;

/// <summary>Somebody who may sign in.</summary>
internal sealed record Account(
    Guid AccountId, string UserName, string DisplayName, IReadOnlyList<string> Roles, Guid? UnitId, string? UnitName, Guid SecurityStamp, bool Demo, bool Disabled)
{
    /// <summary>Columns that <see cref="Read"/> expects, first in the select list, of a table called account.</summary>
    internal const string Columns = """
        account.account_id, account.user_name, account.display_name,
        array(select role from account_role where account_role.account_id = account.account_id) as roles,
        account.unit_id, account.unit_name, account.security_stamp, account.demo, account.disabled_at is not null
        """;

    /// <summary>How many columns that are.</summary>
    internal const int ColumnCount = 9;

    private const string SelectById = $"select {Columns} from account where account_id = $1";

    internal static async Task<Account?> FindAsync(NpgsqlDataSource database, Guid id, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(SelectById).Add(id);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? Read(reader) : null;
    }

    internal static Account Read(NpgsqlDataReader reader)
    {
        var roles = reader.GetFieldValue<string[]>(3);
        return new(
            reader.GetGuid(0),
            reader.GetString(1),
            reader.GetString(2),
            [.. ServiceDefaults.Roles.All.Where(roles.Contains)],
            reader.IsDBNull(4) ? null : reader.GetGuid(4),
            reader.IsDBNull(5) ? null : reader.GetString(5),
            reader.GetGuid(6),
            reader.GetBoolean(7),
            reader.GetBoolean(8));
    }
}
