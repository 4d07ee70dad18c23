using System.Text.Json;
using System.Text.Json.Serialization;

namespace EduCoop.Transparency.Receipts;

/// <summary>What opens the donor's own commitment. Only the donor and the ledger have it.</summary>
/// <param name="Salt">32 bytes.</param>
/// <param name="Name">The donor's name as it was told.</param>
/// <param name="Reference">Number on the receipt or transfer.</param>
/// <param name="Memo">What the donor wrote.</param>
public sealed record ReceiptOpening(byte[] Salt, string? Name, string? Reference, string? Memo);

/// <summary>The proof of one gift as a file: with it and the ledger's public key anyone can check, without a network, that the gift stands in the ledger.</summary>
/// <param name="Format">educoop-receipt/v1.</param>
/// <param name="Leaf">The entry's bytes (<see cref="Entries.LedgerLeaf"/>).</param>
/// <param name="Index">Its place in the ledger.</param>
/// <param name="Inclusion">Audit path in the tree of the checkpoint.</param>
/// <param name="Checkpoint">Signed note, C2SP tlog-checkpoint, with the cosignatures of witnesses where there are some.</param>
/// <param name="Key">The ledger's public key as a vkey. A reader who wants to be sure compares it with the one that is published.</param>
/// <param name="Opening">Null in a receipt for others, and after the donor was erased.</param>
public sealed record Receipt(string Format, byte[] Leaf, long Index, IReadOnlyList<byte[]> Inclusion, string Checkpoint, string Key, ReceiptOpening? Opening)
{
    /// <summary>Value of <see cref="Format"/>.</summary>
    public const string CurrentFormat = "educoop-receipt/v1";

    /// <summary>Largest file that is read.</summary>
    public const int MaxBytes = 64 * 1024;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        NumberHandling = JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The file.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <summary>Reads a file.</summary>
    /// <param name="json">The file's bytes.</param>
    /// <returns>Null when it is no receipt.</returns>
    public static Receipt? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return json.Length > MaxBytes ? null : JsonSerializer.Deserialize<Receipt>(json, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
