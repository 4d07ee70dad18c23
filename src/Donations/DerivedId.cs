using System.Buffers.Binary;
using System.Security.Cryptography;

namespace EduCoop.Donations;

/// <summary>Ids that follow from what they name: UUID version 8 over SHA-256. The same thing has the same id in every process and after every crash.</summary>
internal static class DerivedId
{
    internal static Guid LedgerAccount(Guid campaignId, string kind) => From("educoop:ledger-account:1", $"{campaignId:D}/{kind}");

    /// <summary>A bank account by its number's digits; by its campaign where no paper names the number.</summary>
    internal static Guid BankAccount(string? number, Guid campaignId) =>
        From("educoop:bank-account:1", number is null ? $"campaign/{campaignId:D}" : $"number/{number}");

    /// <summary>The fund of a shared account, by the account's digits.</summary>
    internal static Guid Unclassified(string number) => From("educoop:unclassified:1", number);

    /// <summary>The letter for one gift in one batch of letters.</summary>
    internal static Guid Letter(Guid batchId, Guid donationId) => From("educoop:letter:1", $"{batchId:D}/{donationId:D}");

    /// <summary>One part of the letters that are written in the background.</summary>
    internal static Guid Letters(Guid jobId, int part) => From("educoop:letters:1", $"{jobId:D}/{part}");

    /// <summary>A gift's move to another campaign.</summary>
    internal static Guid Classification(Guid donationId, int place) => From("educoop:classification:1", $"{donationId:D}/{place}");

    /// <summary>The condition that came with a gift.</summary>
    internal static Guid Condition(Guid donationId) => From("educoop:gift-condition:1", $"{donationId:D}");

    /// <summary>The campaign that holds a campaign's gifts of one condition, by what binds.</summary>
    internal static Guid Conditional(Guid campaignId, string terms) => From("educoop:conditional:1", $"{campaignId:D}/{terms}");

    /// <summary>
    /// A statement line, and the gift that is read from it: account, day, place among that day's lines, running balance. It begins with day and
    /// place, so that a statement's ids come in the order of its lines and lie side by side in every index; 74 bits of the hash tell accounts apart.
    /// </summary>
    internal static Guid StatementLine(Guid bankAccountId, DateOnly day, int position, long? balance)
    {
        Span<byte> place = stackalloc byte[33];
        bankAccountId.TryWriteBytes(place, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(place[16..], day.DayNumber);
        BinaryPrimitives.WriteInt32BigEndian(place[20..], position);
        place[24] = balance is null ? (byte)0 : (byte)1;
        BinaryPrimitives.WriteInt64BigEndian(place[25..], balance ?? 0);
        var id = SHA256.HashData(place);
        // 24 bits each: days reach beyond the year 40000, and a day has at most 16 million lines before ids only lose their order.
        BinaryPrimitives.WriteInt64BigEndian(id, (((long)day.DayNumber << 24) | ((long)position & 0xFFFFFF)) << 16 | BinaryPrimitives.ReadUInt16BigEndian(id.AsSpan(30)));
        return FromHash(id);
    }

    private static Guid From(string purpose, string name) => FromHash(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{purpose}\n{name}")));

    private static Guid FromHash(Span<byte> hash)
    {
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
