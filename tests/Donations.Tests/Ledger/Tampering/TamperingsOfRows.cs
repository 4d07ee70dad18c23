using System.Globalization;

namespace EduCoop.Donations.Tests.Ledger.Tampering;

/// <summary>Changes of what stands beside the entries: statements, raw files, classifications, corrections, accounts, and rows that count without being in the tree.</summary>
internal static class TamperingsOfRows
{
    internal static IReadOnlyList<TamperingKind> All { get; } =
    [
        Tamperings.Entry("line: amount", (_, r) => $"update statement_line set amount_vnd = amount_vnd + {r.Next(1, 999)} where entry_sequence = $s", one => Credit(one)),
        Tamperings.Entry("line: a credit made a debit", (_, _) => "update statement_line set amount_vnd = -amount_vnd where entry_sequence = $s", one => one.StatementId is not null),
        Tamperings.Entry("line: memo of a gift", (_, r) => $"update statement_line set memo = 'memo {r.Next()}' where entry_sequence = $s", one => Credit(one)),
        Tamperings.Entry("line: reference of a gift", (_, r) => $"update statement_line set reference = 'R{r.Next()}' where entry_sequence = $s", one => Credit(one)),
        Tamperings.Entry("line: bytes", (_, r) => $"update statement_line set byte_offset = byte_offset + {r.Next(1, 99)}, byte_count = byte_count - {r.Next(0, 2)} where entry_sequence = $s", one => one.StatementId is not null),
        Tamperings.Entry("line: number", (_, r) => $"update statement_line set line_number = line_number + {r.Next(1, 99)} where entry_sequence = $s", one => one.StatementId is not null),
        Tamperings.Entry("line: removed", (_, _) => "delete from statement_line where entry_sequence = $s", one => one.StatementId is not null),
        Tamperings.Entry("line: of another file", (_, _) => "update statement_line set statement_id = (select statement_id from statement s where s.statement_id <> statement_line.statement_id order by 1 limit 1) where entry_sequence = $s", one => one.StatementId is not null),
        Line("line: memo or reference of a payment", (_, r) => r.Next(2) == 0 ? "update statement_line set memo = memo || ' khác' where entry_sequence = $s" : $"update statement_line set reference = 'R{r.Next()}' where entry_sequence = $s", one => one.Kind == "payment"),
        Line("line: place among its day's", (_, r) => $"update statement_line set position = position + {r.Next(500, 900)} where entry_sequence = $s"),
        Line("line: running balance", (_, r) => $"update statement_line set balance_vnd = balance_vnd + {r.Next(1, 900)} where entry_sequence = $s"),
        Line("line: whether it was recovered", (_, _) => "update statement_line set recovered = not recovered where entry_sequence = $s"),
        Any("line: added", "without_entry", (_, r) => (r.Next(3_000_000, 4_000_000), "insert into statement_line select bank_account_id, day, position + 5000, balance_vnd, statement_id, $n, line_number, byte_offset, byte_count, amount_vnd, memo, reference, recovered from statement_line order by entry_sequence limit 1")),
        Any("file: bytes", "raw_file", (_, r) => (null, Flipped(r.Next(300), r))),
        Any("file: removed", "raw_file", (_, r) => (null, $"delete from statement_file where statement_id = {Of(r)}")),
        new("file: bytes and their hash", async (ledger, random) =>
        {
            var place = Tamperings.Pick(ledger, random, one => one.StatementId is not null);
            await ledger.ChangeAsync($"update statement_file set bytes = bytes || '\\x20' where statement_id = '{place.StatementId}'; update statement s set sha256 = encode(sha256(f.bytes), 'hex') from statement_file f where f.statement_id = s.statement_id and s.statement_id = '{place.StatementId}'");
            return ("changed", ledger.Places.First(one => one.StatementId == place.StatementId).Index);
        }),
        Any("statement: its sums", "statement", (_, r) => (null, $"update statement set credits_vnd = credits_vnd + d, posted_credits_vnd = posted_credits_vnd + d, closing_vnd = closing_vnd + d from (select {r.Next(1, 99)} as d) by where statement_id = {Of(r)}")),
        Tamperings.Entry("classification: amount", (_, r) => $"update classification set amount_vnd = amount_vnd + {r.Next(1, 999)} where entry_sequence = $s", Moved),
        Tamperings.Entry("classification: where to", (_, _) => "update classification set to_campaign = (select campaign_id from campaign c where c.campaign_id not in (to_campaign, from_campaign) limit 1) where entry_sequence = $s", Moved),
        Tamperings.Entry("classification: where from", (_, _) => "update classification set from_campaign = (select campaign_id from campaign c where c.campaign_id not in (to_campaign, from_campaign) limit 1) where entry_sequence = $s", Moved),
        Tamperings.Entry("classification: other gift", (_, r) => $"update classification set donation_id = (select donation_id from donation where source = 'http' order by 1 offset {r.Next(30)} limit 1) where entry_sequence = $s", Moved),
        Tamperings.Entry("classification: removed", (_, _) => "delete from classification where entry_sequence = $s", Moved),
        At("classification: order", "classification", (_, r) => $"update classification set place = place + {r.Next(1, 9)} where entry_sequence = $s", Moved),
        Any("classification: added", "without_entry", (_, r) => (r.Next(3_000_000, 4_000_000), "insert into classification select gen_random_uuid(), donation_id, place + 1, to_campaign, from_campaign, amount_vnd, method, code, rule_id, $n, decided_at from classification order by entry_sequence limit 1")),
        Any("account: other kind", "account", (_, r) => (null, $"update account set kind = 'goods_bought' where account_id = (select account_id from account order by 1 offset {r.Next(16)} limit 1)")),
        Any("gift: added without an entry", "without_entry", (_, r) => (null, $"insert into donation select gen_random_uuid(), campaign_id, {r.Next(1, 999)}000, occurred_on, occurred_at, donor_name, donor_display, reference, memo, source, recorded_by, recorded_at, donor_salt from donation limit 1")),
        Any("leg: a pair added without an entry", "without_entry", (_, r) => (r.Next(3_000_000, 4_000_000), $"insert into leg select $n, line, account_id, amount_minor + sign(amount_minor)::bigint * {r.Next(99)}, currency from leg where entry_sequence = (select min(sequence) from entry)")),
        Any("entry: added with valid sums, no leaf", "without_leaf", (_, r) => (r.Next(3_000_000, 4_000_000), NewEntry(r))),
        new("entry: added with valid sums, gift and leaf behind the head", async (ledger, random) =>
        {
            var number = random.Next(3_000_000, 4_000_000);
            await ledger.ChangeAsync(Numbered(NewEntry(random) + $"; insert into ledger_leaf select ledger_id, {ledger.Size}, $n, sha256(leaf_hash), commitment from ledger_leaf where index = 0", number));
            return ("beyond_head", ledger.Size);
        }),
        At("taken back: a gift without an entry", "taken_back", (_, _) => "insert into reversed_donation values ($g, $s)", one => one.Kind == "gift" && one.Index > 0),
        At("taken back: forgotten", "taken_back", (_, _) => "delete from reversed_donation where entry_sequence = $s", one => one.Kind == "reversal"),
        At("correction: removed", "unconfirmed", (_, _) => "delete from ledger_correction where entry_sequence = $s", one => one.Kind is "reversal" or "manual"),
    ];

