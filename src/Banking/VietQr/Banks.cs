namespace EduCoop.Banking.VietQr;

/// <summary>A member of the interbank transfer system.</summary>
/// <param name="Bin">Six digits.</param>
/// <param name="Code">Its short code, as lists of banks use it.</param>
/// <param name="Name">Its trade name.</param>
public sealed record Bank(string Bin, string Code, string Name);

/// <summary>The banks that a VietQR code can lead to. Banks merge and are renamed: the list is data (banks.tsv), not code.</summary>
public static class Banks
{
    private static readonly Lazy<Bank[]> Rows = new(Load);

    /// <summary>All, in the order of their numbers.</summary>
    public static IReadOnlyList<Bank> All => Rows.Value;

    /// <summary>By its number, code or trade name; null when nothing or more than one has it.</summary>
    /// <param name="word">"970436", "VCB" or "Vietcombank", in any case.</param>
    public static Bank? Find(string word)
    {
        var found = All.Where(bank => bank.Bin == word || bank.Code.Equals(word, StringComparison.OrdinalIgnoreCase) || bank.Name.Equals(word, StringComparison.OrdinalIgnoreCase)).Take(2).ToList();
        return found.Count == 1 ? found[0] : null;
    }

    private static Bank[] Load()
    {
        using var reader = new StreamReader(typeof(Banks).Assembly.GetManifestResourceStream("EduCoop.Banking.VietQr.banks.tsv")!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.TrimEnd('\r').Split('\t')).Select(cells => new Bank(cells[0], cells[1], cells[2]))];
    }
}
