using System.Security.Claims;
using EduCoop.Plans.Tasks;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Progress;

/// <summary>One step of a piece of work: the change, its history and its event in one transaction, only from the version that was looked at.</summary>
internal static class OccurrenceStep
{
    internal static readonly Refusal IdMissing = new("id_missing", "Thiếu mã của lần báo cáo.", "Mã phải là UUID khác 0, do bên gửi tạo.");
    internal static readonly Refusal IdTaken = new("id_taken", "Mã này đã dùng cho việc khác.", "Tạo mã mới rồi gửi lại.", StatusCodes.Status409Conflict);

    /// <summary>The batch's first statement returns the new version, or nothing when somebody else was faster.</summary>
    internal static async Task<Results<Ok<TaskView>, ProblemHttpResult>> RunAsync(
        NpgsqlConnection connection, OccurrenceHead head, Action<NpgsqlBatch> step, ClaimsPrincipal user, TimeProvider clock, CancellationToken cancellation)
    {
        await using (var transaction = await connection.BeginTransactionAsync(cancellation))
        {
            await using var batch = connection.CreateBatch();
            batch.Transaction = transaction;
            step(batch);
            try
            {
                if (await batch.ExecuteScalarAsync(cancellation) is null)
                {
                    return OccurrenceAccess.Behind.ToProblem();
                }
            }
            catch (PostgresException clash) when (clash.SqlState == PostgresErrorCodes.UniqueViolation && clash.ConstraintName is "task_history_pkey" or "extension_pkey")
            {
                return IdTaken.ToProblem();
            }

            await transaction.CommitAsync(cancellation);
        }

        return TypedResults.Ok(await GetTask.ReadAsync(connection, head.TaskId, user, clock, cancellation));
    }

    private const string Seen = "select occurrence_id from task_history where history_id = $1 and kind = $2";

    /// <summary>Was this step done before, by a sending whose answer was lost?</summary>
    internal static async Task<bool> IsRepeatedAsync(NpgsqlConnection connection, Guid historyId, string kind, Guid occurrenceId, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Seen, connection) { Parameters = { new() { Value = historyId }, new() { Value = kind } } };
        return await command.ExecuteScalarAsync(cancellation) is Guid found && found == occurrenceId;
    }
}
