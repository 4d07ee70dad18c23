using System.Text.RegularExpressions;
using EduCoop.Banking.Statements.Source;

namespace EduCoop.Banking.Statements.Swift;

/// <summary>
/// MT940, the customer statement of SWIFT, and MT942, its interim report, with or without the envelope of the network, in the dialects of
/// banks: each :20: (or what stands in for it) begins a statement; fields of a bank's own are passed over.
/// </summary>
internal sealed partial class SwiftReader(LineReader lines, StatementTally tally)
{
    private const int MaxFieldLines = 200;
    private SwiftStatement? statement;
    private string? lastAccount;
    private int statements;

    /// <exception cref="StatementRefusedException">A field without which no sum can be trusted is not as the standard has it.</exception>
    internal void Read()
    {
        SwiftField? field = null;
        while (lines.TryRead(out var line))
        {
            // Files that went through home banking programs have @@ where lines end.
            foreach (var piece in line.Text.Split("@@"))
            {
                Read(line, Unwrap(piece), ref field);
            }
        }

        Take(ref field);
        Finish();
        if (statements == 0)
        {
            throw StatementRefusedException.Of("no_statement", "Tệp không có sao kê nào.", "MT940 cần trường :60F: hoặc :61:; xuất lại từ ngân hàng.", lines.Number, ":60F:");
        }
    }

    private void Read(TextLine line, string? text, ref SwiftField? field)
    {
        if (text is null || text.StartsWith("-}", StringComparison.Ordinal) || text == "-")
        {
            Take(ref field);
            return;
        }

        if (Tag().Match(text) is { Success: true } tag)
        {
            Take(ref field);
            field = new SwiftField(tag.Groups[1].Value, line, tag.Groups[2].Value);
        }
        else if (field is not null && text.Length > 0)
        {
            Continue(field, line, text);
        }
    }

    private static void Continue(SwiftField field, TextLine line, string text)
    {
        if (field.Lines.Count > MaxFieldLines)
        {
            throw StatementRefusedException.Of("field_too_long", "Một trường quá dài.", $"Trường :{field.Tag}: có hơn {MaxFieldLines} dòng; tệp không đúng MT940.", line.Number, $":{field.Tag}:");
        }

        field.Add(line, text);
    }

    // What the network puts around a message, on the same line or on lines of its own.
    private static string? Unwrap(string text)
    {
        if (!text.StartsWith('{'))
        {
            return text.TrimEnd('\u0003').TrimEnd();
        }

        var body = text.IndexOf("{4:", StringComparison.Ordinal);
        return body < 0 ? null : text[(body + 3)..].Trim();
    }

    private void Take(ref SwiftField? field)
    {
        var whole = field;
        field = null;
        switch (whole?.Tag)
        {
            case null:
                break;
            case "20":
                Finish();
                Open(whole);
                break;
            case "25" or "25P":
                Open(whole).Account = lastAccount = AccountOf(whole.Text);
                break;
            case "60F" or "60M" or "60":
                Balance(whole, isOpening: true);
                break;
            case "62F" or "62M" or "62":
                Balance(whole, isOpening: false);
                break;
            case "61":
                Open(whole).Add(SwiftLine.Parse(whole), tally);
                break;
            case "86":
                statement?.Explain(whole);
                break;
            case "34F" or "13D" or "90C" or "90D":
                Open(whole).BeInterim(tally);
                break;
            default:
                break;
        }
    }

    private void Balance(SwiftField field, bool isOpening)
    {
        // Some dialects begin the next statement without a reference of its own.
        if (isOpening && statement is { IsClosed: true })
        {
            Finish();
        }

        var balance = SwiftBalance.Parse(field);
        Open(field).Settle(balance, isOpening, tally);
    }

    private SwiftStatement Open(SwiftField field)
    {
        statement ??= new SwiftStatement(field.Line) { Account = lastAccount };
        return statement;
    }

    private void Finish()
    {
        if (statement is { } whole)
        {
            statement = null;
            whole.End(tally);
            statements += whole.HasContent ? 1 : 0;
        }
    }

    private static string? AccountOf(string text)
    {
        var account = text.Replace(" ", "", StringComparison.Ordinal);
        return account.Length is > 0 and <= 70 ? account : null;
    }

    [GeneratedRegex(@"\A\s?:([0-9]{2}[A-Z]?|NS):\s?(.*)\z")]
    private static partial Regex Tag();
}

/// <summary>A field with its continuation lines.</summary>
internal sealed class SwiftField(string tag, TextLine line, string text)
{
    internal string Tag => tag;

    internal int Line => line.Number;

    internal string Text => text;

    /// <summary>The lines after the first.</summary>
    internal List<string> Lines { get; } = [];

    internal LinePlace Place { get; private set; } = line.Place;

    internal void Add(TextLine next, string more)
    {
        Lines.Add(more);
        Place = Place with { ByteCount = (int)(next.Offset + next.ByteCount - Place.ByteOffset) };
    }
}
