using EduCoop.Documents.Text;

namespace EduCoop.Documents.Tasks;

/// <summary>Who does something, read out of a sentence.</summary>
/// <param name="Lead">Who leads; null when the sentence does not say it clearly.</param>
/// <param name="Coordinating">Who helps.</param>
/// <param name="Action">What is to be done: the sentence after the units.</param>
/// <param name="Explicit">Does the sentence itself give the role ("Giao …", "chủ trì"), or only the heading above?</param>
/// <param name="Doubt">Why there is no lead, in Vietnamese.</param>
internal sealed record Assignment(TextSpan? Lead, IReadOnlyList<TextSpan> Coordinating, TextSpan Action, bool Explicit, string? Doubt = null);
