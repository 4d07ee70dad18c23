using System.Text.RegularExpressions;
using EduCoop.Documents.Checking.Facts;

namespace EduCoop.Documents.Checking;

/// <summary>Kinds of numbered lines (Decree 30/2020, annex I, part I, II.6.đ).</summary>
internal enum OutlineKind
{
    /// <summary>Not numbered.</summary>
    None,

    /// <summary>"Phần I".</summary>
    Part,

    /// <summary>"Chương II".</summary>
    Chapter,

    /// <summary>"Mục 1".</summary>
    Section,

    /// <summary>"Tiểu mục 1".</summary>
    Subsection,

    /// <summary>"Điều 5. …".</summary>
    Article,

    /// <summary>"II. …".</summary>
    Roman,

    /// <summary>"3. …".</summary>
    Clause,

    /// <summary>"đ) …".</summary>
    Point,
}

/// <summary>A numbered line.</summary>
/// <param name="Kind">Of which kind.</param>
/// <param name="Number">Its number as written.</param>
/// <param name="Rest">What follows the number.</param>
internal sealed record OutlineMark(OutlineKind Kind, string Number, string Rest);

/// <summary>Reads the numbers of parts, chapters, sections, articles, clauses and points.</summary>
internal static partial class Outline
{
    // A heading is short; what goes on for longer is prose that begins with a number.
    private const int HeadingLength = 160;

    internal static OutlineMark Of(LineFacts line)
    {
        if (Word().Match(line.Text) is { Success: true } word)
        {
            var kind = word.Groups["word"].Value.ToUpperInvariant() switch { "PHẦN" => OutlineKind.Part, "CHƯƠNG" => OutlineKind.Chapter, "MỤC" => OutlineKind.Section, "TIỂU MỤC" => OutlineKind.Subsection, _ => OutlineKind.Article };
            // "Mục 3 của Kế hoạch này" in a sentence is no heading; one stands on a line of its own, an article has its period.
            var rest = word.Groups["rest"].Value;
            var isHeading = rest.Length == 0 || (kind == OutlineKind.Article && (rest[0] is '.' or ':' || line.IsAll(run => run.IsBold)));
            return isHeading ? new(kind, word.Groups["number"].Value, rest) : new(OutlineKind.None, "", line.Text);
        }

        return Label().Match(line.Text) is { Success: true } label
            ? new(label.Groups["roman"].Success ? OutlineKind.Roman : label.Groups["clause"].Success ? OutlineKind.Clause : OutlineKind.Point, label.Groups["roman"].Value + label.Groups["clause"].Value + label.Groups["point"].Value, label.Groups["rest"].Value)
            : new(OutlineKind.None, "", line.Text);
    }

    internal static bool IsHeading(LineFacts line) => line.Text.Length <= HeadingLength && Of(line).Kind switch
    {
        OutlineKind.Part or OutlineKind.Chapter or OutlineKind.Section or OutlineKind.Subsection or OutlineKind.Roman => true,
        OutlineKind.Article or OutlineKind.Clause => line.IsAll(run => run.IsBold),
        _ => false,
    };

    /// <summary>Is the second line the heading of the part, chapter or section whose word and number the first one is?</summary>
    internal static bool IsTitled(LineFacts label, LineFacts line) =>
        Of(label).Kind is OutlineKind.Part or OutlineKind.Chapter or OutlineKind.Section or OutlineKind.Subsection && Of(line).Kind == OutlineKind.None;

    /// <summary>The value of a Roman number in capitals; 0 for anything else.</summary>
    internal static int Roman(string number)
    {
        var sum = 0;
        for (var i = 0; i < number.Length; i++)
        {
            var value = Value(number[i]);
            if (value == 0)
            {
                return 0;
            }

            sum += i + 1 < number.Length && value < Value(number[i + 1]) ? -value : value;
        }

        return sum;
    }

    private static int Value(char letter) => letter switch { 'I' => 1, 'V' => 5, 'X' => 10, 'L' => 50, 'C' => 100, _ => 0 };

    [GeneratedRegex(@"\A(?<word>Phần|Chương|Mục|Tiểu mục|Điều)\s+(?<number>[0-9IVXLC]{1,7}|thứ\s+\p{L}{2,5})(?:\s*\z|(?<rest>[.:\s].*)\z)", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Word();

    [GeneratedRegex(@"\A(?:(?<roman>[IVXLC]{1,7})|(?<clause>[0-9]{1,3})|(?<point>\p{Ll})(?=[).]))(?<rest>[.)]\s.*)\z", RegexOptions.Singleline)]
    private static partial Regex Label();
}
