using Dapper;
using EduCoop.Banking.Codes;
using EduCoop.Donations.Ledger;
using EduCoop.Donations.Ledger.Writing;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Donations.Classification;

/// <summary>What a run over a fund came to.</summary>
/// <param name="Looked">Gifts looked at.</param>
/// <param name="ByCode">Moved by a payment code.</param>
/// <param name="ByRule">Moved by a countersigned rule.</param>
/// <param name="Several">Left to a person: codes or rules that lead to different campaigns.</param>
/// <param name="None">Left unclassified.</param>
public sealed record ClassificationRun(int Looked, int ByCode, int ByRule, int Several, int None);

/// <summary>
/// Looks at a fund's gifts that nobody has looked at. A gift moves when its memo holds exactly one code that was given out to a campaign of this account, or,
/// without any code, when the countersigned rules that fit all lead to one campaign. Everything else stays where it is: nothing is guessed.
/// </summary>
internal sealed class ClassifyFund(NpgsqlDataSource database, LedgerWriter writer)
{
    private const string FindCodes = """
        select c.code, c.campaign_id from payment_code c join account_member m using (campaign_id) where m.bucket_id = @bucketId and c.code = any(@codes)
        """;

    private const string FindRules = "select rule_id, to_campaign, words from classification_rule where bucket_id = @bucketId and approved_at is not null and ended_at is null order by rule_id";

    // A gift that a person has moved in the meantime keeps its place; one that was taken back has none.
    private const string FindMoved = """
        select donation_id from classification where donation_id = any(@ids) union select donation_id from reversed_donation where donation_id = any(@ids)
        """;

    /// <returns>What was done, and why it stopped before the end.</returns>
    internal async Task<(ClassificationRun Run, Refusal? Stopped)> RunAsync(Guid bucketId, CancellationToken cancellation)
    {
        var run = new ClassificationRun(0, 0, 0, 0, 0);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var walk = await UnlookedGifts.BeginAsync(connection, bucketId, UnlookedGifts.ForClassification, cancellation);
        while (await walk.NextAsync(cancellation) is { Count: > 0 } next)
        {
            var gifts = next.ConvertAll(gift => new GiftRow
            {
                DonationId = gift.DonationId, AmountVnd = gift.AmountVnd, OccurredOn = gift.OccurredOn, OccurredAt = gift.OccurredAt, Memo = gift.Memo, Side = gift.Side,
            });
            var outcomes = await DecideAsync(connection, bucketId, gifts, cancellation);
            var refusal = await BookAsync(connection, bucketId, gifts, outcomes, cancellation);
            if (refusal == ClassificationRefusals.MovedMeanwhile)
            {
                // Another run was here first; what it left is asked for again.
                continue;
            }

            if (refusal is not null)
            {
                return (run, refusal);
            }

            walk.Looked();
            run = new(
                run.Looked + gifts.Count, run.ByCode + outcomes.Count(one => one.Word == "code"), run.ByRule + outcomes.Count(one => one.Word == "rule"),
                run.Several + outcomes.Count(one => one.Word == "several"), run.None + outcomes.Count(one => one.Word == "none"));
        }

        return (run, null);
    }

    internal static async Task<List<Outcome>> DecideAsync(NpgsqlConnection connection, Guid bucketId, List<GiftRow> gifts, CancellationToken cancellation)
    {
        var found = gifts.ConvertAll(gift => PaymentCodes.Find(gift.Memo));
        var codes = (await connection.QueryAsync<CodeRow>(new CommandDefinition(
            FindCodes, new { bucketId, codes = found.SelectMany(one => one.Codes).Distinct().ToArray() }, cancellationToken: cancellation))).ToDictionary(row => row.Code, row => row.CampaignId);
        var rules = (await connection.QueryAsync<RuleRow>(new CommandDefinition(FindRules, new { bucketId }, cancellationToken: cancellation))).AsList();
        return [.. gifts.Select((gift, i) => Decide(gift, found[i], codes, rules))];
    }

    internal static Outcome Decide(GiftRow gift, MemoCodes found, Dictionary<string, Guid> codes, List<RuleRow> rules)
    {
        if (found.IsAmbiguous)
        {
            return new("several", null, null, null);
        }

        if (found.Certain is { } code)
        {
            // A sound code that was never given out, or to a campaign of another account, is no fact about this one: a person looks.
            return codes.TryGetValue(code, out var campaign) ? new("code", campaign, code, null) : new("several", null, null, null);
        }

        var words = Memo.Words(gift.Memo ?? "");
        var fitting = rules.FindAll(rule => Memo.Says(words, rule.Words));
        return fitting.Select(rule => rule.ToCampaign).Distinct().Count() switch
        {
            0 => new("none", null, null, null),
            1 => new("rule", fitting[0].ToCampaign, null, fitting[0].RuleId),
            _ => new("several", null, null, null),
        };
    }

    private async Task<Refusal?> BookAsync(NpgsqlConnection connection, Guid bucketId, List<GiftRow> gifts, List<Outcome> outcomes, CancellationToken cancellation)
    {
        var moved = (await connection.QueryAsync<Guid>(new CommandDefinition(FindMoved, new { ids = gifts.Select(gift => gift.DonationId).ToArray() }, cancellationToken: cancellation))).ToHashSet();
        var moves = gifts.Zip(outcomes).Where(one => one.Second.Campaign is not null && !moved.Contains(one.First.DonationId)).Select(one => new GiftMove(
            one.First.DonationId, 1, bucketId, one.Second.Campaign!.Value, one.First.AmountVnd, one.First.OccurredOn, one.First.OccurredAt, one.Second.Word, one.Second.Code, one.Second.RuleId) { Side = one.First.Side }).ToArray();
        var looks = new BookMoves([.. gifts.Select(gift => gift.DonationId)], [.. outcomes.Select(one => one.Word)], moves);
        return await writer.DoAsync(looks, cancellation);
    }

    internal sealed record Outcome(string Word, Guid? Campaign, string? Code, Guid? RuleId);

    internal sealed record GiftRow
    {
        public required Guid DonationId { get; init; }

        public required long AmountVnd { get; init; }

        public required DateOnly OccurredOn { get; init; }

        public DateTimeOffset? OccurredAt { get; init; }

        public string? Memo { get; init; }

        public string Side { get; init; } = LedgerAccount.Bank;
    }

    internal sealed record RuleRow
    {
        public required Guid RuleId { get; init; }

        public required Guid ToCampaign { get; init; }

        public required string Words { get; init; }
    }

    private sealed record CodeRow
    {
        public required string Code { get; init; }

        public required Guid CampaignId { get; init; }
    }
}

/// <summary>Gifts that were looked at, and the moves that came of it: written once, whoever else looked at the same time.</summary>
internal sealed record BookMoves(Guid[] Looked, string[] Outcomes, GiftMove[] Moves) : LedgerAct
{
    private const string InsertLooks = "insert into classified_look (donation_id, outcome) select * from unnest($1::uuid[], $2::text[])";

    internal override async Task<Refusal?> DoAsync(LedgerTurn turn, CancellationToken cancellation)
    {
        await using var batch = turn.NewBatch();
        batch.Add(InsertLooks, Looked, Outcomes);
        await turn.AddMovesAsync(batch, Moves, cancellation);
        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
            return null;
        }
        catch (PostgresException clash) when (clash.IsClashOn("classified_look_pkey") || clash.IsClashOn("classification_place"))
        {
            return ClassificationRefusals.MovedMeanwhile;
        }
    }
}
