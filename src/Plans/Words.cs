using System.Text;
using EduCoop.ServiceDefaults;

namespace EduCoop.Plans;

/// <summary>Checks of text that a caller typed.</summary>
internal static class Words
{
    internal static Refusal TextInvalid(string field, int most) => new(
        "text_invalid", "Nội dung chưa đúng.", $"{field} cần từ 1 đến {most} ký tự, không có ký tự điều khiển.");

    internal static string Nfc(this string text) => text.Normalize(NormalizationForm.FormC);

    /// <summary>Something is said, within the length, without characters that no page can show.</summary>
    internal static bool IsSaid(string? text, int most) => !string.IsNullOrWhiteSpace(text) && text.Length <= most && IsClean(text);

    /// <summary>Neither control characters other than line breaks (PostgreSQL cannot keep NUL) nor halves of a surrogate pair.</summary>
    internal static bool IsClean(string text)
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

    /// <summary>The same text with a replacement letter for what PostgreSQL cannot keep; every other letter stays in its place.</summary>
    internal static string Keepable(string text) => text.Contains('\0', StringComparison.Ordinal) || !IsWellPaired(text)
        ? string.Create(text.Length, text, static (into, from) =>
        {
            for (var i = 0; i < from.Length; i++)
            {
                var paired = char.IsHighSurrogate(from[i]) && i + 1 < from.Length && char.IsLowSurrogate(from[i + 1]);
                into[i] = from[i] == '\0' || (char.IsSurrogate(from[i]) && !paired) ? '\uFFFD' : from[i];
                if (paired)
                {
                    into[++i] = from[i];
                }
            }
        })
        : text;

    private static bool IsWellPaired(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsLowSurrogate(text[i]) || (char.IsHighSurrogate(text[i]) && !(++i < text.Length && char.IsLowSurrogate(text[i]))))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A file's own name, without folders, short enough for every file system.</summary>
    internal static bool IsFileName(string name) =>
        name.Length is > 0 and <= 200 && name.AsSpan().IndexOfAny('/', '\\') < 0 && name is not ("." or "..") && IsClean(name) && name.AsSpan().IndexOfAny('\r', '\n', '\t') < 0;
}
