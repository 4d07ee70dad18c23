using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using EduCoop.Contracts;
using EduCoop.Donations.Ledger.Export;
using EduCoop.Donations.Ledger.Public;
using EduCoop.Donations.Tests.Fixtures;
using EduCoop.Transparency.Entries;
using EduCoop.Transparency.Notes;

namespace EduCoop.Donations.Tests.Ledger;

/// <summary>`educoop ledger verify --export`: a downloaded journal is checked without server, database or network, and the first difference is named.</summary>
public sealed class OfflineVerificationTests(OfflineVerificationTests.Ground ground) : IClassFixture<OfflineVerificationTests.Ground>
{
    private const int Changed = 7;

    [Fact]
    public async Task The_journal_as_it_came_is_right_alone_and_beside_its_tiles_and_seal()
    {
        Assert.Equal((0, null), await VerifyAsync(ground.Lines));
        Assert.Equal((0, null), await VerifyAsync(ground.Lines, ground.Tile, ground.Note));
        Assert.Equal((0, null), await Educoop.VerifyLedgerAsync("--export", ground.Keep(ground.Lines), "--key", ground.Key));
        // A reader who kept an older seal finds it on the way; nobody's older seal is a difference.
        Assert.Equal((0, null), await VerifyAsync(ground.Lines, null, ground.OlderNote));
    }

    [Fact]
    public async Task A_changed_line_is_named()
    {
        var (code, said) = await VerifyAsync(Replace(Changed, entry => Leg(entry, 0)["amount"] = 1L));
        Assert.Equal((2, true), (code, said!.Contains($" {Changed} ", StringComparison.Ordinal) && said.Contains("sum to zero", StringComparison.Ordinal)));
        foreach (var change in new Action<JsonObject>[]
        {
            entry => { Leg(entry, 0)["amount"] = 1L; Leg(entry, 1)["amount"] = -1L; },
            entry => entry["occurredOn"] = "2020-01-01",
            entry => entry["recordedAt"] = "2020-01-01T00:00:00Z",
            entry => entry["commitment"] = new string('a', 64),
            entry => entry["giftId"] = Guid.CreateVersion7().ToString(),
            entry => entry["leafHash"] = new string('b', 64),
            entry => entry.Remove("kind"),
            entry => entry["campaignId"] = 5,
        })
        {
            await DiffersAtAsync(Changed, Replace(Changed, change));
        }

        await DiffersAtAsync(Changed, [.. ground.Lines.Select((line, i) => i == Changed + 1 ? "{\"campaign\":" : line)]);
    }

    [Fact]
    public async Task A_line_changed_together_with_its_hash_does_not_come_to_the_root_and_a_tile_says_where()
    {
        var lines = Replace(Changed, entry =>
        {
            (Leg(entry, 0)["amount"], Leg(entry, 1)["amount"]) = (1L, -1L);
            entry["leafHash"] = Convert.ToHexStringLower(LeafOf(ground.LedgerId, entry.Deserialize<JournalEntry>(ContractJson.Options)!).Hash());
        });
        var (code, said) = await VerifyAsync(lines);
        Assert.Equal((2, true), (code, said!.Contains("root", StringComparison.Ordinal)));
        await DiffersAtAsync(Changed, lines, ground.Tile);
    }

    [Fact]
    public async Task A_removed_line_two_swapped_lines_and_a_line_too_many_are_named()
    {
        await DiffersAtAsync(Changed, [.. ground.Lines.Where((_, i) => i != Changed + 1)]);
        await DiffersAtAsync(Ground.Gifts - 1, ground.Lines[..^1]);
        await DiffersAtAsync(Changed, [.. ground.Lines.Select((line, i) => i == Changed + 1 ? ground.Lines[i + 1] : i == Changed + 2 ? ground.Lines[i - 1] : line)]);
        await DiffersAtAsync(Ground.Gifts, [.. ground.Lines, ground.Lines[^1]]);
    }

