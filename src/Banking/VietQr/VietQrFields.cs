namespace EduCoop.Banking.VietQr;

/// <summary>Names and bounds of the fields, and the checks that writing and reading share.</summary>
internal static class VietQrFields
{
    internal const string Format = "01";
    internal const string Static = "11";
    internal const string WithAmount = "12";
    internal const string Napas = "A000000727";
    internal const string Dong = "704";
    internal const string Country = "VN";
    internal const int LongestAccount = 19;
    internal const int LongestText = 25;
    internal const int LongestCity = 15;
    internal const int LongestAmount = 13;
    internal const int CrcLength = 4;

    // EMVCo bounds the whole code: a payload beyond this fits no symbol that phones read.
    internal const int LongestPayload = 512;

    internal static readonly string[] Services = ["QRIBFTTA", "QRIBFTTC", "QRPUSH"];

    internal static bool IsBin(string value) => value.Length == 6 && value.All(char.IsAsciiDigit);

    internal static bool IsAccount(string value) => value.Length is > 0 and <= LongestAccount && value.All(char.IsAsciiLetterOrDigit);

    internal static bool IsPrintable(char letter) => letter is >= ' ' and <= '~';

    /// <returns>-1 when every character is printable ASCII.</returns>
    internal static int FirstUnprintable(ReadOnlySpan<char> value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (!IsPrintable(value[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
