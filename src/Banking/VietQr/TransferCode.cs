namespace EduCoop.Banking.VietQr;

/// <summary>How the transfer is made (sub-field 02 of field 38).</summary>
public enum VietQrService
{
    /// <summary>To an account: QRIBFTTA.</summary>
    Account,

    /// <summary>To a card: QRIBFTTC.</summary>
    Card,

    /// <summary>To a payment provider's account: QRPUSH.</summary>
    Push,
}

/// <summary>
/// What a VietQR transfer code says (NAPAS, over EMVCo's merchant-presented QR). Letters are printable ASCII; lengths are counted in characters.
/// Amounts are whole đồng.
/// </summary>
public sealed record TransferCode
{
    /// <summary>The bank: six digits, given out by the State Bank.</summary>
    public required string Bin { get; init; }

    /// <summary>Account or card number: 1 to 19 of A-Z, a-z, 0-9.</summary>
    public required string Account { get; init; }

    /// <summary>To an account, a card or a provider.</summary>
    public VietQrService Service { get; init; }

    /// <summary>Whole đồng, 1 to 13 digits; null = the payer writes it.</summary>
    public long? AmountVnd { get; init; }

    /// <summary>What the transfer is for, 1 to 25 characters (field 62-08).</summary>
    public string? Purpose { get; init; }

    /// <summary>Reference, 1 to 25 characters (field 62-05).</summary>
    public string? Reference { get; init; }

    /// <summary>Bill number, 1 to 25 characters (field 62-01).</summary>
    public string? Bill { get; init; }

    /// <summary>Who receives it, 1 to 25 characters (field 59).</summary>
    public string? Name { get; init; }

    /// <summary>Where, 1 to 15 characters (field 60).</summary>
    public string? City { get; init; }
}

/// <summary>Why a text is no VietQR code, or a code cannot be made.</summary>
/// <param name="Code">Stable name in snake_case.</param>
/// <param name="Position">Place of the first wrong character, from 0; -1 where no place is meant.</param>
/// <param name="Field">The field that is meant: "54", "62-08"; empty where none is.</param>
public sealed record VietQrFault(string Code, int Position, string Field);

/// <summary>Either the code's content or why there is none.</summary>
/// <param name="Value">What it says.</param>
/// <param name="Fault">Why not.</param>
public readonly record struct VietQrReading(TransferCode? Value, VietQrFault? Fault);

/// <summary>Either the payload or why there is none.</summary>
/// <param name="Payload">The letters of the code.</param>
/// <param name="Fault">Why not.</param>
public readonly record struct VietQrPayload(string? Payload, VietQrFault? Fault);
