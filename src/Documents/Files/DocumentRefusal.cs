using EduCoop.Documents.Text;

namespace EduCoop.Documents.Files;

/// <summary>Why a file is not read: a stable code, what is wrong, and how to mend it (both Vietnamese).</summary>
/// <param name="Code">Stable, snake_case.</param>
/// <param name="Title">What is wrong, one sentence.</param>
/// <param name="Detail">Where, and how to mend it.</param>
public sealed record DocumentRefusal(string Code, string Title, string Detail);

/// <summary>A file after opening: its text, or why there is none. Exactly one of the two is there.</summary>
/// <param name="Text">The text with what was noticed on the way.</param>
/// <param name="Refusal">Why it was refused.</param>
public sealed record OpenedDocument(PlanText? Text, DocumentRefusal? Refusal)
{
    internal static OpenedDocument Refused(string code, string title, string detail) => new(null, new(code, title, detail));
}
