using System.Security.Cryptography;
using System.Text;

namespace EduCoop.Reporting;

/// <summary>Ids that follow from what they name: UUID version 8 over SHA-256. The same thing has the same id in every process and after every crash.</summary>
internal static class DerivedId
{
    /// <summary>The regime that a plan's duty to report becomes.</summary>
    internal static Guid Regime(Guid planId, int position) => From("educoop:report-regime:1", $"{planId:D}/{position}");

    /// <summary>What an account asked to have printed, by the product and what is in the file.</summary>
    internal static Guid Print(Guid account, string product, byte[] sha256) => From("educoop:product-print:1", $"{account:D}/{product}/{Convert.ToHexStringLower(sha256)}");

    private static Guid From(string purpose, string name)
    {
        Span<byte> hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{purpose}\n{name}"));
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
