using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EduCoop.Transparency.Notes;

/// <summary>What a signature in a note is, by C2SP signed-note.</summary>
public enum SignatureType
{
    /// <summary>Ed25519 over the note's text.</summary>
    Ed25519 = 0x01,

    /// <summary>Ed25519 with a time over a checkpoint: a witness's cosignature/v1.</summary>
    Cosignature = 0x04,
}

/// <summary>A public key as C2SP signed-note writes it: name+id+base64(type, key), a "vkey".</summary>
/// <param name="Name">Key name, for a log its origin.</param>
/// <param name="Type">What it signs.</param>
/// <param name="PublicKey">32 bytes.</param>
public sealed record VerifierKey(string Name, SignatureType Type, byte[] PublicKey)
{
    /// <summary>First four bytes of SHA-256(name, newline, type, public key), big-endian.</summary>
    public uint Id => BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData([.. Encoding.UTF8.GetBytes(Name), (byte)'\n', (byte)Type, .. PublicKey]));

    /// <summary>The vkey.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Name}+{Id:x8}+{Convert.ToBase64String([(byte)Type, .. PublicKey])}");

    /// <summary>Reads a vkey.</summary>
    /// <param name="text">name+id+base64.</param>
    /// <returns>Null when it is none, or its id is not that of its name and key.</returns>
    public static VerifierKey? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        // Base64 may hold a plus; the name may not.
        if (text.Split('+', 3) is not [var name, { Length: 8 } id, var encoded] || !SignedNote.IsKeyName(name))
        {
            return null;
        }

        var key = new byte[33];
        return Convert.TryFromBase64String(encoded, key, out var length) && length == key.Length
            && (SignatureType)key[0] is SignatureType.Ed25519 or SignatureType.Cosignature
            && new VerifierKey(name, (SignatureType)key[0], key[1..]) is var read
            && read.ToString() == $"{name}+{id}+{encoded}"
            ? read
            : null;
    }

    /// <inheritdoc />
    public bool Equals(VerifierKey? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc />
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);
}