    [Fact]
    public async Task An_older_seal_does_not_cover_the_journal_and_a_journal_that_went_back_is_found_by_a_kept_one()
    {
        var older = JsonSerializer.Serialize(new JournalHead(ground.Key, ground.OlderNote), ContractJson.Options);
        await DiffersAtAsync(Ground.Earlier, [older, .. ground.Lines.Skip(1)]);

        // Shortened together with its seal it is a right, older journal: only a newer seal shows it.
        string[] shortened = [older, .. ground.Lines.Skip(1).Take(Ground.Earlier)];
        Assert.Equal((0, null), await VerifyAsync(shortened));
        await DiffersAtAsync(Ground.Earlier, shortened, null, ground.Note);
        var kept = Path.Combine(Path.GetDirectoryName(ground.Keep(ground.Lines))!, "kept.txt");
        await File.WriteAllTextAsync(kept, ground.Note);
        var (code, said) = await Educoop.VerifyLedgerAsync("--export", ground.Keep(shortened), "--kept", kept);
        Assert.Equal((2, true), (code, said!.Contains("put back", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_journal_signed_by_somebody_else_or_no_journal_at_all_is_refused()
    {
        var (key, checkpoint) = (Ed25519Key.New(), Checkpoint.Read(SignedNote.Read(ground.Note)!.Text)!);
        var vkey = new VerifierKey(checkpoint.Origin, SignatureType.Ed25519, key.PublicKey).ToString();
        string[] lines = [JsonSerializer.Serialize(new JournalHead(vkey, checkpoint.Sign(key).ToString()), ContractJson.Options), .. ground.Lines.Skip(1)];
        Assert.Equal((0, null), await VerifyAsync(lines));
        var (code, said) = await Educoop.VerifyLedgerAsync("--export", ground.Keep(lines), "--key", ground.Key);
        Assert.Equal((2, true), (code, said!.Contains("not signed by this key", StringComparison.Ordinal)));
        Assert.Equal(2, (await VerifyAsync(["no journal"])).ExitCode);
        Assert.Equal(2, (await Educoop.VerifyLedgerAsync("--export", Path.Combine(ground.Folder, "nothing"))).ExitCode);
    }

    private static JsonObject Leg(JsonObject entry, int place) => entry["legs"]!.AsArray()[place]!.AsObject();

    private static LedgerLeaf LeafOf(Guid ledgerId, JournalEntry entry) => new()
    {
        LedgerId = ledgerId,
        Index = entry.Index,
        Kind = entry.Kind,
        OccurredOn = entry.OccurredOn,
        OccurredAt = entry.OccurredAt,
        RecordedAt = entry.RecordedAt,
        CampaignId = entry.CampaignId,
        Source = entry.Source,
        GiftId = entry.GiftId,
        Commitment = Convert.FromHexString(entry.Commitment!),
        Legs = [.. entry.Legs.Select(leg => new LeafLeg(leg.Account, leg.Commodity, leg.Amount))],
    };

    private string[] Replace(int index, Action<JsonObject> change)
    {
        var line = JsonNode.Parse(ground.Lines[index + 1])!.AsObject();
        change(line["entry"]!.AsObject());
        return [.. ground.Lines.Select((other, i) => i == index + 1 ? line.ToJsonString() : other)];
    }

    private async Task DiffersAtAsync(long index, string[] lines, byte[]? tile = null, string? note = null)
    {
        var (code, said) = await VerifyAsync(lines, tile, note);
        Assert.True(code == 2 && said!.Contains($"at entry {index} ", StringComparison.Ordinal), $"expected a difference at {index}: {code} {said}");
    }

    private Task<(int ExitCode, string? Said)> VerifyAsync(string[] lines, byte[]? tile = null, string? note = null) =>
        Educoop.VerifyLedgerAsync("--export", Path.GetDirectoryName(ground.Keep(lines, tile, note))!, "--url", "http://127.0.0.1:9");

    /// <summary>What anyone downloads from a ledger that was sealed twice; the service is stopped before anything is checked.</summary>
    public sealed class Ground : IAsyncLifetime
    {
        internal const int Earlier = 9;
        internal const int Gifts = 20;
        private readonly DonationsService service = new();
        private int kept;

        internal string Folder { get; } = Directory.CreateTempSubdirectory("educoop-journal-").FullName;

        internal string[] Lines { get; private set; } = [];

        internal byte[] Tile { get; private set; } = [];

        internal string Note { get; private set; } = "";

        internal string OlderNote { get; private set; } = "";

        internal string Key { get; private set; } = "";

        internal Guid LedgerId { get; private set; }

        public async Task InitializeAsync()
        {
            await service.InitializeAsync();
            var campaign = await service.OpenAsync();
            LedgerId = await service.Database.ScalarAsync<Guid>("select ledger_id from ledger");
            for (var i = 1; i <= Gifts; i++)
            {
                await (await service.Http.SendAsync(HttpMethod.Post, "/donations", service.Accountant, Some.Gift(campaign, 1000 + i))).ReadJsonAsync(HttpStatusCode.Created);
                if (i is Earlier or Gifts)
                {
                    await Eventually.Async("all is sealed", () => service.Database.ScalarAsync<long>("select coalesce(max(size), 0) from ledger_checkpoint"), size => size == i);
                    OlderNote = i == Earlier ? await service.Http.GetStringAsync($"/ledgers/{LedgerId}/checkpoint") : OlderNote;
                }
            }

            Note = await service.Http.GetStringAsync($"/ledgers/{LedgerId}/checkpoint");
            Tile = await service.Http.GetByteArrayAsync($"/ledgers/{LedgerId}/tile/0/000.p/{Gifts}");
            Lines = (await service.Http.GetStringAsync($"/ledgers/{LedgerId}/journal/jsonl")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Key = JsonSerializer.Deserialize<JournalHead>(Lines[0], ContractJson.Options)!.PublicKey;
            await service.DisposeAsync();
        }

        public Task DisposeAsync()
        {
            Directory.Delete(Folder, recursive: true);
            return Task.CompletedTask;
        }

        /// <summary>Writes a journal into a folder of its own, with what lies beside it.</summary>
        internal string Keep(string[] lines, byte[]? tile = null, string? note = null)
        {
            var folder = Directory.CreateDirectory(Path.Combine(Folder, $"{Interlocked.Increment(ref kept)}")).FullName;
            if (tile is not null)
            {
                Directory.CreateDirectory(Path.Combine(folder, "tile", "0", "000.p"));
                File.WriteAllBytes(Path.Combine(folder, "tile", "0", "000.p", $"{Gifts}"), tile);
            }

            if (note is not null)
            {
                File.WriteAllText(Path.Combine(folder, "checkpoint"), note);
            }

            var journal = Path.Combine(folder, "so-cai.jsonl");
            File.WriteAllLines(journal, lines);
            return journal;
        }
    }
}
