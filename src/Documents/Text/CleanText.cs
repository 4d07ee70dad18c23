using System.Text.RegularExpressions;

namespace EduCoop.Documents.Text;

/// <summary>
/// A piece of a document as a person reads it: one blank between words, no emphasis marks, no LaTeX, composed letters; with the way back from
/// every character to its place in the document. Readers match on this and answer with spans of the document.
/// </summary>
public sealed class CleanText
{
    private readonly int[] starts;
    private readonly int[] ends;

    private CleanText(string text, int[] starts, int[] ends) => (Text, this.starts, this.ends) = (text, starts, ends);

    public string Text { get; }

    public bool IsEmpty => Text.Length == 0;

    /// <summary>Cleans a piece of a document.</summary>
    /// <param name="source">The document's text.</param>
    /// <param name="span">The piece.</param>
    public static CleanText Of(string source, TextSpan span)
    {
        ArgumentNullException.ThrowIfNull(source);
        var composed = ComposedText.Of(source[span.Start..span.End]);
        return new Cleaner(composed, span.Start).Run();
    }

    /// <summary>The place in the document of a piece of <see cref="Text"/>.</summary>
    /// <param name="start">First character.</param>
    /// <param name="end">The one after the last.</param>
    public TextSpan Span(int start, int end)
    {
        while (start < end && Text[start] == ' ')
        {
            start++;
        }

        while (end > start && Text[end - 1] == ' ')
        {
            end--;
        }

        return start >= end ? TextSpan.Empty : new(starts[start], ends[end - 1]);
    }

    /// <summary>The place in the document of what an expression found.</summary>
    public TextSpan Span(Capture found)
    {
        ArgumentNullException.ThrowIfNull(found);
        return Span(found.Index, found.Index + found.Length);
    }

    /// <summary>A piece of the text without blanks at its ends, and its place; null when nothing is left.</summary>
    public Piece? Cut(int start, int end)
    {
        (start, end) = (Math.Clamp(start, 0, Text.Length), Math.Clamp(end, 0, Text.Length));
        while (start < end && Text[start] == ' ')
        {
            start++;
        }

        while (end > start && Text[end - 1] == ' ')
        {
            end--;
        }

        return start >= end ? null : new(Text[start..end], new(starts[start], ends[end - 1]));
    }

    /// <summary>Like <see cref="Cut"/>, also without the given characters at its ends.</summary>
    public Piece? CutTrimmed(int start, int end, string marks)
    {
        (start, end) = (Math.Clamp(start, 0, Text.Length), Math.Clamp(end, 0, Text.Length));
        while (start < end && (Text[start] == ' ' || marks.Contains(Text[start], StringComparison.Ordinal)))
        {
            start++;
        }

        while (end > start && (Text[end - 1] == ' ' || marks.Contains(Text[end - 1], StringComparison.Ordinal)))
        {
            end--;
        }

        return Cut(start, end);
    }

    /// <summary>The letters of one run, with places that grow from left to right.</summary>
    private ref struct Cleaner(ComposedText composed, int offset)
    {
        private readonly string source = composed.Text;
        private readonly char[] letters = new char[composed.Text.Length];
        private readonly int[] starts = new int[composed.Text.Length];
        private readonly int[] ends = new int[composed.Text.Length];
        private int length;
        private bool blank;

        internal CleanText Run()
        {
            for (var at = 0; at < source.Length; at++)
            {
                var letter = source[at];
                if (letter == '\\' && Latex(at) is { } latex)
                {
                    Add(latex.Letter, at, at + latex.Length);
                    at += latex.Length - 1;
                }
                else if (char.IsWhiteSpace(letter) || letter is '|' or '_' && Repeats(at))
                {
                    blank = length > 0;
                }
                else if (letter is not ('*' or '$' or '\u200B' or '\u200C' or '\u200D' or '\u00AD' or '\uFEFF' or '#' or '\0'))
                {
                    Add(letter, at, at + 1);
                }
            }

            return new(new string(letters, 0, length), starts[..length], ends[..length]);
        }

        private readonly bool Repeats(int at) => source[at] == '|' || (at + 1 < source.Length && source[at + 1] == '_') || (at > 0 && source[at - 1] == '_');

        private void Add(char letter, int start, int end)
        {
            if (blank)
            {
                // The blank stands for what lies between two words: it begins where the last one ends.
                letters[length] = ' ';
                starts[length] = ends[length - 1];
                ends[length++] = offset + composed.ToOriginal(start);
                blank = false;
            }

            letters[length] = letter;
            starts[length] = offset + composed.ToOriginal(start);
            ends[length++] = offset + composed.ToOriginal(end);
        }

        private readonly (char Letter, int Length)? Latex(int at)
        {
            var rest = source.AsSpan(at);
            foreach (var (code, letter) in new[] { ("\\geq", '≥'), ("\\leq", '≤'), ("\\ge", '≥'), ("\\le", '≤'), ("\\%", '%'), ("\\&", '&'), ("\\-", '-'), ("\\.", '.'), ("\\times", '×'), ("\\to", '→') })
            {
                if (rest.StartsWith(code, StringComparison.Ordinal))
                {
                    return (letter, code.Length);
                }
            }

            return null;
        }
    }
}

/// <summary>A value and its place in the document.</summary>
public readonly record struct Piece(string Text, TextSpan Span);
