using EduCoop.Documents.Writing;

namespace EduCoop.Documents.Tests.Checking;

/// <summary>One way to spoil a document, and the rule that must find it.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="On">The right document.</param>
/// <param name="Spoil">Spoils it; the numbers choose how much and where.</param>
/// <param name="Also">Other rules that say the same fault in their words.</param>
internal sealed record Fault(string Rule, OfficialDocument On, Action<Spoiler, Random> Spoil, params string[] Also)
{
    /// <summary>The kinds of faults that components share: each look the decree names, turned to another.</summary>
    /// <param name="id">Of the component.</param>
    /// <param name="on">The right document.</param>
    /// <param name="start">How its paragraph begins.</param>
    /// <param name="looks">Which of its looks are spoilt.</param>
    /// <param name="sizes">Sizes that are not allowed.</param>
    internal static IEnumerable<Fault> Looks(string id, OfficialDocument on, string start, string looks, params double[] sizes)
    {
        if (sizes.Length > 0)
        {
            yield return new($"{id}-size", on, (file, chance) => file.Size(start, sizes[chance.Next(sizes.Length)]));
        }

        foreach (var look in looks.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            yield return new($"{id}-{look}", on, (file, chance) =>
            {
                switch (look)
                {
                    case "bold" or "regular":
                        file.Bold(start, look == "regular");
                        break;
                    case "italic" or "upright":
                        file.Italic(start, look == "upright");
                        break;
                    case "centred":
                        file.Align(start, new[] { "left", "right", "both" }[chance.Next(3)]);
                        break;
                    case "capitals":
                        var words = file.Find(start).InnerText;
                        var length = chance.Next(Math.Min(5, words.Length), words.Length + 1);
                        file.Write(start, words[..1] + words[1..length].ToLowerInvariant() + words[length..]);
                        break;
                    default:
                        file.Write(start, file.Find(start).InnerText.ToUpperInvariant());
                        break;
                }
            });
        }
    }
}
