using System.Security.Claims;
using System.Text.Json;
using Dapper;
using EduCoop.Contracts;
using EduCoop.Donations.Lawful.Rules;
using EduCoop.Donations.Restrictions;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Lawful;

/// <summary>Body of PUT /campaigns/{campaignId}/usage-plan.</summary>
/// <param name="Lines">1-100 lines: what the gifts are to be used for.</param>
public sealed record PostUsagePlanRequest(IReadOnlyList<BudgetLine> Lines);

/// <summary>How received gifts are to be used, as it is posted for everybody.</summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="Lines">What for.</param>
/// <param name="PostedOn">Day of posting.</param>
/// <param name="AdoptableFrom">First day on which it may be adopted; null where the law asks for no posting.</param>
/// <param name="CommentCount">Comments received so far.</param>
/// <param name="AdoptedOn">Day of its adoption.</param>
public sealed record UsagePlanView(Guid CampaignId, IReadOnlyList<BudgetLine> Lines, DateOnly PostedOn, DateOnly? AdoptableFrom, long CommentCount, DateOnly? AdoptedOn);

/// <summary>
/// PUT and GET /campaigns/{campaignId}/usage-plan, POST …/adopt: posted for fifteen working days for comments, then adopted by another person
/// (Circular 16/2018, Article 7). A new posting begins the span anew.
/// </summary>
internal static class UsagePlan
{
    internal static readonly Refusal NotPosted = new("usage_plan_missing", "Chưa niêm yết dự kiến sử dụng.", "Đợt vận động này chưa có dự kiến sử dụng tài trợ được niêm yết.", StatusCodes.Status404NotFound);
    internal static readonly Refusal Adopted = new("usage_plan_adopted", "Dự kiến sử dụng đã được thông qua.", "Không sửa được sau khi thông qua.", StatusCodes.Status409Conflict);

    private static Refusal TooEarly(DateOnly from) => new(
        "posting_too_short", "Chưa niêm yết đủ 15 ngày làm việc.", $"Điều 7 Thông tư 16/2018/TT-BGDĐT: lấy ý kiến ít nhất 15 ngày làm việc. Thông qua từ ngày {from:dd/MM/yyyy}.");

    private const string Upsert = """
        insert into usage_plan (campaign_id, lines, posted_by, posted_at, posted_on) values ($1, $2::jsonb, $3, $4, $5)
        on conflict (campaign_id) do update set lines = excluded.lines, posted_by = excluded.posted_by, posted_at = excluded.posted_at, posted_on = excluded.posted_on
        where usage_plan.adopted_at is null
        """;

    private const string Adopt = "update usage_plan set adopted_by = @by, adopted_at = @now, adopted_on = @today where campaign_id = @campaignId and adopted_at is null and posted_on = @PostedOn and posted_by <> @by";

    private const string Find = """
        select u.lines::text as lines, u.posted_by, u.posted_on, u.adopted_on, p.regime, (select count(*) from usage_comment c where c.campaign_id = u.campaign_id) as comment_count
        from usage_plan u join campaign_plan p using (campaign_id) where u.campaign_id = @campaignId
        """;

    internal static async Task<Results<Ok<UsagePlanView>, ProblemHttpResult>> HandlePost(
        Guid campaignId, PostUsagePlanRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (plan, refusal) = await PlanAccess.FindAsync(connection, campaignId, user, cancellation);
        if (plan is null)
        {
            return refusal!.ToProblem();
        }

        if (plan.State is not (CampaignStage.Open or CampaignStage.Closed))
        {
            return PlanRefusals.WrongState.ToProblem(("state", plan.State));
        }

        var unfit = request.Lines.Count is 0 or > 100
            ? PlanRefusals.BudgetCount
            : request.Lines.Select((line, i) => PlanRefusals.Refuse($"lines[{i}]", line, plan.Regime)).FirstOrDefault(one => one is not null);
        unfit ??= await new RestrictedUse(campaignId, Purposes: [.. request.Lines.Select(line => line.Purpose)]).RefuseAsync(connection, cancellation);
        if (unfit is not null)
        {
            return unfit.ToProblem();
        }

        var now = clock.GetUtcNow();
        await using var upsert = new NpgsqlCommand(Upsert, connection);
        upsert.Add(campaignId).Add(JsonSerializer.Serialize(request.Lines, ContractJson.Options)).Add(user.AccountId()).Add(now).Add(VietnamTime.DayOf(now));
        return await upsert.ExecuteNonQueryAsync(cancellation) == 1
            ? TypedResults.Ok((await ReadAsync(connection, campaignId, cancellation))!.Value.View)
            : Adopted.ToProblem();
    }

    /// <summary>For everybody: this is the posting.</summary>
    internal static async Task<Results<Ok<UsagePlanView>, ProblemHttpResult>> HandleGet(Guid campaignId, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await ReadAsync(connection, campaignId, cancellation) is { } found ? TypedResults.Ok(found.View) : NotPosted.ToProblem();
    }

    internal static async Task<Results<Ok<UsagePlanView>, ProblemHttpResult>> HandleAdopt(
        Guid campaignId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (plan, refusal) = await PlanAccess.FindAsync(connection, campaignId, user, cancellation);
        if (plan is null)
        {
            return refusal!.ToProblem();
        }

        var found = await ReadAsync(connection, campaignId, cancellation);
        var today = VietnamTime.DayOf(clock.GetUtcNow());
        var no = found switch
        {
            null => NotPosted,
            { View.AdoptedOn: not null } => Adopted,
            { PostedBy: var by } when by == user.AccountId() => PlanRefusals.FourEyes,
            { View.AdoptableFrom: { } from } when today < from => TooEarly(from),
            _ => null,
        };
        if (no is not null)
        {
            return no.ToProblem();
        }

        var values = new { campaignId, by = user.AccountId(), now = clock.GetUtcNow(), today, found!.Value.View.PostedOn };
        return await connection.ExecuteAsync(new CommandDefinition(Adopt, values, cancellationToken: cancellation)) == 1
            ? TypedResults.Ok((await ReadAsync(connection, campaignId, cancellation))!.Value.View)
            : PlanRefusals.Changed.ToProblem();
    }

    private static async Task<(UsagePlanView View, Guid PostedBy)?> ReadAsync(NpgsqlConnection connection, Guid campaignId, CancellationToken cancellation)
    {
        if (await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(Find, new { campaignId }, cancellationToken: cancellation)) is not { } row)
        {
            return null;
        }

        var (calendar, _) = await WorkingCalendar.LoadAsync(connection, row.PostedOn.Year, row.PostedOn.Year + 1, cancellation);
        return (
            new UsagePlanView(
                campaignId, JsonSerializer.Deserialize<List<BudgetLine>>(row.Lines, ContractJson.Options)!, row.PostedOn, FundraisingRules.Of(row.Regime).AdoptableFrom(row.PostedOn, calendar),
                row.CommentCount, row.AdoptedOn),
            row.PostedBy);
    }

    private sealed record Row
    {
        public required string Lines { get; init; }

        public required Guid PostedBy { get; init; }

        public required DateOnly PostedOn { get; init; }

        public DateOnly? AdoptedOn { get; init; }

        public required Contracts.Donations.FundraisingRegime Regime { get; init; }

        public required long CommentCount { get; init; }
    }
}
