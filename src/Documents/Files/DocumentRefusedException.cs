namespace EduCoop.Documents.Files;

/// <summary>Carries a refusal out of the depth of a file; never leaves this folder.</summary>
internal sealed class DocumentRefusedException(string code, string title, string detail) : Exception(title)
{
    internal DocumentRefusal Refusal { get; } = new(code, title, detail);
}
