using System.Buffers;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Structure;

/// <summary>
/// Puts lines together to blocks: wrapped lines, sentences broken by a page, headings whose emphasis runs on; and takes apart what was glued
/// into one line. Lines of tables are left to the table reader.
/// </summary>
internal sealed class BlockReader
{
    /// <summary>No paragraph is longer; without an end each line would look over all before it again.</summary>
    private const int LongestParagraph = 20_000;
    private static readonly SearchValues<char> RuleLetters = SearchValues.Create("-_=*|. –—");

    private readonly PlanText document;
    private readonly string text;
    private readonly string shadow;
    private readonly Wrapping wrapping;
    private readonly List<Block> blocks = [];
    private bool blankBefore = true;

    private BlockReader(PlanText document)
    {
        this.document = document;
        text = document.Text;
        shadow = document.Shadow;
        wrapping = document.Wrapping;
    }

    internal static List<Block> Read(PlanText document)
    {
        var reader = new BlockReader(document);
        var table = 0;
        for (var line = 0; line < document.Lines.Count; line++)
        {
            while (table < document.Tables.Count && document.Tables[table].EndLine <= line)
            {
                table++;
            }

            if (table < document.Tables.Count && document.Tables[table].FirstLine <= line)
            {
                line = document.Tables[table].EndLine - 1;
                reader.blankBefore = true;
                continue;
            }

            reader.Line(document.Lines[line]);
        }

        return reader.blocks;
    }

    private void Line(TextLine line)
    {
        var span = line.Span.Trim(text);
        if (span.IsEmpty || IsRule(span))
        {
            blankBefore = true;
            return;
        }

        var start = span.Start;
        foreach (var cut in Glue.Cuts(text, shadow, span))
        {
            Segment(new(start, cut), line.Index);
            blankBefore = true;
            start = cut;
        }

        Segment(new(start, span.End), line.Index);
        blankBefore = false;
    }

    /// <summary>A rule of dashes, a line of stars or bars, a page number.</summary>
    private bool IsRule(TextSpan span)
    {
        var letters = text.AsSpan(span.Start, span.Length);
        return letters.IndexOfAnyExcept(RuleLetters) < 0 || (span.Length <= 3 && letters.IndexOfAnyExceptInRange('0', '9') < 0);
    }

    private void Segment(TextSpan span, int line)
    {
        var marker = Marker.Read(text, shadow, span.Start, span.End);
        var last = blocks.Count > 0 ? blocks[^1] : null;
        var label = Labels.At(text, shadow, marker.End, ContentEnd(marker.End, span.End));
        if (last is not null && GoesOn(last, marker, label, span))
        {
            last.Span = last.Span.Union(span);
            last.Content = new(last.Content.IsEmpty ? marker.End : last.Content.Start, ContentEnd(last.Content.Start, span.End));
            last.Label = Labels.At(text, shadow, last.Content.Start, last.Content.End);
            return;
        }

        blocks.Add(new()
        {
            Index = blocks.Count,
            Marker = marker,
            Span = span,
            Content = new(marker.End, Math.Max(marker.End, ContentEnd(marker.End, span.End))),
            Line = line,
            Label = label,
        });
    }

    private bool GoesOn(Block last, Marker marker, Label? label, TextSpan next)
    {
        if (marker.Kind != MarkerKind.None && !(wrapping.Wrapped && !blankBefore && IsPartOfSentence(last, marker)))
        {
            return false;
        }

        if (IsOpening(next) || last.Span.Length > LongestParagraph || (EndsSentence(last.Content) && IsName(next)))
        {
            return false;
        }

        // A marker alone on its line takes what follows; so does emphasis that is still open.
        if (last.Content.IsEmpty || (!blankBefore && EmphasisIsOpen(last.Span)))
        {
            return true;
        }

        if (label is { Colon: true } || (last.Label is { } before && before.Value >= last.Content.End && blankBefore))
        {
            return false;
        }

        if (wrapping.Wrapped && !blankBefore && !Ended(next))
        {
            var begins = Marker.SkipMarks(text, next.Start, next.End);
            return !(last.Label is { Colon: false }) || (begins < next.End && char.IsLower(text[begins]));
        }

        var first = Marker.SkipMarks(text, next.Start, next.End);
        return first < next.End && char.IsLower(text[first]) && !EndsSentence(last.Content);
    }

    /// <summary>Did the line before stop so early that its paragraph is over?</summary>
    private bool Ended(TextSpan next) => document.LineAt(next.Start) is > 0 and var line && wrapping.Ends(document, document.Lines[line - 1]);

    /// <summary>In a wrapped text a line of the same paragraph may begin with a number by chance ("… tại khoản" / "2. Điều 5 …").</summary>
    private bool IsPartOfSentence(Block last, Marker marker) =>
        marker.Kind is MarkerKind.Arabic or MarkerKind.Letter or MarkerKind.Article && marker.End < text.Length
        && Folding.MatchAny(shadow, LastWord(last.Content), Citing, last.Content.End) == last.Content.End;

    private static readonly string[] Citing = Folding.List("khoản", "điểm", "điều", "mục", "tại", "số", "ngày", "tháng", "năm", "và", "của");

    private int LastWord(TextSpan content)
    {
        var at = content.End;
        while (at > content.Start && shadow[at - 1] != ' ')
        {
            at--;
        }

        return at;
    }

    /// <summary>Lines that always begin something new: the list of recipients, an appendix.</summary>
    private bool IsOpening(TextSpan span) =>
        Folding.MatchAny(shadow, Marker.SkipMarks(text, span.Start, span.End), Openings, span.End) > 0;

    private static readonly string[] Openings = Folding.List("nơi nhận", "phụ lục", "căn cứ", "trên đây là", "trong quá trình", "quá trình thực hiện", "kế hoạch này");

    /// <summary>"KẾ HOẠCH" on a line of its own after a whole sentence is a name, however narrow the text is.</summary>
    private bool IsName(TextSpan line)
    {
        var letters = text.AsSpan(line.Start, line.Length);
        return letters.Length is > 6 and < 60 && !letters.ContainsAnyInRange('0', '9') && letters.IndexOfAnyInRange('a', 'z') < 0 && char.IsUpper(letters[0]) && shadow.AsSpan(line.Start, line.Length).ContainsAnyInRange('a', 'z');
    }

    private bool EmphasisIsOpen(TextSpan span)
    {
        var letters = text.AsSpan(span.Start, span.Length);
        return letters.Count("**") % 2 == 1;
    }

    private bool EndsSentence(TextSpan content) => !content.IsEmpty && text[content.End - 1] is '.' or ';' or ':' or '!' or '?' or '/' or '…';

    private int ContentEnd(int start, int end)
    {
        while (end > start && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] is '*' or '_'))
        {
            end--;
        }

        return end;
    }
}
