using System.Security.Claims;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.UnitDirectory.Imports;

/// <summary>An import belongs to the unit that its sender acted for: seen, decided and committed there and above, else by administrators only.</summary>
internal static class ImportAccess
{
    /// <summary>For lists: $3 everything, $4 the caller's unit; goes with "import i left join unit u" below.</summary>
    internal const string Mine = "($3 or u.path @> array[$4::uuid])";

    internal const string Owner = "left join unit u on u.unit_id = (i.options ->> 'actingUnit')::uuid";

    private const string Path = $"select coalesce(u.path, array[]::uuid[]) from import i {Owner} where i.import_id = $1";

    /// <returns>Null when the caller may work with this import.</returns>
    internal static async Task<Refusal?> RefuseAsync(NpgsqlConnection connection, Guid id, ClaimsPrincipal user, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Path, connection);
        return await command.Add(id).ExecuteScalarAsync(cancellation) switch
        {
            Guid[] path => user.MayActOn(path) ? null : Refusal.OutOfScope,
            _ => Refusal.NotFound,
        };
    }
}
