using System.Text.Json;
using EduCoop.Donations.Tests.Fixtures;

namespace EduCoop.Donations.Tests.Ledger;

/// <summary>A superuser of the database changes what he likes; `educoop ledger verify`, which only reads what anyone can read, finds it and says where.</summary>
public sealed class TamperingTests(DonationsService service) : IClassFixture<DonationsService>
{
    private const string Entry = "(select entry_sequence from ledger_leaf where index = 5)";
    private const string Gift = "(select donation_id from entry where sequence = (select entry_sequence from ledger_leaf where index = 5))";

    // What is done, what puts it right again, and where the first difference is.
    private static readonly (string Name, string Do, string Undo, long? At)[] Kinds =
    [
        ("amount", $"update leg set amount_minor = amount_minor * 2 where entry_sequence = {Entry}", $"update leg set amount_minor = amount_minor / 2 where entry_sequence = {Entry}", 5),
        ("amount everywhere", $"update leg set amount_minor = amount_minor * 2 where entry_sequence = {Entry}; update donation set amount_vnd = amount_vnd * 2 where donation_id = {Gift}",
            $"update leg set amount_minor = amount_minor / 2 where entry_sequence = {Entry}; update donation set amount_vnd = amount_vnd / 2 where donation_id = {Gift}", 5),
        ("amount of the gift only", $"update donation set amount_vnd = amount_vnd + 1 where donation_id = {Gift}", $"update donation set amount_vnd = amount_vnd - 1 where donation_id = {Gift}", 5),
        ("deleted leg", $"create table kept_leg as select * from leg where entry_sequence = {Entry} and line = 2; delete from leg where entry_sequence = {Entry} and line = 2", "insert into leg select * from kept_leg; drop table kept_leg", 5),
        ("other account", $"update leg set account_id = (select account_id from account where kind = 'bank' limit 1) where entry_sequence = {Entry} and line = 1",
            $"update leg set account_id = (select account_id from account where kind = 'in_transit' limit 1) where entry_sequence = {Entry} and line = 1", 5),
        ("other currency", $"update leg set currency = 'USD' where entry_sequence = {Entry}", $"update leg set currency = 'VND' where entry_sequence = {Entry}", 5),
        ("swapped entries", "update ledger_leaf set index = case index when 5 then 1000005 else 1000006 end where index in (5, 6); update ledger_leaf set index = 1000011 - index where index > 1000000",
            "update ledger_leaf set index = case index when 5 then 1000005 else 1000006 end where index in (5, 6); update ledger_leaf set index = 1000011 - index where index > 1000000", 5),
        ("rewritten donor", $"update donation set donor_name = 'Kẻ Khác' where donation_id = {Gift}", $"update donation set donor_name = 'Nguyễn Thị Mẫu' where donation_id = {Gift}", 5),
        ("rewritten memo", $"update donation set memo = 'nội dung khác' where donation_id = {Gift}", $"update donation set memo = 'ủng hộ sách' where donation_id = {Gift}", 5),
        ("earlier day", $"update entry set occurred_on = occurred_on - 1 where sequence = {Entry}", $"update entry set occurred_on = occurred_on + 1 where sequence = {Entry}", 5),
        ("known earlier", $"update entry set recorded_at = recorded_at - interval '1 hour' where sequence = {Entry}", $"update entry set recorded_at = recorded_at + interval '1 hour' where sequence = {Entry}", 5),
        ("other leaf hash", "update ledger_leaf set leaf_hash = sha256(leaf_hash) where index = 5", "select 1", 5),
        ("dropped entry", "create table kept_leaf as select * from ledger_leaf where index = 5; delete from ledger_leaf where index = 5", "insert into ledger_leaf select * from kept_leaf; drop table kept_leaf", 5),
    ];

    [Fact]
    public async Task Every_change_is_found_at_its_place_and_a_database_that_was_put_back_against_a_kept_seal()
    {
        var campaign = await service.OpenAsync();
        for (var i = 0; i < 20; i++)
        {
            await service.Http.SendAsync(HttpMethod.Post, "/donations", service.Accountant, Some.Gift(campaign, 1000 + i));
            if (i == 9)
            {
                // A first seal, to which the database is put back later.
                await Eventually.Async("ten are sealed", () => service.Database.ScalarAsync<long>("select coalesce(max(size), 0) from ledger_checkpoint"), size => size == 10);
            }
        }

        await Eventually.Async("all is sealed", () => service.Database.ScalarAsync<long>("select coalesce(max(size), 0) from ledger_checkpoint"), size => size == 20);
        var kept = Path.Combine(service.Keys, "kept.txt");
        Assert.Equal((0, null), await VerifyAsync("--kept", kept));
        await TamperAsync("create table all_leaves as select * from ledger_leaf");
        foreach (var (name, change, undo, at) in Kinds)
        {
            await TamperAsync(change);
            var (exitCode, said) = await VerifyAsync();
            Assert.True(exitCode == 2 && said!.Contains($" {at} ", StringComparison.Ordinal), $"{name}: {exitCode} {said}");
            Assert.NotEmpty((await CheckAsync()).EnumerateArray().Single().GetProperty("problems").EnumerateArray());
            await TamperAsync(undo + "; delete from ledger_leaf; insert into ledger_leaf select * from all_leaves");
        }

        Assert.Equal((0, null), await VerifyAsync("--kept", kept));
        Assert.Empty((await CheckAsync()).EnumerateArray().Single().GetProperty("problems").EnumerateArray());

        // The whole database is put back to an earlier state, seals included; it fits together, but not with what was seen before.
        await TamperAsync("delete from ledger_leaf where index >= (select min(size) from ledger_checkpoint); delete from ledger_checkpoint where size > (select min(size) from ledger_checkpoint); update ledger set size = (select min(size) from ledger_checkpoint)");
        var (rolledBack, back) = await VerifyAsync("--kept", kept);
        Assert.Equal(2, rolledBack);
        Assert.Contains("20", back, StringComparison.Ordinal);
    }

    private async Task<JsonElement> CheckAsync() =>
        await (await service.Http.SendAsync(HttpMethod.Get, "/ledger/check?now=true", service.Tokens.For(EduCoop.ServiceDefaults.Roles.Auditor, Tree.HaNoi))).ReadJsonAsync();

    // Triggers do not bind a superuser.
    private Task<int> TamperAsync(string sql) => service.Database.ExecuteAsync($"set session_replication_role = replica; {sql}; set session_replication_role = default");

    private async Task<(int ExitCode, string? Said)> VerifyAsync(params string[] more) =>
        await Educoop.VerifyLedgerAsync(["--ledger", $"{service.Host.Address}ledgers/{await service.Database.ScalarAsync<Guid>("select ledger_id from ledger")}", .. more]);
}
