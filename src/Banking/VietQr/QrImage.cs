using QRCoder;

namespace EduCoop.Banking.VietQr;

/// <summary>A code as a picture. Error correction M (15 %), as NAPAS asks; four modules of quiet zone around it.</summary>
public static class QrImage
{
    private const int PixelsPerModule = 8;

    /// <summary>Scalable, for print and screens.</summary>
    /// <param name="text">What the code says.</param>
    public static string Svg(string text)
    {
        using var data = Generate(text);
        using var svg = new SvgQRCode(data);
        return svg.GetGraphic(PixelsPerModule, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }

    /// <summary>Pixels, black on white.</summary>
    /// <param name="text">What the code says.</param>
    public static byte[] Png(string text)
    {
        using var data = Generate(text);
        using var png = new PngByteQRCode(data);
        return png.GetGraphic(PixelsPerModule);
    }

    private static QRCodeData Generate(string text) => QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
}