    private static bool Credit(Place one) => one.StatementId is not null && one.Kind == "gift";

    private static bool Moved(Place one) => one.Kind == "classification";

    private static string Of(Random random) => $"(select statement_id from statement order by received_at offset {random.Next(3)} limit 1)";

    private static string Flipped(int at, Random random) =>
        $"update statement_file set bytes = set_byte(bytes, {at}, (get_byte(bytes, {at}) + {random.Next(1, 256)}) % 256) where statement_id = {Of(random)}";

    private static string NewEntry(Random random) => $"""
        insert into donation select 'ffffffff-0000-7000-8000-{random.Next(100_000, 999_999)}000000', campaign_id, 5000, occurred_on, occurred_at, donor_name, donor_display, reference, memo, source, recorded_by, recorded_at, donor_salt from donation where source = 'http' order by donation_id limit 1;
        insert into entry select $n, 'gift', donation_id, source, occurred_on, occurred_at, recorded_at, null from donation where donation_id::text like 'ffffffff-%';
        insert into leg select $n, line, account_id, 5000 * sign(amount_minor)::bigint, currency from leg where entry_sequence = (select e.sequence from entry e join donation d using (donation_id) where d.source = 'http' and e.sequence <> $n order by donation_id limit 1)
        """;

    private static string Numbered(string sql, int? number) => sql.Replace("$n", number?.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static TamperingKind Any(string name, string code, Func<SealedLedger, Random, (int? Number, string Sql)> change) => new(name, async (ledger, random) =>
    {
        var (number, sql) = change(ledger, random);
        await ledger.ChangeAsync(Numbered(sql, number));
        return (code, number);
    });

    private static TamperingKind At(string name, string code, Func<SealedLedger, Random, string> sql, Func<Place, bool> which) => new(name, async (ledger, random) =>
    {
        var place = Tamperings.Pick(ledger, random, which);
        await ledger.ChangeAsync(Tamperings.For(place, sql(ledger, random)));
        return (code, place.Sequence);
    });

    private static TamperingKind Line(string name, Func<SealedLedger, Random, string> sql, Func<Place, bool>? which = null) => new(name, async (ledger, random) =>
    {
        var place = Tamperings.Pick(ledger, random, one => one.StatementId is not null && which?.Invoke(one) != false);
        await ledger.ChangeAsync(Tamperings.For(place, sql(ledger, random)));
        return ("statement_line", place.Index);
    });
}
