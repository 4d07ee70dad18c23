using System.Security.Claims;
using System.Text.Json;
using Dapper;
using EduCoop.Matching;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Rules;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Runs;

/// <summary>One sentence about two schools, checked against the run's data.</summary>
/// <param name="Code">What is said: a statement of the matching, or a refusal of the rules.</param>
/// <param name="Text">Vietnamese.</param>
/// <param name="TextEn">English.</param>
/// <param name="Holds">Separate code found it true of the frozen data.</param>
public sealed record ExplanationLine(string Code, string Text, string TextEn, bool Holds);

/// <summary>Why two schools are partners in a solution, or why not.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Solution">The solution that is spoken of.</param>
/// <param name="SeekerId">The school that needs.</param>
/// <param name="SeekerName">As printed on the run's day.</param>
/// <param name="SupporterId">The school that gives.</param>
/// <param name="SupporterName">As printed on the run's day.</param>
/// <param name="ArePartners">Whether the solution pairs them.</param>
/// <param name="Lines">In the order in which a person asks.</param>
public sealed record PairExplanation(
    Guid RunId, SolutionKind Solution, Guid SeekerId, string SeekerName, Guid SupporterId, string SupporterName, bool ArePartners, IReadOnlyList<ExplanationLine> Lines);

/// <summary>GET /matching/runs/{id}/explanation?seekerId=&amp;supporterId=&amp;solution=.</summary>
internal static class ExplainPair
{
    internal static readonly Refusal NotInRun = new(
        "school_not_in_run", "Trường này không có trong lượt ghép cặp.", "seekerId là trường có nhu cầu, supporterId là trường đăng ký hỗ trợ của năm học đó.", StatusCodes.Status404NotFound);

    private const string Partners = "select seeker_id, supporter_id from matching_pair where run_id = @runId and solutions @> array[@solution]";

    private const string Proof = "select certificate::text from matching_solution where run_id = @runId and solution = @solution";

    internal static async Task<Results<Ok<PairExplanation>, ProblemHttpResult>> Handle(
        Guid runId, Guid seekerId, Guid supporterId, ClaimsPrincipal user, NpgsqlDataSource database, BuiltRuns built, CancellationToken cancellation, string solution = "optimal")
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (run, refusal) = await RunRow.FindAsync(connection, runId, user, cancellation);
        var kind = ChooseSolution.Read(solution);
        refusal ??= kind is null ? ChooseSolution.SolutionUnknown : run!.State != RunState.Done ? ChooseSolution.NotDone : run.Solutions.All(one => one.Kind != kind) ? ChooseSolution.NoSuchSolution : null;
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        var market = await built.OfAsync(database, runId, cancellation);
        var (seeker, supporter) = (market.SeekerOf(seekerId), market.SupporterOf(supporterId));
        if (seeker < 0 || supporter < 0)
        {
            return NotInRun.ToProblem(("schoolId", seeker < 0 ? seekerId : supporterId));
        }

        var values = new { runId, solution };
        var partners = await connection.QueryAsync<(Guid Seeker, Guid Supporter)>(new CommandDefinition(Partners, values, cancellationToken: cancellation));
        var proof = await connection.ExecuteScalarAsync<string?>(new CommandDefinition(Proof, values, cancellationToken: cancellation));
        return TypedResults.Ok(Explain(runId, kind!.Value, market, seeker, supporter, PairingOf(market, partners), proof));
    }

    private static PairExplanation Explain(Guid runId, SolutionKind solution, BuiltMarket built, int seeker, int supporter, Pairing pairing, string? proof)
    {
        var prices = proof is null ? null : JsonSerializer.Deserialize<Certificate>(proof, SolveRun.CertificateJson)!.LeastCost;
        var words = new ExplanationWords(built, seeker, supporter);
        var lines = new List<ExplanationLine>();
        foreach (var statement in Explanation.Of(built.Market, pairing, seeker, supporter, prices))
        {
            var holds = StatementCheck.Holds(built.Market, pairing, seeker, supporter, statement, prices);
            lines.AddRange(statement.Code == StatementCode.NotACandidate ? NoCandidate(built, seeker, supporter, words, holds) : [words.Line(statement, holds)]);
        }

        var index = built.Market.Find(seeker, supporter);
        var (ofSeeker, ofSupporter) = (built.Seekers[seeker].School, built.Supporters[supporter].School);
        return new(runId, solution, ofSeeker.UnitId, ofSeeker.Name, ofSupporter.UnitId, ofSupporter.Name, index >= 0 && pairing.Has(index), lines);
    }

    // What the rules of that day say, read again; or that the two do not meet in a theme.
    private static IEnumerable<ExplanationLine> NoCandidate(BuiltMarket built, int seeker, int supporter, ExplanationWords words, bool holds)
    {
        var (one, other) = (built.Seekers[seeker], built.Supporters[supporter]);
        var against = Eligibility.Refuse(new(one.School, other.School, built.Input.Day, Rules.Partners.Of([])), built.Input.Rules);
        foreach (var refusal in against)
        {
            yield return new(refusal.Code, refusal.Text, words.Rule(refusal.Code), holds);
        }

        if (!one.Needs.Select(need => need.Theme).Intersect(other.Offers.Select(offer => offer.Theme)).Any())
        {
            yield return words.Line("no_shared_theme", holds);
        }
        else if (against.Count == 0)
        {
            yield return words.Line("not_of_authority", holds);
        }
    }

    private static Pairing PairingOf(BuiltMarket built, IEnumerable<(Guid Seeker, Guid Supporter)> partners)
    {
        var seekers = built.Seekers.Select((side, at) => (side.School.UnitId, at)).ToDictionary(one => one.UnitId, one => one.at);
        var supporters = built.Supporters.Select((side, at) => (side.School.UnitId, at)).ToDictionary(one => one.UnitId, one => one.at);
        return new(partners.Select(pair => built.Market.Find(seekers[pair.Seeker], supporters[pair.Supporter])));
    }
}

/// <summary>Markets of the runs that people look at, made again from their frozen input; the last few are kept, for a province makes one in a tenth of a second.</summary>
internal sealed class BuiltRuns
{
    private const int Most = 4;
    private readonly Lock gate = new();
    private readonly LinkedList<(Guid RunId, BuiltMarket Market)> kept = new();

    internal async Task<BuiltMarket> OfAsync(NpgsqlDataSource database, Guid runId, CancellationToken cancellation)
    {
        lock (gate)
        {
            if (kept.FirstOrDefault(one => one.RunId == runId).Market is { } known)
            {
                return known;
            }
        }

        var built = BuildMarket.Of(await RunStore.ReadInputAsync(database, runId, cancellation), cancellation);
        lock (gate)
        {
            kept.AddFirst((runId, built));
            if (kept.Count > Most)
            {
                kept.RemoveLast();
            }
        }

        return built;
    }
}
