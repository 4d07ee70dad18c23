namespace EduCoop.Documents.Text;

/// <summary>What a document came in as.</summary>
public enum DocumentFormat
{
    PlainText,
    Markdown,
    Word,
    Pdf,
}
