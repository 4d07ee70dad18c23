using System.Buffers.Binary;

namespace EduCoop.Twinning.Life;

/// <summary>
/// Cuts out of a picture what the camera wrote beside it: place, device, time, owner, preview (EXIF, XMP, IPTC, comments, what is appended behind the end). What is seen does not
/// change by a bit: only whole segments are left out; of EXIF the turning of the picture is written anew. JPEG: ITU-T T.81, annex B; PNG: ISO/IEC 15948, 5.3.
/// </summary>
internal static class PictureMetadata
{
    private const byte Marker = 0xFF;
    private const byte StartOfImage = 0xD8;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;
    private const byte Application0 = 0xE0;
    private const byte Exif = 0xE1;
    private const byte ColourProfile = 0xE2;
    private const byte Adobe = 0xEE;
    private const byte Application15 = 0xEF;
    private const byte Comment = 0xFE;
    private const int OrientationTag = 0x0112;
    private const int MostEntries = 200;

    private static ReadOnlySpan<byte> PngStart => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    // What is needed to draw the picture as it was, and to move it where it moves.
    private static readonly HashSet<string> KeptChunks = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs", "acTL", "fcTL", "fdAT"];

    /// <returns>The picture without them; null when it is not built as its kind must be.</returns>
    internal static byte[]? CutOut(byte[] picture, string mediaType) => mediaType == "image/png" ? Png(picture) : Jpeg(picture);

    private static byte[]? Jpeg(ReadOnlySpan<byte> from)
    {
        using var to = new MemoryStream(from.Length);
        to.Write([Marker, StartOfImage]);
        var (at, orientation, hasTurned) = (2, 1, false);
        while (at + 4 <= from.Length && from[at] == Marker)
        {
            var kind = from[at + 1];
            if (kind == Marker)
            {
                // A fill byte.
                at++;
                continue;
            }

            if (kind == EndOfImage)
            {
                break;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(from[(at + 2)..]) + 2;
            if (length < 4 || at + length > from.Length)
            {
                return null;
            }

            var segment = from.Slice(at, length);
            at += length;
            orientation = kind == Exif && OrientationOf(segment[4..]) is { } turned ? turned : orientation;
            if (kind == StartOfScan && !hasTurned && orientation != 1)
            {
                to.Write(OnlyOrientation(orientation));
                hasTurned = true;
            }

            if (IsKept(kind, segment[4..]))
            {
                to.Write(segment);
            }

            if (kind == StartOfScan)
            {
                var end = EndOfScan(from, at);
                to.Write(from[at..end]);
                at = end;
            }
        }

        if (at + 2 > from.Length || from[at] != Marker || from[at + 1] != EndOfImage)
        {
            return null;
        }

        to.Write([Marker, EndOfImage]);
        return to.ToArray();
    }

    private static bool IsKept(byte kind, ReadOnlySpan<byte> content) => kind switch
    {
        Application0 => content.StartsWith("JFIF\0"u8),
        ColourProfile => content.StartsWith("ICC_PROFILE\0"u8),
        Adobe => content.StartsWith("Adobe"u8),
        > Application0 and <= Application15 or Comment => false,
        _ => true,
    };

    // Entropy-coded bytes go on until a marker that is neither a stuffed zero nor a restart.
    private static int EndOfScan(ReadOnlySpan<byte> from, int at)
    {
        while (at + 1 < from.Length && !(from[at] == Marker && from[at + 1] is not (0x00 or Marker or (>= 0xD0 and <= 0xD7))))
        {
            at++;
        }

        return at + 1 < from.Length ? at : from.Length;
    }

    private static int? OrientationOf(ReadOnlySpan<byte> content)
    {
        if (!content.StartsWith("Exif\0\0"u8) || content.Length < 14)
        {
            return null;
        }

        var tiff = content[6..];
        var isLittle = tiff[0] == 'I';
        var entries = (int)Math.Min(int.MaxValue, Number(tiff, 4, 4, isLittle));
        if (entries < 8 || entries + 2 > tiff.Length)
        {
            return null;
        }

        var count = Math.Min(MostEntries, Number(tiff, entries, 2, isLittle));
        for (var i = 0; i < count && entries + 14 + (12 * i) <= tiff.Length; i++)
        {
            var entry = entries + 2 + (12 * i);
            if (Number(tiff, entry, 2, isLittle) == OrientationTag)
            {
                return Number(tiff, entry + 8, 2, isLittle) is >= 1 and <= 8 and var turned ? (int)turned : null;
            }
        }

        return null;
    }

    private static uint Number(ReadOnlySpan<byte> from, int at, int size, bool isLittle) =>
        size == 2
            ? isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(from[at..]) : BinaryPrimitives.ReadUInt16BigEndian(from[at..])
            : isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(from[at..]) : BinaryPrimitives.ReadUInt32BigEndian(from[at..]);

    private static byte[] OnlyOrientation(int orientation) =>
    [
        Marker, Exif, 0x00, 0x22, .. "Exif\0\0"u8, .. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0,
    ];

    private static byte[]? Png(ReadOnlySpan<byte> from)
    {
        using var to = new MemoryStream(from.Length);
        to.Write(PngStart);
        var at = PngStart.Length;
        while (at + 12 <= from.Length)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(from[at..]);
            if (length > from.Length - at - 12)
            {
                return null;
            }

            var (kind, whole) = (System.Text.Encoding.ASCII.GetString(from.Slice(at + 4, 4)), (int)length + 12);
            if (KeptChunks.Contains(kind))
            {
                to.Write(from.Slice(at, whole));
            }

            at += whole;
            if (kind == "IEND")
            {
                return to.ToArray();
            }
        }

        return null;
    }
}
