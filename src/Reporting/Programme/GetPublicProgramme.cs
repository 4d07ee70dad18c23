using EduCoop.Reporting.Campaigns;
using EduCoop.Reporting.Dashboards;
using EduCoop.Reporting.Forms;
using EduCoop.Reporting.Products;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Reporting.Programme;

/// <summary>What everybody may see of the programme: the dashboards that speak of no single unit's lateness, over everything; nobody's name.</summary>
/// <param name="AsOf">As it was at the end of this day.</param>
/// <param name="SchoolYear">First calendar year of the school year.</param>
/// <param name="Boards">In the order of the dashboard.</param>
public sealed record PublicProgramme(DateOnly AsOf, int SchoolYear, IReadOnlyList<PublicBoard> Boards);

/// <summary>A dashboard's table.</summary>
/// <param name="Board">Its question and columns.</param>
/// <param name="Rows">Cells as dashboards give them; without what leads to the workspace.</param>
/// <param name="Total">Rows that there are; the first of them are here.</param>
public sealed record PublicBoard(Product Board, IReadOnlyList<IReadOnlyList<string?>> Rows, long Total);

/// <summary>GET /public/programme. Counted at most every 30 s, however many ask, by the statements of the dashboards.</summary>
internal sealed class GetPublicProgramme(NpgsqlDataSource database, TimeProvider clock) : IDisposable
{
    /// <summary>Those that everybody may see: not who is late.</summary>
    internal static readonly IReadOnlyList<string> Shown = ["overview", "on-time", "twinning-funnel", "money-flow", "indicator-trends"];

    private const int MostRows = 200;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);
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
            var asked = new ProductAsked(true, Guid.Empty, null, null, null, null, day, GetFigures.SchoolYearOf(day), PageRequest.Of(1, MostRows));
            var boards = new List<PublicBoard>();
            await using var connection = await database.OpenConnectionAsync(cancellation);
            foreach (var board in DashboardList.All.Where(board => Shown.Contains(board.Shown.Code)))
            {
                var (rows, total, _) = await GetProduct.PageAsync(connection, board, asked, cancellation);
                boards.Add(new(board.Shown, [.. rows.Select(row => row.Cells)], total));
            }

            last = (new(day, asked.SchoolYear, boards), clock.GetUtcNow());
            return last.Value.Value;
        }
        finally
        {
            one.Release();
        }
    }
}
