using EduCoop.Contracts.Donations;
using EduCoop.Donations.Ledger;
using EduCoop.Donations.Tests.Fixtures;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Donations.Tests.Ledger;

/// <summary>What the schema itself refuses, also to a program that has a fault and to the owner of the tables.</summary>
[Collection(OneService.Name)]
public sealed class LedgerRulesTests(DonationsService service)
{
    [Theory]
    [InlineData("100, 'VND'), (2, -99, 'VND'")]
    [InlineData("100, 'VND'), (2, 100, 'VND'")]
    [InlineData("100, 'VND'), (2, -100, 'USD'")]
    [InlineData("100, 'VND'")]
    [InlineData("100, 'VND'), (2, -50, 'VND'), (3, -49, 'VND'")]
    public async Task An_entry_that_does_not_sum_to_zero_cannot_be_committed(string legs) =>
        Assert.Equal("entry_sums_to_zero", (await RefusedAsync(EntryWith(legs))).ConstraintName);

    [Theory]
    [InlineData("100, 'VND'), (2, -100, 'VND'")]
    [InlineData("100, 'VND'), (2, -60, 'VND'), (3, -40, 'VND'")]
    [InlineData("100, 'VND'), (2, -100, 'VND'), (3, 7, 'USD'), (4, -7, 'USD'")]
    public async Task An_entry_that_sums_to_zero_is_refused_when_it_was_put_in_beside_the_writer(string legs) =>
        Assert.Equal("entry_has_leaf", (await RefusedAsync(EntryWith(legs))).ConstraintName);

    [Fact]
    public async Task A_leaf_cannot_be_added_above_the_head()
    {
        await service.GiveAsync();
        var refused = await RefusedAsync($"""
            {EntryWith("100, 'VND'), (2, -100, 'VND'")};
            insert into ledger_leaf (ledger_id, index, entry_sequence, leaf_hash) select ledger_id, size, (select max(sequence) from entry), sha256('x') from ledger
            """);
        Assert.Equal("leaf_below_head", refused.ConstraintName);
    }

    [Fact]
    public async Task An_entry_without_legs_cannot_be_committed() =>
        Assert.Equal("entry_sums_to_zero", (await RefusedAsync("insert into entry (sequence, kind, source, occurred_on, recorded_at) values (nextval('ledger_sequence'), 'payment', 'statement', current_date, now())")).ConstraintName);

    [Theory]
    [InlineData("donation_campaign_fkey", "insert into donation (donation_id, campaign_id, amount_vnd, occurred_on, donor_display, source, recorded_at) values (gen_random_uuid(), gen_random_uuid(), 5, current_date, 'anonymous', 'http', now())")]
    [InlineData("entry_donation_fkey", "insert into entry (sequence, kind, donation_id, source, occurred_on, recorded_at) values (nextval('ledger_sequence'), 'gift', gen_random_uuid(), 'http', current_date, now())")]
    [InlineData("entry_sums_to_zero", "insert into leg (entry_sequence, line, account_id, amount_minor, currency) select -1, 1, account_id, 5, 'VND' from account limit 1")]
    [InlineData("ledger_leaf_entry_fkey", "insert into ledger_leaf (ledger_id, index, entry_sequence, leaf_hash) values (gen_random_uuid(), 0, -1, sha256('x'))")]
    [InlineData("statement_line_entry_fkey", "insert into statement_line (bank_account_id, day, position, statement_id, entry_sequence, line_number, byte_offset, byte_count, amount_vnd, memo, recovered) select bank_account_id, day, 999999, statement_id, -1, 99, 0, 0, 5, 'lạ', false from statement_line limit 1")]
    public async Task A_row_names_only_what_is_there(string constraint, string sql)
    {
        await service.Http.ImportAsync(service.Accountant, await service.OpenAsync(), Some.Sample());
        Assert.Equal(constraint, (await RefusedAsync(sql)).ConstraintName);
    }

    [Fact]
    public async Task A_leg_names_an_account_that_is_there() =>
        Assert.Equal("leg_account_fkey", (await RefusedAsync(EntryWith("100, 'VND'), (2, -100, 'VND'").Replace("select account_id from account limit 1", "select gen_random_uuid() as account_id"))).ConstraintName);

    [Fact]
    public async Task Legs_cannot_be_added_to_an_entry_later_not_even_balanced_ones()
    {
        await service.GiveAsync();
        var late = await RefusedAsync("""
            insert into leg (entry_sequence, line, account_id, amount_minor, currency)
            select max(sequence), line, (select account_id from account limit 1), amount, 'VND' from entry, (values (8, 5), (9, -5)) as l (line, amount) group by line, amount
            """);
        Assert.Equal("entry_sums_to_zero", late.ConstraintName);
    }

