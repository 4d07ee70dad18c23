using Dapper;
using EduCoop.Banking.Codes;
using EduCoop.Donations.Classification;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Donations.Pledges;

/// <summary>What a run came to.</summary>
/// <param name="Looked">Gifts looked at.</param>
/// <param name="Matched">Gifts that carried exactly one code, a pledge's.</param>
public sealed record PledgeMatching(int Looked, int Matched);

/// <summary>
/// Finds pledges' codes in the memos and references of gifts: of campaigns that have pledges, and of the shared accounts they use. Looks at each gift once,
/// however many run at the same time. A gift with two codes keeps no promise by itself.
/// </summary>
internal sealed class MatchPledges(NpgsqlDataSource database, TimeProvider clock)
{
    private const string WithNewGifts = """
        select c.campaign_id from (select campaign_id from pledge union select m.bucket_id from account_member m join pledge p using (campaign_id)) c
        left join look_progress l on l.campaign_id = c.campaign_id and l.purpose = 'pledges'
        where coalesce(l.looked_to, 0) < (select max(sequence) from entry)
        limit 1000
        """;

    private const string FindCodes = "select code, pledge_id from payment_code where pledge_id is not null and code = any(@codes)";

    private const string InsertLooks = "insert into pledge_look (donation_id) select * from unnest($1::uuid[])";

    private const string InsertMatches = "insert into pledge_match (donation_id, pledge_id, amount_vnd, matched_at) select m.*, $4 from unnest($1::uuid[], $2::uuid[], $3::bigint[]) as m";

    internal async Task<PledgeMatching> RunAsync(CancellationToken cancellation)
    {
        var (looked, matched) = (0, 0);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        foreach (var campaign in (await connection.QueryAsync<Guid>(new CommandDefinition(WithNewGifts, cancellationToken: cancellation))).AsList())
        {
            var walk = await UnlookedGifts.BeginAsync(connection, campaign, UnlookedGifts.ForPledges, cancellation);
            while (await walk.NextAsync(cancellation) is { Count: > 0 } gifts)
            {
                if (await MatchAsync(connection, gifts, cancellation) is { } found)
                {
                    walk.Looked();
                    (looked, matched) = (looked + gifts.Count, matched + found);
                }
            }
        }

        return new(looked, matched);
    }

    /// <returns>How many kept a promise; null when another run looked at one of them first: what it left is asked for again.</returns>
    private async Task<int?> MatchAsync(NpgsqlConnection connection, List<UnlookedGift> gifts, CancellationToken cancellation)
    {
        var found = gifts.Select(gift => (Gift: gift, Code: PaymentCodes.Find(gift.Words).Certain)).Where(one => one.Code is not null).ToList();
        var pledges = (await connection.QueryAsync<CodeRow>(new CommandDefinition(FindCodes, new { codes = found.Select(one => one.Code).ToArray() }, cancellationToken: cancellation)))
            .ToDictionary(row => row.Code, row => row.PledgeId);
        var kept = found.Where(one => pledges.ContainsKey(one.Code!)).ToList();
        await using var batch = connection.CreateBatch();
        batch.Add(InsertLooks, gifts.Select(gift => gift.DonationId).ToArray());
        batch.Add(
            InsertMatches, kept.Select(one => one.Gift.DonationId).ToArray(), kept.Select(one => pledges[one.Code!]).ToArray(), kept.Select(one => one.Gift.AmountVnd).ToArray(),
            clock.GetUtcNow());
        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
            return kept.Count;
        }
        catch (PostgresException clash) when (clash.IsClashOn("pledge_look_pkey"))
        {
            return null;
        }
    }

    private sealed record CodeRow
    {
        public required string Code { get; init; }

        public required Guid PledgeId { get; init; }
    }
}
