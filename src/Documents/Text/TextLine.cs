namespace EduCoop.Documents.Text;

/// <summary>One line of a text.</summary>
/// <param name="Index">From 0.</param>
/// <param name="Span">The line without its line break.</param>
/// <param name="Full">The line with its line break.</param>
public readonly record struct TextLine(int Index, TextSpan Span, TextSpan Full);
