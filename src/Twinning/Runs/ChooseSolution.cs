using System.Security.Claims;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Runs;

/// <summary>Body of POST /matching/runs/{id}/choose.</summary>
/// <param name="Solution">The solution that the office takes.</param>
public sealed record ChooseSolutionRequest(SolutionKind Solution);

/// <summary>POST /matching/runs/{id}/choose: says which solution is to be published; may be said again until it is.</summary>
internal static class ChooseSolution
{
    internal static readonly Refusal NotDone = new("run_not_done", "Lượt ghép cặp chưa có kết quả.", "Chờ lượt chạy xong; lượt hỏng hoặc đã huỷ thì chạy lượt mới.", StatusCodes.Status409Conflict);
    internal static readonly Refusal NoSuchSolution = new("no_such_solution", "Lượt này không có phương án đó.", "Phương án ghép lại chỉ có khi năm học này đã công bố một lượt.");
    internal static readonly Refusal SolutionUnknown = new("solution_unknown", "Không có phương án này.", "solution: stable, optimal hoặc rematching.");
    internal static readonly Refusal NotProven = new("solution_not_proven", "Phương án này chưa qua kiểm chứng.", "Chọn phương án khác và báo người vận hành kèm mã lượt.", StatusCodes.Status409Conflict);
    internal static readonly Refusal Published = new("run_published", "Lượt này đã công bố.", "Muốn đổi, chạy lượt mới: hệ thống giữ các cặp đang có nhiều nhất có thể.", StatusCodes.Status409Conflict);

    private const string Choose = """
        update matching_run set chosen = $2, chosen_by = $3, chosen_name = $4, chosen_at = $5 where run_id = $1 and state = 'done' and publish_state = 'none'
        """;

    internal static async Task<Results<Ok<RunView>, ProblemHttpResult>> Handle(
        Guid runId, ChooseSolutionRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (run, refusal) = await RunRow.FindAsync(connection, runId, user, cancellation);
        if ((refusal ?? Refuse(run!, request.Solution)) is { } no)
        {
            return no.ToProblem();
        }

        await using var batch = new NpgsqlBatch(connection);
        batch.Add(Choose, runId, request.Solution.Snake(), user.AccountId(), user.Identity?.Name ?? "", clock.Now());
        return await batch.ExecuteNonQueryAsync(cancellation) == 1 ? TypedResults.Ok((await RunRow.FindAsync(connection, runId, user, cancellation)).Run!) : Published.ToProblem();
    }

    /// <summary>A solution as it is written in addresses; null for any other word.</summary>
    internal static SolutionKind? Read(string word) => Enum.GetValues<SolutionKind>().Cast<SolutionKind?>().FirstOrDefault(kind => kind!.Value.Snake() == word);

    private static Refusal? Refuse(RunView run, SolutionKind solution) =>
        run.State != RunState.Done ? NotDone
        : run.PublishState != PublishState.None ? Published
        : run.Solutions.FirstOrDefault(one => one.Kind == solution) is not { } found ? NoSuchSolution
        : !found.IsProven ? NotProven
        : null;
}
