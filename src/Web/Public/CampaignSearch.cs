using System.Globalization;
using System.Text;

namespace EduCoop.Web.Public;

/// <summary>Finds campaigns by words of their title or units, with or without accents.</summary>
public static class CampaignSearch
{
    private const int LongestQuery = 100;

    /// <summary>The campaigns in which every word of the query begins a word; all when nothing is asked.</summary>
    /// <param name="campaigns">All of them.</param>
    /// <param name="query">As typed.</param>
    public static IReadOnlyList<CampaignFigures> Find(IReadOnlyList<CampaignFigures> campaigns, string? query)
    {
        var wanted = Fold(query ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return wanted.Length == 0
            ? campaigns
            : [.. campaigns.Where(campaign => wanted.All(word => $" {Fold($"{campaign.Title} {campaign.UnitName} {campaign.BeneficiaryName}")}".Contains($" {word}", StringComparison.Ordinal)))];
    }

    /// <summary>Lower case without marks; đ is a letter of its own and has to be mapped by hand.</summary>
    /// <param name="text">Any text; only the first hundred characters count.</param>
    public static string Fold(string text)
    {
        var cut = text.Length > LongestQuery * 5 ? text[..(LongestQuery * 5)] : text;
        var folded = new StringBuilder(cut.Length);
        foreach (var letter in cut.Normalize(NormalizationForm.FormC).ToLowerInvariant().Replace('đ', 'd').Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(char.IsLetterOrDigit(letter) ? letter : ' ');
            }
        }

        return folded.ToString();
    }
}
