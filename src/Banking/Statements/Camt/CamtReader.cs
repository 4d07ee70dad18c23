using System.Text.RegularExpressions;
using System.Xml;

namespace EduCoop.Banking.Statements.Camt;

/// <summary>
/// camt.053, the bank-to-customer statement of ISO 20022, versions 02 to 13: read as a stream, in the memory of one entry.
/// Only booked entries count; pending and informational ones are no money yet.
/// </summary>
internal sealed partial class CamtReader(Stream stream, StatementTally tally)
{
    private const int Oldest = 2;
    private const int Newest = 13;

    /// <exception cref="StatementRefusedException">No well-formed XML, no camt.053, or a part without which no sum can be trusted.</exception>
    internal void Read()
    {
        using var xml = new XmlCursor(stream);
        try
        {
            if (ReadDocuments(xml) == 0)
            {
                throw StatementRefusedException.Of("no_statement", "Tệp không có sao kê nào.", "camt.053 phải có ít nhất một phần tử Stmt; xuất lại từ ngân hàng.", xml.Line, "Stmt");
            }
        }
        catch (XmlException broken)
        {
            throw StatementRefusedException.Of(
                "xml_broken", "XML không đọc được.", $"Sai cú pháp, bị cắt cụt, hoặc có DTD (không được phép): {broken.Message}", Math.Max(1, broken.LineNumber), "XML");
        }
    }

    private int ReadDocuments(XmlCursor xml)
    {
        var (messages, statements, root) = (0, 0, (string?)null);
        while (!xml.IsAtEnd)
        {
            if (!xml.IsElement)
            {
                xml.MoveNext();
                continue;
            }

            root ??= xml.Name;
            switch (xml.Name)
            {
                case "BkToCstmrStmt":
                    messages++;
                    statements += ReadMessage(xml, LayoutOf(xml));
                    break;
                case "BkToCstmrAcctRpt" or "BkToCstmrDbtCdtNtfctn":
                    throw StatementRefusedException.Of(
                        "not_a_statement", "Tệp này không phải sao kê cuối ngày.",
                        "camt.052 là báo cáo trong ngày, camt.054 là thông báo ghi nợ, ghi có; số liệu chưa chốt. Xuất camt.053.", xml.Line, xml.Name);
                default:
                    xml.MoveNext();
                    break;
            }
        }

        return messages > 0
            ? statements
            : throw StatementRefusedException.Of("unknown_layout", "XML này không phải camt.053.", "Cần tệp camt.053.001 phiên bản 02 đến 13 (phần tử BkToCstmrStmt).", 1, root);
    }

    private static string LayoutOf(XmlCursor xml)
    {
        if (xml.Namespace.Length == 0)
        {
            return "camt.053";
        }

        var version = Version().Match(xml.Namespace);
        return version.Success && int.Parse(version.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) is >= Oldest and <= Newest
            ? version.Value
            : throw StatementRefusedException.Of(
                "unknown_version", "Phiên bản camt này chưa đọc được.", $"Đọc được camt.053.001.02 đến camt.053.001.13; tệp ghi {xml.Namespace[..Math.Min(80, xml.Namespace.Length)]}.", xml.Line, "Document/@xmlns");
    }

    private int ReadMessage(XmlCursor xml, string layout)
    {
        var statements = 0;
        xml.Each(name =>
        {
            if (name == "Stmt")
            {
                statements++;
                ReadStatement(xml, layout);
            }
            else
            {
                xml.Skip();
            }
        });
        return statements;
    }

    private void ReadStatement(XmlCursor xml, string layout)
    {
        tally.Begin();
        string? account = null, currency = null;
        var balances = new CamtBalances();
        var entry = new CamtEntry(xml);
        xml.Each(name =>
        {
            switch (name)
            {
                case "Acct":
                    (account, currency) = ReadAccount(xml);
                    break;
                case "Bal":
                    balances.Read(xml);
                    break;
                case "Ntry":
                    if (entry.Read() is { } booked)
                    {
                        currency ??= entry.Currency;
                        tally.Entry(booked);
                    }

                    break;
                default:
                    xml.Skip();
                    break;
            }
        });
        var (opening, closing) = balances.Choose();
        tally.End(new StatementTotals(layout, account, currency ?? balances.Currency, opening, closing, default, default));
    }

    private static (string? Account, string? Currency) ReadAccount(XmlCursor xml)
    {
        string? iban = null, other = null, currency = null;
        xml.Each(name =>
        {
            switch (name)
            {
                case "Id":
                    xml.Each(kind =>
                    {
                        switch (kind)
                        {
                            case "IBAN":
                                iban = xml.Text();
                                break;
                            case "Othr":
                                xml.Each(part =>
                                {
                                    if (part == "Id")
                                    {
                                        var text = xml.Text();
                                        other ??= text;
                                    }
                                    else
                                    {
                                        xml.Skip();
                                    }
                                });
                                break;
                            default:
                                xml.Skip();
                                break;
                        }
                    });
                    break;
                case "Ccy":
                    currency = xml.Text();
                    break;
                default:
                    xml.Skip();
                    break;
            }
        });
        var number = (iban is { Length: > 0 } ? iban : other)?.Replace(" ", "", StringComparison.Ordinal);
        return (number is { Length: > 0 } ? number : null, currency is { Length: > 0 } ? currency : null);
    }

    [GeneratedRegex(@"camt\.053\.001\.([0-9]{2})")]
    private static partial Regex Version();
}
