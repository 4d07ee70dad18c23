using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Ledger.Public;

/// <summary>A ledger and the key that seals it.</summary>
public sealed record LedgerView
{
    /// <summary>The ledger.</summary>
    public required Guid LedgerId { get; init; }

    /// <summary>Its name in checkpoints; null until something was sealed.</summary>
    public required string? Origin { get; init; }

    /// <summary>Its public key as a vkey (C2SP signed-note).</summary>
    public required string? PublicKey { get; init; }

    /// <summary>Entries so far.</summary>
    public required long Size { get; init; }
}

/// <summary>GET /ledgers: the ledgers of this deployment, a handful.</summary>
internal static class ListLedgers
{
    private const string Select = "select ledger_id, origin, public_key, size from ledger order by ledger_id limit 100";

    internal static async Task<Ok<IReadOnlyList<LedgerView>>> Handle(HttpResponse answer, NpgsqlDataSource database, CancellationToken cancellation)
    {
        SignedHeads.KeepForAMoment(answer);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return TypedResults.Ok<IReadOnlyList<LedgerView>>((await connection.QueryAsync<LedgerView>(new CommandDefinition(Select, cancellationToken: cancellation))).AsList());
    }
}
