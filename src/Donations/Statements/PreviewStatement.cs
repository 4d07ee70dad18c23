using System.Security.Claims;
using EduCoop.Banking.Statements;
using EduCoop.Donations.Campaigns;
using EduCoop.Donations.Statements.Reading;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Statements;

/// <summary>What a file would do; nothing is kept.</summary>
/// <param name="Layout">The layout that read it.</param>
/// <param name="Mapping">How its columns are understood; null for formats without columns.</param>
/// <param name="OpeningVnd">The bank's balance before the first line.</param>
/// <param name="ClosingVnd">The bank's balance after the last line.</param>
/// <param name="FromDay">The first day.</param>
/// <param name="ToDay">The last day.</param>
/// <param name="EntryCount">Lines with money.</param>
/// <param name="SumVnd">Sum of the credits.</param>
/// <param name="DebitsVnd">Sum of the debits, not negative.</param>
/// <param name="Added">Lines that would be new to the ledger.</param>
/// <param name="AlreadyThere">Lines that the ledger holds.</param>
/// <param name="AddedSumVnd">What the campaign would receive.</param>
/// <param name="AddedDebitsVnd">What would leave it.</param>
/// <param name="DifferenceVnd">What the closing balance has more than opening, credits and debits give.</param>
/// <param name="Objection">Why it would be refused unless two people sign for it.</param>
/// <param name="Recovered">Lines whose damaged amount was found from the running balance.</param>
/// <param name="Quarantined">Lines set aside.</param>
/// <param name="Effects">What it would bring to each campaign.</param>
public sealed record StatementPreview(
    string Layout, ColumnMapping? Mapping, long? OpeningVnd, long? ClosingVnd, DateOnly FromDay, DateOnly ToDay, int EntryCount, long SumVnd, long DebitsVnd,
    int Added, int AlreadyThere, long AddedSumVnd, long AddedDebitsVnd, long DifferenceVnd, StatementRefusal? Objection,
    IReadOnlyList<RecoveredLine> Recovered, IReadOnlyList<QuarantinedLine> Quarantined, IReadOnlyList<PreviewEffect> Effects);

/// <summary>POST /statements/preview: reads and places the lines with the job's own code, and rolls everything back.</summary>
internal static class PreviewStatement
{
    internal static async Task<Results<Ok<StatementPreview>, ProblemHttpResult>> Handle(
        Guid campaignId, HttpRequest http, ClaimsPrincipal user, CampaignBook campaigns, NpgsqlDataSource database, CancellationToken cancellation, int? year = null)
    {
        if (await ReceiveStatement.RefuseAsync(campaignId, "x", year, user, campaigns, cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        var bytes = await ReceiveStatement.ReadBodyAsync(http, cancellation);
        try
        {
            var statement = await StatementInputs.ReadAsync(database, campaignId, bytes, year, null, cancellation);
            return TypedResults.Ok(await LookAsync(database, campaignId, statement, cancellation));
        }
        catch (StatementRefusedException refused)
        {
            var where = refused.Refusal.Line is { } line ? $"Dòng {line}. " : "";
            return new Refusal(refused.Refusal.Code, refused.Refusal.Title, where + refused.Refusal.Detail).ToProblem();
        }
    }

    private static async Task<StatementPreview> LookAsync(NpgsqlDataSource database, Guid campaignId, ReadStatement statement, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var account = await StatementAccount.SettleAsync(transaction, campaignId, statement.AccountNumber, cancellation);
        var known = await StatementPlan.FindKnownAsync(transaction.Connection!, account, statement, cancellation);
        var there = known.Select(line => (line.Day, line.Position)).ToHashSet();
        var fresh = StatementPosting.Place(statement.Lines, account, DayAlignment.Offsets(statement.Lines, known)).FindAll(line => !there.Contains((line.Line.Day, line.Position)));
        var effects = await PreviewEffects.OfAsync(connection, campaignId, fresh, cancellation);
        await transaction.RollbackAsync(cancellation);
        return new StatementPreview(
            statement.Layout, statement.Mapping, statement.OpeningVnd, statement.ClosingVnd, statement.Lines.Min(line => line.Day), statement.Lines.Max(line => line.Day),
            statement.Lines.Count, statement.CreditsVnd, statement.DebitsVnd, fresh.Count, statement.Lines.Count - fresh.Count,
            fresh.Sum(line => Math.Max(line.Line.AmountVnd, 0)), fresh.Sum(line => Math.Max(-line.Line.AmountVnd, 0)), statement.DifferenceVnd, statement.Objection, statement.Recovered, statement.Quarantined, effects);
    }
}
