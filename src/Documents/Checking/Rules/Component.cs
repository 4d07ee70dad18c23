using System.Globalization;
using EduCoop.Documents.Checking.Facts;

namespace EduCoop.Documents.Checking.Rules;

/// <summary>A component of a document, of which several properties are measured in the same way: its size, weight, slope, place.</summary>
/// <param name="Id">Begins the ids of its rules.</param>
/// <param name="Vietnamese">Its name, in capitals only where a sentence begins.</param>
/// <param name="English">Its name.</param>
/// <param name="Source">Where the decree says how it looks.</param>
/// <param name="Of">Its paragraphs.</param>
internal sealed record Component(string Id, string Vietnamese, string English, string Source, Func<Anatomy, IEnumerable<LineFacts?>> Of)
{
    /// <summary>It must be there; a document of another kind is asked nothing.</summary>
    internal FormatRule Present(Func<Anatomy, bool>? isAsked = null) => Rule("missing", "Thiếu {0}.", "The {0} is missing.", "", anatomy =>
        (isAsked is null || isAsked(anatomy)) && !Lines(anatomy).Any() ? [Breach.Absent] : []);

    internal FormatRule Sized(double from, double to) => Rule(
        "size", "Cỡ chữ của {0} không đúng.", "The letters of the {0} have the wrong size.", from == to ? Points(from) : $"{Number(from)}–{Points(to)}",
        anatomy => OddRuns(anatomy, run => run.Size < from || run.Size > to, run => Points(run.Size)));

    internal FormatRule Bold() => Rule("bold", "Kiểu chữ của {0} phải đậm.", "The {0} must be bold.", "đậm / bold", anatomy => OddRuns(anatomy, run => !run.IsBold, _ => "không đậm / regular"));

    internal FormatRule Regular() => Rule("regular", "Kiểu chữ của {0} không được đậm.", "The {0} must not be bold.", "không đậm / regular", anatomy => OddRuns(anatomy, run => run.IsBold, _ => "đậm / bold"));

    internal FormatRule Italic() => Rule("italic", "Kiểu chữ của {0} phải nghiêng.", "The {0} must be italic.", "nghiêng / italic", anatomy => OddRuns(anatomy, run => !run.IsItalic, _ => "đứng / upright"));

    internal FormatRule Upright() => Rule("upright", "Kiểu chữ của {0} phải đứng.", "The {0} must be upright.", "đứng / upright", anatomy => OddRuns(anatomy, run => run.IsItalic, _ => "nghiêng / italic"));

    internal FormatRule Capitals() => Rule("capitals", "Chữ của {0} phải in hoa.", "The {0} must be in capitals.", "in hoa / capitals", anatomy =>
        Lines(anatomy).Where(line => !line.IsCapitals).Select(line => Breach.At(line, "in thường / small letters")));

    internal FormatRule SmallLetters() => Rule("small-letters", "Chữ của {0} phải in thường.", "The {0} must not be all capitals.", "in thường / small letters", anatomy =>
        Lines(anatomy).Where(line => line.IsCapitals && line.Text.Count(char.IsLetter) > 3).Select(line => Breach.At(line, "in hoa / capitals")));

    internal FormatRule Centred() => Rule("centred", "Chữ của {0} phải canh giữa.", "The {0} must be centred.", "canh giữa / centred", anatomy =>
        Lines(anatomy).Where(line => !line.IsCentred).Select(line => Breach.At(line, line.Align)));

    /// <summary>A rule of this component's own.</summary>
    internal FormatRule Rule(string property, string vietnamese, string english, string allowed, Func<Anatomy, IEnumerable<Breach>> find) => new(
        $"{Id}-{property}", Source, string.Format(CultureInfo.InvariantCulture, vietnamese, Vietnamese), string.Format(CultureInfo.InvariantCulture, english, English), allowed)
    { Find = find };

    /// <summary>A rule about the words of each paragraph.</summary>
    internal FormatRule Words(string property, string vietnamese, string english, string allowed, Func<LineFacts, bool> isRight) =>
        Rule(property, vietnamese, english, allowed, anatomy => Lines(anatomy).Where(line => !isRight(line)).Select(line => Breach.At(line, line.Text.Length > 80 ? line.Text[..80] : line.Text)));

    internal IEnumerable<LineFacts> Lines(Anatomy anatomy) => Of(anatomy).OfType<LineFacts>();

    internal static string Points(double size) => Number(size) + " pt";

    internal static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    // One place a paragraph: the first run that is wrong speaks for it.
    private IEnumerable<Breach> OddRuns(Anatomy anatomy, Func<RunFacts, bool> isWrong, Func<RunFacts, string> measure) =>
        from line in Lines(anatomy)
        let odd = line.Shown.FirstOrDefault(isWrong)
        where odd is not null
        select Breach.At(line, measure(odd));
}
