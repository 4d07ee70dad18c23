using EduCoop.Donations.Ledger;
using System.Net;
using EduCoop.Contracts.Donations;
using EduCoop.Donations.Intake;
using EduCoop.Donations.Ledger.Writing;
using EduCoop.Donations.Tests.Fixtures;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Donations.Tests.Ledger;

/// <summary>One writer: races, the fence, and rows that are older than the tree.</summary>
public sealed class WriterTests(DonationsDatabase database) : IClassFixture<DonationsDatabase>
{
    [Fact]
    public async Task A_writer_that_lost_its_lease_or_has_an_old_picture_of_the_head_writes_nothing()
    {
        var campaign = await OpenAsync();
        var (first, second) = (new LedgerLease(database.DataSource), new LedgerLease(database.DataSource));
        var old = (await first.TakeOrKeepAsync(CancellationToken.None))!.Value.Head;
        Assert.Null(await second.TakeOrKeepAsync(CancellationToken.None));
        Assert.Equal(old.Epoch, (await first.TakeOrKeepAsync(CancellationToken.None))!.Value.Head.Epoch);
        await database.ExecuteAsync("update ledger set lease_until = clock_timestamp() - interval '1 second'");
        var held = (await second.TakeOrKeepAsync(CancellationToken.None))!.Value.Head;
        Assert.Equal(old.Epoch + 1, held.Epoch);

        // The first one does not know yet.
        Assert.Equal("ledger_lease", (await Assert.ThrowsAsync<PostgresException>(() => WriteAsync(old, campaign))).ConstraintName);
        Assert.Equal(0L, await database.ScalarAsync<long>("select count(*) from donation where campaign_id = $1", campaign));
        var after = await WriteAsync(held, campaign);
        Assert.Equal("ledger_lease", (await Assert.ThrowsAsync<PostgresException>(() => WriteAsync(held, campaign))).ConstraintName);
        await WriteAsync(after, campaign);
        Assert.Equal(2L, await database.ScalarAsync<long>("select count(*) from donation where campaign_id = $1", campaign));
        await second.ReleaseAsync();
        Assert.NotNull(await first.TakeOrKeepAsync(CancellationToken.None));
        await first.ReleaseAsync();
    }

    [Fact]
    public async Task An_entry_of_many_legs_and_currencies_is_written_with_its_leaf()
    {
        var campaign = await OpenAsync();
        var lease = new LedgerLease(database.DataSource);
        var append = new LedgerAppend((await lease.TakeOrKeepAsync(CancellationToken.None))!.Value.Head);
        Guid Account(string kind) => DerivedId.LedgerAccount(campaign, kind);
        var sequence = await database.ScalarAsync<long>("select nextval('ledger_sequence')");
        var entry = new LedgerEntry(
            sequence, "classification", null, GiftSource.Statement, new DateOnly(2025, 1, 1), null, DateTimeOffset.UtcNow,
            [
                new(Account(LedgerAccount.Bank), 100, "VND"), new(Account(LedgerAccount.Received), -60, "VND"), new(Account(LedgerAccount.InTransit), -40, "VND"),
                new(Account(LedgerAccount.Bank), 7, "USD"), new(Account(LedgerAccount.Received), -7, "USD"),
            ]) { CampaignId = campaign };
        await using var batch = database.DataSource.CreateBatch();
        append.Add(batch, [], [entry], DateTimeOffset.UtcNow);
        await batch.ExecuteNonQueryAsync();
        await lease.ReleaseAsync();
        Assert.Equal("5|1", await database.ScalarAsync<string>("select concat_ws('|', (select count(*) from leg where entry_sequence = $1), (select count(*) from ledger_leaf where entry_sequence = $1))", sequence));
    }

    [Theory]
    [InlineData("update ledger_leaf set leaf_hash = leaf_hash")]
    [InlineData("delete from ledger_leaf")]
    [InlineData("truncate ledger_leaf")]
    [InlineData("update ledger_node set hash = hash")]
    [InlineData("delete from ledger_node")]
    [InlineData("update ledger_checkpoint set note = ''")]
    [InlineData("delete from ledger_checkpoint")]
    [InlineData("truncate ledger_checkpoint")]
    [InlineData("delete from witnessed")]
    public async Task Leaves_nodes_and_seals_are_never_changed_or_removed(string sql) =>
        Assert.Equal(PostgresErrorCodes.RestrictViolation, (await Assert.ThrowsAsync<PostgresException>(() => database.ExecuteAsync(sql))).SqlState);

    private async Task<Guid> OpenAsync()
    {
        var id = Guid.CreateVersion7();
        await database.AddOldCampaignAsync(id);
        return id;
    }

    private async Task<LedgerHead> WriteAsync(LedgerHead head, Guid campaign)
    {
        var gift = RecordDonation.ToGift(Some.Gift(campaign), GiftSource.Http, Guid.Empty);
        var append = new LedgerAppend(head);
        await using var batch = database.DataSource.CreateBatch();
        var sequence = await database.ScalarAsync<long>("select nextval('ledger_sequence')");
        append.Add(batch, [gift], [LedgerEntry.ForGift(sequence, gift, DateTimeOffset.UtcNow)], DateTimeOffset.UtcNow);
        await batch.ExecuteNonQueryAsync();
        return append.After;
    }
}
