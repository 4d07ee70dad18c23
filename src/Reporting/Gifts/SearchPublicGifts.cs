using Dapper;
using EduCoop.Reporting.Campaigns;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Reporting.Gifts;

/// <summary>A gift as everybody may see it.</summary>
/// <param name="DonationId">The gift.</param>
/// <param name="AmountVnd">Whole đồng.</param>
/// <param name="OccurredOn">Its day in Asia/Ho_Chi_Minh.</param>
/// <param name="OccurredAt">Its moment; null where the bank gives only the day.</param>
/// <param name="Donor">The name or the initials, as the donor chose; null: anonymous, or not asked of the owner yet.</param>
/// <param name="Reference">The bank's reference.</param>
public sealed record PublicGift(Guid DonationId, long AmountVnd, DateOnly OccurredOn, DateTimeOffset? OccurredAt, string? Donor, string? Reference);

/// <summary>A page of gifts.</summary>
/// <param name="Understood">How the question was understood.</param>
/// <param name="AmountVnd">The amount that was understood.</param>
/// <param name="Day">The day that was understood.</param>
/// <param name="Items">At most 50, the newest first; names in the order of the alphabet.</param>
/// <param name="Next">What to send as "after" for the next page; null on the last.</param>
public sealed record PublicGifts(GiftQuestionKind Understood, long? AmountVnd, DateOnly? Day, IReadOnlyList<PublicGift> Items, Guid? Next);

/// <summary>
/// GET /public/campaigns/{slug}/gifts?q=&amp;after=&amp;pageSize=: finds a gift by amount, day, bank's reference, payment code or consented name. One index for each
/// question and a page that begins behind the last gift of the one before: nothing is counted, nothing is skipped.
/// </summary>
internal static class SearchPublicGifts
{
    private const int LargestPage = 50;
    private const int UsualPage = 25;

    private const string Find = """
        select campaign_id from campaign where slug = @slug;
        select occurred_on, donor_key from gift_read where donation_id = @after
        """;

    private const string Columns = "select donation_id, amount_vnd, occurred_on, occurred_at, donor, reference from gift_read where campaign_id = @campaignId and not reversed";

    private const string NewestFirst = "order by occurred_on desc, donation_id desc limit @size";

    private const string Older = "and (occurred_on, donation_id) < (@on, @after)";

    private const string ByName = "and donor_key >= @key and donor_key < @keyEnd";

    internal static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Handle(
        string slug, PublicAnswer answer, NpgsqlDataSource database, HttpContext http, CancellationToken cancellation, string? q = null, Guid? after = null, int? pageSize = null)
    {
        var question = GiftQuestion.Parse(q);
        var size = Math.Clamp(pageSize ?? UsualPage, 1, LargestPage);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        Guid? campaignId;
        Place? place;
        await using (var found = await connection.QueryMultipleAsync(new CommandDefinition(Find, new { slug, after }, cancellationToken: cancellation)))
        {
            campaignId = await found.ReadSingleOrDefaultAsync<Guid?>();
            place = await found.ReadSingleOrDefaultAsync<Place>();
        }

        if (campaignId is null)
        {
            return GetPublicCampaign.NoSuchCampaign.ToProblem(("slug", slug));
        }

        var gifts = await ReadAsync(connection, question, campaignId.Value, after, place, size, cancellation);
        if (gifts.Count == 0 && question is { Kind: GiftQuestionKind.Amount, Key: not null })
        {
            question = new(GiftQuestionKind.Reference, Key: question.Key);
            gifts = await ReadAsync(connection, question, campaignId.Value, after, place, size, cancellation);
        }

        var hasMore = gifts.Count > size;
        var items = hasMore ? gifts.GetRange(0, size) : gifts;
        return answer.Of(new PublicGifts(question.Kind, question.AmountVnd, question.Day, items, hasMore ? items[^1].DonationId : null), http);
    }

    private static async Task<List<PublicGift>> ReadAsync(
        NpgsqlConnection connection, GiftQuestion question, Guid campaignId, Guid? after, Place? place, int size, CancellationToken cancellation)
    {
        if (question is { Kind: GiftQuestionKind.Name, Key: "" })
        {
            return [];
        }

        // '{' follows 'z': everything that begins like the key. One more than the page says whether there is another.
        var values = new
        {
            campaignId, question.AmountVnd, question.Day, question.Key, keyEnd = $"{question.Key}{{", after = place is null ? null : after, on = place?.OccurredOn, afterKey = place?.DonorKey, size = size + 1,
        };
        return (await connection.QueryAsync<PublicGift>(new CommandDefinition(SqlOf(question.Kind, place is not null), values, cancellationToken: cancellation))).AsList();
    }

    // The condition on the place stands only where there is one, so that the planner sees a plain range of the index.
    private static string SqlOf(GiftQuestionKind kind, bool goesOn)
    {
        var order = goesOn ? $"{Older} {NewestFirst}" : NewestFirst;
        return kind switch
        {
            GiftQuestionKind.Amount => $"{Columns} and amount_vnd = @AmountVnd {order}",
            GiftQuestionKind.Day => $"{Columns} and occurred_on = @Day {order}",
            GiftQuestionKind.AmountAndDay => $"{Columns} and amount_vnd = @AmountVnd and occurred_on = @Day {order}",
            GiftQuestionKind.Reference => $"{Columns} and reference = @Key {order}",
            GiftQuestionKind.Code => $"{Columns} and code = @Key {order}",
            GiftQuestionKind.Name => $"{Columns} {ByName} {(goesOn ? "and (donor_key, donation_id) > (@afterKey, @after)" : "")} order by donor_key, donation_id limit @size",
            _ => $"{Columns} {order}",
        };
    }

    private sealed record Place
    {
        public required DateOnly OccurredOn { get; init; }

        public string? DonorKey { get; init; }
    }
}
