using Dapper;
using EduCoop.Donations.Classification;
using Npgsql;

namespace EduCoop.Donations.Statements;

/// <summary>What a file would bring to one campaign.</summary>
/// <param name="CampaignId">The campaign; the fund itself for what nothing assigns.</param>
/// <param name="Title">Its title.</param>
/// <param name="Why">"account": it is the account's only campaign; "code" or "rule": the memo leads there; "unclassified": waits in the fund for a person.</param>
/// <param name="Count">New gifts.</param>
/// <param name="SumVnd">Their sum, whole đồng.</param>
public sealed record PreviewEffect(Guid CampaignId, string Title, string Why, int Count, long SumVnd);

/// <summary>What the new lines of a file would do to each campaign, decided by the same code that classifies them once they are booked.</summary>
internal static class PreviewEffects
{
    private const string IsFund = "select exists (select from account_member where bucket_id = @campaignId)";

    private const string FindTitles = "select campaign_id, title from campaign where campaign_id = any(@ids)";

    internal static async Task<IReadOnlyList<PreviewEffect>> OfAsync(NpgsqlConnection connection, Guid campaignId, List<PlacedLine> fresh, CancellationToken cancellation)
    {
        var credits = fresh.FindAll(line => line.Line.AmountVnd > 0);
        if (credits.Count == 0)
        {
            return [];
        }

        var parts = await connection.ExecuteScalarAsync<bool>(new CommandDefinition(IsFund, new { campaignId }, cancellationToken: cancellation))
            ? await OfFundAsync(connection, campaignId, credits, cancellation)
            : [(campaignId, "account", credits.Count, credits.Sum(line => line.Line.AmountVnd))];
        var titles = (await connection.QueryAsync<(Guid Id, string Title)>(new CommandDefinition(FindTitles, new { ids = parts.Select(part => part.Campaign).Distinct().ToArray() }, cancellationToken: cancellation)))
            .ToDictionary(row => row.Id, row => row.Title);
        return [.. parts.Select(part => new PreviewEffect(part.Campaign, titles.GetValueOrDefault(part.Campaign, ""), part.Why, part.Count, part.SumVnd)).OrderByDescending(effect => effect.SumVnd)];
    }

    private static async Task<List<(Guid Campaign, string Why, int Count, long SumVnd)>> OfFundAsync(
        NpgsqlConnection connection, Guid fund, List<PlacedLine> credits, CancellationToken cancellation)
    {
        var gifts = credits.ConvertAll(line => new ClassifyFund.GiftRow { DonationId = line.Id, AmountVnd = line.Line.AmountVnd, OccurredOn = line.Line.Day, Memo = line.Line.Memo });
        var outcomes = await ClassifyFund.DecideAsync(connection, fund, gifts, cancellation);
        return
        [
            .. gifts.Zip(outcomes).GroupBy(one => (Campaign: one.Second.Campaign ?? fund, Why: one.Second.Campaign is null ? "unclassified" : one.Second.Word))
                .Select(group => (group.Key.Campaign, group.Key.Why, group.Count(), group.Sum(one => one.First.AmountVnd))),
        ];
    }
}
