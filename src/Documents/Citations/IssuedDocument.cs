namespace EduCoop.Documents.Citations;

/// <summary>A document that has been issued, as the register knows it.</summary>
/// <param name="Id">The register's id.</param>
/// <param name="Number">Number and symbol: "1588/KH-SGDĐT".</param>
/// <param name="Date">Day of issue.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="Title">What it is about.</param>
public sealed record IssuedDocument(Guid Id, string Number, DateOnly Date, string? Issuer = null, string? Title = null);

/// <summary>What a citation points to.</summary>
/// <param name="Citation">The place that cites.</param>
/// <param name="Document">The document, when number and day leave no doubt.</param>
/// <param name="Proposals">Otherwise what it may be, best first; a person decides.</param>
public sealed record CitationBinding(Citation Citation, IssuedDocument? Document, IReadOnlyList<BindingProposal> Proposals);

/// <summary>A document that a citation may mean, how sure that is (0 to 1), and why it is not certain.</summary>
/// <param name="Code">Stable: same_number_no_date, wrong_date, slipped_symbol, slipped_digit, blank_number, name_only.</param>
/// <param name="Reason">In Vietnamese.</param>
public sealed record BindingProposal(IssuedDocument Document, double Confidence, string Code, string Reason);
