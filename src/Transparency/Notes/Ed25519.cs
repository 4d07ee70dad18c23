using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace EduCoop.Transparency.Notes;

/// <summary>A key pair of Ed25519 (RFC 8032). The secret is its 32-byte seed.</summary>
public sealed class Ed25519Key
{
    private readonly Ed25519PrivateKeyParameters key;

    private Ed25519Key(byte[] seed)
    {
        key = new Ed25519PrivateKeyParameters(seed);
        PublicKey = key.GeneratePublicKey().GetEncoded();
        Seed = seed;
    }

    /// <summary>32 bytes.</summary>
    public byte[] PublicKey { get; }

    /// <summary>The secret, 32 bytes: for a key file only.</summary>
    public byte[] Seed { get; }

    /// <summary>A new key from the machine's randomness.</summary>
    public static Ed25519Key New() => new(RandomNumberGenerator.GetBytes(Ed25519.SecretKeySize));

    /// <summary>The key of this seed.</summary>
    /// <param name="seed">32 bytes.</param>
    /// <exception cref="ArgumentException">Not 32 bytes.</exception>
    public static Ed25519Key Of(byte[] seed) => seed?.Length == Ed25519.SecretKeySize ? new(seed) : throw new ArgumentException("An Ed25519 seed has 32 bytes.", nameof(seed));

    /// <summary>Signs.</summary>
    /// <param name="message">What is signed.</param>
    /// <returns>64 bytes.</returns>
    public byte[] Sign(byte[] message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var signature = new byte[Ed25519.SignatureSize];
        key.Sign(Ed25519.Algorithm.Ed25519, null, message, 0, message.Length, signature, 0);
        return signature;
    }

    /// <summary>Checks a signature.</summary>
    /// <param name="publicKey">32 bytes.</param>
    /// <param name="message">What was signed.</param>
    /// <param name="signature">64 bytes.</param>
    public static bool Verify(byte[] publicKey, byte[] message, byte[] signature)
    {
        ArgumentNullException.ThrowIfNull(message);
        return publicKey?.Length == Ed25519.PublicKeySize && signature?.Length == Ed25519.SignatureSize
            && Ed25519.Verify(signature, 0, publicKey, 0, message, 0, message.Length);
    }
}
