using System.Globalization;
using EduCoop.Reporting.Forms;

namespace EduCoop.Reporting.Consolidation;

/// <summary>A unit's report as a part of its superior's.</summary>
/// <param name="UnitName">As printed on its day.</param>
/// <param name="Answers">What was accepted.</param>
internal sealed record ReportPart(string UnitName, FormAnswers Answers);

/// <summary>
/// Puts reports together, field by field as the form says: sums of what was reported, the largest, texts each with its author. What is worked out by a formula is worked out anew from
/// the sums, so a rate is weighted by what it is a rate of. A pure function: the same parts give the same report, in whatever order.
/// </summary>
internal static class MergeReports
{
    private const int LongestText = 20_000;

    /// <param name="form">The form of the report that is made; parts filled in by another version of it count by their fields' keys.</param>
    /// <param name="parts">The reports.</param>
    internal static FormReading Merge(FormContent form, IReadOnlyList<ReportPart> parts)
    {
        var ordered = parts.OrderBy(part => part.UnitName, StringComparer.Ordinal).ToList();
        var values = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var field in form.Fields)
        {
            values[field.Key] = MergeField(field, [.. ordered.Select(part => (part.UnitName, part.Answers.Values.GetValueOrDefault(field.Key)))]);
        }

        var tables = form.Tables.ToDictionary(table => table.Key, table => MergeTable(table, ordered), StringComparer.Ordinal);
        return FormReader.Read(form, new FormAnswers(values, tables));
    }

    // Rows that are always there are put together cell by cell; rows that units added stand one under the other.
    private static IReadOnlyList<IReadOnlyDictionary<string, string?>> MergeTable(FormTable table, List<ReportPart> parts) => table.Rows.Count == 0
        ? [.. parts.SelectMany(part => part.Answers.Tables.GetValueOrDefault(table.Key) ?? [])]
        : [.. table.Rows.Select((_, i) => table.Columns.ToDictionary(
            column => column.Key,
            column => MergeField(column, [.. parts.Select(part => (part.UnitName, Cell(part, table.Key, i, column.Key)))]), StringComparer.Ordinal))];

    private static string? Cell(ReportPart part, string table, int row, string column) =>
        part.Answers.Tables.GetValueOrDefault(table) is { } rows && row < rows.Count ? rows[row].GetValueOrDefault(column) : null;

    private static string? MergeField(FormField field, IReadOnlyList<(string Unit, string? Value)> parts)
    {
        var there = parts.Where(part => !string.IsNullOrWhiteSpace(part.Value)).ToList();
        return (there.Count, field.Merge) switch
        {
            (0, _) => null,
            (_, MergeKind.Sum) => FormReader.Shown(there.Sum(part => Number(part.Value!) ?? 0)),
            (_, MergeKind.Largest) when field.Kind == FieldKind.Day => there.Max(part => part.Value),
            (_, MergeKind.Largest) => FormReader.Shown(there.Max(part => Number(part.Value!))),
            (_, MergeKind.Text) => Shortened(string.Join(field.Kind == FieldKind.Text ? "; " : "\n", there.Select(part => $"{part.Unit}: {part.Value}")), field.Kind == FieldKind.Text ? 500 : LongestText),
            _ => null,
        };
    }

    private static decimal? Number(string value) => decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Shortened(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";
}
