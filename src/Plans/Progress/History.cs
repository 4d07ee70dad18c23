using System.Security.Claims;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Plans.Progress;

/// <summary>Writes what happened, beside the change itself.</summary>
internal static class History
{
    private const string Insert = """
        insert into task_history (history_id, task_id, occurrence_id, kind, percent, text, by_account, by_name, by_unit, at)
        values ($1, $2, $3::uuid, $4, $5::smallint, $6::text, $7, $8, $9::uuid, $10)
        """;

    internal static void AddHistory(
        this NpgsqlBatch batch, Guid historyId, Guid taskId, Guid? occurrenceId, string kind, int? percent, string? text, ClaimsPrincipal user, DateTimeOffset at) =>
        batch.Add(Insert, historyId, taskId, occurrenceId, kind, (short?)percent, text, user.AccountId(), NameOf(user), user.ActingUnit(), at);

    private static string NameOf(ClaimsPrincipal user) => user.Identity?.Name is { Length: > 0 } name ? name : user.AccountId().ToString();
}
