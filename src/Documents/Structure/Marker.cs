using EduCoop.Documents.Text;

namespace EduCoop.Documents.Structure;

/// <summary>How a block is numbered.</summary>
public enum MarkerKind
{
    None,
    Appendix,
    Part,
    Article,
    Roman,
    Capital,
    Arabic,
    ArabicBracket,
    Dotted,
    Letter,
    Parenthesis,
    Dash,
    Plus,
    Dot,
}

/// <summary>A number or bullet at the start of a block.</summary>
/// <param name="Kind">Its style.</param>
/// <param name="Number">As written, without dot or bracket; empty for bullets.</param>
/// <param name="End">Where the content begins.</param>
internal readonly record struct Marker(MarkerKind Kind, string Number, int End)
{
    internal bool IsBullet => Kind is MarkerKind.Dash or MarkerKind.Plus or MarkerKind.Dot;

    internal bool IsNumber => Kind is not MarkerKind.None && !IsBullet;

    /// <summary>Reads the marker at a place; emphasis and heading marks before it are passed over.</summary>
    internal static Marker Read(string text, string shadow, int at, int limit)
    {
        if (Starred(text, at, limit) is { } star)
        {
            return star;
        }

        at = SkipMarks(text, at, limit);
        if (at >= limit)
        {
            return new(MarkerKind.None, "", at);
        }

        var letter = text[at];
        if (Bullet(text, at, limit) is { Kind: not MarkerKind.None } bullet)
        {
            return bullet;
        }

        return char.IsAsciiDigit(letter) ? Digits(text, at, limit)
            : letter == '(' ? Bracketed(text, at, limit)
            : Word(text, shadow, at, limit) is { Kind: not MarkerKind.None } word ? word
            : Letters(text, at, limit);
    }

    internal static int SkipMarks(string text, int at, int limit)
    {
        while (at < limit && (char.IsWhiteSpace(text[at]) || text[at] is '*' or '#' or '_' or '>' or '\uFEFF' or '\u200B'))
        {
            at++;
        }

        return at;
    }

    /// <summary>Markdown's "* " is a bullet; a star before a letter, or one that closes on the line, is emphasis.</summary>
    private static Marker? Starred(string text, int at, int limit)
    {
        while (at < limit && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        var content = at + 1;
        while (content < limit && text[content] == ' ')
        {
            content++;
        }

        return at < limit && text[at] == '*' && content > at + 1 && content < limit && text[content] is not ('*' or '|') && text[limit - 1] != '*'
            ? new(MarkerKind.Dot, "", SkipMarks(text, content, limit))
            : null;
    }

    private static Marker Bullet(string text, int at, int limit)
    {
        var kind = text[at] switch
        {
            '-' or '–' or '—' or '−' => MarkerKind.Dash,
            '+' => MarkerKind.Plus,
            '•' or '●' or '▪' or '◦' or '·' or '■' or '\uF0B7' or '\uF0A7' or '\uF02D' or '✓' or '►' or '→' => MarkerKind.Dot,
            _ => MarkerKind.None,
        };
        var next = at + 1;
        if (kind == MarkerKind.None || next >= limit || text[next] == text[at])
        {
            return new(MarkerKind.None, "", at);
        }

        var content = SkipMarks(text, next, limit);
        if (kind == MarkerKind.Dash && content < limit && text[content] == '+')
        {
            return new(MarkerKind.Plus, "", SkipMarks(text, content + 1, limit));
        }

        return new(kind, "", content);
    }

    private static Marker Digits(string text, int at, int limit)
    {
        var (start, parts, digits) = (at, 1, 0);
        // Stops at once where it is no number any more: it is asked at every place of a line.
        for (; at < limit && digits <= 2 && parts <= 6; at++)
        {
            if (char.IsAsciiDigit(text[at]))
            {
                digits++;
            }
            else if (text[at] == '.' && at + 1 < limit && char.IsAsciiDigit(text[at + 1]) && digits is 1 or 2)
            {
                (parts, digits) = (parts + 1, 0);
            }
            else
            {
                break;
            }
        }

        var number = text[start..at];
        if (digits is 0 or > 2 || parts > 6 || at >= limit)
        {
            return new(MarkerKind.None, "", start);
        }

        // Party documents number "1- …".
        var after = SkipMarks(text, at + 1, limit);
        var dashed = text[at] is '-' or '–' && after > at + 1 && after < limit && char.IsUpper(text[after]);
        var closed = dashed || text[at] is '.' or ')' or '/';
        var bracket = text[at] == ')';
        var content = SkipMarks(text, closed ? at + 1 : at, limit);
        var spaced = content > (closed ? at + 1 : at);
        // "1/KH-UBND" and "10.12.2026" are no numbers of sections; "2.3 Tầm nhìn" without a last dot is one.
        // A number alone on its line, closed by a dot, waits for its text on the next one.
        var fits = content >= limit ? closed && text[at] == '.' : text[content] is var next
            && (closed ? (text[at] == '/' ? spaced && char.IsLetter(next) : char.IsUpper(next) || (spaced && !char.IsAsciiDigit(next)) || (spaced && parts == 1)) : parts > 1 && spaced && (char.IsUpper(next) || next is '“' or '"'));
        return !fits ? new(MarkerKind.None, "", start)
            : new(parts > 1 ? MarkerKind.Dotted : bracket ? MarkerKind.ArabicBracket : MarkerKind.Arabic, number, content);
    }

    private static Marker Bracketed(string text, int at, int limit)
    {
        var close = at + 1;
        while (close < limit && close < at + 5 && char.IsLetterOrDigit(text[close]))
        {
            close++;
        }

        var fits = close > at + 1 && close < limit - 1 && text[close] == ')' && close - at <= 3 && char.IsWhiteSpace(text[close + 1]);
        return fits ? new(MarkerKind.Parenthesis, text[(at + 1)..close], SkipMarks(text, close + 1, limit)) : new(MarkerKind.None, "", at);
    }

    private static Marker Letters(string text, int at, int limit)
    {
        var end = at;
        while (end < limit && end < at + 6 && text[end] is 'I' or 'V' or 'X')
        {
            end++;
        }

        if (end > at && end < limit && text[end] is '.' or ')' or '/' or '-' && Follows(text, end, limit))
        {
            return new(MarkerKind.Roman, text[at..end], SkipMarks(text, end + 1, limit));
        }

        end = at + 1;
        if (end < limit && text[end] is '-' or '–' && char.IsUpper(text[at]) && SkipMarks(text, end + 1, limit) is var named && named > end + 1 && named < limit && char.IsUpper(text[named]))
        {
            return new(MarkerKind.Capital, text[at..end], named); // Party documents: "B- NHIỆM VỤ".
        }

        if (end >= limit || text[end] is not ('.' or ')' or '/') || !char.IsLetter(text[at]) || !Follows(text, end, limit))
        {
            return new(MarkerKind.None, "", at);
        }

        var content = SkipMarks(text, end + 1, limit);
        if (char.IsUpper(text[at]))
        {
            return new(text[end] == '/' ? MarkerKind.None : MarkerKind.Capital, text[at..end], content);
        }

        // "a." only before a capital letter: an abbreviation at the start of a line is no number.
        return text[end] == ')' || (content < limit && char.IsUpper(text[content])) ? new(MarkerKind.Letter, text[at..end], content) : new(MarkerKind.None, "", at);
    }

    private static bool Follows(string text, int close, int limit) =>
        close + 1 >= limit || text[close + 1] is var next && (char.IsWhiteSpace(next) || next == '*' || char.IsUpper(next));

    private static Marker Word(string text, string shadow, int at, int limit)
    {
        if (Folding.MatchAny(shadow, at, Parts, limit) is > 0 and var part && OrdinalEnd(text, shadow, part, limit) is > 0 and var after)
        {
            var kind = shadow[at] == 'đ' ? MarkerKind.Article : MarkerKind.Part;
            var number = text[part..after].Trim().Trim('.', ':').Trim();
            // "Điều 9 của Luật…" inside a sentence is a citation: a section's number is closed by a dot, a colon or the end of the line.
            var closed = after >= limit || text[after] is '.' or ':' or '*' or '-' or '–' || shadow.AsSpan(after, limit - after).TrimStart().IsEmpty;
            return closed ? new(kind, number, SkipMarks(text, after < limit && text[after] is '.' or ':' or '-' or '–' ? after + 1 : after, limit)) : new(MarkerKind.None, "", at);
        }

        return new(MarkerKind.None, "", at);
    }

    private static readonly string[] Parts = Folding.List("phần thứ", "phần", "chương", "mục", "điều");
    private static readonly string[] Ordinals = Folding.List("nhất", "hai", "ba", "bốn", "tư", "năm", "sáu", "bảy", "tám");

    private static int OrdinalEnd(string text, string shadow, int at, int limit)
    {
        if (at >= limit || shadow[at] != ' ')
        {
            return -1;
        }

        while (at < limit && shadow[at] == ' ')
        {
            at++;
        }

        if (Folding.MatchAny(shadow, at, Ordinals, limit) is > 0 and var ordinal)
        {
            return ordinal;
        }

        var end = at;
        while (end < limit && (char.IsAsciiDigit(text[end]) || text[end] is 'I' or 'V' or 'X'))
        {
            end++;
        }

        return end > at && end - at <= 5 ? end : -1;
    }
}
