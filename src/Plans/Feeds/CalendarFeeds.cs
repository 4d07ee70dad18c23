using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using EduCoop.Plans.Units;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Feeds;

/// <summary>Body of POST /feeds.</summary>
/// <param name="FeedId">Made by the caller (UUIDv7).</param>
/// <param name="UnitId">Whose due dates.</param>
/// <param name="Name">What it is for, 1-200 characters.</param>
public sealed record MakeFeedRequest(Guid FeedId, Guid UnitId, string Name);

/// <summary>A new feed. The address is shown this once; whoever has it can read the due dates.</summary>
/// <param name="FeedId">The feed.</param>
/// <param name="Path">Path of the calendar below the service's address.</param>
public sealed record MadeFeed(Guid FeedId, string Path);

/// <summary>A feed in the list, without its secret.</summary>
public sealed record FeedView
{
    /// <summary>The feed.</summary>
    public required Guid FeedId { get; init; }

    /// <summary>Whose due dates.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>What it is for.</summary>
    public required string Name { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Day of the last fetch.</summary>
    public required DateOnly? LastUsedOn { get; init; }
}

/// <summary>POST, GET, DELETE /feeds: secret addresses for calendar programs, which cannot sign in.</summary>
internal static class CalendarFeeds
{
    private const int MostPerUnit = 20;

    internal static readonly Refusal IdMissing = new("feed_id_missing", "Thiếu mã lịch.", "feedId phải là UUID khác 0, do bên gửi tạo.");
    internal static readonly Refusal IdTaken = new("id_taken", "Mã này đã dùng.", "Địa chỉ chỉ hiện một lần; tạo feedId mới rồi gửi lại, và thu hồi lịch cũ.", StatusCodes.Status409Conflict);
    internal static readonly Refusal TooManyFeeds = new("too_many_feeds", "Đơn vị đã có nhiều lịch chia sẻ.", "Thu hồi lịch không dùng nữa rồi tạo lịch mới (tối đa 20).");

    private const string Insert = """
        insert into calendar_feed (feed_id, unit_id, name, token_hash, made_by, made_at)
        select $1, $2, $3, $4, $5, $6 where (select count(*) from calendar_feed where unit_id = $2 and revoked_at is null) < $7
        on conflict (feed_id) do nothing
        """;

    private const string Known = "select count(*) from calendar_feed where feed_id = @feedId";

    private const string List = """
        select feed_id, unit_id, name, made_at, last_used_on from calendar_feed where unit_id = @unitId and revoked_at is null order by made_at desc limit @size offset @offset
        """;

    private const string Count = "select count(*) from calendar_feed where unit_id = @unitId and revoked_at is null";

    private const string UnitOf = "select unit_id from calendar_feed where feed_id = @feedId and revoked_at is null";

    private const string Revoke = "update calendar_feed set revoked_by = $2, revoked_at = $3 where feed_id = $1 and revoked_at is null";

    internal static async Task<Results<Created<MadeFeed>, ProblemHttpResult>> HandleMake(
        MakeFeedRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (request.FeedId == Guid.Empty || !Words.IsSaid(request.Name, 200))
        {
            return (request.FeedId == Guid.Empty ? IdMissing : Words.TextInvalid("name", 200)).ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await connection.RefuseActingAsync(user, request.UnitId, cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        await using var insert = new NpgsqlCommand(Insert, connection);
        var made = await insert.Add(request.FeedId).Add(request.UnitId).Add(request.Name.Nfc()).Add(HashOf(token)).Add(user.AccountId()).Add(clock.Now()).Add((long)MostPerUnit)
            .ExecuteNonQueryAsync(cancellation);
        if (made == 0)
        {
            var known = await connection.ExecuteScalarAsync<long>(new CommandDefinition(Known, new { request.FeedId }, cancellationToken: cancellation)) > 0;
            return (known ? IdTaken : TooManyFeeds).ToProblem();
        }

        return TypedResults.Created($"/feeds/{request.FeedId}", new MadeFeed(request.FeedId, $"/feeds/{token}.ics"));
    }

    internal static async Task<Results<Ok<PagedResult<FeedView>>, ProblemHttpResult>> HandleList(
        ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, Guid? unitId = null, int? page = null, int? pageSize = null)
    {
        var wanted = PageRequest.Of(page, pageSize);
        var unit = unitId ?? user.ActingUnit() ?? Guid.Empty;
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await connection.RefuseActingAsync(user, unit, cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        var values = new { unitId = unit, size = wanted.PageSize, offset = wanted.Offset };
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition(Count, values, cancellationToken: cancellation));
        var items = (await connection.QueryAsync<FeedView>(new CommandDefinition(List, values, cancellationToken: cancellation))).AsList();
        return TypedResults.Ok(new PagedResult<FeedView>(items, total, wanted.Page, wanted.PageSize));
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> HandleRevoke(
        Guid feedId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await connection.ExecuteScalarAsync<Guid?>(new CommandDefinition(UnitOf, new { feedId }, cancellationToken: cancellation)) is not { } unit)
        {
            return Refusal.NotFound.ToProblem();
        }

        if (await connection.RefuseActingAsync(user, unit, cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        await using var revoke = new NpgsqlCommand(Revoke, connection);
        await revoke.Add(feedId).Add(user.AccountId()).Add(clock.Now()).ExecuteNonQueryAsync(cancellation);
        return TypedResults.NoContent();
    }

    internal static byte[] HashOf(string token) => SHA256.HashData(Encoding.ASCII.GetBytes(token));
}