    [Theory]
    [InlineData("update leg set amount_minor = amount_minor * 2")]
    [InlineData("delete from leg")]
    [InlineData("truncate leg cascade")]
    [InlineData("update entry set occurred_on = current_date")]
    [InlineData("delete from entry")]
    [InlineData("truncate entry cascade")]
    [InlineData("update account set kind = 'bank'")]
    [InlineData("delete from account")]
    [InlineData("update donation set amount_vnd = 1")]
    [InlineData("update donation set campaign_id = gen_random_uuid()")]
    [InlineData("delete from donation")]
    [InlineData("truncate donation cascade")]
    [InlineData("update statement_line set amount_vnd = 1")]
    [InlineData("delete from statement_line")]
    [InlineData("truncate statement_line")]
    [InlineData("update statement_file set bytes = ''")]
    [InlineData("delete from statement_file")]
    public async Task What_stands_in_the_ledger_is_never_changed_or_removed(string sql)
    {
        var campaign = await service.OpenAsync();
        await service.Http.ImportAsync(service.Accountant, campaign, Some.Sample());
        Assert.Equal(PostgresErrorCodes.RestrictViolation, (await RefusedAsync(sql)).SqlState);
        Assert.Equal((11L, 22_500_000L), await service.GiftsOfAsync(campaign));
    }

    [Fact]
    public async Task What_a_donor_said_of_herself_can_be_erased()
    {
        var gift = Some.Gift(await service.OpenAsync());
        await service.Http.SendAsync(HttpMethod.Post, "/donations", service.Accountant, gift);
        Assert.Equal(1, await service.Database.ExecuteAsync("update donation set donor_name = null, donor_display = 'anonymous', memo = null, donor_salt = null where donation_id = $1", gift.DonationId));
    }

    [Fact]
    public async Task The_program_refuses_to_write_an_unbalanced_entry_before_the_database_does()
    {
        await using var batch = service.Database.DataSource.CreateBatch();
        var (one, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        LedgerEntry With(params Leg[] legs) => new(1, "payment", null, GiftSource.Statement, new(2025, 1, 1), null, DateTimeOffset.UtcNow, legs);
        Assert.Throws<InvalidOperationException>(() => batch.AddEntries([With(new Leg(one, 5, "VND"), new Leg(other, -4, "VND"))]));
        Assert.Throws<InvalidOperationException>(() => batch.AddEntries([With(new Leg(one, 5, "VND"), new Leg(other, -5, "USD"))]));
        Assert.Throws<InvalidOperationException>(() => batch.AddEntries([With()]));
        Assert.False(With(new Leg(one, long.MaxValue, "VND"), new Leg(one, long.MaxValue, "VND"), new Leg(other, 2, "VND")).IsBalanced);
        Assert.True(With(new Leg(one, 5, "VND"), new Leg(other, -5, "VND")).IsBalanced);
    }

    [Fact]
    public async Task A_line_stands_once_under_its_place()
    {
        var campaign = await service.OpenAsync();
        var view = await service.Http.ImportAsync(service.Accountant, campaign, Some.Sample());
        var clash = await RefusedAsync($"""
            insert into statement_line (bank_account_id, day, position, balance_vnd, statement_id, entry_sequence, line_number, byte_offset, byte_count, amount_vnd, memo, recovered)
            select bank_account_id, day, position, balance_vnd, statement_id, entry_sequence, 99, 0, 0, 5, 'khác', false from statement_line where statement_id = '{view.StatementId}' limit 1
            """);
        Assert.True(clash.IsClashOn("statement_line_identity"));
    }

    [Fact]
    public async Task A_statement_that_does_not_tie_cannot_be_marked_posted()
    {
        var campaign = await service.OpenAsync();
        var view = await service.Http.ImportAsync(service.Accountant, campaign, Some.Sample());
        Assert.Equal(PostgresErrorCodes.CheckViolation, (await RefusedAsync($"update statement set closing_vnd = closing_vnd + 1 where statement_id = '{view.StatementId}'")).SqlState);
    }

    private static string EntryWith(string legs) => $"""
        with campaign_accounts as (select account_id from account limit 1),
             written as (insert into entry (sequence, kind, source, occurred_on, recorded_at) values (nextval('ledger_sequence'), 'payment', 'statement', current_date, now()) returning sequence)
        insert into leg (entry_sequence, line, account_id, amount_minor, currency)
        select sequence, line, account_id, amount, currency from written, campaign_accounts, (values (1, {legs})) as l (line, amount, currency)
        """;

    private async Task<PostgresException> RefusedAsync(string sql)
    {
        _ = await service.OpenAsync();
        await using var command = service.Database.DataSource.CreateCommand(sql);
        return await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());
    }
}
