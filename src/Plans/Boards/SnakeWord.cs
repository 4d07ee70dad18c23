using System.Text.Json;
using EduCoop.ServiceDefaults;

namespace EduCoop.Plans.Boards;

/// <summary>Words in addresses are the same as in bodies: snake_case.</summary>
internal static class SnakeWord
{
    /// <returns>False with a refusal when the word is given and means nothing.</returns>
    internal static bool TryRead<T>(string? word, string field, out T? value, out Refusal? refusal)
        where T : struct, Enum
    {
        value = null;
        refusal = null;
        if (string.IsNullOrEmpty(word))
        {
            return true;
        }

        foreach (var one in Enum.GetValues<T>())
        {
            if (Of(one) == word)
            {
                value = one;
                return true;
            }
        }

        refusal = new("word_unknown", "Giá trị lọc không có.", $"{field} là một trong: {string.Join(", ", Enum.GetValues<T>().Select(Of))}.");
        return false;
    }

    internal static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
