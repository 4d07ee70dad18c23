using System.Text;
using EduCoop.UnitDirectory.Names;

namespace EduCoop.UnitDirectory.Imports.Reading;

/// <summary>Finds out what a file is from its first bytes, never from its name, and reads it within bounds.</summary>
internal static class TableFile
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal static TableContent Read(byte[] content)
    {
        var table = content switch
        {
            [] => TableContent.Refused(FileRefusals.Empty),
            [0x50, 0x4B, 0x03, 0x04, ..] => WorkbookReader.Read(content),
            // The old binary Excel, which is also what a password makes of an .xlsx.
            [0xD0, 0xCF, 0x11, 0xE0, ..] => TableContent.Refused(FileRefusals.WorkbookBroken),
            _ => ReadText(content),
        };
        if (table.Refusal is not null)
        {
            return table;
        }

        if (table.Rows.Count == 0)
        {
            return TableContent.Refused(FileRefusals.Empty);
        }

        return LegacyFont.Detect(table.Rows.Take(5000).SelectMany(row => row.Cells)) is { } font ? TableContent.Refused(FileRefusals.LegacyFont(font)) : table;
    }

    private static TableContent ReadText(byte[] content)
    {
        try
        {
            var skip = content is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
            var text = StrictUtf8.GetString(content, skip, content.Length - skip);
            // UTF-16 without its mark is valid UTF-8 full of NULs.
            return text.Contains('\0', StringComparison.Ordinal) ? TableContent.Refused(FileRefusals.NotUtf8) : DelimitedReader.Read(text);
        }
        catch (DecoderFallbackException)
        {
            return TableContent.Refused(FileRefusals.NotUtf8);
        }
    }
}
