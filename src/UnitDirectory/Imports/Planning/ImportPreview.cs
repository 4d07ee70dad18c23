using EduCoop.ServiceDefaults;
using EduCoop.UnitDirectory.Addresses;
using EduCoop.UnitDirectory.Imports.Reading;
using EduCoop.UnitDirectory.Units;

namespace EduCoop.UnitDirectory.Imports.Planning;

/// <summary>A row that will be applied, with what it will do.</summary>
internal sealed record PlannedRow(int Line, RowOutcome Outcome, object Content);

/// <summary>What a file would do to the directory.</summary>
internal sealed record ImportPreview(
    int RowCount, IReadOnlyList<PlannedRow> Rows, IReadOnlyList<ImportIssue> Errors, IReadOnlyList<ImportIssue> Warnings, IReadOnlyList<string> Ignored)
{
    internal int ErrorRows => Errors.Select(error => error.Row).Distinct().Count();

    internal int Count(RowOutcome outcome) => Rows.Count(row => row.Outcome == outcome);

    /// <summary>Reads a file and works out what it would change. The refusal tells why it is no list of this kind at all.</summary>
    internal static (ImportPreview? Preview, Refusal? Refusal) Make(byte[] content, ImportKind kind, ImportOptions options, Snapshot snapshot, OldAddressBook? addresses = null)
    {
        var table = TableFile.Read(content);
        if (table.Refusal is not null)
        {
            return (null, table.Refusal);
        }

        var columns = ImportColumns.Of(kind);
        if (HeaderMap.Find(table.Rows, columns) is not { } header)
        {
            return (null, FileRefusals.HeaderMissing(columns.Needed.Select(group => group[0])));
        }

        var data = table.Rows.Skip(header.RowIndex + 1).ToList();
        if (data.Count == 0)
        {
            return (null, FileRefusals.Empty);
        }

        if (data.Count > FileRefusals.MaxRows)
        {
            return (null, FileRefusals.TooManyRows);
        }

        var reader = new RowReader(kind, header, snapshot.Types);
        var rows = kind == ImportKind.UnitTypes ? PlanTypes(data, reader, snapshot.Types) : PlanUnits(data, reader, kind, options, snapshot, header, addresses);
        return (new(data.Count, rows, reader.Errors.OrderBy(error => error.Row).ToList(), reader.Warnings, header.Ignored), null);
    }

    private static List<PlannedRow> PlanTypes(List<TableRow> data, RowReader reader, UnitTypes types)
    {
        var rows = new List<PlannedRow>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in data)
        {
            if (reader.ReadType(row) is not { } read)
            {
                continue;
            }

            if (!lines.TryAdd(read.Code, row.Number))
            {
                reader.Error(row, "code", "duplicate_row", $"Mã loại “{read.Code}” trùng với dòng {lines[read.Code]}: xoá một trong hai dòng.");
                continue;
            }

            rows.Add(new(row.Number, TypePlanner.Plan(read, types).Outcome, read));
        }

        return rows;
    }

    private static List<PlannedRow> PlanUnits(
        List<TableRow> data, RowReader reader, ImportKind kind, ImportOptions options, Snapshot snapshot, HeaderMap header, OldAddressBook? addresses)
    {
        var read = data.Select(reader.ReadUnit).OfType<ImportRow>().ToList();
        if (addresses is not null && header.Has("district"))
        {
            var places = new OldAddress(addresses, snapshot, options.EffectiveFrom);
            read = read.Select(row => places.Place(row, Note(reader.Warnings, row, header), Note(reader.Errors, row, header))).OfType<ImportRow>().ToList();
        }

        var planner = new UnitPlanner(kind, options, snapshot);
        var groups = UnitGroups.Of(read.Where(row => row.Choices is null), (row, column, code, message) => reader.Errors.Add(new(row.Line, header.Title(column), code, message)));
        var rows = groups.Select(planner.Plan).Where(plan => plan.Outcome != RowOutcome.Error)
            .SelectMany(plan => plan.Group.Rows.Select(row => new PlannedRow(row.Line, plan.Outcome, row))).ToList();
        rows.AddRange(read.Where(row => row.Choices is not null).Select(row => new PlannedRow(row.Line, RowOutcome.Undecided, row)));
        reader.Errors.AddRange(planner.Issues.Select(issue => new ImportIssue(issue.Row.Line, header.Title(issue.Column), issue.Code, issue.Message)));
        return rows;
    }

    private static Action<string, string, string> Note(List<ImportIssue> notes, ImportRow row, HeaderMap header) =>
        (column, code, message) => notes.Add(new(row.Line, header.Title(column), code, message));
}
