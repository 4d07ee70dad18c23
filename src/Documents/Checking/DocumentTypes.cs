using EduCoop.Documents.Contradictions;

namespace EduCoop.Documents.Checking;

/// <summary>Names and abbreviations of the types of documents (Decree 30/2020, annex III), as data.</summary>
internal static class DocumentTypes
{
    private static readonly Dictionary<string, string> ByName = Resource.Rows("document-types.tsv", typeof(DocumentTypes)).ToDictionary(row => row[1].ToUpperInvariant(), row => row[0], StringComparer.Ordinal);

    /// <summary>The abbreviation of a type by its name in capitals; null for what the table does not hold.</summary>
    internal static string? Abbreviation(string title) => ByName.GetValueOrDefault(title.Trim().ToUpperInvariant().Replace("THOẢ THUẬN", "THỎA THUẬN", StringComparison.Ordinal).Replace("UỶ QUYỀN", "ỦY QUYỀN", StringComparison.Ordinal));

    /// <summary>Is this one of the abbreviations, or one with letters of the office behind it ("BBGN")?</summary>
    internal static bool Begins(string symbol, string abbreviation) => symbol.StartsWith(abbreviation, StringComparison.Ordinal);

    /// <summary>The abbreviations whose small letters are meant.</summary>
    internal static readonly IReadOnlyList<string> WithSmallLetters = [.. ByName.Values.Where(abbreviation => abbreviation.Any(char.IsLower))];
}
