using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace EduCoop.Transparency.Entries;

/// <summary>
/// What a gift's entry says of its donor: only a hash. It binds the ledger to the words without telling them; when salt and words are
/// erased nobody can find them again by trying names, and every proof still holds.
/// </summary>
/// <param name="Name">The donor's name as it was told.</param>
/// <param name="Reference">Number on the receipt or transfer.</param>
/// <param name="Memo">What the donor wrote.</param>
public sealed record DonorCommitment(string? Name, string? Reference, string? Memo)
{
    /// <summary>Bytes of a salt, random for each gift.</summary>
    public const int SaltSize = 32;

    private static readonly byte[] Domain = "educoop:donor:v1\n"u8.ToArray();

    /// <summary>A new salt.</summary>
    public static byte[] NewSalt() => RandomNumberGenerator.GetBytes(SaltSize);

    /// <summary>
    /// SHA-256 of "educoop:donor:v1\n", the salt, and for name, reference and memo each: 0x00 when there is none,
    /// else 0x01, the number of bytes as uint32 big-endian, and the text in UTF-8 (NFC, as it is kept).
    /// </summary>
    /// <param name="salt">32 bytes.</param>
    /// <exception cref="ArgumentException">The salt has another length.</exception>
    public byte[] Hash(byte[] salt)
    {
        if (salt is not { Length: SaltSize })
        {
            throw new ArgumentException("A salt has 32 bytes.", nameof(salt));
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Domain);
        hash.AppendData(salt);
        Span<byte> head = stackalloc byte[5];
        foreach (var text in (ReadOnlySpan<string?>)[Name, Reference, Memo])
        {
            if (text is null)
            {
                hash.AppendData([0]);
                continue;
            }

            var bytes = Encoding.UTF8.GetBytes(text);
            head[0] = 1;
            BinaryPrimitives.WriteInt32BigEndian(head[1..], bytes.Length);
            hash.AppendData(head);
            hash.AppendData(bytes);
        }

        return hash.GetHashAndReset();
    }
}
