using System.Collections.Frozen;
using EduCoop.Banking.VietQr;
using EduCoop.Contracts.Donations;

namespace EduCoop.Donations.Lawful.Rules;

/// <summary>What gifts may, or may not, be spent on.</summary>
/// <param name="Regime">The law that says so: tt16 or nd93.</param>
/// <param name="Code">Stable name.</param>
/// <param name="IsPermitted">False: a plan or a settlement with it is refused.</param>
/// <param name="Article">Where the law says it.</param>
/// <param name="NameVi">In Vietnamese.</param>
/// <param name="NameEn">In English.</param>
public sealed record Purpose(string Regime, string Code, bool IsPermitted, string Article, string NameVi, string NameEn);

/// <summary>The closed list of purposes, kept as data (purposes.tsv): Circular 16/2018 Article 3, Decree 93/2021.</summary>
internal static class Purposes
{
    private static readonly (Purpose Purpose, string[] Phrases)[] Rows = Load();
    private static readonly FrozenDictionary<string, Purpose> ByCode = Rows.ToFrozenDictionary(row => row.Purpose.Code, row => row.Purpose, StringComparer.Ordinal);

    internal static IReadOnlyList<Purpose> All { get; } = [.. Rows.Select(row => row.Purpose)];

    internal static Purpose? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>May gifts collected under this law be spent on it? Under any other legal basis every permitted purpose of both laws is.</summary>
    internal static bool Serves(Purpose purpose, FundraisingRegime regime) =>
        purpose.IsPermitted && (regime == FundraisingRegime.Other || purpose.Regime == Words.Of(regime));

    /// <summary>A forbidden purpose that the words name, whatever purpose was ticked.</summary>
    internal static Purpose? ForbiddenIn(string words, FundraisingRegime regime)
    {
        var folded = $" {string.Join(' ', AsciiText.Fold(words).ToLowerInvariant().Split([' ', ',', '.', ';', ':', '-', '/', '(', ')'], StringSplitOptions.RemoveEmptyEntries))} ";
        return Rows.FirstOrDefault(row =>
            !row.Purpose.IsPermitted && (regime == FundraisingRegime.Other || row.Purpose.Regime == Words.Of(regime))
            && row.Phrases.Any(phrase => folded.Contains($" {phrase} ", StringComparison.Ordinal))).Purpose;
    }

    private static (Purpose, string[])[] Load()
    {
        using var reader = new StreamReader(typeof(Purposes).Assembly.GetManifestResourceStream("EduCoop.Donations.Lawful.Rules.purposes.tsv")!);
        return
        [
            .. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.TrimEnd('\r').Split('\t')).Select(cells =>
                (new Purpose(cells[0], cells[1], cells[2] == "yes", cells[3], cells[4], cells[5]), cells[6].Split(';', StringSplitOptions.RemoveEmptyEntries))),
        ];
    }
}
