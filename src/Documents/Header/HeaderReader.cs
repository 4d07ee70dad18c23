using System.Globalization;
using System.Text.RegularExpressions;
using EduCoop.Documents.Citations;
using EduCoop.Documents.Plans;
using EduCoop.Documents.Structure;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Header;

/// <summary>Number and symbol, date and place, issuer and its parent, title, period.</summary>
public static partial class HeaderReader
{
    public static PlanDraft Read(PlanText document, Outline outline, PlanDraft draft)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(draft);
        var zone = HeaderZone.Find(document);
        var head = CleanText.Of(document.Text, zone.Letterhead);
        var spans = new Dictionary<string, TextSpan>(draft.Spans);
        var number = Number(document, zone, head);
        if (number is { } found)
        {
            spans[found.Number is null ? "documentNumberTemplate" : "documentNumber"] = found.Span;
        }

        var (parts, date, dateSpan) = Day(head, number?.HeadEnd ?? 0);
        if (dateSpan is { } where)
        {
            spans["documentDate"] = where;
        }

        draft = draft with
        {
            DocumentNumber = number?.Number,
            DocumentNumberTemplate = number?.Template,
            DocumentDate = date,
            DocumentDateParts = parts,
            Title = zone.Title is { } title ? TitleOf(document, title, spans) : null,
            Spans = spans,
        };
        draft = IssuerReader.Read(document, zone, draft);
        return PeriodReader.Read(document, outline, zone, draft);
    }

    private static string? TitleOf(PlanText document, TextSpan title, Dictionary<string, TextSpan> spans)
    {
        var clean = CleanText.Of(document.Text, title);
        if (clean.CutTrimmed(0, clean.Text.Length, " .;:-") is not { } piece)
        {
            return null;
        }

        spans["title"] = piece.Span;
        return piece.Text;
    }

    private readonly record struct NumberFound(string? Number, string? Template, TextSpan Span, int HeadEnd);

    /// <summary>The number after "Số" in the letterhead; else the number of the decision that a plan says it is attached to.</summary>
    private static NumberFound? Number(PlanText document, HeaderZone zone, CleanText head)
    {
        // "CỤM CHUYÊN MÔN SỐ 3" stands before "Số: 01/KH-CCM": every "số" is tried.
        foreach (Match line in NumberLine().Matches(head.Text))
        {
            var at = line.Index + line.Length;
            if (CitationScanner.Numbers().Match(head.Text, at, Math.Min(60, head.Text.Length - at)) is { Success: true } numbered
                && head.Text.AsSpan(at, numbered.Index - at).Trim(" :.…_-").IsEmpty && char.IsDigit(numbered.Value[0]))
            {
                return Found(head, numbered.Index, numbered.Index + numbered.Length, numbered.Value);
            }

            if (BlankSymbol().Match(head.Text, at, Math.Min(90, head.Text.Length - at)) is { Success: true } blank)
            {
                var symbol = blank.Groups["symbol"];
                return new(null, CitationScanner.Compact(symbol.Value), head.Span(symbol), symbol.Index + symbol.Length);
            }
        }

        if (zone.Type is not null && LooseNumber().Match(head.Text) is { Success: true } loose)
        {
            return Found(head, loose.Groups["number"].Index, loose.Groups["number"].Index + loose.Groups["number"].Length, loose.Groups["number"].Value);
        }

        // Below the title: "Số: 12/KH-UBND" on a line of its own, or "(Ban hành kèm theo Quyết định số …)".
        var below = CleanText.Of(document.Text, new(zone.Title?.End ?? zone.Preamble.Start, Math.Min(zone.Preamble.End, (zone.Title?.End ?? zone.Preamble.Start) + 1_500)));
        return AttachedTo().Match(below.Text) is { Success: true } attached
            && CitationScanner.Numbers().Match(below.Text, attached.Index + attached.Length, Math.Min(40, below.Text.Length - attached.Index - attached.Length)) is { Success: true } decision && char.IsDigit(decision.Value[0])
            ? Found(below, decision.Index, decision.Index + decision.Length, decision.Value) with { HeadEnd = 0 }
            : null;
    }

    private static NumberFound Found(CleanText clean, int start, int end, string value)
    {
        var number = CitationScanner.Compact(value);
        while (end > start && clean.Text[end - 1] is '.' or ' ' or '-')
        {
            end--;
        }

        return new(number, null, clean.Span(start, end), end);
    }

    private static (DocumentDateParts? Parts, DateOnly? Date, TextSpan? Span) Day(CleanText head, int from)
    {
        var match = PlaceAndDay().Match(head.Text, from, head.Text.Length - from);
        if (!match.Success)
        {
            match = PlaceAndDay().Match(head.Text);
        }

        if (!match.Success)
        {
            return (null, null, null);
        }

        var (day, month, year) = (Part(match, "d", 31), Part(match, "m", 12), Part(match, "y", 2200));
        if (year is < 1945)
        {
            year = null;
        }

        DateOnly? date = day is { } d && month is { } m && year is { } y && d <= DateTime.DaysInMonth(y, m) ? new DateOnly(y, m, d) : null;
        var place = Motto().Replace(match.Groups["place"].Value, "").Trim(' ', '-', '–');
        return (new(year, month, day, place.Length == 0 ? null : place), date, head.Span(match.Groups["when"]));
    }

    private static int? Part(Match match, string group, int most) =>
        int.TryParse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= 1 && value <= most ? value : null;

    [GeneratedRegex(@"(?<![\p{L}])(?:Số|SỐ|Sỗ|Só|số)\s?:?(?=[\s.…_:]*[\d/\-–])")]
    private static partial Regex NumberLine();

    [GeneratedRegex(@"\G[\s:.…_]*(?<symbol>/\s?[A-ZĐ][A-Za-zĐđ&]*(?:\s?-\s?(?=[A-ZĐ&]{2})[A-ZĐ&][A-Za-zĐđ&0-9.]*)*|[-–]\s?[A-ZĐ][A-Za-zĐđ]{0,8}\s?/\s?[A-ZĐƯ]{2,}(?:-[A-ZĐƯ]{2,})*)")]
    private static partial Regex BlankSymbol();

    [GeneratedRegex(@"(?:^|\s)(?<number>\d{1,5}/(?:KH|QĐ|CTr|CT|NQ)-[A-ZĐ][A-Za-zĐđ&]*(?:-[A-ZĐ&]+)*|\d{1,4}-(?:KH|CTr|NQ|QĐ)/(?:TU|ĐU|HU|QU|ĐUK))(?=\s|$)")]
    private static partial Regex LooseNumber();

    [GeneratedRegex(@"(?:[Kk]èm theo|^)\s?(?:Quyết định|Công văn|Kế hoạch|Tờ trình|Nghị quyết|Văn bản)?\s?[Ss]ố\s?:?\s?")]
    private static partial Regex AttachedTo();

    [GeneratedRegex(@"(?<place>\p{Lu}[\p{L}'’]*(?:[\s\-–]{1,3}[\p{L}'’]+){0,6}?)\s?,\s*(?<when>[Nn]gày\s*(?<d>\d{1,2})?[\s.…_]*[Tt]háng\s*(?<m>\d{1,2})?[\s.…_]*[Nn]ăm\s*(?<y>\d{4})?)")]
    private static partial Regex PlaceAndDay();

    [GeneratedRegex(@"^.*(?:Hạnh phúc|HẠNH PHÚC|KH-UBND|NAM)\s*")]
    private static partial Regex Motto();
}
