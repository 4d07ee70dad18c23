using Dapper;
using EduCoop.Reporting.Campaigns;
using EduCoop.Reporting.Forms;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Reporting.Programme;

/// <summary>What everybody may see of the programme: sums over all units, campaigns, goods and communes; nobody's name.</summary>
/// <param name="Overview">Where it stands.</param>
/// <param name="Funnel">Twinning in the school year.</param>
/// <param name="Gifts">From campaigns to what was bought, to the communes of the schools that counted it.</param>
public sealed record PublicProgramme(ProgrammeOverview Overview, TwinningFunnel Funnel, GiftFlow Gifts);

/// <summary>The way of gifts.</summary>
/// <param name="AsOf">Up to the end of this day.</param>
/// <param name="Links">What flows into a good is what flows out of it, to the đồng.</param>
public sealed record GiftFlow(DateOnly AsOf, IReadOnlyList<GiftFlowLink> Links);

/// <summary>GET /public/programme. Counted at most every 30 s, however many ask.</summary>
internal sealed class GetPublicProgramme(NpgsqlDataSource database, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);
    private static readonly string Overview = EmbeddedSql.Read("EduCoop.Reporting.Programme.Overview.sql");
    private static readonly string Flow = EmbeddedSql.Read("EduCoop.Reporting.Programme.GiftFlow.sql");

    private const string Funnel = """
        select @schoolYear as school_year, coalesce(sum(schools), 0)::bigint as schools, coalesce(sum(schools_registered), 0)::bigint as registered,
               coalesce(sum(schools - schools_uncovered), 0)::bigint as paired, min(counted_on) as counted_on
        from twinning_year where school_year = @schoolYear
        """;

    private readonly SemaphoreSlim one = new(1, 1);
    private (PublicProgramme Value, DateTimeOffset At)? last;

    public void Dispose() => one.Dispose();

    internal static async Task<FileContentHttpResult> Handle(GetPublicProgramme programme, PublicAnswer answer, HttpContext http, CancellationToken cancellation) =>
        answer.Of(await programme.ReadAsync(cancellation), http);

    private async Task<PublicProgramme> ReadAsync(CancellationToken cancellation)
    {
        await one.WaitAsync(cancellation);
        try
        {
            if (last is { } known && clock.GetUtcNow() - known.At < Fresh)
            {
                return known.Value;
            }

            var day = clock.Today();
            var values = new { day, from = new DateOnly(day.Year, 1, 1), to = new DateOnly(day.Year, 12, 31), schoolYear = GetFigures.SchoolYearOf(day) };
            await using var connection = await database.OpenConnectionAsync(cancellation);
            var value = new PublicProgramme(
                await connection.QuerySingleAsync<ProgrammeOverview>(new CommandDefinition(Overview, values, cancellationToken: cancellation)),
                await connection.QuerySingleAsync<TwinningFunnel>(new CommandDefinition(Funnel, values, cancellationToken: cancellation)),
                new GiftFlow(day, [.. await connection.QueryAsync<GiftFlowLink>(new CommandDefinition(Flow, values, cancellationToken: cancellation))]));
            last = (value, clock.GetUtcNow());
            return value;
        }
        finally
        {
            one.Release();
        }
    }
}
