using System.Text;
using EduCoop.Transparency.Merkle;
using EduCoop.Transparency.Tiles;

namespace EduCoop.Transparency.Tests;

public sealed class MerkleTests
{
    // The eight leaves and roots that the Certificate Transparency reference implementations publish for RFC 6962.
    private static readonly byte[][] KnownLeaves = [.. new[] { "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f" }.Select(Convert.FromHexString)];

    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4")]
    [InlineData(6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef")]
    [InlineData(7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void Roots_are_those_of_the_published_vectors(int size, string root)
    {
        var frontier = new Frontier();
        foreach (var leaf in KnownLeaves[..size])
        {
            frontier.Append(MerkleHash.Leaf(leaf));
        }

        Assert.Equal(root, Convert.ToHexStringLower(frontier.Root()));
        Assert.Equal(root, Convert.ToHexStringLower(Naive.Root(KnownLeaves.AsSpan(0, size))));
    }

    [Fact]
    public async Task Every_root_and_inclusion_proof_up_to_600_leaves_is_the_naive_one()
    {
        var leaves = Naive.Leaves(600);
        var tiles = new MemoryTiles();
        var random = new Random(600);
        for (var size = 0; size <= leaves.Length; size++)
        {
            var root = Naive.Root(leaves.AsSpan(0, size));
            Assert.Equal(root, tiles.Frontier.Root());
            var tree = new TileTree(tiles, size);
            Assert.Equal(root, await tree.RootAsync());
            // All places of the sizes around the tiles' borders, some of the others.
            var every = size is < 70 or (> 250 and < 262) or (> 510 and < 516) or 600;
            foreach (var index in every ? Enumerable.Range(0, size) : Enumerable.Range(0, 12).Select(_ => random.Next(size)).Append(size - 1))
            {
                var proof = await tree.InclusionAsync(index);
                if (every && size < 70)
                {
                    Assert.Equal(Naive.Path(index, leaves.AsSpan(0, size)), proof);
                }

                Assert.True(MerkleProof.IsIncluded(MerkleHash.Leaf(leaves[index]), index, size, proof, root), $"{index} of {size}");
            }

            if (size < leaves.Length)
            {
                tiles.Append(MerkleHash.Leaf(leaves[size]));
            }
        }
    }

    [Fact]
    public async Task Every_consistency_proof_up_to_600_leaves_holds()
    {
        var leaves = Naive.Leaves(600);
        var tiles = new MemoryTiles();
        var roots = new List<byte[]> { tiles.Frontier.Root() };
        foreach (var leaf in leaves)
        {
            tiles.Append(MerkleHash.Leaf(leaf));
            roots.Add(tiles.Frontier.Root());
        }

        for (var size = 0; size <= leaves.Length; size += size is < 66 or (>= 255 and < 259) ? 1 : 23)
        {
            var tree = new TileTree(tiles, size);
            for (var old = 0; old <= size; old++)
            {
                var proof = await tree.ConsistencyAsync(old);
                if (old > 0 && size < 40)
                {
                    Assert.Equal(Naive.Consistency(old, leaves.AsSpan(0, size)), proof);
                }

                Assert.True(MerkleProof.IsConsistent(old, roots[old], size, roots[size], proof), $"{old} in {size}");
                if (old < size)
                {
                    Assert.False(MerkleProof.IsConsistent(old, roots[size], size, roots[size], proof), $"{old} in {size} with another beginning");
                }
            }
        }
    }

    [Fact]
    public async Task A_proof_that_was_changed_in_any_way_is_refused()
    {
        var random = new Random(17);
        var leaves = Naive.Leaves(300);
        var tiles = new MemoryTiles();
        Array.ForEach(leaves, leaf => tiles.Append(MerkleHash.Leaf(leaf)));
        for (var round = 0; round < 400; round++)
        {
            var size = random.Next(2, leaves.Length + 1);
            var (index, old) = (random.Next(size), random.Next(1, size));
            var tree = new TileTree(tiles, size);
            var (root, oldRoot) = (await tree.RootAsync(), await new TileTree(tiles, old).RootAsync());
            var (inclusion, consistency) = (await tree.InclusionAsync(index), await tree.ConsistencyAsync(old));
            var leaf = MerkleHash.Leaf(leaves[index]);
            foreach (var changed in Changed(inclusion, random))
            {
                Assert.False(MerkleProof.IsIncluded(leaf, index, size, changed, root), $"{index} of {size}");
            }

            foreach (var changed in Changed(consistency, random))
            {
                Assert.False(MerkleProof.IsConsistent(old, oldRoot, size, root, changed), $"{old} in {size}");
            }

            Assert.False(MerkleProof.IsIncluded(MerkleHash.Leaf([9]), index, size, inclusion, root));
            Assert.False(MerkleProof.IsIncluded(leaf, index, size, inclusion, MerkleHash.Leaf([9])));
            Assert.False(MerkleProof.IsIncluded(leaf, size, size, inclusion, root));
            Assert.False(MerkleProof.IsIncluded(leaf, -1, size, inclusion, root));
            Assert.False(MerkleProof.IsIncluded(leaf, (index + 1) % size, size, inclusion, root));
            Assert.False(MerkleProof.IsConsistent(old, oldRoot, size, MerkleHash.Leaf([9]), consistency));
            Assert.False(MerkleProof.IsConsistent(size, root, old, oldRoot, consistency));
        }
    }

    [Fact]
    public void A_leaf_is_never_taken_for_a_node()
    {
        var (left, right) = (MerkleHash.Leaf([1]), MerkleHash.Leaf([2]));
        Assert.NotEqual(MerkleHash.Node(left, right), MerkleHash.Leaf([.. left, .. right]));
    }

    [Fact]
    public void A_frontier_goes_on_from_its_bytes()
    {
        var whole = new Frontier();
        for (var size = 0; size < 300; size++)
        {
            var kept = Frontier.Of(whole.Size, whole.ToBytes());
            whole.Append(MerkleHash.Leaf(Encoding.UTF8.GetBytes($"{size}")));
            kept.Append(MerkleHash.Leaf(Encoding.UTF8.GetBytes($"{size}")));
            Assert.Equal(whole.Root(), kept.Root());
        }

        Assert.Throws<ArgumentException>(() => Frontier.Of(3, new byte[32]));
        Assert.Throws<ArgumentException>(() => Frontier.Of(-1, []));
    }

    private static IEnumerable<IReadOnlyList<byte[]>> Changed(IReadOnlyList<byte[]> proof, Random random)
    {
        var at = random.Next(proof.Count);
        var flipped = proof.Select(hash => (byte[])hash.Clone()).ToList();
        flipped[at][random.Next(32)] ^= (byte)(1 << random.Next(8));
        yield return flipped;
        yield return [.. proof.Where((_, i) => i != at)];
        yield return [.. proof, proof[at]];
        yield return [proof[at][..31], .. proof.Skip(1)];
        if (proof.Count > 1)
        {
            yield return [.. proof.Reverse()];
        }
    }
}

/// <summary>Tiles in memory, kept as the specification says: leaf hashes, and the roots of whole tiles above them.</summary>
internal sealed class MemoryTiles : ITileReader
{
    private readonly Dictionary<int, List<byte>> levels = [];

    internal Frontier Frontier { get; } = new();

    internal int Reads { get; private set; }

    internal void Append(byte[] leafHash)
    {
        Level(0).AddRange(leafHash);
        Frontier.Append(leafHash, node =>
        {
            if (node.Level % TilePath.Height == 0)
            {
                Assert.Equal(Level(node.Level / TilePath.Height).Count / 32, node.Index);
                Level(node.Level / TilePath.Height).AddRange(node.Hash);
            }
        });
    }

    public ValueTask<ReadOnlyMemory<byte>> ReadAsync(int level, long index, int width, CancellationToken cancellation)
    {
        Reads++;
        return new(Level(level).GetRange((int)index * TilePath.Full * 32, width * 32).ToArray());
    }

    private List<byte> Level(int level) => levels.TryGetValue(level, out var there) ? there : levels[level] = [];
}
