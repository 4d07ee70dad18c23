using System.Security.Claims;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Twinning.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Runs;

/// <summary>Body and answer of PUT /matching/places/{unitId}: WGS 84, in degrees.</summary>
/// <param name="Latitude">8 to 24.</param>
/// <param name="Longitude">102 to 118.</param>
public sealed record UnitPlace(double Latitude, double Longitude);

/// <summary>PUT /matching/places/{unitId}: where a school lies, or a commune or province for all below it that have no place of their own. Runs that are asked for afterwards measure from it.</summary>
internal static class SetPlace
{
    internal static readonly Refusal Outside = new("place_outside", "Toạ độ ngoài lãnh thổ Việt Nam.", "latitude từ 8 đến 24, longitude từ 102 đến 118 (độ thập phân, WGS 84).");

    private const string Set = """
        insert into unit_place (unit_id, latitude, longitude, set_by, set_name, set_at) values ($1, $2, $3, $4, $5, $6)
        on conflict (unit_id) do update set latitude = excluded.latitude, longitude = excluded.longitude, set_by = excluded.set_by, set_name = excluded.set_name, set_at = excluded.set_at
        """;

    internal static async Task<Results<Ok<UnitPlace>, ProblemHttpResult>> Handle(
        Guid unitId, UnitPlace request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var isInside = request is { Latitude: >= 8 and <= 24, Longitude: >= 102 and <= 118 };
        if ((isInside ? await connection.RefuseActingAsync(user, unitId, cancellation) : Outside) is { } refusal)
        {
            return refusal.ToProblem();
        }

        await using var batch = new NpgsqlBatch(connection);
        batch.Add(Set, unitId, request.Latitude, request.Longitude, user.AccountId(), user.Identity?.Name ?? "", clock.Now());
        await batch.ExecuteNonQueryAsync(cancellation);
        return TypedResults.Ok(request);
    }
}
