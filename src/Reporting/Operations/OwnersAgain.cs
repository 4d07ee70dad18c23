using System.Net.Http.Headers;
using System.Text.Json;
using EduCoop.Contracts;
using EduCoop.Contracts.Donations;
using EduCoop.Contracts.Feeds;
using EduCoop.Contracts.Twinning;
using EduCoop.Reporting.Aid;
using EduCoop.Reporting.Campaigns;
using EduCoop.Reporting.Gifts;
using EduCoop.Reporting.Products;
using EduCoop.Reporting.Promises;
using EduCoop.Reporting.Statements;
using EduCoop.Reporting.Twinning;
using Npgsql;

namespace EduCoop.Reporting.Operations;

/// <summary>What Twinning and Donations tell again over HTTP, page by page, and what of it the read tables keep, by the statements that consume the events.</summary>
internal static class OwnersAgain
{
    // Within one transaction each change of a total leaves a version that the next has to pass by: every thousand gifts they grew slower and slower.
    private const int CountedAtOnce = 100_000;

    /// <summary>The figures of years, then all that pairs and registrations are made from.</summary>
    internal static async IAsyncEnumerable<Action<NpgsqlBatch>> TwinningAsync(string address, string token)
    {
        using var http = Client(address, token);
        // Figures replace each other: what was last said of a year is all of it.
        var (after, year, isEnd) = (Guid.Empty, 0, false);
        while (!isEnd)
        {
            var said = await http.GetFromJsonAsync<YearsSaid>(new Uri($"years?afterAuthority={after}&afterYear={year}", UriKind.Relative), ContractJson.Options);
            foreach (var one in said!.Items)
            {
                yield return batch => CopyTwinningYears.Add(batch, one);
                (after, year) = (one.AuthorityId, one.SchoolYear);
            }

            isEnd = said.Items.Count == 0;
        }

        foreach (var part in new[] { "needs", "offers", "agreements", "activities", "reviews" })
        {
            await foreach (var page in PagesAsync(http, part))
            {
                foreach (var one in page)
                {
                    yield return Write(one);
                }
            }
        }
    }

    /// <summary>Campaigns, statements, purchases, deliveries and promises, then gifts in the order of the ledger, a page in one step; totals are touched once for many pages.</summary>
    internal static async IAsyncEnumerable<Action<NpgsqlBatch>> DonationsAsync(string address, string token, DateTimeOffset now)
    {
        using var http = Client(address, token);
        foreach (var part in new[] { "campaigns", "statements", "purchases", "deliveries" })
        {
            await foreach (var page in PagesAsync(http, part))
            {
                foreach (var one in page)
                {
                    yield return Write(one);
                }
            }
        }

        var (last, count) = (Guid.Empty, CopyPromises.PageSize);
        while (count == CopyPromises.PageSize)
        {
            var items = (await http.GetFromJsonAsync<CopyPromises.PromisePage>(CopyPromises.PageAfter(last), JsonSerializerOptions.Web))!.Items;
            (last, count) = (items.Count > 0 ? items[^1].PledgeId : last, items.Count);
            yield return batch => CopyPromises.Add(batch, items, now);
        }

        var uncounted = new List<DonationRecorded>();
        await foreach (var page in PagesAsync(http, "gifts"))
        {
            DonationRecorded[] gifts = [.. page.Where(one => one.Type == nameof(DonationRecorded)).Select(Read<DonationRecorded>)];
            yield return batch => AddGifts(batch, gifts, page, now);
            uncounted.AddRange(gifts);
            if (uncounted.Count >= CountedAtOnce)
            {
                DonationRecorded[] some = [.. uncounted];
                uncounted.Clear();
                yield return batch => CountGifts.Add(batch, some, now);
            }
        }

        yield return batch => CountGifts.Add(batch, [.. uncounted], now);
    }

    private static void AddGifts(NpgsqlBatch batch, DonationRecorded[] gifts, IReadOnlyList<SaidEvent> page, DateTimeOffset now)
    {
        if (gifts.Length > 0)
        {
            GiftRows.Add(
                batch, Array.ConvertAll(gifts, gift => (gift.DonationId, gift.CampaignId, gift.AmountVnd, gift.OccurredOn, gift.OccurredAt, gift.LedgerSequence)), false, new Shown?[gifts.Length], now);
        }

        foreach (var one in page)
        {
            if (one.Type == nameof(DonationClassified))
            {
                var move = Read<DonationClassified>(one);
                MoveGifts.Add(batch, move, now);
                GiftRows.Add(batch, [(move.DonationId, move.ToCampaignId, move.AmountVnd, move.OccurredOn, move.OccurredAt, move.LedgerSequence)], false, [null], now);
            }
            else if (one.Type == nameof(DonationReversed))
            {
                var back = Read<DonationReversed>(one);
                MoveGifts.Add(batch, back, now);
                GiftRows.Add(batch, [(back.DonationId, back.CampaignId, back.AmountVnd, back.OccurredOn, back.OccurredAt, back.LedgerSequence)], true, [null], now);
            }
        }
    }

