using EduCoop.Transparency.Notes;

namespace EduCoop.Donations.Tests.Ledger.Tampering;

/// <summary>Changes of the tree, its head and its seals, and whole histories that fit together but were signed otherwise or by nobody.</summary>
internal static class TamperingsOfHistory
{
    private const string Origin = "(select origin from ledger)";

    internal static IReadOnlyList<TamperingKind> All { get; } =
    [
        new("node: hash", (l, _) => Do(l, "update ledger_node set hash = sha256(hash) where level = 1 and index = 0", "node", 0)),
        new("node: removed", (l, _) => Do(l, "delete from ledger_node where level = 1 and index = 0", "node", 0)),
        new("node: added", (l, r) => AddNode(l, r.Next(1, 99))),
        new("head: root", (l, _) => Do(l, "update ledger set root = sha256(root)", "root", l.Size)),
        new("head: frontier", (l, _) => Do(l, "update ledger set frontier = sha256(substr(frontier, 1, 32)) || substr(frontier, 33)", "root", l.Size)),
        new("head: size", (l, r) => Shorten(l, r.Next(1, 9))),
        new("head: public key", (l, r) => Do(l, $"update ledger set public_key = public_key || '{r.Next()}'", "key", null)),
        new("head: origin", (l, _) => Do(l, "update ledger set origin = 'other.example/' || origin", "checkpoint", l.Sealed[0])),
        new("seal: signature", (l, r) => AtSeal(l, r, size => $"update ledger_checkpoint set note = translate(note, 'ABCDEFabcdef', 'BCDEFAbcdefa') where size = {size}")),
        new("seal: signed by another key", async (l, r) =>
        {
            var size = l.Sealed[r.Next(l.Sealed.Count)];
            var origin = await l.Database.ScalarAsync<string>($"select {Origin}");
            var root = await l.Database.ScalarAsync<byte[]>("select root from ledger");
            return await Do(l, $"update ledger_checkpoint set note = '{Tamperings.OtherNote(origin, size, root)}' where size = {size}", "checkpoint", size);
        }),
        new("seal: of a size the ledger does not have", async (l, r) =>
        {
            var origin = await l.Database.ScalarAsync<string>($"select {Origin}");
            var size = l.Size + r.Next(1, 99);
            return await Do(l, $"insert into ledger_checkpoint select ledger_id, {size}, '{Tamperings.OtherNote(origin, size, new byte[32])}', now() from ledger", "checkpoint", l.Size);
        }),
        new("seal: kept at another size", (l, r) => AtOtherSize(l, r)),
        new("period: root", async (l, _) => await Do(l, "update ledger_period set root = sha256(root) where state = 'closed'", "period", await l.Database.ScalarAsync<long>("select size from ledger_period where state = 'closed'"))),
        new("period: size", async (l, r) =>
        {
            var at = await l.Database.ScalarAsync<long>("select size from ledger_period where state = 'closed'") + r.Next(1, 9);
            return await Do(l, $"update ledger_period set size = {at} where state = 'closed'", "period", at);
        }),
        new("history: rewritten from one entry on, all but the signatures", async (l, r) =>
        {
            var place = await RewriteAsync(l, r);
            return ("checkpoint", l.Sealed.First(size => size > place.Index));
        }),
        new("history: rewritten and signed by another key", async (l, r) =>
        {
            await RewriteAsync(l, r);
            await SignAllAsync(l);
            return ("rolled_back", l.Size);
        }),
        new("history: an entry taken out, the rest moved up, all but the signatures", async (l, r) =>
        {
            var place = Tamperings.Pick(l, r, one => one.Source == "http" && one.Kind == "gift" && one.Index > 0);
            await l.ChangeAsync(Tamperings.For(place, "delete from leg where entry_sequence = $s; delete from entry where sequence = $s; delete from donation where donation_id = $g; delete from ledger_leaf where index = $i; update ledger_leaf set index = index + 99999 where index > $i; update ledger_leaf set index = index - 100000 where index > 99999"));
            await l.RewriteTreeAsync();
            return ("rolled_back", l.Size - 1);
        }),
        new("history: an entry put in the middle, all but the signatures", async (l, r) =>
        {
            var at = r.NextInt64(1, l.Size - 1);
            await l.ChangeAsync($"""
                update ledger_leaf set index = index + 100000 where index >= {at}; update ledger_leaf set index = index - 99999 where index >= 100000;
                insert into entry select 5000000, 'payment', null, 'http', occurred_on, occurred_at, recorded_at, null from entry where sequence = {l.Places[0].Sequence};
                insert into leg select 5000000, line, account_id, amount_minor, currency from leg where entry_sequence = {l.Places[0].Sequence};
                insert into ledger_leaf select ledger_id, {at}, 5000000, leaf_hash, null from ledger_leaf where index = 0
                """);
            await l.RewriteTreeAsync();
            return ("checkpoint", l.Sealed.First(size => size > at));
        }),
        new("history: the whole database put back to a seal", async (l, r) =>
        {
            var size = l.Sealed[r.Next(l.Sealed.Count - 1)];
            await PutBackAsync(l, size);
            return ("rolled_back", size);
        }),
        new("history: put back, then grown otherwise", async (l, r) =>
        {
            var seals = l.Sealed.Where(at => at > 0 && at < l.Size).ToList();
            await PutBackAsync(l, seals[r.Next(seals.Count)]);
            var size = await l.Database.ScalarAsync<long>("select size from ledger");
            for (var at = size; at <= l.Size; at++)
            {
                await l.ChangeAsync($"""
                    insert into entry select {6_000_000 + at}, 'payment', null, 'http', occurred_on, occurred_at, recorded_at, null from entry where sequence = {l.Places[0].Sequence};
                    insert into leg select {6_000_000 + at}, line, account_id, amount_minor, currency from leg where entry_sequence = {l.Places[0].Sequence};
                    insert into ledger_leaf select ledger_id, {at}, {6_000_000 + at}, leaf_hash, null from ledger_leaf where index = 0
                    """);
            }

            await l.RewriteTreeAsync();
            return ("rolled_back", l.Size);
        }),
    ];

