using System.Globalization;
using EduCoop.Transparency.Notes;

namespace EduCoop.Donations.Tests.Ledger.Tampering;

/// <summary>One kind of change: makes it somewhere at random and says which finding it must lead to, and where.</summary>
internal sealed record TamperingKind(string Name, Func<SealedLedger, Random, Task<(string Code, long? Where)>> Do);

/// <summary>
/// What a superuser may do to the books. Left out, because nothing sealed says what is right: how a donor wants to be shown (hers to change), who recorded a gift,
/// leases and progress of jobs, moments of signing, older seals that are removed (readers and witnesses have them), words that are erased with their salt, the day on which a
/// closed period ends, and a statement of which no line was new.
/// </summary>
internal static class Tamperings
{
    internal static IReadOnlyList<TamperingKind> All { get; } =
    [
        Entry("leg: amount", (_, r) => $"update leg set amount_minor = amount_minor + sign(amount_minor)::bigint * {r.Next(1, 9999)} where entry_sequence = $s and line = {r.Next(1, 3)}"),
        Entry("leg: amount, both sides and the gift", (_, r) => $"update leg set amount_minor = amount_minor * {r.Next(2, 9)} where entry_sequence = $s; update donation set amount_vnd = (select max(amount_minor) from leg where entry_sequence = $s) where donation_id = $g"),
        Entry("leg: swapped", (_, _) => "update leg set line = line + 100 where entry_sequence = $s; update leg set line = case line when 101 then 2 when 102 then 1 else line - 100 end where entry_sequence = $s"),
        Entry("leg: one removed", (_, r) => $"delete from leg where entry_sequence = $s and line = {r.Next(1, 3)}"),
        Entry("leg: all removed", (_, _) => "delete from leg where entry_sequence = $s"),
        Entry("leg: other account", (_, r) => $"update leg set account_id = (select account_id from account where account_id <> leg.account_id order by account_id offset {r.Next(8)} limit 1) where entry_sequence = $s and line = {r.Next(1, 3)}"),
        Entry("leg: other currency", (_, r) => $"update leg set currency = '{(r.Next(2) == 0 ? "USD" : "SACH-LOP-1")}' where entry_sequence = $s"),
        Entry("leg: a balanced pair added", (_, r) => $"insert into leg select entry_sequence, line + 50, account_id, amount_minor * {r.Next(1, 5)}, currency from leg where entry_sequence = $s"),
        Entry("entry: day", (_, r) => $"update entry set occurred_on = occurred_on + {Sign(r) * r.Next(1, 400)} where sequence = $s; update donation set occurred_on = (select occurred_on from entry where sequence = $s) where donation_id = $g"),
        Entry("entry: moment", (_, r) => $"update entry set occurred_at = coalesce(occurred_at, recorded_at) + interval '{r.Next(1, 999_999)} microseconds' where sequence = $s; update donation set occurred_at = (select occurred_at from entry where sequence = $s) where donation_id = $g"),
        Entry("entry: when it was learned", (_, r) => $"update entry set recorded_at = recorded_at + interval '{Sign(r) * r.Next(1, 9_999_999)} microseconds' where sequence = $s; update donation set recorded_at = (select recorded_at from entry where sequence = $s) where donation_id = $g"),
        Entry("entry: source", (_, r) => $"update entry set source = '{(r.Next(2) == 0 ? "grpc" : "http")}' where sequence = $s; update donation set source = (select source from entry where sequence = $s) where donation_id = $g", one => one.Kind == "gift" && one.Source == "statement"),
        Entry("entry: a gift made a payment", (_, _) => "update entry set kind = 'payment', donation_id = null where sequence = $s", one => one.Kind == "gift"),
        Entry("entry: reverses another", (l, r) => $"update entry set reverses = {Pick(l, r, one => one.Kind == "gift" && one.DonationId is not null && one.Index > 5).Sequence} where sequence = $s", one => one.Kind == "reversal"),
        Entry("gift: amount", (_, r) => $"update donation set amount_vnd = amount_vnd + {r.Next(1, 100)} where donation_id = $g", Gift),
        Entry("gift: name", (_, r) => $"update donation set donor_name = 'Kẻ Khác {r.Next()}' where donation_id = $g", Gift),
        Entry("gift: memo", (_, r) => $"update donation set memo = 'nội dung {r.Next()}' where donation_id = $g", Gift),
        Entry("gift: reference", (_, r) => $"update donation set reference = 'R{r.Next()}' where donation_id = $g", Gift),
        Entry("gift: salt", (_, _) => "update donation set donor_salt = sha256(donor_salt) where donation_id = $g", Gift),
        Entry("gift: other campaign", (l, r) => $"update donation set campaign_id = '{Pick(l, r, one => one.CampaignId != l.Places[0].CampaignId).CampaignId}' where donation_id = $g", one => one.Index < 20),
        Entry("gift: when it was recorded", (_, r) => $"update donation set recorded_at = recorded_at - interval '{r.Next(1, 9_999_999)} microseconds' where donation_id = $g", Gift),
        Entry("gift: rewritten as if it were erased", (_, r) => $"update donation set donor_salt = null, donor_name = 'Kẻ Khác {r.Next()}' where donation_id = $g", Gift),
        Entry("leaf: hash", (_, _) => "update ledger_leaf set leaf_hash = sha256(leaf_hash) where index = $i"),
        Entry("leaf: commitment", (_, _) => "update ledger_leaf set commitment = sha256(leaf_hash) where index = $i"),
        Entry("leaf: swapped with the next", (_, _) => "update ledger_leaf set index = index + 100000 where index in ($i, $i + 1); update ledger_leaf set index = case index when $i + 100000 then $i + 1 else $i end where index > 99999", one => one.Index < 300),
        new("leaf: removed", (l, r) => Missing(l, r, "delete from ledger_leaf where index = $i")),
        new("entry: removed, leaf kept", (l, r) => Missing(l, r, "delete from leg where entry_sequence = $s; delete from donation where donation_id = $g; delete from entry where sequence = $s")),
        new("entry: removed with all that belongs to it", (l, r) => Missing(l, r, "delete from leg where entry_sequence = $s; delete from donation where donation_id = $g; delete from statement_line where entry_sequence = $s; delete from classification where entry_sequence = $s; delete from entry where sequence = $s; delete from ledger_leaf where index = $i")),
        new("entry: another number", (l, r) => Missing(l, r, $"update entry set sequence = {r.Next(1_000_000, 2_000_000)} where sequence = $s")),
        .. TamperingsOfRows.All,
        .. TamperingsOfHistory.All,
    ];

