using System.Globalization;
using System.Text;

namespace EduCoop.Banking.VietQr;

/// <summary>Makes the letters of a VietQR code.</summary>
public static class VietQrWriter
{
    private const long LargestVnd = 9_999_999_999_999;

    /// <summary>The payload: fields in the order 00, 01, 38, 53, 54, 58, 59, 60, 62, 63.</summary>
    /// <param name="code">What it says; accents must be gone (<see cref="AsciiText"/>).</param>
    /// <returns>The payload, or the first field that cannot be written.</returns>
    public static VietQrPayload Write(TransferCode code)
    {
        if (Refuse(code) is { } fault)
        {
            return new(null, fault);
        }

        var text = new StringBuilder(160);
        Append(text, "00", VietQrFields.Format);
        Append(text, "01", code.AmountVnd is null ? VietQrFields.Static : VietQrFields.WithAmount);
        Append(text, "38", Field("00", VietQrFields.Napas) + Field("01", Field("00", code.Bin) + Field("01", code.Account)) + Field("02", VietQrFields.Services[(int)code.Service]));
        Append(text, "53", VietQrFields.Dong);
        Append(text, "54", code.AmountVnd?.ToString(CultureInfo.InvariantCulture));
        Append(text, "58", VietQrFields.Country);
        Append(text, "59", code.Name);
        Append(text, "60", code.City);
        Append(text, "62", Field("01", code.Bill) + Field("05", code.Reference) + Field("08", code.Purpose));
        text.Append("6304");
        return new(text.Append(Crc16.Of(text.ToString()).ToString("X4", CultureInfo.InvariantCulture)).ToString(), null);
    }

    private static VietQrFault? Refuse(TransferCode code) => code switch
    {
        { Bin: var bin } when !VietQrFields.IsBin(bin) => new("bin_invalid", -1, "38-01-00"),
        { Account: var account } when !VietQrFields.IsAccount(account) => new("account_invalid", -1, "38-01-01"),
        { Service: var service } when !Enum.IsDefined(service) => new("service_unknown", -1, "38-02"),
        { AmountVnd: <= 0 or > LargestVnd } => new("amount_invalid", -1, "54"),
        _ => Refuse("59", code.Name, VietQrFields.LongestText) ?? Refuse("60", code.City, VietQrFields.LongestCity)
            ?? Refuse("62-01", code.Bill, VietQrFields.LongestText) ?? Refuse("62-05", code.Reference, VietQrFields.LongestText)
            ?? Refuse("62-08", code.Purpose, VietQrFields.LongestText),
    };

    private static VietQrFault? Refuse(string field, string? value, int longest) => value switch
    {
        null => null,
        "" => new("field_empty", -1, field),
        _ when value.Length > longest => new("field_too_long", longest, field),
        _ when VietQrFields.FirstUnprintable(value) is >= 0 and var place => new("not_ascii", place, field),
        _ => null,
    };

    private static void Append(StringBuilder text, string tag, string? value) => text.Append(Field(tag, value));

    private static string Field(string tag, string? value) =>
        string.IsNullOrEmpty(value) ? "" : string.Create(CultureInfo.InvariantCulture, $"{tag}{value.Length:00}{value}");
}
