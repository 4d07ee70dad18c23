namespace EduCoop.Documents.Text;

/// <summary>A paragraph: lines that belong together, cleaned; with the mark it begins with ("-", "1.1.", "a)", "Căn cứ") cut off.</summary>
/// <param name="Span">Its lines in the document.</param>
/// <param name="Marker">The bullet or number it begins with, else "".</param>
/// <param name="Whole">Everything, the mark too.</param>
/// <param name="BodyStart">Where in <paramref name="Whole"/> the text after the mark begins.</param>
public sealed record Paragraph(TextSpan Span, string Marker, CleanText Whole, int BodyStart)
{
    public string Text => Whole.Text;

    /// <summary>The text after the mark.</summary>
    public ReadOnlySpan<char> Body => Whole.Text.AsSpan(BodyStart);

    public bool IsBullet => Marker is "-" or "+" or "•" or "–" or "*" or "●" or "o";
}
