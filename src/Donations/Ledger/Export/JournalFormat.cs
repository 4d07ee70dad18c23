using System.Text;
using EduCoop.Donations.Ledger.Public;

namespace EduCoop.Donations.Ledger.Export;

/// <summary>A way of writing the journal down.</summary>
internal abstract class JournalFormat
{
    /// <summary>Ending of the file's name.</summary>
    internal abstract string Extension { get; }

    /// <summary>What the answer says it is.</summary>
    internal abstract string MediaType { get; }

    /// <summary>Writes what stands before the first entry.</summary>
    internal abstract void Begin(StringBuilder text, SignedHead head);

    /// <summary>Writes one entry.</summary>
    internal abstract void Write(StringBuilder text, ExportedEntry entry);

    /// <returns>Null when nobody knows that format. A new one for each answer: it remembers what it has declared.</returns>
    internal static JournalFormat? Of(string name) => name switch
    {
        "csv" => new CsvJournal(),
        "jsonl" => new LinesJournal(),
        "hledger" => new HledgerJournal(),
        "beancount" => new BeancountJournal(),
        _ => null,
    };
}
