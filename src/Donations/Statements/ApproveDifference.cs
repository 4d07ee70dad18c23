using System.Security.Claims;
using Dapper;
using EduCoop.Donations.Campaigns;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Statements;

/// <summary>POST /statements/{statementId}/difference/approve: another person than the one who signed; then the statement is read again and posted.</summary>
internal static class ApproveDifference
{
    internal static readonly Refusal SamePerson = new("same_person", "Người ký không được tự duyệt.", "Người khác với người đã ký nhận chênh lệch phải duyệt.", StatusCodes.Status403Forbidden);

    private const string Find = """
        select statement_id, difference_vnd, reason, signed_by, approved_by from statement_difference where statement_id = @statementId for update
        """;

    private const string Approve = "update statement_difference set approved_by = @by, approved_at = @now where statement_id = @statementId and approved_by is null";

    private const string Queue = """
        update statement set state = 'queued', refusal = null, lease_owner = null, lease_until = null, attempts = 0, finished_at = null
        where statement_id = @statementId and state = 'refused'
        """;

    /// <summary>Has another person approved exactly this difference?</summary>
    internal static async Task<bool> IsApprovedAsync(NpgsqlDataSource database, Guid statementId, long differenceVnd, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            "select exists (select from statement_difference where statement_id = @statementId and difference_vnd = @differenceVnd and approved_by is not null)",
            new { statementId, differenceVnd }, cancellationToken: cancellation));
    }

    internal static async Task<Results<Ok<DifferenceView>, ProblemHttpResult>> Handle(
        Guid statementId, ClaimsPrincipal user, CampaignBook campaigns, WorkBell<StatementJob> bell, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (await SignDifference.FindAsync(database, statementId, cancellation) is not { } statement)
        {
            return Refusal.NotFound.ToProblem();
        }

        if (await campaigns.RefuseReadingAsync(statement.CampaignId, user, cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        var by = user.AccountId();
        await using (var connection = await database.OpenConnectionAsync(cancellation))
        await using (var transaction = await connection.BeginTransactionAsync(cancellation))
        {
            var signed = await connection.QuerySingleOrDefaultAsync<DifferenceView>(new CommandDefinition(Find, new { statementId }, transaction, cancellationToken: cancellation));
            if (signed is null)
            {
                return SignDifference.NothingToSign.ToProblem();
            }

            if (signed.SignedBy == by)
            {
                return SamePerson.ToProblem();
            }

            if (signed.ApprovedBy is not null)
            {
                return TypedResults.Ok(signed);
            }

            var values = new { statementId, by, now = clock.GetUtcNow().UtcDateTime };
            await connection.ExecuteAsync(new CommandDefinition(Approve, values, transaction, cancellationToken: cancellation));
            await connection.ExecuteAsync(new CommandDefinition(Queue, values, transaction, cancellationToken: cancellation));
            await transaction.CommitAsync(cancellation);
            bell.Ring();
            return TypedResults.Ok(signed with { ApprovedBy = by });
        }
    }
}
