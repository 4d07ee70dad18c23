using System.Globalization;
using System.Net;
using System.Text;
using Dapper;
using EduCoop.Donations.Classification;
using EduCoop.Donations.Ledger;
using EduCoop.Donations.Ledger.Checks;
using EduCoop.Donations.Ledger.Corrections;
using EduCoop.Donations.Ledger.Periods;
using EduCoop.Donations.Ledger.Proofs;
using EduCoop.Donations.Ledger.Public;
using EduCoop.Donations.Statements;
using EduCoop.Donations.Tests.Fixtures;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Transparency.Merkle;
using EduCoop.Transparency.Tiles;
using Microsoft.Extensions.Configuration;

namespace EduCoop.Donations.Tests.Ledger.Tampering;

/// <summary>What stands at one place of the ledger.</summary>
internal sealed record Place(long Index, long Sequence, string Kind, string Source, Guid? DonationId, Guid? StatementId, Guid CampaignId);

/// <summary>
/// A ledger with every kind of entry of money, made by the real service, sealed several times and then left alone: no process writes or signs while somebody
/// changes its rows. Copies of the tables put every change right again.
/// </summary>
public sealed class SealedLedger : IAsyncLifetime
{
    internal static readonly string[] Tables =
    [
        "account", "donation", "entry", "leg", "ledger", "ledger_leaf", "ledger_node", "ledger_checkpoint", "ledger_period", "ledger_correction", "reversed_donation",
        "statement", "statement_file", "statement_line", "classification",
    ];

    private readonly string keys = Path.Combine(Path.GetTempPath(), $"educoop-keys-{Guid.CreateVersion7():N}");
    private readonly RabbitFixture rabbit = new();
    private readonly TestTokens tokens = new();

    public DonationsDatabase Database { get; } = new();

    internal Guid Id { get; private set; }

    internal IReadOnlyList<Place> Places { get; private set; } = [];

    internal IReadOnlyList<long> Sealed { get; private set; } = [];

    internal long Size => Places.Count;

    private LedgerKeys Keys => new(new ConfigurationBuilder().AddInMemoryCollection([new("Ledger:KeyFolder", keys)]).Build());

    public async Task InitializeAsync()
    {
        await Task.WhenAll(Database.InitializeAsync(), rabbit.InitializeAsync(), tokens.InitializeAsync());
        var settings = new ServiceSettings().WithDatabase("donationsdb", Database).WithBroker(rabbit).WithAuthority(tokens).With("Ledger:KeyFolder", keys);
        await using (var host = await ServiceHost<Program>.StartAsync(settings))
        {
            await FillAsync(host.Http);
        }

        Id = await Database.ScalarAsync<Guid>("select ledger_id from ledger");
        await using var connection = await Database.DataSource.OpenConnectionAsync();
        Places = (await connection.QueryAsync<Place>("""
            select l.index, e.sequence, e.kind, e.source, e.donation_id, s.statement_id, a.campaign_id
            from ledger_leaf l join entry e on e.sequence = l.entry_sequence left join statement_line s on s.entry_sequence = e.sequence
            join leg on leg.entry_sequence = e.sequence and leg.line = 1 join account a using (account_id) order by l.index
            """)).AsList();
        Sealed = (await connection.QueryAsync<long>("select size from ledger_checkpoint order by size")).AsList();
        await Database.ExecuteAsync("create schema kept;" + string.Concat(Tables.Select(table => $"create table kept.{table} as select * from {table};")) + "analyze");
    }

    public async Task DisposeAsync()
    {
        if (Directory.Exists(keys))
        {
            Directory.Delete(keys, recursive: true);
        }

        await Task.WhenAll(Database.DisposeAsync(), rabbit.DisposeAsync(), tokens.DisposeAsync());
    }

    /// <summary>What the nightly check finds.</summary>
    internal async Task<LedgerCheckView> CheckAsync() => Assert.Single(await new LedgerCheck(Database.DataSource, Keys, TimeProvider.System).RunAsync(CancellationToken.None));

    /// <summary>Triggers, foreign keys among them, do not bind a superuser.</summary>
    internal Task ChangeAsync(string sql) => Database.ExecuteAsync($"set session_replication_role = replica; {sql}; set session_replication_role = default");

    internal Task RestoreAsync() => ChangeAsync(string.Join(';', Tables.Select(table => $"""
        delete from {table} t using (select * from {table} except select * from kept.{table}) changed where t is not distinct from changed;
        insert into {table} select * from kept.{table} except select * from {table}
        """)));

    /// <summary>Leaves, nodes and head as they would have to be for the rows as they are now: all that can be made without the key.</summary>
    internal async Task RewriteTreeAsync()
    {
        var (frontier, nodes, hashes, commitments) = (new Frontier(), new List<MerkleNode>(), new List<byte[]>(), new List<byte[]?>());
        await foreach (var row in Journal.ReadAsync(Database.DataSource, Id, 0, int.MaxValue, CancellationToken.None))
        {
            var entry = row.ToEntry();
            hashes.Add(entry.ToLeaf(Id, frontier.Size).Hash());
            commitments.Add(entry.Commitment);
            frontier.Append(hashes[^1], node =>
            {
                if (node.Level % TilePath.Height == 0)
                {
                    nodes.Add(node);
                }
            });
        }

        await using var batch = Database.DataSource.CreateBatch();
        batch.Add("set session_replication_role = replica");
        batch.Add(
            "update ledger_leaf l set leaf_hash = n.hash, commitment = n.commitment from unnest($1::bytea[], $2::bytea[]) with ordinality as n (hash, commitment, place) where l.index = n.place - 1",
            hashes.ToArray(), commitments.ToArray());
        batch.Add("delete from ledger_node");
        batch.Add(
            "insert into ledger_node (ledger_id, level, index, hash) select $1, * from unnest($2::smallint[], $3::bigint[], $4::bytea[])",
            Id, nodes.ConvertAll(node => (short)(node.Level / TilePath.Height)).ToArray(), nodes.ConvertAll(node => node.Index).ToArray(), nodes.ConvertAll(node => node.Hash).ToArray());
        batch.Add("update ledger set size = $1, root = $2, frontier = $3", frontier.Size, frontier.Root(), frontier.ToBytes());
        batch.Add("set session_replication_role = default");
        await batch.ExecuteNonQueryAsync();
    }

