using System.Globalization;

namespace EduCoop.Banking.Statements.Camt;

/// <summary>
/// The booked balances of a statement. Opening: OPBD, else PRCD (the closing of the statement before), else the first ITBD.
/// Closing: CLBD, else the last ITBD that is not the opening. Available and expected balances are not of the books.
/// </summary>
internal sealed class CamtBalances
{
    private readonly List<(string Code, decimal Amount)> booked = [];

    internal string? Currency { get; private set; }

    internal void Read(XmlCursor xml)
    {
        var line = xml.Line;
        string? code = null, amount = null, side = null;
        xml.Each(name =>
        {
            switch (name)
            {
                case "Tp":
                    xml.Each(part =>
                    {
                        if (part != "CdOrPrtry")
                        {
                            xml.Skip();
                            return;
                        }

                        xml.Each(_ =>
                        {
                            var text = xml.Text();
                            code ??= text;
                        });
                    });
                    break;
                case "Amt":
                    Currency ??= xml.Attribute("Ccy");
                    amount = xml.Text();
                    break;
                case "CdtDbtInd":
                    side = xml.Text();
                    break;
                default:
                    xml.Skip();
                    break;
            }
        });
        if (code is "OPBD" or "PRCD" or "ITBD" or "CLBD")
        {
            booked.Add((code, CamtAmount.Parse(amount, side, line, "Bal")));
        }
    }

    internal (decimal? Opening, decimal? Closing) Choose()
    {
        var opening = First("OPBD") ?? First("PRCD");
        var closing = Last("CLBD");
        var interim = booked.Where(balance => balance.Code == "ITBD").Select(balance => balance.Amount).ToList();
        if (opening is null && interim.Count > 0 && (closing is not null || interim.Count > 1))
        {
            opening = interim[0];
            interim.RemoveAt(0);
        }

        return (opening, closing ?? (interim.Count > 0 ? interim[^1] : null));
    }

    private decimal? First(string code) => booked.Where(balance => balance.Code == code).Select(balance => (decimal?)balance.Amount).FirstOrDefault();

    private decimal? Last(string code) => booked.Where(balance => balance.Code == code).Select(balance => (decimal?)balance.Amount).LastOrDefault();
}

/// <summary>An amount with its side, exactly as written.</summary>
internal static class CamtAmount
{
    /// <returns>Negative for DBIT; keeps the number of decimals.</returns>
    internal static decimal Parse(string? amount, string? side, int line, string element)
    {
        // The standard has 18 digits, 5 of them decimals; a decimal holds 28 exactly.
        if (amount is not { Length: > 0 and <= 28 }
            || !decimal.TryParse(amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var parsed))
        {
            throw StatementRefusedException.Of("amount_invalid", "Số tiền không đọc được.", $"Phần tử {element}/Amt cần một số không âm, dấu chấm thập phân.", line, $"{element}/Amt");
        }

        return side switch
        {
            "CRDT" => parsed,
            "DBIT" => -parsed,
            _ => throw StatementRefusedException.Of("side_missing", "Không biết ghi nợ hay ghi có.", $"Phần tử {element}/CdtDbtInd phải là CRDT hoặc DBIT.", line, $"{element}/CdtDbtInd"),
        };
    }
}
