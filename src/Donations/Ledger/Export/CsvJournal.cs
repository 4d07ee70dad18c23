using System.Globalization;
using System.Text;
using EduCoop.Donations.Ledger.Public;

namespace EduCoop.Donations.Ledger.Export;

/// <summary>CSV (RFC 4180), one line per leg. What a spreadsheet would take for a formula is set off by an apostrophe.</summary>
internal sealed class CsvJournal : JournalFormat
{
    internal override string Extension => "csv";

    internal override string MediaType => "text/csv; charset=utf-8";

    internal override void Begin(StringBuilder text, SignedHead head) =>
        text.Append("index,kind,occurred_on,occurred_at,recorded_at,campaign,account,commodity,amount,donor,gift_id,reverses,source,statement_sha256,statement_line,leaf_hash\r\n");

    internal override void Write(StringBuilder text, ExportedEntry entry)
    {
        var leaf = entry.Leaf;
        foreach (var leg in entry.Legs)
        {
            text.Append(CultureInfo.InvariantCulture, $"{leaf.Index},{leaf.Kind},{entry.Day},{entry.OccurredAt},{entry.RecordedAt},{Quoted(leg.Slug)},{leg.Account},{leg.Commodity},{leg.Amount},{Quoted(entry.Donor ?? "")},{leaf.GiftId},{leaf.Reverses},{leaf.Source},");
            text.Append(CultureInfo.InvariantCulture, $"{(leaf.Statement is { } statement ? Convert.ToHexStringLower(statement.Sha256) : "")},{leaf.Statement?.Line},{Convert.ToHexStringLower(entry.Row.LeafHash!)}\r\n");
        }
    }

    private static string Quoted(string value)
    {
        if (value.Length > 0 && value[0] is '=' or '+' or '-' or '@')
        {
            value = "'" + value;
        }

        return value.AsSpan().IndexOfAny(",\"\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
