using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Twinning.Themes;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Reviews;

/// <summary>What is measured of a school year of a pair.</summary>
public enum QualityMeasure
{
    /// <summary>1 when both schools agreed to one joint plan, else 0.</summary>
    PlanAgreed,

    /// <summary>Activities that were held.</summary>
    ActivitiesHeld,

    /// <summary>Their minutes.</summary>
    MinutesHeld,

    /// <summary>The less active school's share of all that was said, times two: 0 to 1.</summary>
    BothSidesShare,

    /// <summary>Share of the reports that the other school confirmed: 0 to 1.</summary>
    ConfirmedShare,

    /// <summary>Mean of the latest evaluations, 1 to 5; 0 without any.</summary>
    UsefulnessMean,

    /// <summary>Different kinds of activities.</summary>
    Kinds,
}

/// <summary>A criterion by which a year of a pair is judged.</summary>
public sealed record QualityCriterion
{
    /// <summary>The criterion.</summary>
    public required string Code { get; init; }

    /// <summary>Grows with each change.</summary>
    public required long Version { get; init; }

    /// <summary>Vietnamese name.</summary>
    public required string Name { get; init; }

    /// <summary>English name.</summary>
    public required string NameEn { get; init; }

    /// <summary>What it measures.</summary>
    public required QualityMeasure Measure { get; init; }

    /// <summary>The value from which on it gives all its points.</summary>
    public required decimal Full { get; init; }

    /// <summary>How much it counts beside the others.</summary>
    public required int Weight { get; init; }

    /// <summary>False: it counts no more.</summary>
    public required bool Active { get; init; }
}

/// <summary>Body of PUT /quality-criteria/{code}.</summary>
/// <param name="Version">0 for a new criterion; else the version that was seen.</param>
/// <param name="Name">Vietnamese name, 1-200 characters.</param>
/// <param name="NameEn">English name, 1-200 characters.</param>
/// <param name="Measure">What it measures.</param>
/// <param name="Full">More than 0, at most 100,000, two decimals.</param>
/// <param name="Weight">0-1000.</param>
/// <param name="Active">False: it counts no more.</param>
public sealed record QualityCriterionRequest(long Version, string Name, string NameEn, QualityMeasure Measure, decimal Full, int Weight, bool Active);

/// <summary>From how many points on which mark is proposed.</summary>
/// <param name="Mark">The mark.</param>
/// <param name="Least">Points.</param>
internal sealed record QualityLine(string Mark, decimal Least);

/// <summary>GET and PUT /quality-criteria: criteria are data; a change holds from now on, and how they were on an earlier day can still be read.</summary>
internal static class QualityCriteria
{
    private const int Most = 50;

    internal static readonly Refusal Invalid = new(
        "criterion_invalid", "Tiêu chí chưa đúng.",
        "code gồm chữ thường không dấu, số và gạch dưới, tối đa 40 ký tự, bắt đầu bằng chữ; measure có trong danh mục; full lớn hơn 0 đến 100000 (hai số lẻ); weight từ 0 đến 1000.");

    internal static readonly Refusal Changed = new("version_conflict", "Tiêu chí đã được người khác sửa.", "Tải lại GET /quality-criteria rồi sửa tiếp với version mới.", StatusCodes.Status409Conflict);
    internal static readonly Refusal TooMany = new("too_many_criteria", "Đã đủ số tiêu chí.", $"Có tối đa {Most} tiêu chí.");

    private const string Read = """
        select c.code, c.version, c.name, c.name_en, c.measure, c.full_at as "full", c.weight, c.active
        from (select distinct on (x.code) x.* from quality_criterion x where x.changed_at < end_of_day(@day) order by x.code, x.version desc) c order by c.code
        """;

    private const string Marks = "select mark, least from quality_mark order by least desc";

    private const string Insert = """
        insert into quality_criterion (code, version, name, name_en, measure, full_at, weight, active, changed_by, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """;

    internal static async Task<Ok<IReadOnlyList<QualityCriterion>>> HandleList(NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation, DateOnly? asOf = null)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return TypedResults.Ok(await ReadAsync(connection, asOf ?? clock.Today(), cancellation));
    }

    internal static async Task<Results<Ok<QualityCriterion>, ProblemHttpResult>> HandleSet(
        string code, QualityCriterionRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (Refuse(code, request) is { } refusal)
        {
            return refusal.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var before = await ReadAsync(connection, clock.Today(), cancellation);
        var known = before.FirstOrDefault(criterion => criterion.Code == code);
        var wanted = new QualityCriterion
        {
            Code = code, Version = request.Version + 1, Name = request.Name.Nfc(), NameEn = request.NameEn.Nfc(), Measure = request.Measure, Full = request.Full, Weight = request.Weight, Active = request.Active,
        };
        if (known == wanted || known == wanted with { Version = request.Version })
        {
            return TypedResults.Ok(known!);
        }

        if ((known?.Version ?? 0) != request.Version)
        {
            return Changed.ToProblem();
        }

        if (known is null && before.Count >= Most)
        {
            return TooMany.ToProblem();
        }

        await using var insert = new NpgsqlCommand(Insert, connection);
        insert.Add(code).Add(wanted.Version).Add(wanted.Name).Add(wanted.NameEn).Add(wanted.Measure.Snake()).Add(wanted.Full).Add(wanted.Weight).Add(wanted.Active).Add(user.AccountId()).Add(clock.Now());
        try
        {
            await insert.ExecuteNonQueryAsync(cancellation);
            return TypedResults.Ok(wanted);
        }
        catch (PostgresException clash) when (clash.IsClashOn("quality_criterion_version"))
        {
            return Changed.ToProblem();
        }
    }

    internal static async Task<IReadOnlyList<QualityCriterion>> ReadAsync(NpgsqlConnection connection, DateOnly day, CancellationToken cancellation) =>
        [.. (await connection.QueryAsync<CriterionRow>(new CommandDefinition(Read, new { day }, cancellationToken: cancellation))).Select(row => row.Of())];

    /// <summary>The highest line first.</summary>
    internal static async Task<IReadOnlyList<QualityLine>> LinesAsync(NpgsqlConnection connection, CancellationToken cancellation) =>
        [.. (await connection.QueryAsync<(string Mark, decimal Least)>(new CommandDefinition(Marks, cancellationToken: cancellation))).Select(line => new QualityLine(line.Mark, line.Least))];

    private static Refusal? Refuse(string code, QualityCriterionRequest request) => request switch
    {
        _ when !SetTheme.IsCode(code) => Invalid,
        { Name: var name } when !Words.IsSaid(name, 200) => Words.TextInvalid("name", 200),
        { NameEn: var name } when !Words.IsSaid(name, 200) => Words.TextInvalid("nameEn", 200),
        { Full: <= 0 or > 100_000 } or { Weight: < 0 or > 1000 } => Invalid,
        _ when !Enum.IsDefined(request.Measure) || decimal.Round(request.Full, 2) != request.Full => Invalid,
        _ => null,
    };

    private sealed record CriterionRow
    {
        public required string Code { get; init; }

        public required long Version { get; init; }

        public required string Name { get; init; }

        public required string NameEn { get; init; }

        public required string Measure { get; init; }

        public required decimal Full { get; init; }

        public required int Weight { get; init; }

        public required bool Active { get; init; }

        internal QualityCriterion Of() => new()
        {
            Code = Code, Version = Version, Name = Name, NameEn = NameEn, Measure = Enum.GetValues<QualityMeasure>().First(measure => measure.Snake() == Measure), Full = Full, Weight = Weight, Active = Active,
        };
    }
}
