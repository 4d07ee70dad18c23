using System.Globalization;
using EduCoop.Contracts.Feeds;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Feeds;

/// <summary>
/// GET /events/{part}?after=: what was said of campaigns, gifts, purchases, deliveries and statements, made again from the ledger and the papers beside it. For a reader that makes its tables anew;
/// gifts come in the order of the ledger, one by one. Names of donors are in none of them.
/// </summary>
internal static class TellAgain
{
    internal static readonly Refusal PlaceWrong = new("place_wrong", "Vị trí đọc tiếp chưa đúng.", "after là giá trị next của trang trước; để trống khi đọc từ đầu.");

    internal static async Task<Results<Ok<EventsSaid>, ProblemHttpResult>> Handle(string part, NpgsqlDataSource database, CancellationToken cancellation, string? after = null)
    {
        if (part is not ("campaigns" or "gifts" or "purchases" or "deliveries" or "statements"))
        {
            return Refusal.NotFound.ToProblem();
        }

        var isPlace = string.IsNullOrEmpty(after) || (part == "gifts" ? long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out _) : Guid.TryParse(after, out _));
        return isPlace ? TypedResults.Ok(await OwnFeed.ReadAsync(database, EmbeddedSql.Read($"EduCoop.Donations.Feeds.{char.ToUpperInvariant(part[0])}{part[1..]}.sql"), after, cancellation)) : PlaceWrong.ToProblem();
    }
}
