namespace EduCoop.Documents.Text;

/// <summary>What a document came in as.</summary>
public enum SourceFormat
{
    PlainText,
    Markdown,
    Word,
    Pdf,
}
