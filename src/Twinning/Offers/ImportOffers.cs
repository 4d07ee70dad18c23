using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Twinning.Sheets;
using EduCoop.Twinning.Themes;
using EduCoop.Twinning.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Offers;

/// <summary>
/// POST /offers/import?apply=: a sheet as body, as GET /offers/export.xlsx writes it: the rows of one school and year are one offer. Without apply only what it would do; with it,
/// all offers in one batch or none. The same sheet again changes nothing.
/// </summary>
internal static class ImportOffers
{
    private const string Reason = "Nhập từ tệp";

    private const string Known = $"select {OfferRow.Columns} from offer o where o.state = 'registered' and o.school_id = any (@ids)";

    internal static async Task<Results<Ok<SheetImported>, ProblemHttpResult>> Handle(
        HttpRequest http, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation, bool apply = false)
    {
        var (sheet, refusal) = SheetReader.Read(await FileTransfer.ReadBodyAsync(http, SheetReader.MostBytes, cancellation));
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (lines, offers) = OfferSheet.Join(await ReadAsync(connection, sheet, user, clock.Today(), cancellation), clock.Today());
        var ids = offers.Keys.Select(key => key.SchoolId).Distinct().ToArray();
        var known = (await connection.QueryAsync<OfferRow>(new CommandDefinition(Known, new { ids }, cancellationToken: cancellation))).ToDictionary(offer => (offer.SchoolId, offer.SchoolYear));
        var report = Report(lines, offers, known);
        if (!apply || report.New + report.Changed + report.Refused == 0)
        {
            return TypedResults.Ok(report with { Applied = apply });
        }

        return report.Refused > 0 ? report.RefuseAll()
            : await WriteAsync(connection, offers, known, user, clock.Now(), cancellation) ? TypedResults.Ok(report with { Applied = true })
            : OfferWrites.Changed.ToProblem();
    }

    private static async Task<List<ReadLine>> ReadAsync(NpgsqlConnection connection, IReadOnlyList<SheetRow> sheet, ClaimsPrincipal user, DateOnly today, CancellationToken cancellation)
    {
        var themes = await ListThemes.ActiveAsync(connection, cancellation);
        var schools = await SheetSchools.ReadAsync(connection, sheet, [], user, today, cancellation);
        return [.. sheet.Select(row =>
        {
            var (school, refusal) = schools.Of(row);
            return OfferSheet.Read(row, school, refusal, themes);
        })];
    }

    private static SheetImported Report(List<ReadLine> lines, Dictionary<(Guid SchoolId, int Year), ReadOffer> offers, Dictionary<(Guid SchoolId, int Year), OfferRow> known)
    {
        return SheetImported.Of(
        [
            .. lines.Select(line => line.Support is null
                ? new ImportedRow(line.Number, line.Name, RowOutcome.Refused, line.Column, line.Refusal!.Code, line.Refusal.Title, line.Refusal.Detail)
                : new ImportedRow(line.Number, line.Name, Outcome((line.School!.UnitId, line.Year)))),
        ]);

        RowOutcome Outcome((Guid, int) key) =>
            known.GetValueOrDefault(key) is not { } there ? RowOutcome.New
            : offers.GetValueOrDefault(key) is { } offer && there.Said.SaysTheSame(offer.Offer) ? RowOutcome.Same
            : RowOutcome.Changed;
    }

    private static async Task<bool> WriteAsync(
        NpgsqlConnection connection, Dictionary<(Guid SchoolId, int Year), ReadOffer> offers, Dictionary<(Guid SchoolId, int Year), OfferRow> known, ClaimsPrincipal user, DateTimeOffset now,
        CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var (key, read) in offers)
        {
            if (known.GetValueOrDefault(key) is not { } there)
            {
                RegisterOffer.AddTo(batch, Guid.CreateVersion7(), read.School, read.Offer, user, now);
            }
            else if (!there.Said.SaysTheSame(read.Offer))
            {
                ChangeOffer.AddTo(batch, there, read.Offer, Reason, user, now);
            }
        }

        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
            return true;
        }
        catch (PostgresException clash) when (clash.IsClashOn("offer_history_once") || clash.IsClashOn("offer_once"))
        {
            // Somebody has written one of these offers meanwhile; nothing of the sheet is kept.
            return false;
        }
    }
}