    private static Task<(string, long?)> AddNode(SealedLedger ledger, int at) =>
        Do(ledger, $"insert into ledger_node select ledger_id, level, {at}, sha256(hash) from ledger_node where index = 0 and level = 1", "node", at);

    private static Task<(string, long?)> Shorten(SealedLedger ledger, int by) => Do(ledger, $"update ledger set size = size - {by}", "beyond_head", ledger.Size - by);

    private static async Task<(string, long?)> Do(SealedLedger ledger, string sql, string code, long? where)
    {
        await ledger.ChangeAsync(sql);
        return (code, where);
    }

    private static Task<(string, long?)> AtSeal(SealedLedger ledger, Random random, Func<long, string> sql)
    {
        var size = ledger.Sealed[random.Next(ledger.Sealed.Count)];
        return Do(ledger, sql(size), "checkpoint", size);
    }

    private static Task<(string, long?)> AtOtherSize(SealedLedger ledger, Random random)
    {
        // Where the signer sealed depends on how fast the ledger was filled.
        var at = Tamperings.Pick(ledger, random, one => one.Index > 0 && !ledger.Sealed.Contains(one.Index)).Index;
        return Do(ledger, $"update ledger_checkpoint set size = {at} where size = {ledger.Sealed[0]}", "checkpoint", at);
    }

    private static async Task<Place> RewriteAsync(SealedLedger ledger, Random random)
    {
        var place = Tamperings.Pick(ledger, random, one => one.Source == "http" && one.Kind == "gift" && one.Index > 0);
        await ledger.ChangeAsync(Tamperings.For(place, "update leg set amount_minor = amount_minor * 10 where entry_sequence = $s; update donation set amount_vnd = amount_vnd * 10 where donation_id = $g"));
        await ledger.RewriteTreeAsync();
        return place;
    }

    // With a key of his own, which he also writes where the database says the ledger's.
    private static async Task SignAllAsync(SealedLedger ledger)
    {
        var origin = await ledger.Database.ScalarAsync<string>($"select {Origin}");
        var root = await ledger.Database.ScalarAsync<byte[]>("select root from ledger");
        var key = Ed25519Key.New();
        var note = new Checkpoint(origin, ledger.Size, root).Sign(key);
        var vkey = new VerifierKey(origin, SignatureType.Ed25519, key.PublicKey);
        await ledger.ChangeAsync($"delete from ledger_checkpoint; insert into ledger_checkpoint select ledger_id, size, '{note}', now() from ledger; update ledger set public_key = '{vkey}'");
    }

    private static async Task PutBackAsync(SealedLedger ledger, long size)
    {
        await ledger.ChangeAsync($"""
            delete from ledger_leaf where index >= {size};
            delete from entry where sequence not in (select entry_sequence from ledger_leaf);
            delete from leg where entry_sequence not in (select sequence from entry);
            delete from donation where donation_id not in (select donation_id from entry where donation_id is not null);
            delete from statement_line where entry_sequence not in (select sequence from entry);
            delete from statement s where not exists (select from statement_line l where l.statement_id = s.statement_id);
            delete from statement_file where statement_id not in (select statement_id from statement);
            delete from classification where entry_sequence not in (select sequence from entry);
            delete from reversed_donation where entry_sequence not in (select sequence from entry);
            delete from ledger_correction where entry_sequence not in (select sequence from entry);
            delete from ledger_checkpoint where size > {size};
            delete from ledger_period where size > {size}
            """);
        await ledger.RewriteTreeAsync();
    }
}
