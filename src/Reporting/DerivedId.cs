using System.Security.Cryptography;
using System.Text;

namespace EduCoop.Reporting;

/// <summary>Ids that follow from what they name: UUID version 8 over SHA-256. The same thing has the same id in every process and after every crash.</summary>
internal static class DerivedId
{
    /// <summary>The regime that a plan's duty to report becomes.</summary>
    internal static Guid Regime(Guid planId, int position)
    {
        Span<byte> hash = SHA256.HashData(Encoding.UTF8.GetBytes($"educoop:report-regime:1\n{planId:D}/{position}"));
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
