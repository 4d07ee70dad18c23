using System.Globalization;
using System.Text;

namespace EduCoop.Donations.Statements.Reading;

/// <summary>Chooses the layout by the file's heading. A new layout is one more row here and one more class beside it.</summary>
internal static class StatementReader
{
    private const int HeadingIsWithin = 40;

    private static readonly (Func<string, bool> IsHeading, Func<IReadOnlyList<TextLine>, int, ReadStatement> Read)[] Layouts =
    [
        (AgribankPipes.IsHeading, AgribankPipes.Read),
    ];

    /// <summary>Reads a file to its end without any effect; the same bytes always give the same answer.</summary>
    /// <exception cref="StatementRefusedException">The file cannot be taken; says why and where.</exception>
    internal static ReadStatement Read(byte[] file)
    {
        var lines = StatementFile.Lines(file);
        for (var i = 0; i < Math.Min(lines.Count, HeadingIsWithin); i++)
        {
            foreach (var (isHeading, read) in Layouts)
            {
                if (isHeading(lines[i].Text))
                {
                    return read(lines, i);
                }
            }
        }

        throw new StatementRefusedException(new(
            "unknown_layout", "Không nhận ra mẫu sao kê.", $"Không thấy dòng tiêu đề cột trong {HeadingIsWithin} dòng đầu. Hiện đọc được sao kê Agribank dạng văn bản có dấu |.", 1));
    }

    /// <summary>For comparing headings: small letters, no accents, single spaces.</summary>
    internal static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.ToLowerInvariant().Replace('đ', 'd').Normalize(NormalizationForm.FormD))
        {
            if (char.IsWhiteSpace(letter))
            {
                if (folded.Length > 0 && folded[^1] != ' ')
                {
                    folded.Append(' ');
                }
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(letter);
            }
        }

        return folded.ToString().TrimEnd();
    }
}
