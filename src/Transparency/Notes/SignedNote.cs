using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace EduCoop.Transparency.Notes;

/// <summary>One signature line of a note.</summary>
/// <param name="Name">Key name.</param>
/// <param name="KeyId">Key id.</param>
/// <param name="Signature">What follows the id; its form depends on the key's type.</param>
public sealed record NoteSignature(string Name, uint KeyId, byte[] Signature)
{
    /// <summary>The line with its newline.</summary>
    public override string ToString()
    {
        var encoded = new byte[4 + Signature.Length];
        BinaryPrimitives.WriteUInt32BigEndian(encoded, KeyId);
        Signature.CopyTo(encoded, 4);
        return $"\u2014 {Name} {Convert.ToBase64String(encoded)}\n";
    }

    /// <summary>Reads one line.</summary>
    /// <param name="line">Without its newline.</param>
    /// <returns>Null when it is no signature line.</returns>
    public static NoteSignature? Read(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (line.Split(' ') is not ["\u2014", var name, var encoded] || !SignedNote.IsKeyName(name))
        {
            return null;
        }

        var bytes = new byte[encoded.Length];
        return Convert.TryFromBase64String(encoded, bytes, out var length) && length > 4
            && new NoteSignature(name, BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes[4..length]) is var read && read.ToString() == line + "\n"
            ? read
            : null;
    }
}

/// <summary>Text with signatures under it, C2SP signed-note.</summary>
/// <param name="Text">The text, with its last newline.</param>
/// <param name="Signatures">The signatures, in order.</param>
public sealed record SignedNote(string Text, IReadOnlyList<NoteSignature> Signatures)
{
    private const int LargestNote = 1_000_000;
    private const int MostSignatures = 64;

    /// <inheritdoc />
    public override string ToString() => $"{Text}\n{string.Concat(Signatures)}";

    /// <summary>Reads a note. It says nothing yet about whether a signature is right.</summary>
    /// <param name="note">The whole note.</param>
    /// <returns>Null when it is not written as the specification says.</returns>
    public static SignedNote? Read(string note)
    {
        ArgumentNullException.ThrowIfNull(note);
        var blank = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (note.Length > LargestNote || blank < 0 || !note.EndsWith('\n') || note.Any(letter => letter < ' ' && letter != '\n'))
        {
            return null;
        }

        var lines = note[(blank + 2)..].Split('\n')[..^1];
        var signatures = lines.Select(NoteSignature.Read).ToList();
        return signatures.Count is > 0 and <= MostSignatures && signatures.TrueForAll(signature => signature is not null)
            ? new SignedNote(note[..(blank + 1)], signatures!)
            : null;
    }

    /// <summary>Signs a text.</summary>
    /// <param name="text">Ends with a newline.</param>
    /// <param name="name">Key name.</param>
    /// <param name="key">The key.</param>
    public static NoteSignature Sign(string text, string name, Ed25519Key key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new(name, new VerifierKey(name, SignatureType.Ed25519, key.PublicKey).Id, key.Sign(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>Is the note signed by this key? A line of its name and id that is wrong spoils the note.</summary>
    /// <param name="key">A key that is trusted.</param>
    public bool IsSignedBy(VerifierKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var own = Signatures.Where(signature => signature.Name == key.Name && signature.KeyId == key.Id).ToList();
        return own.Count > 0 && own.TrueForAll(signature => key.Type == SignatureType.Ed25519
            ? Ed25519Key.Verify(key.PublicKey, Encoding.UTF8.GetBytes(Text), signature.Signature)
            : Cosignature.IsValid(Text, key, signature, out _));
    }

    internal static bool IsKeyName(string name) => name.Length > 0 && !name.Contains('+', StringComparison.Ordinal) && !name.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter));

    internal static string Decimal(long number) => number.ToString(CultureInfo.InvariantCulture);
}
