using System.Globalization;

namespace EduCoop.Banking.VietQr;

/// <summary>
/// Reads the letters of a VietQR code. Nothing is guessed: a wrong length, a doubled field or a wrong check sum is refused with its place.
/// Fields that EMVCo knows and VietQR does not use are passed over.
/// </summary>
public static class VietQrReader
{
    /// <summary>Reads one payload.</summary>
    /// <param name="payload">The letters, as a scanner gives them.</param>
    public static VietQrReading Read(string payload)
    {
        var fault = Refuse(payload);
        if (fault is not null)
        {
            return new(null, fault);
        }

        var fields = new Dictionary<string, Tlv>(StringComparer.Ordinal);
        fault = Split(payload, 0, payload.Length, "", fields)
            ?? RefuseCrc(payload, fields)
            ?? Descend(payload, fields, "38")
            ?? Descend(payload, fields, "38-01")
            ?? Descend(payload, fields, "62");
        return fault is null ? Interpret(fields) : new(null, fault);
    }

    private static VietQrFault? Refuse(string payload) => payload switch
    {
        { Length: 0 } => new("empty", 0, ""),
        { Length: > VietQrFields.LongestPayload } => new("too_long", VietQrFields.LongestPayload, ""),
        _ when VietQrFields.FirstUnprintable(payload) is >= 0 and var place => new("not_ascii", place, ""),
        _ => null,
    };

    // One field: two digits of tag, two of length, the value.
    private static VietQrFault? Split(string payload, int from, int to, string parent, Dictionary<string, Tlv> fields)
    {
        for (var at = from; at < to;)
        {
            if (Digits(payload, at, to) is { } badTag)
            {
                return new("tag_invalid", badTag, parent);
            }

            var name = parent.Length == 0 ? payload.Substring(at, 2) : $"{parent}-{payload.AsSpan(at, 2)}";
            if (Digits(payload, at + 2, to) is { } badLength)
            {
                return new("length_invalid", badLength, name);
            }

            var length = int.Parse(payload.AsSpan(at + 2, 2), NumberStyles.None, CultureInfo.InvariantCulture);
            if (length == 0)
            {
                return new("field_empty", at + 2, name);
            }

            if (at + 4 + length > to)
            {
                return new("value_cut_off", to, name);
            }

            if (!fields.TryAdd(name, new Tlv(at + 4, payload.Substring(at + 4, length))))
            {
                return new("field_twice", at, name);
            }

            at += 4 + length;
        }

        return null;
    }

    private static int? Digits(string payload, int at, int to)
    {
        for (var i = at; i < at + 2; i++)
        {
            if (i >= to || !char.IsAsciiDigit(payload[i]))
            {
                return Math.Min(i, to);
            }
        }

        return null;
    }

    private static VietQrFault? RefuseCrc(string payload, Dictionary<string, Tlv> fields)
    {
        if (!fields.TryGetValue("63", out var crc))
        {
            return new("crc_missing", payload.Length, "63");
        }

        if (crc.Value.Length != VietQrFields.CrcLength || crc.At + VietQrFields.CrcLength != payload.Length)
        {
            return new("crc_not_last", crc.At, "63");
        }

        var expected = Crc16.Of(payload.AsSpan(0, crc.At)).ToString("X4", CultureInfo.InvariantCulture);
        return crc.Value == expected ? null : new("crc_wrong", crc.At, "63");
    }

    private static VietQrFault? Descend(string payload, Dictionary<string, Tlv> fields, string name) =>
        fields.TryGetValue(name, out var field) ? Split(payload, field.At, field.At + field.Value.Length, name, fields) : null;

    private static VietQrReading Interpret(Dictionary<string, Tlv> fields)
    {
        var form = Must(fields, "00", value => value == VietQrFields.Format, "format_unknown")
            ?? Must(fields, "01", value => value is VietQrFields.Static or VietQrFields.WithAmount, "initiation_unknown")
            ?? Must(fields, "38", _ => true, "")
            ?? Must(fields, "38-00", value => value == VietQrFields.Napas, "not_vietqr")
            ?? Must(fields, "38-01", _ => true, "")
            ?? Must(fields, "38-01-00", VietQrFields.IsBin, "bin_invalid")
            ?? Must(fields, "38-01-01", VietQrFields.IsAccount, "account_invalid")
            ?? Must(fields, "38-02", value => Array.IndexOf(VietQrFields.Services, value) >= 0, "service_unknown")
            ?? Must(fields, "53", value => value == VietQrFields.Dong, "currency_not_vnd")
            ?? Must(fields, "58", value => value == VietQrFields.Country, "country_not_vn")
            ?? May(fields, "54", value => Amount(value) is not null, "amount_invalid")
            ?? Short(fields, "59", VietQrFields.LongestText) ?? Short(fields, "60", VietQrFields.LongestCity)
            ?? Short(fields, "62-01", VietQrFields.LongestText) ?? Short(fields, "62-05", VietQrFields.LongestText) ?? Short(fields, "62-08", VietQrFields.LongestText);
        if (form is not null)
        {
            return new(null, form);
        }

        string? Value(string name) => fields.TryGetValue(name, out var field) ? field.Value : null;
        return new(
            new TransferCode
            {
                Bin = Value("38-01-00")!,
                Account = Value("38-01-01")!,
                Service = (VietQrService)Array.IndexOf(VietQrFields.Services, Value("38-02")),
                AmountVnd = Value("54") is { } amount ? Amount(amount) : null,
                Name = Value("59"),
                City = Value("60"),
                Bill = Value("62-01"),
                Reference = Value("62-05"),
                Purpose = Value("62-08"),
            },
            null);
    }

    // EMVCo allows a decimal point; đồng have no smaller unit, so only zeros may follow it.
    private static long? Amount(string value)
    {
        var point = value.IndexOf('.', StringComparison.Ordinal);
        var (whole, rest) = point < 0 ? (value, "") : (value[..point], value[(point + 1)..]);
        return value.Length <= VietQrFields.LongestAmount && whole.Length > 0 && rest.All(digit => digit == '0')
            && long.TryParse(whole, NumberStyles.None, CultureInfo.InvariantCulture, out var amount) && amount > 0
            ? amount
            : null;
    }

    private static VietQrFault? Must(Dictionary<string, Tlv> fields, string name, Func<string, bool> fits, string code) =>
        fields.ContainsKey(name) ? May(fields, name, fits, code) : new("field_missing", -1, name);

    private static VietQrFault? May(Dictionary<string, Tlv> fields, string name, Func<string, bool> fits, string code) =>
        !fields.TryGetValue(name, out var field) || fits(field.Value) ? null : new(code, field.At, name);

    private static VietQrFault? Short(Dictionary<string, Tlv> fields, string name, int longest) =>
        fields.TryGetValue(name, out var field) && field.Value.Length > longest ? new("field_too_long", field.At + longest, name) : null;

    private readonly record struct Tlv(int At, string Value);
}
