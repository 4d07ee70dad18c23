using System.Globalization;
using EduCoop.Transparency.Merkle;

namespace EduCoop.Transparency.Notes;

/// <summary>The head of a tree as C2SP tlog-checkpoint writes it: the text of a signed note.</summary>
/// <param name="Origin">Which log.</param>
/// <param name="Size">Leaves of its tree.</param>
/// <param name="Root">Root hash.</param>
public sealed record Checkpoint(string Origin, long Size, byte[] Root)
{
    /// <summary>Origin, size and root, a line each.</summary>
    public override string ToString() => $"{Origin}\n{SignedNote.Decimal(Size)}\n{Convert.ToBase64String(Root)}\n";

    /// <summary>Reads the text of a note; extension lines are allowed and ignored.</summary>
    /// <param name="text">Text with its last newline.</param>
    /// <returns>Null when it is no checkpoint.</returns>
    public static Checkpoint? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.Split('\n');
        if (lines.Length < 4 || lines[^1].Length != 0 || lines[..^1].Any(line => line.Length == 0))
        {
            return null;
        }

        var root = new byte[MerkleHash.Size];
        return long.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out var size) && SignedNote.Decimal(size) == lines[1]
            && lines[2].Length == 44 && Convert.TryFromBase64String(lines[2], root, out var length) && length == root.Length && Convert.ToBase64String(root) == lines[2]
            ? new Checkpoint(lines[0], size, root)
            : null;
    }

    /// <summary>The signed note of this checkpoint; the key's name is the origin.</summary>
    /// <param name="key">The log's key.</param>
    public SignedNote Sign(Ed25519Key key) => new(ToString(), [SignedNote.Sign(ToString(), Origin, key)]);

    /// <summary>Reads a note that must be signed by the log itself.</summary>
    /// <param name="note">The note.</param>
    /// <param name="key">The log's key, whose name is the origin.</param>
    /// <returns>Null when it is not signed by that key, or is of another log.</returns>
    public static Checkpoint? Verified(string note, VerifierKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return SignedNote.Read(note) is { } signed && Read(signed.Text) is { } checkpoint && checkpoint.Origin == key.Name && signed.IsSignedBy(key) ? checkpoint : null;
    }
}
