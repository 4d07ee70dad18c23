using System.Globalization;
using EduCoop.Banking.Statements;

namespace EduCoop.Donations.Statements.Reading;

/// <summary>From a bank's file, read by the library, to one statement of one account in đồng that the ledger can take.</summary>
internal static class StatementReader
{
    private const string Vnd = "VND";

    /// <summary>Bounds on what is sent to this service.</summary>
    internal static readonly ReadingOptions Bounds = new();

    /// <summary>Reads a file to its end without any effect; the same bytes and options always give the same answer.</summary>
    /// <exception cref="StatementRefusedException">The file cannot be taken, or contradicts itself; says why and where.</exception>
    internal static ReadStatement Read(byte[] file, ReadingOptions? options = null)
    {
        var read = ReadAnyhow(file, options);
        return read.Objection is { } objection ? throw new StatementRefusedException(objection) : read;
    }

    /// <summary>As <see cref="Read"/>, but hands over also what contradicts itself, with the objection.</summary>
    /// <exception cref="StatementRefusedException">The file cannot be taken by anybody's signature.</exception>
    internal static ReadStatement ReadAnyhow(byte[] file, ReadingOptions? options = null)
    {
        var pages = InOrder(StatementFiles.Read(file, options ?? Bounds));
        var (first, last) = (pages[0].Totals, pages[^1].Totals);
        Refuse(pages);
        var ties = pages.All(page => page.Totals.Ties == true);
        var lines = pages.SelectMany(page => Lines(page, ties)).ToList();
        if (lines.Count == 0)
        {
            throw Refused("no_lines", "Sao kê không có dòng giao dịch nào.", "Chọn khoảng ngày có giao dịch rồi xuất lại.");
        }

        var read = new ReadStatement(
            first.Layout, pages.Select(page => page.Totals.Account).FirstOrDefault(account => account is not null), ToVnd(first.Opening), ToVnd(last.Closing), lines,
            [.. pages.SelectMany(page => page.Entries).Where(entry => entry.IsRecovered).Select(entry => new RecoveredLine(entry.Place.Line, (long)entry.Amount, entry.Recovery!))],
            [.. pages.SelectMany(page => page.Quarantined), .. pages.SelectMany(page => page.Entries).Where(entry => entry.Amount == 0).Select(entry => new QuarantinedLine(entry.Place.Line, "Dòng có số tiền bằng 0; không ghi sổ."))])
        {
            Mapping = first.Mapping,
        };
        return read with { Objection = Object(pages, read) };
    }

    private static StatementRefusal? Object(IReadOnlyList<BankStatement> pages, ReadStatement read)
    {
        if (pages.SelectMany(page => page.Flaws).FirstOrDefault() is { } flaw)
        {
            return new(flaw.Code, flaw.Title, flaw.Detail, flaw.Line);
        }

        return read.DifferenceVnd == 0 ? null : new(
            "does_not_tie", "Sao kê không khớp số dư.",
            $"Số dư đầu cộng ghi có trừ ghi nợ khác số dư cuối {read.DifferenceVnd.ToString("#,##0", CultureInfo.InvariantCulture)} đồng; xuất lại sao kê, hoặc hai người ký nhận phần chênh lệch kèm lý do.");
    }

    // A balance that the format does not print line by line is counted, so that the same lines in another format are the same lines.
    private static IEnumerable<ReadLine> Lines(BankStatement page, bool ties)
    {
        var balance = ties ? page.Totals.Opening : null;
        foreach (var entry in page.Entries.Where(entry => entry.Amount != 0))
        {
            balance = entry.Balance ?? (balance + entry.Amount);
            yield return new ReadLine(
                entry.Place.Line, entry.Place.ByteOffset, entry.Place.ByteCount, entry.Day, (long)entry.Amount, ToVnd(balance), entry.Memo, entry.Reference, entry.IsRecovered);
        }
    }

    // Pages follow one another by their balances; some banks put the newest first.
    private static IReadOnlyList<BankStatement> InOrder(IReadOnlyList<BankStatement> pages)
    {
        var isReversed = pages.Count > 1 && !Follow(pages) && Follow([.. pages.Reverse()]);
        return isReversed ? [.. pages.Reverse()] : pages;
    }

    private static bool Follow(IReadOnlyList<BankStatement> pages) => pages.Zip(pages.Skip(1)).All(pair => pair.First.Totals.Closing == pair.Second.Totals.Opening);

    private static void Refuse(IReadOnlyList<BankStatement> pages)
    {
        if (pages.Select(page => page.Totals.Account).Where(account => account is not null).Distinct(StringComparer.Ordinal).Count() > 1)
        {
            throw Refused("many_accounts", "Tệp có sao kê của nhiều tài khoản.", "Mỗi lần gửi một tài khoản; xuất riêng từng tài khoản.");
        }

        if (pages.Select(page => page.Totals.Currency).FirstOrDefault(currency => currency is not null and not Vnd) is { } foreign)
        {
            throw Refused("currency_not_vnd", "Sao kê không phải bằng đồng.", $"Tài khoản bằng {foreign}; sổ của đợt vận động chỉ nhận đồng Việt Nam (VND).");
        }

        if (!Follow(pages))
        {
            throw Refused("pages_do_not_follow", "Các sao kê trong tệp không nối tiếp nhau.", "Số dư cuối của một sao kê khác số dư đầu của sao kê sau: thiếu một sao kê ở giữa; gửi riêng từng sao kê.");
        }

        if (pages.Any(page => page.Totals.IsYearAssumed))
        {
            throw Refused("year_missing", "Ngày trong sao kê không có năm.", "Sao kê không ghi kỳ từ ngày nào đến ngày nào; cho biết năm khi gửi (tham số year).");
        }

        foreach (var entry in pages.SelectMany(page => page.Entries))
        {
            if (entry.Amount != decimal.Truncate(entry.Amount) || Math.Abs(entry.Amount) >= 10_000_000_000_000_000m || Math.Abs(entry.Balance ?? 0) >= 10_000_000_000_000_000m)
            {
                throw new StatementRefusedException(new("amount_not_whole", "Số tiền không phải số đồng nguyên.", "Đồng Việt Nam không có phần lẻ; kiểm tra cột số tiền và dấu phân cách.", entry.Place.Line));
            }
        }
    }

    private static long? ToVnd(decimal? amount) => amount is { } given and < 1e18m and > -1e18m ? (long)given : null;

    private static StatementRefusedException Refused(string code, string title, string detail) => new(new StatementRefusal(code, title, detail));
}
