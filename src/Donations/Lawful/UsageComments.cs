using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Lawful;

/// <summary>Body of POST /campaigns/{campaignId}/usage-plan/comments.</summary>
/// <param name="CommentId">Made by the caller.</param>
/// <param name="Text">What was said, 1-2000 characters.</param>
/// <param name="SaidBy">Who said it, where she wants it kept; at most 200 characters.</param>
public sealed record LogCommentRequest(Guid CommentId, string Text, string? SaidBy = null);

/// <summary>A comment on the posted use of gifts; for staff.</summary>
public sealed record UsageComment
{
    /// <summary>The comment.</summary>
    public required Guid CommentId { get; init; }

    /// <summary>What was said.</summary>
    public required string Text { get; init; }

    /// <summary>Who said it.</summary>
    public required string? SaidBy { get; init; }

    /// <summary>When it was written down.</summary>
    public required DateTimeOffset LoggedAt { get; init; }
}

/// <summary>POST and GET /campaigns/{campaignId}/usage-plan/comments: the log of comments. Rows are only added.</summary>
internal static class UsageComments
{
    private const string Insert = """
        insert into usage_comment (comment_id, campaign_id, said_by, text, logged_by, logged_at) values ($1, $2, $3::text, $4, $5, $6) on conflict (comment_id) do nothing
        """;

    private const string IsSame = "select campaign_id = $2 and text = $3 and said_by is not distinct from $4::text from usage_comment where comment_id = $1";

    private const string Page = "select comment_id, text, said_by, logged_at from usage_comment where campaign_id = @campaignId order by logged_at, comment_id limit @size offset @offset";

    private const string Count = "select count(*) from usage_comment where campaign_id = @campaignId";

    internal static readonly Refusal IdTaken = new("id_taken", "Mã này đã dùng cho một ý kiến khác.", "Tạo commentId mới rồi gửi lại.", StatusCodes.Status409Conflict);

    internal static async Task<Results<NoContent, ProblemHttpResult>> HandlePost(
        Guid campaignId, LogCommentRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (plan, refusal) = await PlanAccess.FindAsync(connection, campaignId, user, cancellation);
        refusal ??= PlanRefusals.Text("text", request.Text, 1, 2000) ?? (request.SaidBy is null ? null : PlanRefusals.Text("saidBy", request.SaidBy, 1, 200));
        if (plan is null || refusal is not null)
        {
            return refusal!.ToProblem();
        }

        try
        {
            await using var insert = new NpgsqlCommand(Insert, connection);
            insert.Add(request.CommentId).Add(campaignId).Add(request.SaidBy.Nfc()).Add(request.Text.Nfc()).Add(user.AccountId()).Add(clock.GetUtcNow());
            if (await insert.ExecuteNonQueryAsync(cancellation) == 1)
            {
                return TypedResults.NoContent();
            }
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            return UsagePlan.NotPosted.ToProblem();
        }

        await using var same = new NpgsqlCommand(IsSame, connection);
        return await same.Add(request.CommentId).Add(campaignId).Add(request.Text.Nfc()).Add(request.SaidBy.Nfc()).ExecuteScalarAsync(cancellation) is true
            ? TypedResults.NoContent()
            : IdTaken.ToProblem();
    }

    internal static Task<Results<Ok<PagedResult<UsageComment>>, ProblemHttpResult>> HandleList(
        Guid campaignId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, int? page = null, int? pageSize = null) =>
        PlanAccess.PageAsync<UsageComment>(database, campaignId, user, PageRequest.Of(page, pageSize), Count, Page, cancellation);
}
