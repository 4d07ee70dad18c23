using System.Security.Cryptography;
using System.Text;

namespace EduCoop.Twinning;

/// <summary>Ids that follow from what they name: UUID version 8 over SHA-256. The same thing has the same id in every process and after every crash.</summary>
internal static class DerivedId
{
    /// <summary>The agreement that a matching run proposes for a pair.</summary>
    internal static Guid Agreement(Guid runId, Guid seekerId, Guid supporterId) => From("educoop:matching-agreement:1", $"{runId:D}/{seekerId:D}/{supporterId:D}");

    /// <summary>The message of that proposal.</summary>
    internal static Guid Proposal(Guid runId, Guid seekerId, Guid supporterId) => From("educoop:matching-message:1", $"{runId:D}/{seekerId:D}/{supporterId:D}");

    /// <summary>The message that says that a stage of an agreement is over unanswered.</summary>
    internal static Guid Expiry(Guid agreementId, int state, DateTimeOffset since) => From("educoop:agreement-expiry:1", $"{agreementId:D}/{state}/{since.UtcTicks}");

    /// <summary>The word to a unit that a pair fell asleep.</summary>
    internal static Guid Nudge(Guid agreementId, int episode, Guid unitId) => From("educoop:pair-nudge:1", $"{agreementId:D}/{episode}/{unitId:D}");

    private static Guid From(string purpose, string name)
    {
        Span<byte> hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{purpose}\n{name}"));
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
