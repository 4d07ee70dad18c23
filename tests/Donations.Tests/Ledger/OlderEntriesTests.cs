using EduCoop.Donations.Ledger;
using EduCoop.Donations.Tests.Fixtures;

namespace EduCoop.Donations.Tests.Ledger;

/// <summary>A database that is older than the tree: at the start every entry gets its place and its leaf, in several chunks, and proofs hold.</summary>
public sealed class OlderEntriesTests : IClassFixture<OlderEntriesTests.Ground>
{
    private readonly DonationsService service;

    public OlderEntriesTests(Ground ground) => service = ground.Service;

    [Fact]
    public async Task Entries_that_were_there_before_get_their_leaves_in_the_order_of_their_numbers()
    {
        await Eventually.Async("all have their leaves", () => service.Database.ScalarAsync<bool>("select caught_up from ledger"), done => done);
        Assert.Equal(
            "4500|4499|0",
            await service.Database.ScalarAsync<string>("select concat_ws('|', count(*), max(index), count(*) filter (where commitment is null)) from ledger_leaf"));
        Assert.Equal(0L, await service.Database.ScalarAsync<long>("select count(*) from (select entry_sequence < lag(entry_sequence) over (order by index) as back from ledger_leaf) l where back"));
        Assert.Equal(0L, await service.Database.ScalarAsync<long>("select count(*) from donation where donor_salt is null"));
        await service.Http.SendAsync(HttpMethod.Post, "/donations", service.Accountant, Some.Gift(Ground.Campaign));
        var check = await (await service.Http.SendAsync(HttpMethod.Get, "/ledger/check?now=true", service.Auditor)).ReadJsonAsync();
        Assert.Equal(0, check[0].GetProperty("problems").GetArrayLength());
        Assert.Equal(4501, check[0].GetProperty("entries").GetInt64());
    }

    public sealed class Ground : IAsyncLifetime
    {
        internal static readonly Guid Campaign = Guid.CreateVersion7();

        public DonationsService Service { get; } = new();

        public async Task InitializeAsync()
        {
            Service.Before = async database =>
            {
                await database.AddOldCampaignAsync(Campaign);
                // As a version without the tree has left them.
                await database.ExecuteAsync("alter table entry disable trigger entry_sums_to_zero");
                await database.ExecuteAsync("""
                    with gift as (
                        insert into donation (donation_id, campaign_id, amount_vnd, occurred_on, occurred_at, donor_name, donor_display, source, recorded_at)
                        select gen_random_uuid(), $1, n, '2024-09-10', '2024-09-10T01:00:00Z', 'Người ' || n, 'named', 'http', '2024-09-10T01:00:01Z' from generate_series(1, 4500) n
                        returning donation_id, amount_vnd, source, occurred_on, occurred_at, recorded_at),
                    posted as (
                        insert into entry (sequence, kind, donation_id, source, occurred_on, occurred_at, recorded_at)
                        select nextval('ledger_sequence') * 3, 'gift', donation_id, source, occurred_on, occurred_at, recorded_at from gift
                        returning sequence, donation_id)
                    insert into leg (entry_sequence, line, account_id, amount_minor, currency)
                    select sequence, side, case side when 1 then $2 else $3 end, amount_vnd * case side when 1 then 1 else -1 end, 'VND'
                    from posted join gift using (donation_id), (values (1), (2)) as sides (side)
                    """, Campaign, DerivedId.LedgerAccount(Campaign, LedgerAccount.InTransit), DerivedId.LedgerAccount(Campaign, LedgerAccount.Received));
                await database.ExecuteAsync("select setval('ledger_sequence', 20000)");
                await database.ExecuteAsync("alter table entry enable trigger entry_sums_to_zero");
            };
            await Service.InitializeAsync();
        }

        public Task DisposeAsync() => Service.DisposeAsync();
    }
}