    internal static bool Gift(Place one) => one.Kind == "gift";

    internal static Place Pick(SealedLedger ledger, Random random, Func<Place, bool>? which = null)
    {
        var places = ledger.Places.Where(which ?? (_ => true)).ToList();
        return places[random.Next(places.Count)];
    }

    internal static string For(Place place, string sql) => sql
        .Replace("$s", place.Sequence.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("$i", place.Index.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("$g", place.DonationId is { } gift ? $"'{gift}'" : "null::uuid", StringComparison.Ordinal);

    internal static TamperingKind Entry(string name, Func<SealedLedger, Random, string> sql, Func<Place, bool>? which = null) => new(name, async (ledger, random) =>
    {
        var place = Pick(ledger, random, which);
        await ledger.ChangeAsync(For(place, sql(ledger, random)));
        return ("changed", place.Index);
    });

    internal static string OtherNote(string origin, long size, byte[] root) => new Checkpoint(origin, size, root).Sign(Ed25519Key.New()).ToString();

    private static int Sign(Random random) => random.Next(2) == 0 ? 1 : -1;

    private static async Task<(string, long?)> Missing(SealedLedger ledger, Random random, string sql)
    {
        var place = Pick(ledger, random);
        await ledger.ChangeAsync(For(place, sql));
        return ("missing", place.Index);
    }
}
