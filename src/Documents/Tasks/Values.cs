using System.Text;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Tasks;

/// <summary>A value as people read it: the text of its span with every run of white-space as one blank.</summary>
internal static class Values
{
    internal static string Of(PlanText document, TextSpan span)
    {
        var letters = document.Slice(span);
        if (letters.IndexOfAny('\n', '\r', '\t') < 0 && letters.IndexOf("  ") < 0 && !letters.Contains('<'))
        {
            return letters.ToString();
        }

        var value = new StringBuilder(span.Length);
        for (var at = 0; at < letters.Length; at++)
        {
            var letter = letters[at];
            if (CellBreaks.At(letters, at) is > 0 and var mark)
            {
                (letter, at) = (' ', at + mark - 1);
                if (letters[(at + 1)..].TrimStart() is ['-' or '–' or '+', ' ', ..] && value.Length > 0)
                {
                    // "A<br>- B": the bullet of the next line is no part of the words; a semicolon parts the points.
                    at = letters.Length - letters[(at + 1)..].TrimStart().Length;
                    value.Append(value[^1] is ';' or '.' or ':' or ',' ? "" : ";");
                }
            }

            if (!char.IsWhiteSpace(letter))
            {
                value.Append(letter);
            }
            else if (value.Length > 0 && value[^1] != ' ')
            {
                value.Append(' ');
            }
        }

        return value.ToString();
    }
}