    private async Task FillAsync(HttpClient http)
    {
        var (officer, approver, accountant) = (tokens.For(Roles.ProgrammeOfficer, Tree.HaNoi), tokens.For(Roles.Approver, Tree.HaNoi), tokens.For(Roles.Accountant, Tree.HaNoi));
        async Task<Guid> OpenAsync(CampaignAccountOf? account = null)
        {
            var request = Some.Campaign() with { Account = account is { } its ? new("Agribank", its.Number, Shared: true) : null };
            await http.OpenLawfullyAsync(officer, approver, request);
            return request.CampaignId;
        }

        async Task GiveAsync(Guid campaign, int count)
        {
            for (var i = 0; i < count; i++)
            {
                await (await http.SendAsync(HttpMethod.Post, "/donations", accountant, Some.Gift(campaign, 10_000 + (1000 * i)))).ReadJsonAsync(HttpStatusCode.Created);
            }
        }

        async Task PostAsync(Guid campaign, byte[] file)
        {
            var view = await http.ImportAsync(accountant, campaign, file);
            Assert.True(view.State == StatementState.Posted, $"{view.Refusal}");
        }

        var (one, other) = (await OpenAsync(), await OpenAsync());
        await GiveAsync(one, 20);
        await SealAsync();
        await PostAsync(one, Some.Sample());
        await PostAsync(other, Some.Statement(260, Some.AccountNumber()).File);
        await CloseAsync(http, accountant, approver);

        var shared = new CampaignAccountOf(Some.AccountNumber());
        var campaigns = new[] { await OpenAsync(shared), await OpenAsync(shared) };
        var bucket = await Database.ScalarAsync<Guid>("select bucket_id from account_member where campaign_id = $1", campaigns[0]);
        var codes = await Task.WhenAll(campaigns.Select(campaign => Database.ScalarAsync<string>("select code from payment_code where campaign_id = $1", campaign)));
        var text = new StringBuilder($"{shared.Number}\nNgày  Date|Ghi chú  Remark|Nợ  Dr|Có  Cr |Số dư  Balance |Số tham chiếu Ref. no\n01/03/2026 Mở tài khoản\n");
        for (var i = 1; i <= 8; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"02/03/2026 {codes[i % 2]} ung ho| |{i * 10_000:#,##0}| {i * (i + 1) * 5_000:#,##0} 777\n");
        }

        await PostAsync(bucket, Encoding.UTF8.GetBytes(text.ToString()));
        await http.SendAsync(HttpMethod.Post, $"/classification/run?bucketId={bucket}", accountant);
        await Eventually.Async("the gifts are classified", () => Database.ScalarAsync<long>("select count(*) from classification"), count => count == 8);

        var taken = await Database.ScalarAsync<long>("select min(e.sequence) from entry e join donation d using (donation_id) where d.campaign_id = $1 and d.source = 'http'", one);
        var today = VietnamTime.DayOf(DateTimeOffset.UtcNow);
        await CorrectAsync(http, accountant, approver, new(Guid.CreateVersion7(), one, today, "Ghi trùng một khoản", Reverses: taken));
        await CorrectAsync(http, accountant, approver, new(Guid.CreateVersion7(), one, today, "Tiền đã về tài khoản", Legs: [new(BookAccount.Bank, 10_000), new(BookAccount.InTransit, -10_000)]));
        await SealAsync();
        await GiveAsync(other, 15);
        await SealAsync();
    }

    private async Task SealAsync() => await Eventually.Async(
        "all is sealed", () => Database.ScalarAsync<bool>("select size > 0 and size = (select coalesce(max(c.size), 0) from ledger_checkpoint c) from ledger"), done => done);

    private static async Task CorrectAsync(HttpClient http, string author, string approver, ProposeCorrectionRequest request)
    {
        await (await http.SendAsync(HttpMethod.Post, "/ledger/corrections", author, request)).ReadJsonAsync(HttpStatusCode.Created);
        await (await http.SendAsync(HttpMethod.Post, $"/ledger/corrections/{request.CorrectionId}/confirm", approver)).ReadJsonAsync();
    }

    private async Task CloseAsync(HttpClient http, string author, string approver)
    {
        var ledger = await Database.ScalarAsync<Guid>("select ledger_id from ledger");
        var request = new ProposeClosingRequest(Guid.CreateVersion7(), new DateOnly(2025, 3, 31));
        await (await http.SendAsync(HttpMethod.Post, $"/ledgers/{ledger}/periods", author, request)).ReadJsonAsync(HttpStatusCode.Created);
        await (await http.SendAsync(HttpMethod.Post, $"/ledgers/{ledger}/periods/{request.PeriodId}/confirm", approver)).ReadJsonAsync();
    }

    private readonly record struct CampaignAccountOf(string Number);
}
