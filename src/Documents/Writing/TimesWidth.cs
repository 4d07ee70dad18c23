using System.Globalization;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Writing;

/// <summary>How wide a text is in Times New Roman: rules are measured against words, and columns against their texts, without opening a font.</summary>
internal static class TimesWidth
{
    // Thousandths of the size, from space to tilde; marks above and below a letter take no width.
    private static readonly short[] Regular =
    [
        250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444,
        921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500,
        333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
    ];

    private static readonly short[] Bold =
    [
        250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 333, 333, 570, 570, 570, 500,
        930, 722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778, 611, 778, 722, 556, 667, 722, 722, 1000, 722, 722, 667, 333, 278, 333, 581, 500,
        333, 500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500, 556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444, 394, 220, 394, 520,
    ];

    /// <summary>Width in twentieths of a point.</summary>
    internal static int Twips(string text, double points, bool bold = false)
    {
        long sum = 0;
        foreach (var letter in text)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            // Without its marks, by the readers' own table: the command line runs without ICU, which alone could take letters apart.
            var plain = letter == '\u00a0' ? ' ' : letter <= '~' ? letter : char.IsUpper(letter) ? char.ToUpperInvariant(Letters.Base(letter)) : Letters.Base(letter);
            sum += plain is >= ' ' and <= '~' ? (bold ? Bold : Regular)[plain - ' '] : 700;
        }

        return (int)Math.Ceiling(sum * points * 20 / 1000);
    }

    /// <summary>The widest of the lines that a text takes in a column: broken where a space is, never where a non-breaking one is.</summary>
    internal static int WidestLine(string text, double points, bool bold, int room)
    {
        var space = Twips(" ", points, bold);
        var (widest, line) = (0, 0);
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var width = Twips(word, points, bold);
            line = line > 0 && line + space + width <= room ? line + space + width : width;
            widest = Math.Max(widest, line);
        }

        return Math.Min(widest, room);
    }

    /// <summary>The widest word, which a column cannot be narrower than.</summary>
    internal static int WidestWord(string text, double points, bool bold = false) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => Twips(word, points, bold)).DefaultIfEmpty(0).Max();
}
