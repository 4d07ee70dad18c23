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

    /// <summary>"Kế hoạch", "Báo cáo" …; printed in capitals. Empty for an official letter (công văn), whose subject stands as "V/v …" below its number.</summary>
    public required string TypeName { get; init; }

    /// <summary>To whom a letter, a submission or a report goes: "Kính gửi: …".</summary>
    public IReadOnlyList<string> Addressees { get; init; } = [];

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

    internal bool IsLetter => TypeName.Length == 0;
}

/// <summary>One piece of the body.</summary>
public abstract record DocumentBlock;

/// <summary>A heading with its own number in the text: "I. MỤC ĐÍCH, YÊU CẦU".</summary>
/// <param name="Level">1 = roman numerals or parts, 2 = arabic, 3 = letters and below.</param>
/// <param name="Text">The heading with its number.</param>
public sealed record HeadingBlock(int Level, string Text) : DocumentBlock;

/// <summary>A large part in the middle of the page, Decree 30/2020, annex I, part I, II.6.đ: "Chương I" (Roman), "Mục 1" (Arabic), its heading in capitals below.</summary>
/// <param name="Kind">Of which kind.</param>
/// <param name="Number">1 and up.</param>
/// <param name="Title">Its heading.</param>
public sealed record DivisionBlock(DivisionKind Kind, int Number, string Title) : DocumentBlock;

/// <summary>Kinds of large parts.</summary>
public enum DivisionKind
{
    /// <summary>"Phần".</summary>
    Part,

    /// <summary>"Chương".</summary>
    Chapter,

    /// <summary>"Mục".</summary>
    Section,

    /// <summary>"Tiểu mục".</summary>
    Subsection,
}

/// <summary>An article: "Điều 5. Tổ chức thực hiện", bold; without a heading its first sentence follows the number.</summary>
/// <param name="Number">1 and up, through the whole document.</param>
/// <param name="Title">Its heading; null when it has none.</param>
/// <param name="Text">Its first sentence, where it has no clauses.</param>
public sealed record ArticleBlock(int Number, string? Title, string? Text = null) : DocumentBlock;

/// <summary>A clause: "2. …", with its points a), b), … đ) below it.</summary>
/// <param name="Number">1 and up, anew in each article.</param>
/// <param name="Text">Its words.</param>
/// <param name="Points">Its points without their letters.</param>
/// <param name="IsHeading">The words are a heading on a line of its own, in bold.</param>
public sealed record ClauseBlock(int Number, string Text, IReadOnlyList<string>? Points = null, bool IsHeading = false) : DocumentBlock;

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
    /// <summary>The lines in their order: "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH".</summary>
    /// <param name="authority">By what authority.</param>
    /// <param name="head">Office of the head: "Chủ tịch", "Giám đốc".</param>
    /// <param name="name">Full name; null while nobody has signed.</param>
    /// <param name="own">Office of the one who signs, where it is another: "Phó Chủ tịch", "Trưởng phòng".</param>
    /// <param name="collective">The body on whose behalf it is signed ("Ủy ban nhân dân"), where a collective decides; null otherwise.</param>
    /// <exception cref="ArgumentException">Somebody else than the head signs, and their own office is not named.</exception>
    public static SignatureBlock By(SigningAuthority authority, string head, string? name, string? own = null, string? collective = null)
    {
        if (authority is SigningAuthority.InStead or SigningAuthority.ByOrder or SigningAuthority.ByPower && string.IsNullOrWhiteSpace(own))
        {
            throw new ArgumentException("Whoever signs for the head names the own office.", nameof(own));
        }

        var sign = authority switch { SigningAuthority.InStead => "KT. ", SigningAuthority.ByOrder => "TL. ", SigningAuthority.ByPower => "TUQ. ", SigningAuthority.Charged => "Q. ", _ => "" };
        string[] lines = [.. collective is null ? [] : new[] { "TM. " + collective }, sign + head, .. authority is SigningAuthority.Head or SigningAuthority.Charged ? [] : new[] { own! }];
        return new([.. lines.Select(line => line.ToUpperInvariant())], name);
    }

    /// <summary>Reads the lines from one text with " / " or line ends between them, as plans keep a signer's capacity.</summary>
    /// <param name="capacity">"TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH".</param>
    /// <param name="name">Full name.</param>
    public static SignatureBlock Of(string? capacity, string? name) =>
        new((capacity ?? "").Split(["\r\n", "\n", " / "], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), name);
}

/// <summary>By what authority a document is signed (Decree 30/2020, article 13 and annex I, part I, II.7.b).</summary>
public enum SigningAuthority
{
    /// <summary>The head signs.</summary>
    Head,

    /// <summary>KT.: a deputy signs in the head's stead.</summary>
    InStead,

    /// <summary>TL.: the head of a unit signs by order.</summary>
    ByOrder,

    /// <summary>TUQ.: somebody signs by a power of attorney.</summary>
    ByPower,

    /// <summary>Q.: whoever is charged with the head's office.</summary>
    Charged,
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
