using System.Globalization;
using System.Text;

namespace EduCoop.Banking.Statements.Camt;

/// <summary>
/// Reads one Ntry. An entry with several transactions is one line of the account; its sum is the entry's.
/// CdtDbtInd says which way the money went, also for a reversal: RvslInd only says why.
/// </summary>
internal sealed class CamtEntry(XmlCursor xml)
{
    private const int MaxMemo = 4000;
    private readonly StringBuilder memo = new();
    private string? amount;
    private string? side;
    private string? status;
    private string? entryReference;
    private string? serviceReference;
    private string? transactionReference;
    private string? additional;
    private string? payer;
    private string? payee;
    private DateOnly? booked;
    private DateOnly? value;

    internal string? Currency { get; private set; }

    /// <returns>Null for an entry that is not booked.</returns>
    internal StatementEntry? Read()
    {
        Clear();
        var (line, start) = (xml.Line, xml.Start());
        xml.Each(ReadPart);
        if (status is not (null or "BOOK"))
        {
            return null;
        }

        var signed = CamtAmount.Parse(amount, side, line, "Ntry");
        var day = booked ?? value
            ?? throw StatementRefusedException.Of("day_missing", "Dòng không có ngày.", "Phần tử Ntry cần BookgDt hoặc ValDt với ngày yyyy-MM-dd.", line, "Ntry/BookgDt");
        var end = xml.Following();
        var name = signed < 0 ? payee : payer;
        Say(name);
        if (memo.Length == 0 || memo.Length == name?.Length)
        {
            Say(additional);
        }

        return new StatementEntry(
            new LinePlace(line, start < 0 || end < start ? -1 : start, start < 0 || end < start ? 0 : (int)Math.Min(end - start, int.MaxValue)),
            day, signed, null, memo.ToString().Normalize(NormalizationForm.FormC), serviceReference ?? entryReference ?? transactionReference);
    }

    private void Clear()
    {
        memo.Clear();
        (amount, side, status, entryReference, serviceReference, transactionReference) = (null, null, null, null, null, null);
        (additional, payer, payee, booked, value) = (null, null, null, null, null);
    }

    private void ReadPart(string name)
    {
        switch (name)
        {
            case "Amt":
                Currency = xml.Attribute("Ccy");
                amount = xml.Text();
                break;
            case "CdtDbtInd":
                side = xml.Text();
                break;
            case "Sts":
                status = ReadCode();
                break;
            case "BookgDt":
                booked = ReadDay();
                break;
            case "ValDt":
                value = ReadDay();
                break;
            case "NtryRef":
                entryReference = Given(xml.Text());
                break;
            case "AcctSvcrRef":
                serviceReference = Given(xml.Text());
                break;
            case "AddtlNtryInf":
                additional = xml.Text();
                break;
            case "NtryDtls":
                xml.Each(part => Enter(part == "TxDtls", ReadTransaction));
                break;
            default:
                xml.Skip();
                break;
        }
    }

    private void ReadTransaction(string name)
    {
        switch (name)
        {
            case "Refs":
                xml.Each(part =>
                {
                    if (part is "AcctSvcrRef" or "TxId" or "EndToEndId" or "InstrId")
                    {
                        var given = Given(xml.Text());
                        transactionReference ??= given;
                    }
                    else
                    {
                        xml.Skip();
                    }
                });
                break;
            case "RltdPties":
                xml.Each(ReadParty);
                break;
            case "RmtInf":
                xml.Each(ReadRemittance);
                break;
            case "AddtlTxInf":
                var told = xml.Text();
                additional ??= told;
                break;
            default:
                xml.Skip();
                break;
        }
    }

    private void ReadParty(string role)
    {
        // Since version 08 the name stands inside Pty.
        string? name = null;
        xml.Each(part =>
        {
            if (part == "Nm")
            {
                name = xml.Text();
            }
            else
            {
                Enter(part == "Pty", inner =>
                {
                    if (inner == "Nm")
                    {
                        name = xml.Text();
                    }
                    else
                    {
                        xml.Skip();
                    }
                });
            }
        });
        switch (role)
        {
            case "Dbtr" or "UltmtDbtr":
                payer ??= name;
                break;
            case "Cdtr" or "UltmtCdtr":
                payee ??= name;
                break;
        }
    }

    private void ReadRemittance(string name)
    {
        if (name == "Ustrd")
        {
            Say(xml.Text());
            return;
        }

        Enter(name == "Strd", part =>
        {
            if (part == "AddtlRmtInf")
            {
                Say(xml.Text());
                return;
            }

            Enter(part == "CdtrRefInf", inner =>
            {
                if (inner == "Ref")
                {
                    Say(xml.Text());
                }
                else
                {
                    xml.Skip();
                }
            });
        });
    }

    private void Enter(bool isMeant, Action<string> child)
    {
        if (isMeant)
        {
            xml.Each(child);
        }
        else
        {
            xml.Skip();
        }
    }

    // Text itself in older versions, Cd or Prtry inside in newer ones.
    private string ReadCode()
    {
        string? code = null;
        var isPlain = true;
        var text = xml.TextOr(_ =>
        {
            isPlain = false;
            var inner = xml.Text();
            code ??= inner;
        });
        return isPlain ? text : code ?? "";
    }

    private DateOnly? ReadDay()
    {
        DateOnly? day = null;
        xml.Each(part =>
        {
            if (part is "Dt" or "DtTm")
            {
                var read = ToDay(xml.Text());
                day ??= read;
            }
            else
            {
                xml.Skip();
            }
        });
        return day;
    }

    private static DateOnly? ToDay(string text) =>
        text.Length >= 10 && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string? Given(string reference) => reference is { Length: > 0 } and not "NOTPROVIDED" and not "NONREF" ? reference : null;

    private void Say(string? text)
    {
        if (text is not { Length: > 0 } || memo.Length >= MaxMemo)
        {
            return;
        }

        if (memo.Length > 0)
        {
            memo.Append(' ');
        }

        memo.Append(text, 0, Math.Min(text.Length, MaxMemo - memo.Length));
    }
}
