using System.Buffers.Binary;
using System.Text;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;

namespace EduCoop.Twinning.Tests.Life;

/// <summary>Small pictures into which a camera wrote where they were taken, and what another program than ours reads from a picture.</summary>
internal static class Pictures
{
    internal const string Place = "21.0278N 105.8342E";

    private const string PlainJpeg =
        "/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAA" +
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0" +
        "AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQA" +
        "AAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERX" +
        "RTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAQABADASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAwAG" +
        "/8QAFRABAQAAAAAAAAAAAAAAAAAAAgD/xAAUAQEAAAAAAAAAAAAAAAAAAAAF/8QAFREBAQAAAAAAAAAAAAAAAAAABAD/2gAMAwEAAhEDEQA/AM+lClSUKUoQkylN/9k=";

    private const string PlainPng =
        "iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAYAAAAf8/9hAAABKklEQVR4AZSTIVDFMBBE39Q0dUgkDotE4rA4LA6Lw36HxWFxWBwWh0RicUjkT9Rx28xNwqeUQXR2Nne3u2mSYcton+zZB/v2zoG9cWivHNkLx/bMiT1xao+c2QPnds+F3XFp" +
        "t1zZDde2YWNDZiKT0LdF+JO7CYWJqAfPjLhAosyD4wpquK9XnpmqQFNOaLHnxZvCcQk9wehDGkwUEorV49JQoSYQusD/9lxIhKjMXGBEiyINwyESVR7bKzTuAiJqrBjFNezNXOB7goi3hpFE6AJylogwklQeTiEWvEcXqM21SQKNy0FHGtsJ" +
        "3uMQxTXsHYufQs/1FigofnPe5b2jEuVZRGnnm9iGQ7luR/dDomrcRa3pm9+CilUkz0kSkSD475hY/AeR5G9MfAEAAP//W+osRQAAAAZJREFUAwA2vBARjxT5xAAAAABJRU5ErkJggg==";

    /// <summary>Turned by 90 degrees, with its place in EXIF, XMP, a comment, and behind its end.</summary>
    internal static byte[] Jpeg()
    {
        var plain = Convert.FromBase64String(PlainJpeg);
        return
        [
            .. plain[..2], .. Segment(0xE1, [.. "Exif\0\0"u8, .. Tiff()]), .. Segment(0xE1, Encoding.ASCII.GetBytes($"http://ns.adobe.com/xap/1.0/\0<x>{Place}</x>")),
            .. Segment(0xFE, Encoding.ASCII.GetBytes(Place)), .. plain[2..], .. Encoding.ASCII.GetBytes(Place),
        ];
    }

    internal static byte[] Png()
    {
        var plain = Convert.FromBase64String(PlainPng);
        // Behind the head, which has 25 bytes after the mark of eight. Checksums of chunks that are left out are not looked at.
        return [.. plain[..33], .. Chunk("tEXt", $"Comment\0{Place}"), .. plain[33..], .. Encoding.ASCII.GetBytes(Place)];
    }

    /// <summary>The bytes from which the picture is drawn.</summary>
    internal static string Seen(byte[] picture)
    {
        var (from, to) = picture[0] == 0x89
            ? (picture.AsSpan().IndexOf("IDAT"u8), picture.AsSpan().IndexOf("IEND"u8))
            : (picture.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]), picture.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]));
        Assert.True(from > 0 && to > from);
        return picture[0] == 0x89 ? Convert.ToHexString(picture[from..to]) : Convert.ToHexString(picture[from..(from + 19)]) + Convert.ToHexString(picture[to..(picture.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]) + 2)]);
    }

    /// <summary>How it must be turned, as another program reads it; 1 is not at all.</summary>
    internal static int Turned(byte[] picture)
    {
        using var stream = new MemoryStream(picture);
        var read = ImageMetadataReader.ReadMetadata(stream);
        return read.OfType<ExifIfd0Directory>().FirstOrDefault()?.TryGetInt32(ExifDirectoryBase.TagOrientation, out var turned) == true ? turned : 1;
    }

    private static byte[] Segment(byte kind, byte[] content)
    {
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(content.Length + 2));
        return [0xFF, kind, .. length, .. content];
    }

    // Little-endian, as most telephones write it: the maker's name (here the place) and the turning.
    private static byte[] Tiff()
    {
        var place = Encoding.ASCII.GetBytes(Place + "\0");
        return [.. "II*\0"u8, 8, 0, 0, 0, 2, 0, 0x0F, 0x01, 2, 0, (byte)place.Length, 0, 0, 0, 38, 0, 0, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, .. place];
    }

    private static byte[] Chunk(string kind, string content)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        return [.. length, .. Encoding.ASCII.GetBytes(kind), .. Encoding.Latin1.GetBytes(content), 0, 0, 0, 0];
    }
}
