using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Twinning.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Runs;

/// <summary>What wishes and costs are made of. Points and costs are plain whole numbers; only their proportions matter.</summary>
public sealed record MatchingWeights
{
    /// <summary>Points for the partner that the school has named.</summary>
    public required int Wished { get; init; }

    /// <summary>Points for each step of urgency when the offer covers the whole need; less in proportion.</summary>
    public required int Coverage { get; init; }

    /// <summary>Points when both can work the same way, online or on site.</summary>
    public required int Mode { get; init; }

    /// <summary>Points for each further theme that they share, at most five.</summary>
    public required int MoreThemes { get; init; }

    /// <summary>Points for partners of today, on both sides.</summary>
    public required int Continuity { get; init; }

    /// <summary>Points for a neighbour or for work online; none at 1,000 km.</summary>
    public required int Nearness { get; init; }

    /// <summary>Points of the supporter's side for each step of urgency.</summary>
    public required int Urgency { get; init; }

    /// <summary>Points for each step of hardship: semi-boarding, boarding, specially difficult, border.</summary>
    public required int Hardship { get; init; }

    /// <summary>Cost of each kilometre of a pair that meets on site.</summary>
    public required int Kilometre { get; init; }

    /// <summary>Cost when no way of working suits both.</summary>
    public required int ModeDiffers { get; init; }

    /// <summary>Cost when the offer covers nothing of the need; less in proportion.</summary>
    public required int Shortfall { get; init; }

    /// <summary>Kilometres that are taken where a place is not known.</summary>
    public required int UnknownKm { get; init; }

    /// <summary>Of each supporter's places, how many in a hundred go to disadvantaged schools first.</summary>
    public required int Reserve { get; init; }

    internal bool IsFit() =>
        new[] { Wished, Coverage, Mode, MoreThemes, Continuity, Nearness, Urgency, Hardship, Kilometre }.All(points => points is >= 0 and <= 1000)
        && ModeDiffers is >= 0 and <= 100_000 && Shortfall is >= 0 and <= 100_000 && UnknownKm is >= 0 and <= 3000 && Reserve is >= 0 and <= 100;
}

/// <summary>The weights of an authority.</summary>
/// <param name="AuthorityId">Whose runs they hold for.</param>
/// <param name="Weights">The weights.</param>
/// <param name="IsOwn">False: the common ones, which hold until the authority sets its own.</param>
/// <param name="Version">To be named when they are changed; 0 when the authority has none of its own.</param>
/// <param name="ChangedName">Who set them.</param>
/// <param name="ChangedAt">When.</param>
public sealed record WeightsView(Guid AuthorityId, MatchingWeights Weights, bool IsOwn, long Version, string? ChangedName, DateTimeOffset? ChangedAt);

/// <summary>Body of PUT /matching/weights/{authorityId}.</summary>
/// <param name="Weights">All of them.</param>
/// <param name="Version">The version that was seen; 0 for the first own ones.</param>
public sealed record SetWeightsRequest(MatchingWeights Weights, long Version);

/// <summary>GET and PUT /matching/weights/{authorityId}.</summary>
internal static class WeightStore
{
    internal static readonly Refusal OutsideBounds = new(
        "weights_outside", "Trọng số ngoài giới hạn.", "Điểm và kilometre từ 0 đến 1000; modeDiffers và shortfall từ 0 đến 100000; unknownKm từ 0 đến 3000; reserve từ 0 đến 100.");

    internal static readonly Refusal Changed = new(
        "version_conflict", "Trọng số đã được người khác sửa.", "Tải lại, xem thay đổi rồi sửa tiếp với version mới.", StatusCodes.Status409Conflict);

    internal const string Find = "select *, authority_id as owner_id from matching_weight where authority_id in (@authorityId, '00000000-0000-0000-0000-000000000000') order by authority_id = @authorityId desc limit 1";

    private const string Set = """
        insert into matching_weight as w (authority_id, wished, coverage, mode, more_themes, continuity, nearness, urgency, hardship, kilometre, mode_differs, shortfall, unknown_km, reserve,
            changed_by, changed_name, changed_at)
        select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17 where $18 = 0 or exists (select from matching_weight where authority_id = $1)
        on conflict (authority_id) do update set wished = excluded.wished, coverage = excluded.coverage, mode = excluded.mode, more_themes = excluded.more_themes,
            continuity = excluded.continuity, nearness = excluded.nearness, urgency = excluded.urgency, hardship = excluded.hardship, kilometre = excluded.kilometre,
            mode_differs = excluded.mode_differs, shortfall = excluded.shortfall, unknown_km = excluded.unknown_km, reserve = excluded.reserve, version = w.version + 1,
            changed_by = excluded.changed_by, changed_name = excluded.changed_name, changed_at = excluded.changed_at
        where w.version = $18
        """;

    internal static async Task<Results<Ok<WeightsView>, ProblemHttpResult>> HandleGet(Guid authorityId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.RefuseActingAsync(user, authorityId, cancellation) is { } refusal ? refusal.ToProblem() : TypedResults.Ok(await ReadAsync(connection, authorityId, cancellation));
    }

    internal static async Task<Results<Ok<WeightsView>, ProblemHttpResult>> HandlePut(
        Guid authorityId, SetWeightsRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if ((request.Weights.IsFit() ? await connection.RefuseActingAsync(user, authorityId, cancellation) : OutsideBounds) is { } refusal)
        {
            return refusal.ToProblem();
        }

        var weights = request.Weights;
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(
            Set, authorityId, weights.Wished, weights.Coverage, weights.Mode, weights.MoreThemes, weights.Continuity, weights.Nearness, weights.Urgency, weights.Hardship, weights.Kilometre,
            weights.ModeDiffers, weights.Shortfall, weights.UnknownKm, weights.Reserve, user.AccountId(), user.Identity?.Name ?? "", clock.Now(), request.Version);
        return await batch.ExecuteNonQueryAsync(cancellation) == 0 ? Changed.ToProblem() : TypedResults.Ok(await ReadAsync(connection, authorityId, cancellation));
    }

    private static async Task<WeightsView> ReadAsync(NpgsqlConnection connection, Guid authorityId, CancellationToken cancellation)
    {
        var read = await connection.QueryAsync<MatchingWeights, WeightRow, WeightsView>(
            new CommandDefinition(Find, new { authorityId }, cancellationToken: cancellation),
            (weights, row) => new(authorityId, weights, row.OwnerId == authorityId, row.OwnerId == authorityId ? row.Version : 0, row.ChangedName, row.ChangedAt), splitOn: "version");
        return read.Single();
    }

    private sealed record WeightRow
    {
        public long Version { get; init; }

        public string? ChangedName { get; init; }

        public DateTimeOffset? ChangedAt { get; init; }

        public Guid OwnerId { get; init; }
    }
}
