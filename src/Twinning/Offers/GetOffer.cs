using System.Security.Claims;
using System.Text.Json;
using Dapper;
using EduCoop.Contracts;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Offers;

/// <summary>One version of an offer, and who said it.</summary>
/// <param name="Version">1 is the registration.</param>
/// <param name="Kind">registered, changed or withdrawn.</param>
/// <param name="Offer">What was said.</param>
/// <param name="Reason">Why.</param>
/// <param name="ByName">Who.</param>
/// <param name="ByUnit">For which unit.</param>
/// <param name="At">When.</param>
public sealed record OfferVersion(long Version, string Kind, OfferContent Offer, string? Reason, string ByName, Guid? ByUnit, DateTimeOffset At);

/// <summary>GET /offers/{offerId}, and /offers/{offerId}/history for the people of its own units.</summary>
internal static class GetOffer
{
    private const string History = """
        select version, kind, said::text as said, reason, by_name, by_unit, at from offer_history where offer_id = @offerId order by version limit @size offset @offset
        """;

    private const string Count = "select count(*) from offer_history where offer_id = @offerId";

    internal static async Task<Results<Ok<OfferView>, ProblemHttpResult>> Handle(Guid offerId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (known, own) = await FindAsync(connection, offerId, user, cancellation);
        // Others look for partners among registered offers; what was taken back is nobody else's matter.
        return known is null || (!own && known.State == OfferState.Withdrawn) ? Refusal.NotFound.ToProblem() : TypedResults.Ok(known.View(own));
    }

    internal static async Task<Results<Ok<PagedResult<OfferVersion>>, ProblemHttpResult>> HandleHistory(
        Guid offerId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, int? page = null, int? pageSize = null)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (known, own) = await FindAsync(connection, offerId, user, cancellation);
        if (known is null || !own)
        {
            return (known is null ? Refusal.NotFound : Refusal.OutOfScope).ToProblem();
        }

        var wanted = PageRequest.Of(page, pageSize);
        var values = new { offerId, size = wanted.PageSize, offset = wanted.Offset };
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition(Count, values, cancellationToken: cancellation));
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(History, values, cancellationToken: cancellation));
        return TypedResults.Ok(new PagedResult<OfferVersion>(
            [.. rows.Select(row => new OfferVersion(row.Version, row.Kind, JsonSerializer.Deserialize<OfferContent>(row.Said, ContractJson.Options)!, row.Reason, row.ByName, row.ByUnit, row.At))],
            total, wanted.Page, wanted.PageSize));
    }

    private static async Task<(OfferRow? Offer, bool Own)> FindAsync(NpgsqlConnection connection, Guid offerId, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var known = await OfferRow.FindAsync(connection, offerId, cancellation);
        return (known, known is not null && await connection.RefuseActingAsync(user, known.SchoolId, cancellation) is null);
    }

    private sealed record Row
    {
        public required long Version { get; init; }

        public required string Kind { get; init; }

        public required string Said { get; init; }

        public required string? Reason { get; init; }

        public required string ByName { get; init; }

        public required Guid? ByUnit { get; init; }

        public required DateTimeOffset At { get; init; }
    }
}
