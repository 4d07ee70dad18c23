using System.Globalization;
using System.Text;
using EduCoop.Donations.Ledger.Public;

namespace EduCoop.Donations.Ledger.Export;

/// <summary>Beancount's format; passes `bean-check`. Accounts open long before their first use, for Beancount sorts by day.</summary>
internal sealed class BeancountJournal : JournalFormat
{
    private readonly HashSet<string> opened = new(StringComparer.Ordinal);

    internal override string Extension => "beancount";

    internal override string MediaType => "text/plain; charset=utf-8";

    internal override void Begin(StringBuilder text, SignedHead head) => text
        .Append(CultureInfo.InvariantCulture, $"; {head.Checkpoint.Origin}\n; {head.Checkpoint.Size} entries, root {Convert.ToBase64String(head.Checkpoint.Root)}\n")
        .Append("option \"operating_currency\" \"VND\"\n\n");

    internal override void Write(StringBuilder text, ExportedEntry entry)
    {
        foreach (var leg in entry.Legs.Where(leg => opened.Add(NameOf(leg))))
        {
            text.Append(CultureInfo.InvariantCulture, $"1970-01-01 open {NameOf(leg)}\n");
        }

        var leaf = entry.Leaf;
        text.Append(CultureInfo.InvariantCulture, $"\n{entry.Day} * \"{Escaped(entry.Description)}\" \"{leaf.Kind}\"\n  index: {leaf.Index}\n  recorded: \"{entry.RecordedAt}\"\n");
        if (leaf.GiftId is { } gift)
        {
            text.Append(CultureInfo.InvariantCulture, $"  gift: \"{gift}\"\n");
        }

        if (leaf.Reverses is { } reversed)
        {
            text.Append(CultureInfo.InvariantCulture, $"  reverses: {reversed}\n");
        }

        foreach (var leg in entry.Legs)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {NameOf(leg)}  {leg.Amount} {leg.Commodity}\n");
        }
    }

    // Each part of a name begins with a capital or a digit.
    private static string NameOf(ExportedLeg leg)
    {
        var parts = leg.Account.Replace('_', '-').Split('/');
        return $"{Capital(leg.Root)}:{Capital(leg.Slug)}:{Capital(parts[0])}{(parts.Length > 1 ? ":" + parts[1].ToUpperInvariant() : "")}";
    }

    private static string Capital(string part) => char.ToUpperInvariant(part[0]) + part[1..];

    private static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}
