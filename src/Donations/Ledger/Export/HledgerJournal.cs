using System.Globalization;
using System.Text;
using EduCoop.Donations.Ledger.Public;

namespace EduCoop.Donations.Ledger.Export;

/// <summary>hledger's journal format; passes `hledger check -s`, for every account and commodity is declared before its first use.</summary>
internal sealed class HledgerJournal : JournalFormat
{
    private readonly HashSet<string> declared = new(StringComparer.Ordinal);

    internal override string Extension => "journal";

    internal override string MediaType => "text/plain; charset=utf-8";

    internal override void Begin(StringBuilder text, SignedHead head) =>
        text.Append(CultureInfo.InvariantCulture, $"; {head.Checkpoint.Origin}\n; {head.Checkpoint.Size} entries, root {Convert.ToBase64String(head.Checkpoint.Root)}\n\n");

    internal override void Write(StringBuilder text, ExportedEntry entry)
    {
        foreach (var leg in entry.Legs)
        {
            if (declared.Add(leg.Commodity))
            {
                text.Append(CultureInfo.InvariantCulture, $"commodity 1000. {Commodity(leg)}\n");
            }

            if (declared.Add(NameOf(leg)))
            {
                text.Append(CultureInfo.InvariantCulture, $"account {NameOf(leg)}\n");
            }
        }

        var leaf = entry.Leaf;
        text.Append(CultureInfo.InvariantCulture, $"\n{entry.Day} * ({leaf.Index}) {Plain(entry.Description)} | {leaf.Kind}  ; recorded:{entry.RecordedAt}");
        if (leaf.GiftId is { } gift)
        {
            text.Append(CultureInfo.InvariantCulture, $", gift:{gift}");
        }

        if (leaf.Reverses is { } reversed)
        {
            text.Append(CultureInfo.InvariantCulture, $", reverses:{reversed}");
        }

        text.Append('\n');
        foreach (var leg in entry.Legs)
        {
            text.Append(CultureInfo.InvariantCulture, $"    {NameOf(leg)}  {leg.Amount} {Commodity(leg)}\n");
        }
    }

    private static string NameOf(ExportedLeg leg) => $"{leg.Root}:{leg.Slug}:{leg.Account.Replace('_', '-').Replace('/', ':')}";

    // A name of more than letters stands in quotes, or its hyphen begins something else.
    private static string Commodity(ExportedLeg leg) => leg.Commodity.All(char.IsAsciiLetter) ? leg.Commodity : $"\"{leg.Commodity}\"";

    // A semicolon would begin a comment, a bar the note.
    private static string Plain(string text) => text.Replace(';', ',').Replace('|', '/');
}
