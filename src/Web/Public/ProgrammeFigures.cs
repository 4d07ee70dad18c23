using System.Globalization;
using EduCoop.Web.Language;

namespace EduCoop.Web.Public;

/// <summary>What Reporting says in public of the whole programme: tables of its dashboards over all units, nobody's name.</summary>
/// <param name="AsOf">As it was at the end of this day.</param>
/// <param name="SchoolYear">First calendar year of the school year.</param>
public sealed record ProgrammeFigures(DateOnly AsOf, int SchoolYear, IReadOnlyList<ProgrammeTable> Boards)
{
    /// <summary>The table of this code; null where there is none or it is empty.</summary>
    internal ProgrammeTable? Find(string code) => Boards.FirstOrDefault(one => one.Board.Code == code && one.Rows.Count > 0);
}

/// <summary>A dashboard's table.</summary>
public sealed record ProgrammeTable(ProgrammeBoard Board, IReadOnlyList<IReadOnlyList<string?>> Rows, long Total)
{
    /// <summary>The cell of a row by its column's name.</summary>
    internal string? Cell(IReadOnlyList<string?> row, string key) => Board.Columns.Index().Where(one => one.Item.Key == key).Select(one => row[one.Index]).FirstOrDefault();

    /// <summary>The same as a number; 0 where it is empty.</summary>
    internal long Number(IReadOnlyList<string?> row, string key) => (long)decimal.Parse(Cell(row, key) ?? "0", CultureInfo.InvariantCulture);

    /// <summary>The same in words.</summary>
    internal string Words(IReadOnlyList<string?> row, string key, string language) => Board.Columns.First(one => one.Key == key).WordsOf(Cell(row, key), language);
}

/// <summary>What a dashboard asks, and its columns.</summary>
public sealed record ProgrammeBoard(string Code, string Vi, string En, IReadOnlyList<ProgrammeColumn> Columns)
{
    /// <summary>The question.</summary>
    internal string Title(string language) => language == "en" ? En : Vi;
}

/// <summary>A column.</summary>
/// <param name="Kind">words, count, vnd, day, coded.</param>
public sealed record ProgrammeColumn(string Key, string Vi, string En, string Kind, IReadOnlyList<ProgrammeWord>? Words)
{
    /// <summary>The heading.</summary>
    internal string Title(string language) => language == "en" ? En : Vi;

    /// <summary>What a cell says to a reader.</summary>
    internal string WordsOf(string? cell, string language) => (Kind, cell) switch
    {
        (_, null) => "",
        ("coded", _) => Words?.FirstOrDefault(word => word.Code == cell) is { } word ? language == "en" ? word.En : word.Vi : cell,
        ("vnd", _) => Formats.Vnd(long.Parse(cell, CultureInfo.InvariantCulture)),
        ("day", _) => Formats.Day(DateOnly.Parse(cell, CultureInfo.InvariantCulture)),
        ("count", _) when long.TryParse(cell, NumberStyles.Integer, CultureInfo.InvariantCulture, out var whole) => Formats.Number(whole),
        ("count", _) => cell.Replace('.', ','),
        _ => cell,
    };
}

/// <summary>What a code means.</summary>
public sealed record ProgrammeWord(string Code, string Vi, string En);

/// <summary>A bar that is drawn as a share of the longest.</summary>
public sealed record ProgrammeBar(string Label, long Value, long Longest, string Told)
{
    /// <summary>Width for SVG, "41.5%".</summary>
    public string Width => string.Create(CultureInfo.InvariantCulture, $"{(Longest > 0 ? 100m * Value / Longest : 0):0.##}%");
}