    private static Action<NpgsqlBatch> Write(SaidEvent one) => one.Type switch
    {
        nameof(NeedDeclared) => Read<NeedDeclared>(one) is var said ? batch => CopyRegistrations.Add(batch, said) : Skip,
        nameof(NeedChanged) => Read<NeedChanged>(one) is var said ? batch => CopyRegistrations.Add(batch, said) : Skip,
        nameof(NeedWithdrawn) => Read<NeedWithdrawn>(one) is var said ? batch => CopyRegistrations.Add(batch, said) : Skip,
        nameof(OfferRegistered) => Read<OfferRegistered>(one) is var said ? batch => CopyRegistrations.Add(batch, said) : Skip,
        nameof(OfferChanged) => Read<OfferChanged>(one) is var said ? batch => CopyRegistrations.Add(batch, said) : Skip,
        nameof(OfferWithdrawn) => Read<OfferWithdrawn>(one) is var said ? batch => CopyRegistrations.Add(batch, said) : Skip,
        nameof(TwinningProposed) => Read<TwinningProposed>(one) is var said ? batch => CopyAgreements.Add(batch, said) : Skip,
        nameof(TwinningAccepted) => Read<TwinningAccepted>(one) is var said ? batch => CopyAgreements.Add(batch, said) : Skip,
        nameof(TwinningApproved) => Read<TwinningApproved>(one) is var said ? batch => CopyAgreements.Add(batch, said) : Skip,
        nameof(TwinningDeclined) => Read<TwinningDeclined>(one) is var said ? batch => CopyAgreements.Add(batch, said) : Skip,
        nameof(TwinningActivated) => Read<TwinningActivated>(one) is var said ? batch => Both(batch, said, CopyPairs.Add, CopyAgreements.Add) : Skip,
        nameof(TwinningEnded) => Read<TwinningEnded>(one) is var said ? batch => Both(batch, said, CopyPairs.Add, CopyAgreements.Add) : Skip,
        nameof(ActivityHeld) => Read<ActivityHeld>(one) is var said ? batch => CopyPairs.Add(batch, said) : Skip,
        nameof(TwinningReviewed) => Read<TwinningReviewed>(one) is var said ? batch => CopyPairs.Add(batch, said) : Skip,
        nameof(CampaignOpened) => Read<CampaignOpened>(one) is var said ? batch => CopyCampaigns.Add(batch, said) : Skip,
        nameof(CampaignClosed) => Read<CampaignClosed>(one) is var said ? batch => CopyCampaigns.Add(batch, said) : Skip,
        nameof(StatementReconciled) => Read<StatementReconciled>(one) is var said ? batch => CopyStatements.Add(batch, said) : Skip,
        nameof(FundsAllocated) => Read<FundsAllocated>(one) is var said ? batch => CopyAllocations.Add(batch, said) : Skip,
        nameof(AidDelivered) => Read<AidDelivered>(one) is var said ? batch => CopyDeliveries.Add(batch, said) : Skip,
        _ => Skip,
    };

    private static void Both<T>(NpgsqlBatch batch, T said, Action<NpgsqlBatch, T> first, Action<NpgsqlBatch, T> second)
    {
        first(batch, said);
        second(batch, said);
    }

    private static void Skip(NpgsqlBatch batch)
    {
    }

    private static T Read<T>(SaidEvent one) => JsonSerializer.Deserialize<T>(one.Content, ContractJson.Options)!;

    private static async IAsyncEnumerable<IReadOnlyList<SaidEvent>> PagesAsync(HttpClient http, string part)
    {
        for (var after = ""; after is not null;)
        {
            var said = await http.GetFromJsonAsync<EventsSaid>(new Uri($"events/{part}?after={after}", UriKind.Relative), ContractJson.Options);
            if (said!.Items.Count > 0)
            {
                yield return said.Items;
            }

            after = said.Next;
        }
    }

    private static HttpClient Client(string address, string token)
    {
        var http = new HttpClient { BaseAddress = new Uri(address.TrimEnd('/') + "/"), Timeout = TimeSpan.FromMinutes(5) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http;
    }

    private sealed record YearsSaid(IReadOnlyList<TwinningYearCounted> Items);
}
