using System.Text;
using System.Text.Json;
using EduCoop.Contracts.Donations;

namespace EduCoop.Donations;

/// <summary>How the donor wants to be shown to the public.</summary>
public enum DonorDisplay
{
    /// <summary>By name.</summary>
    Named,

    /// <summary>By initials.</summary>
    Initials,

    /// <summary>Not at all.</summary>
    Anonymous,
}

/// <summary>The small words that stand for enums in tables, and the checks of text that a caller typed.</summary>
internal static class Words
{
    internal static string Of(FundraisingRegime regime) => JsonNamingPolicy.SnakeCaseLower.ConvertName(regime.ToString());

    internal static string Of(DonorDisplay display) => JsonNamingPolicy.SnakeCaseLower.ConvertName(display.ToString());

    internal static string Of(GiftSource source) => JsonNamingPolicy.SnakeCaseLower.ConvertName(source.ToString());

    /// <summary>A word in a query, "to_accept", as the enum that it stands for; the framework reads only the names of the code.</summary>
    /// <exception cref="BadHttpRequestException">No such word.</exception>
    internal static T? Read<T>(string? word)
        where T : struct, Enum
    {
        if (string.IsNullOrEmpty(word))
        {
            return null;
        }

        foreach (var value in Enum.GetValues<T>())
        {
            if (JsonNamingPolicy.SnakeCaseLower.ConvertName($"{value}") == word)
            {
                return value;
            }
        }

        throw new BadHttpRequestException($"'{(word.Length > 40 ? word[..40] : word)}' is no {typeof(T).Name}.");
    }

    internal static string? Nfc(this string? text) => text?.Normalize(NormalizationForm.FormC);

    /// <summary>Neither control characters (PostgreSQL cannot keep NUL) nor halves of a surrogate pair.</summary>
    internal static bool IsClean(string? text)
    {
        if (text is null)
        {
            return true;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]) || char.IsLowSurrogate(text[i]))
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
