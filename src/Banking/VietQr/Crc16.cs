namespace EduCoop.Banking.VietQr;

/// <summary>CRC-16/CCITT-FALSE: polynomial 0x1021, start 0xFFFF, nothing reflected, no final xor. Its check value over "123456789" is 29B1.</summary>
internal static class Crc16
{
    internal static ushort Of(ReadOnlySpan<char> ascii)
    {
        var crc = 0xFFFF;
        foreach (var letter in ascii)
        {
            crc ^= letter << 8;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 0x8000) != 0 ? (crc << 1) ^ 0x1021 : crc << 1;
            }

            crc &= 0xFFFF;
        }

        return (ushort)crc;
    }
}
