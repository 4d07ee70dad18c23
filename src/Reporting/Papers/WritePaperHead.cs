using System.Security.Claims;
using System.Text.Json;
using Dapper;
using EduCoop.Contracts;
using EduCoop.Reporting.Submissions;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Reporting.Papers;

/// <summary>PUT /reports/{obligationId}/paper: place, symbol and who signs, while the report is being written. The next paper of the unit begins with them.</summary>
internal static class WritePaperHead
{
    internal static readonly Refusal Settled = new(
        "paper_settled", "Văn bản đã cấp số.", "Báo cáo đã gửi thì văn bản không đổi: rút về hoặc chờ trả lại, sửa rồi gửi lại.", StatusCodes.Status409Conflict);

    // Held against the report as it stands in the same statement: what is handed in meanwhile is not changed.
    private const string Keep = """
        insert into paper_head (obligation_id, head, by_account, at)
        select @obligationId, @head::jsonb, @by, @at where not exists (select from submission where obligation_id = @obligationId and state in ('submitted', 'accepted'))
        on conflict (obligation_id) do update set head = excluded.head, by_account = excluded.by_account, at = excluded.at
        """;

    internal static async Task<Results<Ok<PaperHead>, ProblemHttpResult>> Handle(
        Guid obligationId, PaperHead request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await SubmissionStore.FindAsync(connection, obligationId, cancellation) is not { } report)
        {
            return Refusal.NotFound.ToProblem();
        }

        if ((await SubmissionAccess.RefuseAsync(connection, user, report, SubmissionMove.Save, clock.Today(), cancellation) ?? request.Refuse()) is { } refusal)
        {
            return refusal.ToProblem();
        }

        var values = new { obligationId, head = JsonSerializer.Serialize(request, ContractJson.Options), by = user.AccountId(), at = clock.GetUtcNow().ToUniversalTime() };
        return await connection.ExecuteAsync(new CommandDefinition(Keep, values, cancellationToken: cancellation)) == 0 ? Settled.ToProblem() : TypedResults.Ok(request);
    }
}
