using System.Security.Claims;
using EduCoop.Contracts.Donations;
using EduCoop.Donations.Lawful;
using EduCoop.Donations.Ledger.Periods;
using EduCoop.Donations.Ledger.Writing;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Storage.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Ledger.Corrections;

/// <summary>POST /ledger/corrections/{correctionId}/confirm and …/refuse: never by the person who proposed it.</summary>
internal static class DecideCorrection
{
    private const string RefuseIt = """
        update ledger_correction set state = 'refused', decided_by = $2, decided_at = $3 where correction_id = $1 and state = 'proposed' and proposed_by <> $2
        """;

    internal static async Task<Results<Ok<CorrectionView>, ProblemHttpResult>> HandleConfirm(
        Guid correctionId, ClaimsPrincipal user, NpgsqlDataSource database, LedgerWriter writer, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var refusal = await RefuseAsync(connection, correctionId, user, cancellation) ?? await writer.DoAsync(new ConfirmCorrection(correctionId, user.AccountId()), cancellation);
        return refusal is not null ? refusal.ToProblem() : TypedResults.Ok((await CorrectionView.FindAsync(connection, correctionId, cancellation))!);
    }

    internal static async Task<Results<Ok<CorrectionView>, ProblemHttpResult>> HandleRefuse(
        Guid correctionId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await RefuseAsync(connection, correctionId, user, cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        await using var refuse = new NpgsqlCommand(RefuseIt, connection);
        return await refuse.Add(correctionId).Add(user.AccountId()).Add(clock.GetUtcNow()).ExecuteNonQueryAsync(cancellation) == 1
            ? TypedResults.Ok((await CorrectionView.FindAsync(connection, correctionId, cancellation))!)
            : CorrectionRefusals.AlreadyDecided.ToProblem();
    }

    internal static Refusal? Refuse(CorrectionView correction, Guid by) =>
        correction.State != CorrectionState.Proposed ? CorrectionRefusals.AlreadyDecided : correction.ProposedBy == by ? CorrectionRefusals.FourEyes : null;

    private static async Task<Refusal?> RefuseAsync(NpgsqlConnection connection, Guid correctionId, ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (await CorrectionView.FindAsync(connection, correctionId, cancellation) is not { } correction)
        {
            return Refusal.NotFound;
        }

        var (_, refusal) = await PlanAccess.FindAsync(connection, correction.CampaignId, user, cancellation);
        return refusal ?? Refuse(correction, user.AccountId());
    }
}

/// <summary>The second person's yes: the correction goes into the books.</summary>
internal sealed record ConfirmCorrection(Guid CorrectionId, Guid By) : LedgerAct
{
    private const string Lock = "select 1 from ledger_correction where correction_id = $1 for update";

    private const string Confirm = "update ledger_correction set state = 'confirmed', decided_by = $2, decided_at = $3, entry_sequence = $4 where correction_id = $1";

    private const string TakeBack = "insert into reversed_donation (donation_id, entry_sequence) values ($1, $2)";

    internal override async Task<Refusal?> DoAsync(LedgerTurn turn, CancellationToken cancellation)
    {
        await using var take = new NpgsqlCommand(Lock, turn.Connection, turn.Transaction);
        await take.Add(CorrectionId).ExecuteScalarAsync(cancellation);
        var correction = (await CorrectionView.FindAsync(turn.Connection, CorrectionId, cancellation))!;
        var reversed = correction.Reverses is { } number ? await ReversedEntry.FindAsync(turn.Connection, correction.CampaignId, number, cancellation) : null;
        var refusal = DecideCorrection.Refuse(correction, By) ?? (correction.Reverses is null ? null : ReversedEntry.Refuse(reversed));
        if (refusal is not null)
        {
            return refusal;
        }

        if (await ProposeCorrection.IsClosedAsync(turn.Connection, correction.CampaignId, correction.OccurredOn, cancellation))
        {
            return PeriodRefusals.PeriodClosed;
        }

        var sequence = (await turn.Numbers.TakeAsync(1, cancellation))[0];
        await using var batch = turn.NewBatch();
        turn.Append.Add(batch, [], [ToEntry(correction, reversed, sequence, turn.Now)], turn.Now);
        batch.Add(Confirm, CorrectionId, By, turn.Now, sequence);
        if (reversed?.DonationId is { } gift)
        {
            batch.Add(TakeBack, gift, sequence);
            batch.AddToOutbox(
                new DonationReversed(CorrectionId, gift, correction.CampaignId, reversed.AmountVnd!.Value, reversed.OccurredOn!.Value, reversed.OccurredAt, sequence, turn.Now),
                gift.ToString());
        }

        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
            return null;
        }
        catch (PostgresException clash) when (clash.IsClashOn("entry_reversed_once"))
        {
            return CorrectionRefusals.AlreadyReversed;
        }
    }

    private static LedgerEntry ToEntry(CorrectionView correction, ReversedEntry? reversed, long sequence, DateTimeOffset now) => new(
        sequence, reversed is null ? "manual" : "reversal", null, GiftSource.Http, correction.OccurredOn, null, now,
        [.. correction.Legs.Select(leg => new Leg(leg.Account.IdIn(correction.CampaignId), leg.AmountVnd, "VND"))])
    {
        CampaignId = correction.CampaignId,
        AboutGift = reversed?.DonationId,
        Reverses = correction.Reverses,
        ReversesIndex = reversed?.Index,
    };
}
