using EduCoop.Documents.Checking.Facts;

namespace EduCoop.Documents.Checking;

/// <summary>
/// Which paragraph is which component of a document (Decree 30/2020, annex I, part I, IV). Found by words and places, not by looks: a component that looks wrong
/// must still be found. What is not there is empty.
/// </summary>
internal sealed record Anatomy
{
    internal required DocumentFacts Facts { get; init; }

    /// <summary>The Party's own rules of form hold; of the decree only page, font and letters are measured.</summary>
    internal bool IsParty { get; init; }

    internal LineFacts? Nation { get; init; }

    internal LineFacts? Motto { get; init; }

    /// <summary>The rule below the motto: a line of its own, or the motto itself.</summary>
    internal LineFacts? MottoRule { get; init; }

    internal IReadOnlyList<LineFacts> Parent { get; init; } = [];

    internal IReadOnlyList<LineFacts> Issuer { get; init; } = [];

    internal LineFacts? IssuerRule { get; init; }

    internal LineFacts? Number { get; init; }

    internal LineFacts? Date { get; init; }

    /// <summary>What an official letter is about, "V/v …", below its number.</summary>
    internal IReadOnlyList<LineFacts> About { get; init; } = [];

    /// <summary>An official letter (công văn): it has no type and no title.</summary>
    internal bool IsLetter { get; init; }

    internal LineFacts? Title { get; init; }

    internal IReadOnlyList<LineFacts> Subject { get; init; } = [];

    internal LineFacts? SubjectRule { get; init; }

    internal LineFacts? Addressee { get; init; }

    /// <summary>Those to whom a letter goes, one a line, below "Kính gửi:".</summary>
    internal IReadOnlyList<LineFacts> Addressees { get; init; } = [];

    internal IReadOnlyList<LineFacts> Bases { get; init; } = [];

    /// <summary>Everything between the bases and the signature, without tables of data and without empty lines.</summary>
    internal IReadOnlyList<LineFacts> Body { get; init; } = [];

    /// <summary>The last thing before the signature is a table of data.</summary>
    internal bool BodyEndsInTable { get; init; }

    internal IReadOnlyList<SignatureFacts> Signatures { get; init; } = [];

    internal LineFacts? RecipientsHeading { get; init; }

    internal IReadOnlyList<LineFacts> Recipients { get; init; } = [];

    internal IReadOnlyList<AppendixFacts> Appendices { get; init; } = [];

    /// <summary>The text that is read on, without headings: what the rules on paragraphs are about.</summary>
    internal IEnumerable<LineFacts> Prose => Body.Where((line, i) => !Outline.IsHeading(line) && !(i > 0 && Outline.IsTitled(Body[i - 1], line)) && !(line.IsCentred && (line.IsCapitals || line.IsAll(run => run.IsBold))));
}

/// <summary>One signature.</summary>
/// <param name="Capacity">In whose name and in which office, one a line.</param>
/// <param name="Name">Who; null while nobody has signed.</param>
internal sealed record SignatureFacts(IReadOnlyList<LineFacts> Capacity, LineFacts? Name);

/// <summary>An appendix.</summary>
/// <param name="Label">"Phụ lục I".</param>
/// <param name="Title">Its name; empty when it has none.</param>
/// <param name="Reference">"(Kèm theo …)".</param>
/// <param name="HasTable">It holds a table of data.</param>
internal sealed record AppendixFacts(LineFacts Label, IReadOnlyList<LineFacts> Title, LineFacts? Reference, bool HasTable);
