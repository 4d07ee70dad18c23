using System.Text;
using System.Text.Json;
using EduCoop.Contracts;
using EduCoop.Donations.Ledger.Public;

namespace EduCoop.Donations.Ledger.Export;

/// <summary>The first line of the journal as JSON lines: what the rest is checked against.</summary>
/// <param name="PublicKey">The ledger's key as a vkey.</param>
/// <param name="Checkpoint">The signed head that covers the entries.</param>
public sealed record JournalHead(string PublicKey, string Checkpoint);

/// <summary>An entry of the journal with what readers want to see beside what its leaf is made of.</summary>
/// <param name="Campaign">The campaign's name in addresses.</param>
/// <param name="Donor">The donor as she chose to be shown; null for other entries than gifts.</param>
/// <param name="Entry">What the leaf is made of.</param>
public sealed record JournalLine(string Campaign, string? Donor, JournalEntry Entry);

/// <summary>JSON lines: a head, then one line per entry with everything its leaf is made of, so that the file is checked without a network.</summary>
internal sealed class LinesJournal : JournalFormat
{
    internal override string Extension => "jsonl";

    internal override string MediaType => "application/jsonl; charset=utf-8";

    internal override void Begin(StringBuilder text, SignedHead head) =>
        text.Append(JsonSerializer.Serialize(new JournalHead(head.PublicKey, head.Note), ContractJson.Options)).Append('\n');

    internal override void Write(StringBuilder text, ExportedEntry entry) =>
        text.Append(JsonSerializer.Serialize(new JournalLine(entry.Legs.Count > 0 ? entry.Legs[0].Slug : "", entry.Donor, GetEntries.Of(entry.Leaf, entry.Row)), ContractJson.Options)).Append('\n');
}
