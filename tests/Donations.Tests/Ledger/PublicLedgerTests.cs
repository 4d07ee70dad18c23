using System.Net;
using System.Text;
using System.Text.Json;
using EduCoop.Donations.Intake;
using EduCoop.Donations.Ledger.Checks;
using EduCoop.Donations.Ledger.Public;
using EduCoop.Donations.Tests.Fixtures;
using EduCoop.Transparency.Merkle;
using EduCoop.Transparency.Notes;
using EduCoop.Transparency.Receipts;
using EduCoop.Transparency.Tiles;

namespace EduCoop.Donations.Tests.Ledger;

/// <summary>What anyone can fetch without signing in, and what it proves.</summary>
[Collection(OneService.Name)]
public sealed class PublicLedgerTests(DonationsService service)
{
    [Fact]
    public async Task Fifty_who_send_the_same_gift_at_once_get_one_201_and_the_ledger_one_leaf()
    {
        var gift = Some.Gift(await service.OpenAsync());
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => PostAsync(gift)));
        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        Assert.Equal(49, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        Assert.Equal((1L, 50_000L), await service.GiftsOfAsync(gift.CampaignId));
        Assert.Equal(1L, await service.Database.ScalarAsync<long>("select count(*) from ledger_leaf l join entry e on e.sequence = l.entry_sequence where e.donation_id = $1", gift.DonationId));
        // Among others in one group, another content under the same id is refused.
        var mixed = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => PostAsync(Some.Gift(gift.CampaignId) with { DonationId = gift.DonationId, AmountVnd = 50_000 + (i % 2) })));
        Assert.Equal((10, 10), (mixed.Count(answer => answer.StatusCode == HttpStatusCode.OK), mixed.Count(answer => answer.StatusCode == HttpStatusCode.Conflict)));
    }

    [Fact]
    public async Task Every_gift_is_proved_by_the_service_and_by_the_tiles_alone()
    {
        var campaign = await service.OpenAsync();
        var gifts = Enumerable.Range(0, 300).Select(i => Some.Gift(campaign, 1000 + i)).ToList();
        await Task.WhenAll(gifts.Select(PostAsync));
        var (ledger, head, key) = await HeadAsync(300);
        var tiles = new HttpTiles(service.Http, $"/ledgers/{ledger}");
        var tree = new TileTree(tiles, head.Size);
        Assert.Equal(head.Root, await tree.RootAsync());
        foreach (var gift in gifts.Where((_, i) => i % 50 == 0))
        {
            var proof = await GetAsync<InclusionView>($"/ledgers/{ledger}/proofs/inclusion?giftId={gift.DonationId}&size={head.Size}");
            Assert.Equal(await tree.InclusionAsync(proof.Index), proof.Inclusion);
            var receipt = await service.Http.GetByteArrayAsync($"/ledgers/{ledger}/receipts/{gift.DonationId}");
            var answer = ReceiptCheck.Check(receipt, key);
            Assert.Equal((ReceiptFault.None, (Guid?)gift.DonationId, gift.AmountVnd), (answer.Fault, answer.Leaf!.GiftId, answer.Leaf.Legs[0].Amount));
            Assert.DoesNotContain("Mẫu", Encoding.UTF8.GetString(receipt), StringComparison.Ordinal);
        }

        for (var old = 1L; old < head.Size; old += 37)
        {
            var proof = await GetAsync<ConsistencyView>($"/ledgers/{ledger}/proofs/consistency?from={old}&to={head.Size}");
            Assert.True(MerkleProof.IsConsistent(old, await new TileTree(tiles, old).RootAsync(), head.Size, head.Root, proof.Consistency));
        }

        // A bundle of entries hashes to its tile.
        var bundle = await service.Http.GetByteArrayAsync($"/ledgers/{ledger}/tile/entries/000");
        var leaves = await service.Http.GetByteArrayAsync($"/ledgers/{ledger}/tile/0/000");
        for (var (at, leaf) = (0, 0); at < bundle.Length; leaf++)
        {
            var length = (bundle[at] << 8) | bundle[at + 1];
            Assert.Equal(leaves[(leaf * 32)..((leaf + 1) * 32)], MerkleHash.Leaf(bundle.AsSpan(at + 2, length)));
            at += 2 + length;
        }
    }

    [Fact]
    public async Task The_donor_s_own_receipt_opens_her_words_and_holds_after_she_is_erased()
    {
        var gift = Some.Gift(await service.OpenAsync());
        await PostAsync(gift);
        var (ledger, _, key) = await HeadAsync(1);
        var own = await (await service.Http.SendAsync(HttpMethod.Get, $"/donations/{gift.DonationId}/receipt", service.Accountant)).Content.ReadAsByteArrayAsync();
        Assert.Equal(ReceiptFault.None, ReceiptCheck.Check(own, key).Fault);
        Assert.Equal((gift.DonorName, gift.Memo), (Receipt.Read(own)!.Opening!.Name, Receipt.Read(own)!.Opening!.Memo));

        await service.Database.ExecuteAsync("update donation set donor_name = null, donor_display = 'anonymous', memo = null, donor_salt = null where donation_id = $1", gift.DonationId);
        Assert.Equal(ReceiptFault.None, ReceiptCheck.Check(own, key).Fault);
        var erased = await (await service.Http.SendAsync(HttpMethod.Get, $"/donations/{gift.DonationId}/receipt", service.Accountant)).Content.ReadAsByteArrayAsync();
        Assert.Null(Receipt.Read(erased)!.Opening);
        Assert.Equal(ReceiptFault.None, ReceiptCheck.Check(erased, key).Fault);
        Assert.Equal(Receipt.Read(own)!.Leaf, Receipt.Read(erased)!.Leaf);
        Assert.Equal(HttpStatusCode.OK, (await service.Http.GetAsync($"/ledgers/{ledger}/entries?from=0&count=5")).StatusCode);
    }

    [Fact]
    public async Task Statement_entries_point_to_the_bytes_of_their_lines()
    {
        var campaign = await service.OpenAsync();
        var file = Some.Sample();
        await service.Http.ImportAsync(service.Accountant, campaign, file);
        var (ledger, _, _) = await HeadAsync(11);
        var lines = (await JournalAsync(ledger)).Where(entry => entry.CampaignId == campaign).ToList();
        Assert.Equal(11, lines.Count(entry => entry.Kind == "gift"));
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file));
        foreach (var entry in lines)
        {
            Assert.Equal(hash, entry.Statement!.Sha256);
            Assert.Null(entry.Disagreement);
            var text = Encoding.UTF8.GetString(file, (int)entry.Statement.Offset, entry.Statement.Length);
            Assert.Contains(Math.Abs(entry.Legs[0].Amount).ToString("#,##0", System.Globalization.CultureInfo.InvariantCulture), text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("tile/0/001/000", HttpStatusCode.NotFound)]
    [InlineData("tile/0/999", HttpStatusCode.NotFound)]
    [InlineData("tile/63/000", HttpStatusCode.NotFound)]
    [InlineData("entries?from=-1", HttpStatusCode.UnprocessableEntity)]
    [InlineData("entries?count=1001", HttpStatusCode.UnprocessableEntity)]
    [InlineData("proofs/inclusion?index=99999999", HttpStatusCode.NotFound)]
    [InlineData("proofs/inclusion", HttpStatusCode.NotFound)]
    [InlineData("proofs/consistency?from=5&to=4", HttpStatusCode.NotFound)]
    [InlineData("receipts/0199aaaa-0000-7000-8000-000000000009", HttpStatusCode.NotFound)]
    public async Task What_is_not_there_is_said_plainly(string path, HttpStatusCode status)
    {
        await PostAsync(Some.Gift(await service.OpenAsync()));
        var (ledger, _, _) = await HeadAsync(1);
        Assert.Equal(status, (await service.Http.GetAsync($"/ledgers/{ledger}/{path}")).StatusCode);
    }

    private Task<HttpResponseMessage> PostAsync(RecordDonationRequest gift) => service.Http.SendAsync(HttpMethod.Post, "/donations", service.Accountant, gift);

    private async Task<T> GetAsync<T>(string path) => await (await service.Http.GetAsync(path)).ReadAsync<T>();

    private async Task<List<JournalEntry>> JournalAsync(Guid ledger)
    {
        var entries = new List<JournalEntry>();
        while (true)
        {
            var text = await service.Http.GetStringAsync($"/ledgers/{ledger}/entries?from={entries.Count}");
            if (text.Length == 0)
            {
                return entries;
            }

            entries.AddRange(text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JournalEntry>(line, EduCoop.Contracts.ContractJson.Options)!));
        }
    }

    // The seal follows the last gift within a second or two.
    private async Task<(Guid Ledger, Checkpoint Head, string Key)> HeadAsync(long atLeast)
    {
        var ledger = await Eventually.Async("all is sealed", () => GetAsync<LedgerView[]>("/ledgers"), ledgers => ledgers[0].PublicKey is not null && ledgers[0].Size >= atLeast);
        var (id, key, size) = (ledger[0].LedgerId, ledger[0].PublicKey!, ledger[0].Size);
        var note = await Eventually.Async("the seal is there", () => service.Http.GetStringAsync($"/ledgers/{id}/checkpoint"), text => Checkpoint.Read(SignedNote.Read(text)!.Text)!.Size >= size);
        return (id, Checkpoint.Verified(note, VerifierKey.Read(key)!)!, key);
    }

    private sealed class HttpTiles(HttpClient http, string prefix) : ITileReader
    {
        public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(int level, long index, int width, CancellationToken cancellation) =>
            await http.GetByteArrayAsync($"{prefix}/{new TilePath(level, index, width)}", cancellation);
    }
}
