using System.Net;
using System.Security.Cryptography;
using System.Text;
using EduCoop.Donations.Tests.Fixtures;
using EduCoop.Transparency.Merkle;
using EduCoop.Transparency.Notes;
using EduCoop.Transparency.Tiles;

namespace EduCoop.Donations.Tests.Ledger;

/// <summary>Another deployment's ledger asks this one to witness its heads (C2SP tlog-witness); what was seen is never unseen.</summary>
public sealed class WitnessTests(WitnessTests.Ground ground) : IClassFixture<WitnessTests.Ground>
{
    private static readonly Ed25519Key Log = Ed25519Key.Of(SHA256.HashData("another ledger"u8));
    private const string Origin = "other.example/ledgers/1";

    [Fact]
    public async Task Heads_are_cosigned_forwards_only()
    {
        var tree = new GrowingTree();
        tree.Grow(5);
        var first = tree.Head();
        var cosigned = await AskAsync(0, [], first);
        Assert.Equal(HttpStatusCode.OK, cosigned.StatusCode);
        var witness = VerifierKey.Read((await ground.Service.Http.GetStringAsync("/witness/key")).Trim())!;
        Assert.True(Cosignature.IsValid(first.ToString(), witness, NoteSignature.Read((await cosigned.Content.ReadAsStringAsync()).TrimEnd('\n'))!, out var at));
        Assert.InRange(at, DateTimeOffset.UtcNow.AddMinutes(-2), DateTimeOffset.UtcNow.AddMinutes(1));

        tree.Grow(300);
        var second = tree.Head();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await AskAsync(5, [], second)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await AskAsync(5, await tree.ProofAsync(6), second)).StatusCode);
        var conflict = await AskAsync(4, await tree.ProofAsync(4), second);
        Assert.Equal((HttpStatusCode.Conflict, "5\n", "text/x.tlog.size"), (conflict.StatusCode, await conflict.Content.ReadAsStringAsync(), conflict.Content.Headers.ContentType?.MediaType));
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(5, await tree.ProofAsync(5), second)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(305, [], second)).StatusCode);

        // Back to the first head, or aside to another tree of the same size: refused, and nothing of it is kept.
        Assert.Equal(HttpStatusCode.Conflict, (await AskAsync(0, [], first)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await AskAsync(305, [], first)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await AskAsync(305, [], second with { Root = MerkleHash.Leaf([1]) })).StatusCode);
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => ground.Service.Database.ExecuteAsync("update witnessed set size = 5"));
        var kept = await ground.Service.Http.GetStringAsync($"/witness/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Origin)))}/checkpoint");
        Assert.Equal(305, Checkpoint.Verified(kept, new VerifierKey(Origin, SignatureType.Ed25519, Log.PublicKey))!.Size);
        Assert.True(SignedNote.Read(kept)!.IsSignedBy(witness));
    }

    [Fact]
    public async Task Unknown_logs_wrong_signatures_and_unreadable_bodies_are_refused()
    {
        var head = new Checkpoint("unknown.example/ledgers/1", 0, MerkleHash.Empty);
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(0, [], head)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync(0, [], head with { Origin = Origin }, Ed25519Key.New())).StatusCode);
        foreach (var body in new[] { "", "old 0\n", "old 00\n\n" + head.Sign(Log), "old -1\n\n" + head.Sign(Log), "old 0\nAAAA\n\n" + head.Sign(Log), "new 0\n\n" + head.Sign(Log) })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await ground.Service.Http.PostAsync("/witness/add-checkpoint", new StringContent(body))).StatusCode);
        }
    }

    private Task<HttpResponseMessage> AskAsync(long old, IReadOnlyList<byte[]> proof, Checkpoint head, Ed25519Key? key = null) =>
        ground.Service.Http.PostAsync(
            "/witness/add-checkpoint", new StringContent($"old {old}\n{string.Concat(proof.Select(hash => Convert.ToBase64String(hash) + "\n"))}\n{head.Sign(key ?? Log)}"));

    private sealed class GrowingTree : ITileReader
    {
        private readonly List<byte[]> leaves = [];
        private readonly Frontier frontier = new();

        internal void Grow(int count)
        {
            for (var i = 0; i < count; i++)
            {
                leaves.Add(MerkleHash.Leaf(BitConverter.GetBytes(leaves.Count)));
                frontier.Append(leaves[^1]);
            }
        }

        internal Checkpoint Head() => new(Origin, frontier.Size, frontier.Root());

        internal Task<IReadOnlyList<byte[]>> ProofAsync(long old) => new TileTree(this, frontier.Size).ConsistencyAsync(old);

        public ValueTask<ReadOnlyMemory<byte>> ReadAsync(int level, long index, int width, CancellationToken cancellation)
        {
            if (level == 0)
            {
                return new(leaves.Skip((int)index * 256).Take(width).SelectMany(hash => hash).ToArray());
            }

            var whole = new Frontier();
            leaves.Take(256).ToList().ForEach(leaf => whole.Append(leaf));
            return new(whole.Root());
        }
    }

    public sealed class Ground : IAsyncLifetime
    {
        public DonationsService Service { get; } = new();

        public async Task InitializeAsync()
        {
            Service.Extra = settings => settings.With("Ledger:Witnessed:0", new VerifierKey(Origin, SignatureType.Ed25519, Log.PublicKey).ToString());
            await Service.InitializeAsync();
        }

        public Task DisposeAsync() => Service.DisposeAsync();
    }
}
