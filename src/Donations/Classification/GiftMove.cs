using EduCoop.Contracts.Donations;
using EduCoop.Donations.Ledger;
using EduCoop.Donations.Ledger.Writing;
using EduCoop.Storage;
using EduCoop.Storage.Messaging;
using Npgsql;

namespace EduCoop.Donations.Classification;

/// <summary>A gift's move from one campaign to another: by a code, a rule or a person.</summary>
internal sealed record GiftMove(
    Guid DonationId, int Place, Guid FromCampaign, Guid ToCampaign, long AmountVnd, DateOnly OccurredOn, DateTimeOffset? OccurredAt, string Method, string? Code = null, Guid? RuleId = null)
{
    /// <summary>The account on which the money stands, here and there: bank, or in_transit while no statement shows it.</summary>
    public string Side { get; init; } = LedgerAccount.Bank;

    internal Guid Id => DerivedId.Classification(DonationId, Place);
}

/// <summary>
/// Books moves in the ledger writer's turn: entry, row and event of each. This is the only place where classification meets the ledger. The gift's own
/// entry stays as it is; a second one takes the amount out of one fund's books and into the other's, money side and income side alike.
/// </summary>
internal static class GiftMoves
{
    private const string Insert = """
        insert into classification (classification_id, donation_id, place, from_campaign, to_campaign, amount_vnd, method, code, rule_id, entry_sequence, decided_at)
        select m.*, $11 from unnest($1::uuid[], $2::uuid[], $3::int[], $4::uuid[], $5::uuid[], $6::bigint[], $7::text[], $8::text[], $9::uuid[], $10::bigint[]) as m
        """;

    internal static async Task AddMovesAsync(this LedgerTurn turn, NpgsqlBatch batch, IReadOnlyList<GiftMove> moves, CancellationToken cancellation)
    {
        if (moves.Count == 0)
        {
            return;
        }

        var (now, sequences) = (turn.Now, await turn.Numbers.TakeAsync(moves.Count, cancellation));
        turn.Append.Add(batch, [], [.. moves.Select((move, i) => ToEntry(move, sequences[i], now))], now);
        batch.Add(
            Insert, LedgerBatch.Column(moves, move => move.Id), LedgerBatch.Column(moves, move => move.DonationId), LedgerBatch.Column(moves, move => move.Place),
            LedgerBatch.Column(moves, move => move.FromCampaign), LedgerBatch.Column(moves, move => move.ToCampaign), LedgerBatch.Column(moves, move => move.AmountVnd),
            LedgerBatch.Column(moves, move => move.Method), LedgerBatch.Column(moves, move => move.Code), LedgerBatch.Column(moves, move => move.RuleId), sequences, now);
        batch.AddToOutbox(
            [.. moves.Select((move, i) => new DonationClassified(
                move.Id, move.DonationId, move.FromCampaign, move.ToCampaign, move.AmountVnd, move.OccurredOn, move.OccurredAt, move.Method, sequences[i], now))],
            moved => moved.DonationId.ToString());
    }

    private static LedgerEntry ToEntry(GiftMove move, long sequence, DateTimeOffset now) => new(
        sequence, "classification", null, GiftSource.Statement, move.OccurredOn, move.OccurredAt, now,
        [
            new Leg(DerivedId.LedgerAccount(move.FromCampaign, LedgerAccount.Received), move.AmountVnd, "VND"),
            new Leg(DerivedId.LedgerAccount(move.FromCampaign, move.Side), -move.AmountVnd, "VND"),
            new Leg(DerivedId.LedgerAccount(move.ToCampaign, move.Side), move.AmountVnd, "VND"),
            new Leg(DerivedId.LedgerAccount(move.ToCampaign, LedgerAccount.Received), -move.AmountVnd, "VND"),
        ])
    {
        CampaignId = move.FromCampaign,
        AboutGift = move.DonationId,
    };
}
