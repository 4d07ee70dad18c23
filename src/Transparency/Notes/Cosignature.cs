using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace EduCoop.Transparency.Notes;

/// <summary>A witness's timed signature of a checkpoint, C2SP tlog-cosignature, cosignature/v1 (Ed25519).</summary>
public static class Cosignature
{
    private const int TimeBytes = 8;

    /// <summary>Signs a checkpoint's text.</summary>
    /// <param name="text">The note's text with its last newline.</param>
    /// <param name="name">Name of the witness.</param>
    /// <param name="key">Its key, used for nothing else.</param>
    /// <param name="at">When; whole seconds are kept.</param>
    public static NoteSignature Sign(string text, string name, Ed25519Key key, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(key);
        var seconds = (ulong)at.ToUnixTimeSeconds();
        var signature = new byte[TimeBytes + 64];
        BinaryPrimitives.WriteUInt64BigEndian(signature, seconds);
        key.Sign(Message(text, seconds)).CopyTo(signature, TimeBytes);
        return new NoteSignature(name, new VerifierKey(name, SignatureType.Cosignature, key.PublicKey).Id, signature);
    }

    /// <summary>Checks one.</summary>
    /// <param name="text">The note's text.</param>
    /// <param name="key">The witness's key.</param>
    /// <param name="signature">Its line.</param>
    /// <param name="at">When it says that it was made.</param>
    public static bool IsValid(string text, VerifierKey key, NoteSignature signature, out DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(signature);
        at = default;
        if (key.Type != SignatureType.Cosignature || signature.Signature.Length != TimeBytes + 64 || signature.Name != key.Name || signature.KeyId != key.Id)
        {
            return false;
        }

        var seconds = BinaryPrimitives.ReadUInt64BigEndian(signature.Signature);
        if (seconds > 253_402_300_799 || !Ed25519Key.Verify(key.PublicKey, Message(text, seconds), signature.Signature[TimeBytes..]))
        {
            return false;
        }

        at = DateTimeOffset.FromUnixTimeSeconds((long)seconds);
        return true;
    }

    private static byte[] Message(string text, ulong seconds) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"cosignature/v1\ntime {seconds}\n{text}"));
}
