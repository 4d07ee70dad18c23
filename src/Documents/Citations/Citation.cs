using EduCoop.Documents.Text;

namespace EduCoop.Documents.Citations;

/// <summary>Why a document is cited.</summary>
public static class CitationRoles
{
    /// <summary>A legal base of this document.</summary>
    public const string Basis = "basis";

    /// <summary>Named inside the title of another citation.</summary>
    public const string Through = "through";

    /// <summary>Named in the title or in the sentence that issues the plan: the document implements it.</summary>
    public const string Parent = "parent";

    /// <summary>The document this one is attached to.</summary>
    public const string Attachment = "attachment";

    public const string Body = "body";
}

/// <summary>Another document, named by this one.</summary>
public sealed record Citation
{
    /// <summary>"45/KH-UBND"; null when the number is left blank or the document has none.</summary>
    public string? Number { get; init; }

    /// <summary>The symbol of a blank number: "/KH-UBND".</summary>
    public string? Template { get; init; }

    /// <summary>"Kế hoạch", "Nghị quyết" … as written; for a law "Luật" and its name.</summary>
    public string? Type { get; init; }

    public DateOnly? Date { get; init; }

    public string? Issuer { get; init; }

    /// <summary>What it is about, as cited.</summary>
    public string? Title { get; init; }

    public string Role { get; init; } = CitationRoles.Body;

    public string? Section { get; init; }

    /// <summary>From the kind of document to the number or, where there is one, the date.</summary>
    public TextSpan Span { get; init; }

    /// <summary>How to name it: the number, else the blank symbol, else its kind and name.</summary>
    public string Label => Number ?? Template ?? Type ?? "";
}
