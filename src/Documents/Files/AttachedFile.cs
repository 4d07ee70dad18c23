using System.IO.Compression;

namespace EduCoop.Documents.Files;

/// <summary>What a file really is, by its first bytes; its name must say the same. Nothing that a browser or an office program would run is taken.</summary>
/// <param name="MediaType">As it is given out.</param>
/// <param name="IsImage">A picture, on which people may be known.</param>
public sealed record AttachedFile(string MediaType, bool IsImage)
{
    private const int MostParts = 5000;

    private static readonly (string[] Extensions, byte[] Magic, AttachedFile Kind)[] Simple =
    [
        ([".pdf"], "%PDF-"u8.ToArray(), new("application/pdf", false)),
        ([".png"], [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], new("image/png", true)),
        ([".jpg", ".jpeg"], [0xFF, 0xD8, 0xFF], new("image/jpeg", true)),
    ];

    private static readonly (string Extension, string Folder, string MediaType)[] Office =
    [
        (".docx", "word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (".xlsx", "xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (".pptx", "ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ];

    /// <summary>What a file is.</summary>
    /// <param name="bytes">All of it.</param>
    /// <param name="fileName">The name under which it was sent.</param>
    /// <returns>Null when it is none of the kinds taken, or not what its name says.</returns>
    public static AttachedFile? Of(byte[] bytes, string fileName)
    {
        var extension = Path.GetExtension(fileName);
        foreach (var (extensions, magic, kind) in Simple)
        {
            if (bytes.AsSpan().StartsWith(magic))
            {
                return extensions.Contains(extension, StringComparer.OrdinalIgnoreCase) ? kind : null;
            }
        }

        return Office.FirstOrDefault(one => one.Extension.Equals(extension, StringComparison.OrdinalIgnoreCase)) is { Extension: not null } office && IsOffice(bytes, office.Folder)
            ? new(office.MediaType, false)
            : null;
    }

    // Only the list of parts is read, nothing is unpacked.
    private static bool IsOffice(byte[] bytes, string folder)
    {
        if (!bytes.AsSpan().StartsWith("PK\u0003\u0004"u8))
        {
            return false;
        }

        try
        {
            using var package = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            return package.Entries.Count <= MostParts
                && package.Entries.Any(part => part.FullName == "[Content_Types].xml")
                && package.Entries.Any(part => part.FullName.StartsWith(folder, StringComparison.Ordinal))
                // A macro in a file that claims to have none.
                && !package.Entries.Any(part => part.FullName.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) || part.FullName.Contains("activeX", StringComparison.OrdinalIgnoreCase));
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
