using Dapper;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Twinning.Reviews;

/// <summary>What a criterion gives a year of a pair.</summary>
/// <param name="Code">The criterion.</param>
/// <param name="Name">Its Vietnamese name.</param>
/// <param name="NameEn">Its English name.</param>
/// <param name="Measure">What it measures.</param>
/// <param name="Value">What was measured.</param>
/// <param name="Full">The value from which on it gives all its points.</param>
/// <param name="Weight">How much it counts.</param>
/// <param name="Points">Of the 100 of all criteria together.</param>
public sealed record CriterionFigure(string Code, string Name, string NameEn, QualityMeasure Measure, decimal Value, decimal Full, int Weight, decimal Points);

/// <summary>A school year of a pair in figures, and the mark that they propose.</summary>
/// <param name="SchoolYear">First calendar year.</param>
/// <param name="Criteria">Each criterion that counts.</param>
/// <param name="Points">0-100, one decimal.</param>
/// <param name="ProposedMark">excellent, good, fair or weak.</param>
public sealed record ReviewFigures(int SchoolYear, IReadOnlyList<CriterionFigure> Criteria, decimal Points, string ProposedMark)
{
    private const string Read = "select plan_agreed, held, minutes, confirmed, kinds, usefulness, supporter_words, seeker_words from pair_result_on(@day, @schoolYear) where agreement_id = @agreementId";

    internal static async Task<ReviewFigures> ReadAsync(NpgsqlConnection connection, Guid agreementId, int schoolYear, DateOnly day, CancellationToken cancellation)
    {
        var result = await connection.QuerySingleAsync<PairResult>(new CommandDefinition(Read, new { agreementId, schoolYear, day }, cancellationToken: cancellation));
        return Of(schoolYear, result, await QualityCriteria.ReadAsync(connection, day, cancellation), await QualityCriteria.LinesAsync(connection, cancellation));
    }

    /// <summary>Pure: the sum of weight × (value / full, at most 1), scaled so that everything full gives 100.</summary>
    internal static ReviewFigures Of(int schoolYear, PairResult result, IReadOnlyList<QualityCriterion> criteria, IReadOnlyList<QualityLine> lines)
    {
        var counting = criteria.Where(criterion => criterion is { Active: true, Weight: > 0 }).ToList();
        decimal weights = counting.Sum(criterion => criterion.Weight);
        var figures = counting.Select(criterion =>
        {
            var value = result.Value(criterion.Measure);
            var points = 100 * criterion.Weight * Math.Min(value / criterion.Full, 1) / weights;
            return (Criterion: criterion, Value: value, Points: points);
        }).ToList();
        // Rounded once, at the end.
        var sum = Round(figures.Sum(figure => figure.Points), 1);
        return new(
            schoolYear,
            [.. figures.Select(figure => new CriterionFigure(
                figure.Criterion.Code, figure.Criterion.Name, figure.Criterion.NameEn, figure.Criterion.Measure, Round(figure.Value, 2), figure.Criterion.Full, figure.Criterion.Weight, Round(figure.Points, 2)))],
            sum, lines.First(line => sum >= line.Least).Mark);
    }

    private static decimal Round(decimal value, int digits) => decimal.Round(value, digits, MidpointRounding.AwayFromZero);
}

/// <summary>What is known of a school year of a pair.</summary>
internal sealed record PairResult
{
    public required bool PlanAgreed { get; init; }

    public required int Held { get; init; }

    public required long Minutes { get; init; }

    public required int Confirmed { get; init; }

    public required int Kinds { get; init; }

    public decimal? Usefulness { get; init; }

    public required int SupporterWords { get; init; }

    public required int SeekerWords { get; init; }

    internal decimal Value(QualityMeasure measure) => measure switch
    {
        QualityMeasure.PlanAgreed => PlanAgreed ? 1 : 0,
        QualityMeasure.ActivitiesHeld => Held,
        QualityMeasure.MinutesHeld => Minutes,
        QualityMeasure.BothSidesShare => SupporterWords + SeekerWords == 0 ? 0 : 2m * Math.Min(SupporterWords, SeekerWords) / (SupporterWords + SeekerWords),
        QualityMeasure.ConfirmedShare => Held == 0 ? 0 : (decimal)Confirmed / Held,
        QualityMeasure.UsefulnessMean => Usefulness ?? 0,
        _ => Kinds,
    };
}
