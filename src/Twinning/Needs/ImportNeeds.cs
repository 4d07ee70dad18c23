using System.Security.Claims;
using Dapper;
using EduCoop.Contracts.Twinning;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Twinning.Sheets;
using EduCoop.Twinning.Themes;
using EduCoop.Twinning.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Needs;

/// <summary>
/// POST /needs/import?apply=: a sheet as body. Without apply only what it would do; with it, all rows in one batch or none. The same sheet again changes
/// nothing: a row is known by its school, year, theme and kind of number.
/// </summary>
internal static class ImportNeeds
{
    private const string Reason = "Nhập từ tệp";

    internal static readonly Refusal RowTwice = new("row_twice", "Nhu cầu này có ở hai hàng.", "Mỗi trường, năm học, lĩnh vực và đơn vị tính ghi một hàng.");

    private const string Known = $"select {NeedRow.Columns} from need n join theme t using (theme_code) where n.state = 'open' and n.school_id = any (@ids)";

    internal static async Task<Results<Ok<SheetImported>, ProblemHttpResult>> Handle(
        HttpRequest http, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation, bool apply = false)
    {
        var (sheet, refusal) = SheetReader.Read(await FileTransfer.ReadBodyAsync(http, SheetReader.MostBytes, cancellation));
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var themes = await ListThemes.ActiveAsync(connection, cancellation);
        var rows = await ReadAsync(connection, sheet, themes, user, clock.Today(), cancellation);
        var schools = rows.Where(row => row.Need is not null).Select(row => row.School!.UnitId).Distinct().ToArray();
        var known = (await connection.QueryAsync<NeedRow>(new CommandDefinition(Known, new { ids = schools }, cancellationToken: cancellation)))
            .ToDictionary(need => (need.SchoolId, need.SchoolYear, need.ThemeCode, need.Measure));
        var report = Report(rows, known);
        if (!apply || report.New + report.Changed + report.Refused == 0)
        {
            return TypedResults.Ok(report with { Applied = apply });
        }

        if (report.Refused > 0)
        {
            return report.RefuseAll();
        }

        return await WriteAsync(connection, rows, report, known, themes, user, clock.Now(), cancellation) ? TypedResults.Ok(report with { Applied = true }) : NeedWrites.Changed.ToProblem();
    }

    private static async Task<List<ReadRow>> ReadAsync(
        NpgsqlConnection connection, IReadOnlyList<SheetRow> sheet, IReadOnlyDictionary<string, string> themes, ClaimsPrincipal user, DateOnly today, CancellationToken cancellation)
    {
        var schools = await SheetSchools.ReadAsync(connection, sheet, sheet.Select(row => row[ExportNeeds.Wished]), user, today, cancellation);
        var seen = new HashSet<(Guid, int, string, SupportMeasure)>();
        return [.. sheet.Select(ReadOne)];

        ReadRow ReadOne(SheetRow row)
        {
            var (school, refusal) = schools.Of(row);
            var read = NeedSheet.Read(row, school, refusal, themes, today);
            if (read.Need is not { } need)
            {
                return read;
            }

            var wishedIsUnfit = need.WishedPartnerId is { } wished && (wished == school!.UnitId || schools.Living(wished) is null);
            return wishedIsUnfit ? read with { Need = null, Column = ExportNeeds.Wished, Refusal = NeedWrites.PartnerUnfit }
                : seen.Add((school!.UnitId, need.SchoolYear, need.ThemeCode, need.Measure)) ? read
                : read with { Need = null, Column = ExportNeeds.Theme, Refusal = RowTwice };
        }
    }

    private static SheetImported Report(List<ReadRow> rows, Dictionary<(Guid, int, string, SupportMeasure), NeedRow> known)
    {
        List<ImportedRow> report =
        [
            .. rows.Select(row => row.Need is { } need
                ? new ImportedRow(row.Number, row.Name, Find(known, row) is not { } there ? RowOutcome.New : there.Said == need ? RowOutcome.Same : RowOutcome.Changed)
                : new ImportedRow(row.Number, row.Name, RowOutcome.Refused, row.Column, row.Refusal!.Code, row.Refusal.Title, row.Refusal.Detail)),
        ];
        return SheetImported.Of(report);
    }

    private static NeedRow? Find(Dictionary<(Guid, int, string, SupportMeasure), NeedRow> known, ReadRow row) =>
        known.GetValueOrDefault((row.School!.UnitId, row.Need!.SchoolYear, row.Need.ThemeCode, row.Need.Measure));

    private static async Task<bool> WriteAsync(
        NpgsqlConnection connection, List<ReadRow> rows, SheetImported report, Dictionary<(Guid, int, string, SupportMeasure), NeedRow> known, IReadOnlyDictionary<string, string> themes,
        ClaimsPrincipal user, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var (row, outcome) in rows.Zip(report.Rows, (row, told) => (row, told.Outcome)))
        {
            var themeName = themes[row.Need!.ThemeCode];
            if (outcome == RowOutcome.New)
            {
                DeclareNeed.AddTo(batch, Guid.CreateVersion7(), row.School!, row.Need, themeName, user, now);
            }
            else if (outcome == RowOutcome.Changed)
            {
                ChangeNeed.AddTo(batch, Find(known, row)!, row.Need, themeName, Reason, user, now);
            }
        }

        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
            return true;
        }
        catch (PostgresException clash) when (clash.IsClashOn("need_history_once") || clash.IsClashOn("need_once"))
        {
            // Somebody has written one of these needs meanwhile; nothing of the sheet is kept.
            return false;
        }
    }
}
