namespace EduCoop.Documents.Writing;

/// <summary>A document of a State body or a Party body, as Decree 30/2020 (or the Party's rules) lay it out. What it says; not how it looks.</summary>
public sealed record OfficialDocument
{
    /// <summary>The body above the issuer, for example "UBND thành phố Hà Nội"; null when none is shown.</summary>
    public string? ParentIssuer { get; init; }

    /// <summary>Who issues it.</summary>
    public required string Issuer { get; init; }

    /// <summary>Party documents show the Party's heading instead of the national one and write "Số 05-KH/ĐU" without a colon.</summary>
    public bool IsParty { get; init; }

    /// <summary>Number and symbol: "45/KH-UBND", "29-KH/ĐU"; of a draft only the symbol, "/KH-UBND".</summary>
    public required string Number { get; init; }

    /// <summary>Name of the province or commune where the issuer sits.</summary>
    public required string Place { get; init; }

    /// <summary>Day of issue; null for a draft.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The year to print while the day is open.</summary>
    public int? Year { get; init; }

    /// <summary>"Kế hoạch", "Báo cáo" …; printed in capitals.</summary>
    public required string TypeName { get; init; }

    /// <summary>What it is about; printed bold below the type.</summary>
    public required string Subject { get; init; }

    /// <summary>Legal bases, one each; the writer ends them with ";" and the last with ".".</summary>
    public IReadOnlyList<string> Bases { get; init; } = [];

    /// <summary>The body from its first heading to its last sentence.</summary>
    public IReadOnlyList<DocumentBlock> Body { get; init; } = [];

    /// <summary>In whose name it is signed, by whom.</summary>
    public required SignatureBlock Signature { get; init; }

    /// <summary>Who receives it, without dashes and punctuation.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    /// <summary>The last line of the recipients, for example "VT, VHXH" after "Lưu:".</summary>
    public string Archive { get; init; } = "VT";

    /// <summary>Minutes are signed by two sides: this one stands on the left of <see cref="Signature"/>, the recipients below both.</summary>
    public SignatureBlock? OtherSide { get; init; }

    /// <summary>A code at the end by which the document can be looked up.</summary>
    public VerificationCode? Verification { get; init; }

    /// <summary>A line in small italics at the very end, for example what the document does not stand in for.</summary>
    public string? ClosingNote { get; init; }

    /// <summary>Appendices, each in a section of its own.</summary>
    public IReadOnlyList<Appendix> Appendices { get; init; } = [];
}

/// <summary>One piece of the body.</summary>
public abstract record DocumentBlock;

/// <summary>A heading with its own number in the text: "I. MỤC ĐÍCH, YÊU CẦU".</summary>
/// <param name="Level">1 = roman numerals or parts, 2 = arabic, 3 = letters and below.</param>
/// <param name="Text">The heading with its number.</param>
public sealed record HeadingBlock(int Level, string Text) : DocumentBlock;

/// <summary>A paragraph.</summary>
/// <param name="Text">Its words.</param>
/// <param name="IsBold">Bold throughout.</param>
/// <param name="IsItalic">Italic throughout.</param>
public sealed record TextBlock(string Text, bool IsBold = false, bool IsItalic = false) : DocumentBlock;

/// <summary>Items with letters in the order of the Vietnamese alphabet (a, b, c, d, đ, e …).</summary>
/// <param name="Items">The items without their letters.</param>
public sealed record LetteredBlock(IReadOnlyList<string> Items) : DocumentBlock;

/// <summary>A table inside the body.</summary>
/// <param name="Columns">Headings.</param>
/// <param name="Rows">Rows.</param>
public sealed record TableBlock(IReadOnlyList<string> Columns, IReadOnlyList<TableRow> Rows) : DocumentBlock;

/// <summary>One row of a table.</summary>
/// <param name="Cells">Texts, as many as there are columns; missing ones stay empty.</param>
/// <param name="IsGroup">A bold row over the whole width that names the rows below: only its first text is shown.</param>
public sealed record TableRow(IReadOnlyList<string> Cells, bool IsGroup = false);

/// <summary>The signature at the lower right.</summary>
/// <param name="Lines">"TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH" – in this order, one per line.</param>
/// <param name="Name">Full name without title or degree; null while nobody has signed.</param>
public sealed record SignatureBlock(IReadOnlyList<string> Lines, string? Name)
{
    /// <summary>Reads the lines from one text with " / " or line ends between them, as plans keep a signer's capacity.</summary>
    /// <param name="capacity">"TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH".</param>
    /// <param name="name">Full name.</param>
    public static SignatureBlock Of(string? capacity, string? name) =>
        new((capacity ?? "").Split(["\r\n", "\n", " / "], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), name);
}

/// <summary>An appendix: a title and a table.</summary>
/// <param name="Title">What it holds.</param>
/// <param name="Columns">Headings.</param>
/// <param name="Rows">Rows.</param>
public sealed record Appendix(string Title, IReadOnlyList<string> Columns, IReadOnlyList<TableRow> Rows);

/// <summary>A QR code with the words below it.</summary>
/// <param name="Png">The picture.</param>
/// <param name="Caption">What it leads to.</param>
public sealed record VerificationCode(byte[] Png, string Caption);
