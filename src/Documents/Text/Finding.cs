namespace EduCoop.Documents.Text;

/// <summary>Something a person should look at: what was noticed (stable code), in words, where, and what is proposed. Never a silent choice.</summary>
/// <param name="Code">Stable, snake_case.</param>
/// <param name="Message">Vietnamese, one sentence.</param>
/// <param name="Span">Where in the text, when it has a place.</param>
/// <param name="Proposal">What the text could say instead, when there is a good guess.</param>
/// <param name="Section">The section it belongs to, when it has one.</param>
public sealed record Finding(string Code, string Message, TextSpan? Span = null, string? Proposal = null, string? Section = null);
