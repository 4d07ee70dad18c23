using System.Globalization;
using System.Text.RegularExpressions;

namespace EduCoop.Banking.Statements.Tables;

/// <summary>What stands above and below a table: account, currency, period, opening and closing balance, totals.</summary>
internal sealed partial class Preamble
{
    private static readonly string[] OpeningWords = ["so du dau", "du dau ky", "so du ky truoc", "so du mang sang", "so du chuyen sang", "opening balance", "beginning balance", "balance brought forward", "balance b/f", "previous balance", "ton dau"];
    private static readonly string[] ClosingWords = ["so du cuoi", "du cuoi ky", "closing balance", "ending balance", "balance carried forward", "balance c/f", "ton cuoi"];
    private static readonly string[] TotalWords = ["tong cong", "tong phat sinh", "cong phat sinh", "tong so phat sinh", "tong tien", "tong so", "tong ghi", "total", "cong:", "tong:"];

    internal string? Account { get; private set; }

    internal string? Currency { get; private set; }

    internal decimal? Opening { get; private set; }

    internal decimal? Closing { get; private set; }

    internal (DateOnly From, DateOnly To)? Period { get; private set; }

    /// <summary>Takes what a row outside the table says.</summary>
    /// <param name="cells">Its cells.</param>
    /// <param name="isAbove">Above the heading; below it only balances are looked for.</param>
    /// <returns>True when it said something of balances.</returns>
    internal bool Take(IReadOnlyList<Cell> cells, bool isAbove)
    {
        var folded = cells.Select(cell => StatementFiles.Fold(cell.Text)).ToArray();
        if (isAbove)
        {
            var whole = string.Join(' ', folded.Where(text => text.Length > 0));
            Account ??= FindAccount(whole);
            Currency ??= CurrencyWord().Match(whole) is { Success: true } currency ? currency.Groups[1].Value.ToUpperInvariant() : null;
            Period ??= FindPeriod(whole);
        }

        var isTold = false;
        for (var i = 0; i < cells.Count; i++)
        {
            if (Starts(folded[i], OpeningWords))
            {
                Opening ??= NumberFrom(cells, folded, i);
                isTold = true;
            }
            else if (Starts(folded[i], ClosingWords))
            {
                Closing = NumberFrom(cells, folded, i) ?? Closing;
                isTold = true;
            }
        }

        return isTold;
    }

    /// <summary>A label for the balance before the first line or after the last.</summary>
    internal static bool IsBalanceLabel(string folded) => Starts(folded, OpeningWords) || Starts(folded, ClosingWords);

    internal static bool IsTotalLabel(string folded) => Starts(folded, TotalWords);

    /// <returns>The account's number without its spaces, perhaps masked; null where none is named.</returns>
    internal static string? FindAccount(string folded) =>
        AccountNumber().Match(folded) is { Success: true } found ? found.Groups[1].Value.Replace(" ", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal) : null;

    private static bool Starts(string folded, string[] words)
    {
        foreach (var word in words)
        {
            // A number of order, a bullet or a bracket may stand before.
            var at = folded.IndexOf(word, StringComparison.Ordinal);
            if (at is >= 0 and <= 4 && !folded.AsSpan(0, at).ContainsAnyInRange('a', 'z'))
            {
                return true;
            }
        }

        return false;
    }

    private static decimal? NumberFrom(IReadOnlyList<Cell> cells, string[] folded, int at)
    {
        // In the same cell behind the label and a colon, else in a cell to the right.
        var colon = cells[at].Text.LastIndexOf(':');
        if (colon >= 0 && NumberText.Read(cells[at].Text.AsSpan(colon + 1), null) is { } inside)
        {
            return inside;
        }

        if (TrailingNumber().Match(folded[at]) is { Success: true } trailing && NumberText.Read(trailing.Groups[1].Value, null) is { } behind)
        {
            return behind;
        }

        decimal? last = null;
        for (var i = at + 1; i < cells.Count; i++)
        {
            if (IsBalanceLabel(folded[i]))
            {
                break;
            }

            last = cells[i].Number ?? NumberText.Read(cells[i].Text, null) ?? last;
        }

        return last;
    }

    private static (DateOnly, DateOnly)? FindPeriod(string folded)
    {
        var days = DayWord().Matches(folded);
        if (days.Count < 2 || !PeriodWord().IsMatch(folded))
        {
            return null;
        }

        return ToDay(days[0].Value) is { } from && ToDay(days[1].Value) is { } to && from <= to ? (from, to) : null;
    }

    private static DateOnly? ToDay(string text) =>
        DateOnly.TryParseExact(text.Replace('-', '/').Replace('.', '/'), "d/M/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    [GeneratedRegex(@"(?:tai khoan|account|so tk|\bstk\b|\btk\b|a/c|acct)[^0-9x*•]{0,40}((?:[x*•]{2,}[x*• ]*[0-9]{3,})|(?:[0-9]{2,}[x*•]{2,}[0-9]{2,})|[0-9](?:[ .-]?[0-9]){5,18})(?![0-9/])")]
    private static partial Regex AccountNumber();

    [GeneratedRegex(@"(?:loai tien|tien te|don vi tien|currency|ccy)[^a-z]{0,6}(?:te |currency |ccy )?[^a-z]{0,6}(vnd|usd|eur|jpy|gbp|aud|sgd|chf|cny|krw|thb)\b")]
    private static partial Regex CurrencyWord();

    [GeneratedRegex(@"\btu\b|\bfrom\b|\bky\b|period|\bden\b|\bto\b|giai doan| - ")]
    private static partial Regex PeriodWord();

    [GeneratedRegex(@"\b[0-9]{1,2}[/.-][0-9]{1,2}[/.-](?:19|20)[0-9]{2}\b")]
    private static partial Regex DayWord();

    [GeneratedRegex(@"[a-z)] ?(-?[0-9][0-9.,]*)(?: ?(?:vnd|d|dong))?\z")]
    private static partial Regex TrailingNumber();
}
