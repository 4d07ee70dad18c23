using EduCoop.Documents.Structure;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Tasks;

/// <summary>A label of a block with its value, or (without a label) the words before the first one.</summary>
internal readonly record struct LabelPart(Label? Label, TextSpan Value);

/// <summary>Takes a block apart at its labels: "Chủ trì: A; phối hợp: B. Thời gian: Quý I".</summary>
internal static class LabelScanner
{
    internal static List<LabelPart> Scan(PlanText document, TextSpan content)
    {
        var parts = new List<LabelPart>();
        var (text, shadow) = (document.Text, document.Shadow);
        var (start, open) = (content.Start, (Label?)null);
        for (var at = content.Start; at < content.End; at++)
        {
            if (At(text, shadow, content, at) is not { } label)
            {
                continue;
            }

            Add(parts, text, open, new(start, at));
            (open, start) = (label, label.Value);
            at = Math.Max(at, label.Value - 1);
        }

        Add(parts, text, open, new(Math.Min(start, content.End), content.End));
        return parts;
    }

    /// <summary>Where the first label inside a paragraph begins; its end when there is none.</summary>
    internal static int First(PlanText document, TextSpan content)
    {
        for (var at = content.Start + 1; at < content.End; at++)
        {
            if (At(document.Text, document.Shadow, content, at) is not null)
            {
                return at;
            }
        }

        return content.End;
    }

    private static Label? At(string text, string shadow, TextSpan content, int at)
    {
        if (!char.IsLetter(text[at]) || !Folding.StartsWord(shadow, at))
        {
            return null;
        }

        if (at == content.Start)
        {
            return Labels.At(text, shadow, at, content.End);
        }

        var before = at - 1;
        while (before > content.Start && (text[before] is ' ' or '*' or '-' or '–' or '+' or '\n' or '\r' or '\t' or '_'))
        {
            before--;
        }

        // Inside a paragraph a label follows a mark and is closed by a colon.
        var marked = text[before] is '.' or ';' or '(' or ',' or '•' or '|' or ')' || (text.AsSpan(before + 1, at - before - 1).IndexOfAny('\n', '-', '–') >= 0 && before < at - 1);
        return marked && Labels.At(text, shadow, at, content.End) is { Colon: true, Field: not LabelField.Other and not LabelField.Content } label ? label : null;
    }

    private static void Add(List<LabelPart> parts, string text, Label? label, TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        // The slash is that of "./.", with which a text ends.
        while (end > start && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] is '*' or '-' or '–' or '+' or '_' or ';' or ',' or '(' or '.' || (text[end - 1] == '/' && end - start > 1 && text[end - 2] == '.') || (text[end - 1] == ')' && text.AsSpan(start, end - start).Count('(') < text.AsSpan(start, end - start).Count(')'))))
        {
            end--;
        }

        if (label is not null || end > start)
        {
            parts.Add(new(label, new(start, end)));
        }
    }
}
