using System.Security.Cryptography;
using System.Text;

namespace EduCoop.Plans;

/// <summary>Ids that follow from what they name: UUID version 8 over SHA-256. The same thing has the same id after every crash and repetition.</summary>
internal static class DerivedId
{
    internal static Guid Task(Guid planId, int position) => From("educoop:plan-task:1", $"{planId:D}/{position}");

    internal static Guid Group(Guid planId, int position) => From("educoop:plan-group:1", $"{planId:D}/{position}");

    internal static Guid Indicator(Guid planId, int position) => From("educoop:plan-indicator:1", $"{planId:D}/{position}");

    /// <summary>A task's piece of work by its period and the unit that does it.</summary>
    internal static Guid Occurrence(Guid taskId, string label, Guid? unitId) => From("educoop:occurrence:1", $"{taskId:D}/{unitId?.ToString("D") ?? "-"}/{label}");

    private static Guid From(string purpose, string name)
    {
        Span<byte> hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{purpose}\n{name}"));
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
