using System.Security.Claims;
using EduCoop.Plans.Units;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Plans.Drafts;

/// <summary>Finds a draft for somebody who may see it.</summary>
internal static class DraftAccess
{
    internal static async Task<(DraftRow? Row, Refusal? Refusal)> FindAsync(NpgsqlConnection connection, Guid draftId, ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (await DraftRow.FindAsync(connection, draftId, cancellation) is not { } row)
        {
            return (null, Refusal.NotFound);
        }

        return await connection.RefuseActingAsync(user, row.UnitId, cancellation) is { } refusal ? (null, refusal) : (row, null);
    }

    /// <summary>The same for somebody who wants to change it.</summary>
    internal static async Task<(DraftRow? Row, Refusal? Refusal)> FindOpenAsync(NpgsqlConnection connection, Guid draftId, ClaimsPrincipal user, CancellationToken cancellation) =>
        await FindAsync(connection, draftId, user, cancellation) switch
        {
            (null, var refusal) => (null, refusal),
            ({ State: DraftState.Read } row, _) => (row, null),
            _ => (null, DraftRefusals.NotOpen),
        };
}
