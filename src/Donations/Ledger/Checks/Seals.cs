using EduCoop.Transparency.Merkle;
using EduCoop.Transparency.Notes;

namespace EduCoop.Donations.Ledger.Checks;

/// <summary>Roots that were sealed at some size, compared with the tree as it grows anew past that size.</summary>
internal sealed class Seals(Findings found, long size)
{
    private readonly Dictionary<long, List<(string Code, byte[]? Root, string Detail)>> expected = [];

    /// <summary>Heads as the database has them; each must be signed by the ledger's own key and say the size at which it is kept.</summary>
    internal void Expect(IReadOnlyList<(long Size, string Note)> signed, VerifierKey? key)
    {
        foreach (var (at, note) in signed)
        {
            var checkpoint = key is null ? null : Checkpoint.Verified(note, key);
            Add(at, "checkpoint", checkpoint?.Size == at ? checkpoint.Root : null, $"Điểm niêm phong ở {at} bút toán không khớp.");
        }
    }

    /// <summary>What is known outside the database, and the periods that were closed.</summary>
    internal void Expect(Checkpoint? lastSigned, IReadOnlyList<(long Size, byte[] Root)> closed)
    {
        if (lastSigned is { } last)
        {
            Add(last.Size, "rolled_back", last.Root, last.Size > size
                ? $"Đã niêm phong {last.Size} bút toán, sổ chỉ còn {size}: cơ sở dữ liệu đã bị đưa về trạng thái cũ."
                : $"{last.Size} bút toán đầu không còn là những bút toán đã niêm phong.");
        }

        foreach (var (at, root) in closed)
        {
            Add(at, "period", root, $"Niêm phong của kỳ đã khóa ở {at} bút toán không khớp.");
        }
    }

    /// <summary>The tree has grown by one leaf.</summary>
    internal void Pass(Frontier frontier)
    {
        if (!expected.TryGetValue(frontier.Size, out var seals))
        {
            return;
        }

        var root = frontier.Root();
        foreach (var (code, sealedRoot, detail) in seals)
        {
            if (!root.AsSpan().SequenceEqual(sealedRoot))
            {
                found.Add(code, frontier.Size, detail);
            }
        }
    }

    private void Add(long at, string code, byte[]? root, string detail)
    {
        if (at > size)
        {
            // The ledger is shorter than what was sealed; where it ends is where it differs.
            found.Add(code, size, detail);
        }
        else if (expected.TryGetValue(at, out var seals))
        {
            seals.Add((code, root, detail));
        }
        else
        {
            expected[at] = [(code, root, detail)];
        }
    }
}
