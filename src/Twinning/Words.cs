using System.Text;
using System.Text.Json;
using EduCoop.ServiceDefaults;

namespace EduCoop.Twinning;

/// <summary>Checks of text that a caller typed.</summary>
internal static class Words
{
    internal static Refusal TextInvalid(string field, int most) => new(
        "text_invalid", "Nội dung chưa đúng.", $"{field} cần từ 1 đến {most} ký tự, không có ký tự điều khiển.");

    internal static string Nfc(this string text) => text.Normalize(NormalizationForm.FormC);

    /// <summary>Something is said, within the length, without characters that no page can show.</summary>
    internal static bool IsSaid(string? text, int most) => !string.IsNullOrWhiteSpace(text) && text.Length <= most && IsClean(text);

    /// <summary>Nothing is said, or it is said well.</summary>
    internal static bool IsSaidOrNot(string? text, int most) => text is null || IsSaid(text, most);

    /// <summary>What somebody looks for, as the database can compare it: at most 200 letters, none that it cannot keep; null when nothing is looked for.</summary>
    internal static string? Search(string? typed) =>
        string.IsNullOrWhiteSpace(typed) ? null : string.Concat(typed.EnumerateRunes().Where(letter => !Rune.IsControl(letter)).Take(200)).Nfc();

    /// <summary>A word of an enum as it is written in bodies, addresses and columns.</summary>
    internal static string Snake<T>(this T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    // Neither control characters other than line breaks (PostgreSQL cannot keep NUL) nor halves of a surrogate pair.
    private static bool IsClean(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if ((char.IsControl(text[i]) && text[i] is not ('\n' or '\r' or '\t')) || char.IsLowSurrogate(text[i]))
            {
                return false;
            }

            if (char.IsHighSurrogate(text[i]) && !(++i < text.Length && char.IsLowSurrogate(text[i])))
            {
                return false;
            }
        }

        return true;
    }
}
