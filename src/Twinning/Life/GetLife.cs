using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Agreements;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Life;

/// <summary>One of the two schools.</summary>
/// <param name="SchoolId">The school of the agreement.</param>
/// <param name="PrintedName">Its name on the day of the agreement.</param>
/// <param name="CurrentName">Its name today, or the names of those that stand in its place.</param>
public sealed record PairSchool(Guid SchoolId, string PrintedName, string CurrentName);

/// <summary>What a pair planned and did in a school year.</summary>
/// <param name="Planned">Activities that are to be held.</param>
/// <param name="Held">That were held.</param>
/// <param name="Cancelled">That were dropped.</param>
/// <param name="Minutes">How long those held took.</param>
/// <param name="SupporterTeachers">Teachers of the supporting school, each activity counted by itself.</param>
/// <param name="SupporterPupils">Its pupils.</param>
/// <param name="SeekerTeachers">Teachers of the other school.</param>
/// <param name="SeekerPupils">Its pupils.</param>
/// <param name="AwaitingReport">Planned ones whose time is over and of which nothing was told yet.</param>
public sealed record PairTotals(int Planned, int Held, int Cancelled, long Minutes, long SupporterTeachers, long SupporterPupils, long SeekerTeachers, long SeekerPupils, int AwaitingReport);

/// <summary>Messages that ask for an answer and have none, by the school that owes it.</summary>
/// <param name="Supporter">Owed by the supporting school.</param>
/// <param name="Seeker">Owed by the other one.</param>
public sealed record OwedAnswers(int Supporter, int Seeker);

/// <summary>The two schools' shared home for a school year.</summary>
/// <param name="AgreementId">The pair.</param>
/// <param name="State">Where the agreement stands.</param>
/// <param name="SchoolYear">First calendar year of what is shown.</param>
/// <param name="FromYear">Of the first school year of the agreement.</param>
/// <param name="ThroughYear">Of the last one.</param>
/// <param name="ActiveSince">When the fourth consent was given.</param>
/// <param name="Supporter">The supporting school.</param>
/// <param name="Seeker">The school that needs support.</param>
/// <param name="MySide">For which of them the caller speaks.</param>
/// <param name="Plan">The joint plan, when there is one.</param>
/// <param name="Totals">What was planned and done.</param>
/// <param name="Unanswered">Who owes answers.</param>
public sealed record PairLife(
    Guid AgreementId, AgreementState State, int SchoolYear, int FromYear, int ThroughYear, DateTimeOffset? ActiveSince, PairSchool Supporter, PairSchool Seeker, PairSide? MySide, PairPlan? Plan,
    PairTotals Totals, OwedAnswers Unanswered);

/// <summary>GET /agreements/{agreementId}/life?schoolYear=: the present school year unless another one is asked for.</summary>
internal static class GetLife
{
    private const string Counts = """
        select count(*) filter (where state = 'planned')::int as planned, count(*) filter (where state = 'held')::int as held, count(*) filter (where state = 'cancelled')::int as cancelled,
               coalesce(sum(minutes), 0)::bigint as minutes, coalesce(sum(supporter_teachers), 0)::bigint as supporter_teachers, coalesce(sum(supporter_pupils), 0)::bigint as supporter_pupils,
               coalesce(sum(seeker_teachers), 0)::bigint as seeker_teachers, coalesce(sum(seeker_pupils), 0)::bigint as seeker_pupils,
               count(*) filter (where state = 'planned' and ends_at < @now)::int as awaiting_report
        from activity where agreement_id = @agreementId and school_year = @year
        """;

    private const string Owed = """
        select count(*) filter (where m.side = 'seeker')::int, count(*) filter (where m.side = 'supporter')::int
        from pair_message m where m.agreement_id = @agreementId and m.asks_answer and not exists (select from pair_message r where r.answers_id = m.message_id)
        """;

    internal static async Task<Results<Ok<PairLife>, ProblemHttpResult>> Handle(
        Guid agreementId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation, int? schoolYear = null)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (pair, refusal) = await PairAccess.ReadableAsync(connection, agreementId, user, cancellation);
        if (pair is null)
        {
            return refusal!.ToProblem();
        }

        var year = schoolYear ?? Math.Clamp(SchoolYear.Of(clock.Today()), pair.Terms.FromYear, pair.Standing.ThroughYear);
        if (!pair.HasYear(year))
        {
            return LifeRefusals.YearOutside.ToProblem();
        }

        var values = new { agreementId, year, now = clock.Now() };
        var totals = await connection.QuerySingleAsync<PairTotals>(new CommandDefinition(Counts, values, cancellationToken: cancellation));
        var owed = await connection.QuerySingleAsync<(int Supporter, int Seeker)>(new CommandDefinition(Owed, values, cancellationToken: cancellation));
        var units = await AgreementView.UnitsTodayAsync(connection, pair.Terms, cancellation);
        var plan = await PairPlans.FindAsync(connection, agreementId, year, cancellation);
        return TypedResults.Ok(new PairLife(
            agreementId, pair.Standing.State, year, pair.Terms.FromYear, pair.Standing.ThroughYear, pair.Standing.ActiveSince, SchoolOf(units, AgreementParty.SupporterSchool),
            SchoolOf(units, AgreementParty.SeekerSchool), pair.Mine, plan?.View(), totals, new(owed.Supporter, owed.Seeker)));
    }

    private static PairSchool SchoolOf(IReadOnlyList<AgreementUnit> units, AgreementParty party)
    {
        var unit = units.First(one => one.Party == party);
        return new(unit.UnitId, unit.PrintedName, unit.Successors.Count == 0 ? unit.CurrentName : string.Join(", ", unit.Successors.Select(heir => heir.Name)));
    }
}
