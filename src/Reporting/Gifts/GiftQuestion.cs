using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace EduCoop.Reporting.Gifts;

/// <summary>How a question in the one search field was understood.</summary>
public enum GiftQuestionKind
{
    /// <summary>Nothing was asked: all gifts, the newest first.</summary>
    All,

    /// <summary>Gifts of this amount.</summary>
    Amount,

    /// <summary>Gifts of this day.</summary>
    Day,

    /// <summary>Gifts of this amount on this day.</summary>
    AmountAndDay,

    /// <summary>The bank's reference.</summary>
    Reference,

    /// <summary>A payment code.</summary>
    Code,

    /// <summary>A name that its donor lets be shown.</summary>
    Name,
}

/// <summary>What a person typed into the one search field, understood: "50.000", "50.000 10/09/2024", "5213.45946", "QE…", "Nguyễn Văn An".</summary>
/// <param name="Kind">How it was understood.</param>
/// <param name="AmountVnd">Whole đồng.</param>
/// <param name="Day">The day.</param>
/// <param name="Key">Reference or code in capitals, or the name without marks.</param>
internal sealed partial record GiftQuestion(GiftQuestionKind Kind, long? AmountVnd = null, DateOnly? Day = null, string? Key = null)
{
    internal const int Longest = 100;
    private const int LongestAmount = 15;
    private const int ShortestReference = 6;

    internal static GiftQuestion Parse(string? text)
    {
        var said = (text ?? "").Normalize(NormalizationForm.FormC).Trim();
        said = said.Length > Longest ? said[..Longest] : said;
        if (said.Length == 0)
        {
            return new(GiftQuestionKind.All);
        }

        var solid = said.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        if (Code().IsMatch(solid))
        {
            return new(GiftQuestionKind.Code, Key: solid);
        }

        var (day, rest) = TakeDay(said);
        var amount = AmountOf(rest);
        return (amount, day, rest) switch
        {
            ({ } vnd, { } on, _) => new(GiftQuestionKind.AmountAndDay, vnd, on),
            // Some banks' references are nothing but figures: the key is looked for where no gift has the amount.
            ({ } vnd, null, _) => new(GiftQuestionKind.Amount, vnd, Key: solid.Length >= ShortestReference && solid.All(char.IsAsciiDigit) ? solid : null),
            (null, { } on, "") => new(GiftQuestionKind.Day, Day: on),
            _ when Reference().IsMatch(solid) => new(GiftQuestionKind.Reference, Key: solid),
            _ => new(GiftQuestionKind.Name, Key: Fold(said)),
        };
    }

    /// <summary>Small letters a-z and figures, words with one space between; đ is a letter of its own and is mapped by hand.</summary>
    internal static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormC).ToLowerInvariant().Replace('đ', 'd').Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(char.IsAsciiLetterOrDigit(letter) ? letter : ' ');
            }
        }

        return string.Join(' ', folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static (DateOnly? Day, string Text) TakeDay(string said)
    {
        var match = DayInText().Match(said);
        return match.Success && DateOnly.TryParseExact(
                $"{match.Groups["d"].ValueSpan}/{match.Groups["m"].ValueSpan}/{match.Groups["y"].ValueSpan}", "d/M/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? (day, said.Remove(match.Index, match.Length).Trim(' ', ',', ';'))
            : (null, said);
    }

    // "50.000", "50,000 đ", "50000", "50k", "50 nghìn", "2 triệu": as people write money. A number with other signs is a reference.
    private static long? AmountOf(string text)
    {
        var match = Money().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var digits = match.Groups["n"].Value.Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        var times = Fold(match.Groups["u"].Value) switch { "k" or "nghin" or "ngan" => 1_000L, "tr" or "trieu" => 1_000_000L, _ => 1L };
        return digits.Length <= LongestAmount && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 1_000_000_000_000_000
            ? number * times
            : null;
    }

    // What the payment codes of Donations look like.
    [GeneratedRegex("^QE[0-9A-Z]{9}$")]
    private static partial Regex Code();

    [GeneratedRegex(@"(?<![\d/.-])(?<d>\d{1,2})[/.-](?<m>\d{1,2})[/.-](?<y>\d{4})(?![\d/.-])")]
    private static partial Regex DayInText();

    [GeneratedRegex(@"^(?<n>\d{1,3}(?:[., ]\d{3})+|\d+)\s*(?<u>k|nghìn|ngàn|nghin|ngan|tr|triệu|trieu|đ|d|vnđ|vnd|đồng|dong)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Money();

    [GeneratedRegex(@"^(?=.*\d)[0-9A-Z][0-9A-Z./_-]{3,63}$")]
    private static partial Regex Reference();
}
