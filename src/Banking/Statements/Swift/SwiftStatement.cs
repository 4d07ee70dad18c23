using System.Globalization;
using System.Text.RegularExpressions;

namespace EduCoop.Banking.Statements.Swift;

/// <summary>A statement while its fields come in. A line waits for the text that follows it.</summary>
internal sealed class SwiftStatement(int firstLine)
{
    private SwiftBalance? opening;
    private SwiftBalance? closing;
    private SwiftLine? pending;
    private string memo = "";

    internal string? Account { get; set; }

    private bool isInterim;

    internal bool IsClosed => closing is not null;

    internal bool HasContent { get; private set; }

    internal void Settle(SwiftBalance balance, bool isOpening, StatementTally tally)
    {
        Start(tally);
        if (isOpening)
        {
            opening ??= balance;
        }
        else
        {
            Emit(tally);
            closing = balance;
        }
    }

    /// <summary>A field that only an interim report has.</summary>
    internal void BeInterim(StatementTally tally)
    {
        Start(tally);
        isInterim = true;
    }

    internal void Add(SwiftLine line, StatementTally tally)
    {
        Start(tally);
        Emit(tally);
        pending = line;
        memo = line.Supplement;
    }

    /// <summary>:86: belongs to the line before it; behind the closing balance it speaks of the whole statement.</summary>
    internal void Explain(SwiftField field)
    {
        if (pending is { } line)
        {
            var text = SwiftMemo.Read(field);
            memo = memo.Length == 0 || memo == line.Supplement ? text.Length > 0 ? text : memo : $"{memo} {text}";
            pending = line with { Place = line.Place with { ByteCount = (int)(field.Place.ByteOffset + field.Place.ByteCount - line.Place.ByteOffset) } };
        }
    }

    internal void End(StatementTally tally)
    {
        // A reference alone, behind a trailer for example, is no statement.
        if (!HasContent)
        {
            return;
        }

        Emit(tally);
        if (opening is not null && closing is null)
        {
            tally.Flawed(new("cut_off", "Sao kê bị cắt cụt.", "Có số dư đầu (:60F:) mà không có số dư cuối (:62F:); xuất lại sao kê.", firstLine));
        }

        tally.End(new StatementTotals(
            isInterim && opening is null && closing is null ? "mt942" : "mt940", Account, opening?.Currency ?? closing?.Currency, opening?.Amount, closing?.Amount, default, default));
    }

    private void Start(StatementTally tally)
    {
        if (!HasContent)
        {
            HasContent = true;
            tally.Begin();
        }
    }

    private void Emit(StatementTally tally)
    {
        // An expected line is no money yet.
        if (pending is { IsExpected: false } line)
        {
            tally.Entry(new StatementEntry(line.Place, line.Day, line.Amount, null, memo, line.Reference));
        }

        pending = null;
        memo = "";
    }
}

/// <summary>A balance: side, day, currency, amount.</summary>
internal sealed partial record SwiftBalance(string Currency, decimal Amount)
{
    internal static SwiftBalance Parse(SwiftField field)
    {
        var match = Format().Match(field.Text);
        if (!match.Success || SwiftAmount.Parse(match.Groups[3].ValueSpan) is not { } amount)
        {
            throw StatementRefusedException.Of(
                "balance_unreadable", "Số dư không đọc được.", $"Trường :{field.Tag}: cần C hoặc D, ngày yyMMdd, mã tiền tệ và số tiền.", field.Line, $":{field.Tag}:");
        }

        return new(match.Groups[2].Value, match.Groups[1].ValueSpan[0] == 'D' ? -amount : amount);
    }

    [GeneratedRegex(@"\A\s*([CD])R?\s?(?:[0-9]{6}|[0-9]{8})\s?([A-Z]{3})\s?([0-9.,]{1,24})\s*\z")]
    private static partial Regex Format();
}

/// <summary>Amounts of SWIFT: a comma before the decimals, which may be missing; some banks write a point.</summary>
internal static class SwiftAmount
{
    /// <returns>Keeps the number of decimals; null when it is no amount.</returns>
    internal static decimal? Parse(ReadOnlySpan<char> text)
    {
        Span<char> plain = stackalloc char[32];
        var mark = text.LastIndexOfAny(',', '.');
        var (length, digits) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                plain[length++] = text[i];
                digits++;
            }
            else if (i == mark && i < text.Length - 1)
            {
                plain[length++] = '.';
            }
            else if (text[i] is not (',' or '.'))
            {
                return null;
            }

            if (length >= 29)
            {
                return null;
            }
        }

        return digits > 0 && decimal.TryParse(plain[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? amount : null;
    }
}
