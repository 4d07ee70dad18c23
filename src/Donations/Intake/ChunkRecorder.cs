using System.Security.Claims;
using EduCoop.Contracts.Donations;
using EduCoop.Donations.Campaigns;
using EduCoop.Donations.Ledger;
using EduCoop.Donations.Ledger.Writing;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Donations.Intake;

/// <summary>Records many gifts together; each has its own answer, as if it had been sent alone.</summary>
internal sealed class ChunkRecorder(ClaimsPrincipal user, CampaignBook campaigns, LedgerWriter writer, NpgsqlDataSource database, TimeProvider clock)
{
    /// <param name="requests">What was sent; null where it could not be read (its answer is the caller's business).</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    internal async Task<(DonationOutcome Outcome, Refusal? Refusal)[]> RecordAsync(IReadOnlyList<RecordDonationRequest?> requests, CancellationToken cancellation)
    {
        var now = VietnamTime.ToMicroseconds(clock.GetUtcNow());
        var answers = new (DonationOutcome Outcome, Refusal? Refusal)[requests.Count];
        var first = new Dictionary<Guid, int>();
        var alone = new List<int>();
        for (var i = 0; i < requests.Count; i++)
        {
            if (requests[i] is not { } request)
            {
                continue;
            }

            if (request.Condition is not null || await RefuseAsync(request, now, cancellation) is not null)
            {
                // After a closing, what was recorded before is still answered as being there: decided one by one, as conditions are.
                alone.Add(i);
            }
            else if (!first.TryAdd(request.DonationId, i))
            {
                alone.Add(i);
            }
        }

        await RecordTogetherAsync(requests, first, answers, cancellation);
        foreach (var i in alone)
        {
            answers[i] = await RecordDonation.RecordAsync(requests[i]!, GiftSource.Grpc, user, campaigns, writer, database, clock, cancellation);
        }

        return answers;
    }

    private async Task<Refusal?> RefuseAsync(RecordDonationRequest request, DateTimeOffset now, CancellationToken cancellation)
    {
        if (DonationRefusal.Refuse(request, now) is { } unfit)
        {
            return unfit;
        }

        var campaign = await campaigns.FindAsync(request.CampaignId, cancellation);
        return DonationRefusal.Refuse(campaign, user) ?? DonationRefusal.Refuse(request, campaign!);
    }

    private async Task RecordTogetherAsync(
        IReadOnlyList<RecordDonationRequest?> requests, Dictionary<Guid, int> first, (DonationOutcome, Refusal?)[] answers,
        CancellationToken cancellation)
    {
        if (first.Count == 0)
        {
            return;
        }

        var there = await GiftLookup.FindAsync(database, [.. first.Keys], cancellation);
        var gifts = new List<Gift>(first.Count);
        foreach (var (id, i) in first)
        {
            var gift = RecordDonation.ToGift(requests[i]!, GiftSource.Grpc, user.AccountId());
            if (there.TryGetValue(id, out var kept))
            {
                answers[i] = GiftLookup.Compare(gift, kept);
            }
            else
            {
                gifts.Add(gift);
            }
        }

        var written = await writer.AppendAsync(gifts, cancellation);
        for (var i = 0; i < gifts.Count; i++)
        {
            answers[first[gifts[i].DonationId]] = written[i];
        }
    }
}
