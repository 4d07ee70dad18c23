using System.Security.Claims;
using System.Text.Json;
using Dapper;
using EduCoop.Contracts;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Agreements;
using EduCoop.Twinning.Health;
using EduCoop.Twinning.Life;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Reviews;

/// <summary>What an office said of a school year of a pair.</summary>
/// <param name="ReviewId">The review.</param>
/// <param name="AgreementId">The agreement.</param>
/// <param name="SchoolYear">First calendar year.</param>
/// <param name="Version">Grows with each review of the year; the latest counts.</param>
/// <param name="Mark">excellent, good, fair or weak.</param>
/// <param name="Points">What the criteria gave.</param>
/// <param name="ProposedMark">What the criteria proposed.</param>
/// <param name="Text">In the office's words.</param>
/// <param name="Figures">The figures as they were on the day.</param>
/// <param name="ByName">Who wrote it.</param>
/// <param name="ByUnitName">For which office.</param>
/// <param name="At">When.</param>
public sealed record ReviewView(
    Guid ReviewId, Guid AgreementId, int SchoolYear, long Version, string Mark, decimal Points, string ProposedMark, string? Text, ReviewFigures Figures, string ByName, string ByUnitName, DateTimeOffset At);

/// <summary>GET /agreements/{agreementId}/reviews and …/{schoolYear}/figures: what was said of the years of a pair, newest first, and how a year stands today.</summary>
internal static class ReadReviews
{
    internal static readonly Refusal YearOutside = new(
        "school_year_outside", "Năm học không thuộc thoả thuận.", "schoolYear nằm trong các năm học của thoả thuận và đã bắt đầu (2026 là năm học 2026-2027).");

    // More than anybody reads of ten years.
    private const int Most = 100;

    private const string Columns = """
        review_id, agreement_id, school_year, version, mark, points, proposed_mark, content as text, figures::text as figures, by_unit, by_name, by_unit_name, at
        """;

    private const string OfPair = $"select {Columns} from pair_review where agreement_id = @agreementId order by school_year desc, version desc limit @most";

    private const string One = $"select {Columns} from pair_review where review_id = @reviewId";

    internal static async Task<Results<Ok<IReadOnlyList<ReviewView>>, ProblemHttpResult>> Handle(Guid agreementId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (_, refusal) = await AgreementView.ReadableAsync(connection, agreementId, user, cancellation);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        var rows = await connection.QueryAsync<ReviewRow>(new CommandDefinition(OfPair, new { agreementId, most = Most }, cancellationToken: cancellation));
        return TypedResults.Ok<IReadOnlyList<ReviewView>>([.. rows.Select(row => row.Of())]);
    }

    internal static async Task<Results<Ok<ReviewFigures>, ProblemHttpResult>> HandleFigures(
        Guid agreementId, int schoolYear, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (agreement, refusal) = await AgreementView.ReadableAsync(connection, agreementId, user, cancellation);
        refusal ??= RefuseYear(agreement, schoolYear, clock.Today());
        return refusal is not null ? refusal.ToProblem() : TypedResults.Ok(await ReviewFigures.ReadAsync(connection, agreementId, schoolYear, clock.Today(), cancellation));
    }

    /// <summary>A year of the agreement that has begun, of a pair that was ever active.</summary>
    internal static Refusal? RefuseYear(Agreement agreement, int schoolYear, DateOnly today) =>
        agreement.Standing.ActiveSince is null ? LifeRefusals.NotActive
        : schoolYear < agreement.Terms!.FromYear || schoolYear > agreement.Standing.ThroughYear || schoolYear > SchoolYear.Of(today) ? YearOutside
        : null;

    internal static Task<ReviewRow?> FindAsync(NpgsqlConnection connection, Guid reviewId, CancellationToken cancellation) =>
        connection.QuerySingleOrDefaultAsync<ReviewRow>(new CommandDefinition(One, new { reviewId }, cancellationToken: cancellation));
}

/// <summary>A review as it is kept.</summary>
internal sealed record ReviewRow
{
    public required Guid ReviewId { get; init; }

    public required Guid AgreementId { get; init; }

    public required int SchoolYear { get; init; }

    public required long Version { get; init; }

    public required string Mark { get; init; }

    public required decimal Points { get; init; }

    public required string ProposedMark { get; init; }

    public string? Text { get; init; }

    public required string Figures { get; init; }

    public required Guid ByUnit { get; init; }

    public required string ByName { get; init; }

    public required string ByUnitName { get; init; }

    public required DateTimeOffset At { get; init; }

    internal ReviewView Of() => new(
        ReviewId, AgreementId, SchoolYear, Version, Mark, Points, ProposedMark, Text, JsonSerializer.Deserialize<ReviewFigures>(Figures, ContractJson.Options)!, ByName, ByUnitName, At);
}
