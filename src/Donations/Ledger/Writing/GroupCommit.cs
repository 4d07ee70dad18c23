using Dapper;
using EduCoop.Donations.Intake;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Donations.Ledger.Writing;

/// <summary>
/// Writes a group of gifts in the hope that all are new, which nearly all are; when the database says that one is not, finds out which
/// and writes the rest.
/// </summary>
internal static class GroupCommit
{
    private const string FindClosed = "select campaign_id from campaign where campaign_id = any(@campaigns) and closed_at is not null";

    /// <param name="database">Where to look.</param>
    /// <param name="gifts">By id.</param>
    /// <param name="write">Writes all of these or none.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>The answers of those that were not written; all others are recorded.</returns>
    internal static async Task<Dictionary<Guid, Func<Gift, (DonationOutcome, Refusal?)>>> WriteAsync(
        NpgsqlDataSource database, Dictionary<Guid, Gift> gifts, Func<IReadOnlyList<Gift>, CancellationToken, Task> write, CancellationToken cancellation)
    {
        var answers = new Dictionary<Guid, Func<Gift, (DonationOutcome, Refusal?)>>();
        while (answers.Count < gifts.Count)
        {
            var rest = answers.Count == 0 ? gifts.Values.ToList() : [.. gifts.Values.Where(gift => !answers.ContainsKey(gift.DonationId))];
            try
            {
                await write(rest, cancellation);
                return answers;
            }
            catch (PostgresException clash) when (
                clash.IsClashOn("donation_pkey") || clash.IsClashOn("entry_donation_key") || clash is { SqlState: PostgresErrorCodes.ForeignKeyViolation, ConstraintName: "entry_donation_fkey" })
            {
                var before = answers.Count;
                await SortOutAsync(database, rest, answers, cancellation);
                if (answers.Count == before)
                {
                    throw;
                }
            }
        }

        return answers;
    }

    private static async Task SortOutAsync(
        NpgsqlDataSource database, List<Gift> gifts, Dictionary<Guid, Func<Gift, (DonationOutcome, Refusal?)>> answers, CancellationToken cancellation)
    {
        var there = await GiftLookup.FindAsync(database, [.. gifts.Select(gift => gift.DonationId)], cancellation);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var closed = (await connection.QueryAsync<Guid>(new CommandDefinition(
            FindClosed, new { campaigns = gifts.Select(gift => gift.CampaignId).Distinct().ToArray() }, cancellationToken: cancellation))).ToHashSet();
        foreach (var gift in gifts)
        {
            if (there.TryGetValue(gift.DonationId, out var kept))
            {
                answers[gift.DonationId] = sent => GiftLookup.Compare(sent, kept);
            }
            else if (closed.Contains(gift.CampaignId))
            {
                // Closed by somebody in the last two seconds.
                answers[gift.DonationId] = _ => (DonationOutcome.Refused, DonationRefusal.CampaignClosed);
            }
        }
    }
}
