using System.Security.Claims;
using Dapper;
using EduCoop.Donations.Campaigns;
using EduCoop.Donations.Lawful.Rules;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Lawful;

/// <summary>How a duty stands today.</summary>
public enum ClockState
{
    /// <summary>The day it counts from has not come.</summary>
    Waiting,

    /// <summary>Counting.</summary>
    Running,

    /// <summary>The span that must pass first has passed.</summary>
    Elapsed,

    /// <summary>Done in time.</summary>
    Done,

    /// <summary>Done after its last day.</summary>
    DoneLate,

    /// <summary>Its last day has passed.</summary>
    Overdue,
}

/// <summary>One deadline of the law for one campaign.</summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="CampaignTitle">Its title.</param>
/// <param name="Code">Stable name of the duty.</param>
/// <param name="Title">What must be done.</param>
/// <param name="Article">Where the law says so.</param>
/// <param name="DueOn">Last day; for a span that must pass first, the day from which one may go on.</param>
/// <param name="DoneOn">Day on which it was done.</param>
/// <param name="State">How it stands today.</param>
/// <param name="CalendarConfirmed">False: the year's holidays are not entered yet, a day counted in working days may move.</param>
public sealed record Clock(
    Guid CampaignId, string CampaignTitle, string Code, string Title, string Article, DateOnly? DueOn, DateOnly? DoneOn, ClockState State, bool CalendarConfirmed);

/// <summary>Body of POST /campaigns/{campaignId}/clocks/{code}/done.</summary>
/// <param name="DoneOn">Day on which it was done, not in the future.</param>
public sealed record DutyDoneRequest(DateOnly DoneOn);

/// <summary>GET /clocks and /campaigns/{campaignId}/clocks: what is due when, and by which article. Computed each time from the campaign's days.</summary>
internal static class Clocks
{
    private static readonly string[] ReportedHere = ["call_published", "totals_published", "distribution_ended", "result_published", "final_report", "kept_posted"];
    private static readonly Refusal DutyUnknown = new("duty_unknown", "Không có việc này trong danh sách thời hạn của đợt vận động.", $"Dùng một trong: {string.Join(", ", ReportedHere)}.");
    private static readonly Refusal DoneOutside = new("done_on_invalid", "Ngày hoàn thành chưa đúng.", "doneOn không trước ngày mở đợt vận động và không ở tương lai.");
    private static readonly Refusal AlreadyReported = new("already_reported", "Việc này đã được báo hoàn thành.", "Ngày đã báo không sửa được.", StatusCodes.Status409Conflict);

    private const string Select = """
        select p.campaign_id, p.title, p.regime, p.opens_on, p.closes_on, p.submitted_at, p.approved_at, p.opened_at, p.closed_on, p.settled_at,
               u.posted_on as usage_posted_on, u.adopted_on as usage_adopted_on,
               coalesce((select jsonb_object_agg(d.duty, d.done_on) from campaign_duty d where d.campaign_id = p.campaign_id), '{}')::text as done
        from campaign_plan p
        left join usage_plan u using (campaign_id)

        """;

    private const string InScope = """
        p.origin <> 'unclassified' and p.state <> 'draft'
        and (@everything or @unit = any (coalesce((select c.path from unit_copy c where c.unit_id = p.unit_id), array[p.unit_id])))
        """;

    private const string CountAll = $"select count(*) from campaign_plan p where {InScope}";

    private const string Page = $"{Select} where {InScope} order by p.created_at desc, p.campaign_id limit @size offset @offset";

    private const string InsertDone = "insert into campaign_duty (campaign_id, duty, done_on, reported_by, reported_at) values ($1, $2, $3, $4, $5) on conflict do nothing";

    /// <summary>A page of campaigns, newest first, each with its open duties; done ones with them when asked for.</summary>
    internal static async Task<Ok<PagedResult<Clock>>> HandleList(
        ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation, int? page = null, int? pageSize = null, bool withDone = false)
    {
        var wanted = PageRequest.Of(page, pageSize);
        var (everything, unit) = CampaignView.ScopeOf(user);
        var values = new { everything, unit, size = wanted.PageSize, offset = wanted.Offset };
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition(CountAll, values, cancellationToken: cancellation));
        var rows = (await connection.QueryAsync<Row>(new CommandDefinition(Page, values, cancellationToken: cancellation))).AsList();
        var clocks = await ReadAsync(connection, rows, VietnamTime.DayOf(clock.GetUtcNow()), cancellation);
        return TypedResults.Ok(new PagedResult<Clock>(
            [.. clocks.Where(one => withDone || one.State is not (ClockState.Done or ClockState.DoneLate)).OrderBy(one => one.DueOn ?? DateOnly.MaxValue)], total, wanted.Page, wanted.PageSize));
    }

    internal static async Task<Results<Ok<IReadOnlyList<Clock>>, ProblemHttpResult>> HandleOne(
        Guid campaignId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (plan, refusal) = await PlanAccess.FindAsync(connection, campaignId, user, cancellation);
        return plan is null ? refusal!.ToProblem() : TypedResults.Ok(await OfAsync(connection, campaignId, VietnamTime.DayOf(clock.GetUtcNow()), cancellation));
    }

    internal static async Task<Results<Ok<IReadOnlyList<Clock>>, ProblemHttpResult>> HandleDone(
        Guid campaignId, string code, DutyDoneRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (plan, refusal) = await PlanAccess.FindAsync(connection, campaignId, user, cancellation);
        if (plan is null)
        {
            return refusal!.ToProblem();
        }

        var today = VietnamTime.DayOf(clock.GetUtcNow());
        if (!ReportedHere.Contains(code) || (await OfAsync(connection, campaignId, today, cancellation)).All(one => one.Code != code))
        {
            return DutyUnknown.ToProblem();
        }

        if (request.DoneOn > today || request.DoneOn < plan.OpensOn)
        {
            return DoneOutside.ToProblem();
        }

        await using var insert = new NpgsqlCommand(InsertDone, connection);
        insert.Add(campaignId).Add(code).Add(request.DoneOn).Add(user.AccountId()).Add(clock.GetUtcNow());
        return await insert.ExecuteNonQueryAsync(cancellation) == 1
            ? TypedResults.Ok(await OfAsync(connection, campaignId, today, cancellation))
            : AlreadyReported.ToProblem();
    }

    private static async Task<IReadOnlyList<Clock>> OfAsync(NpgsqlConnection connection, Guid campaignId, DateOnly today, CancellationToken cancellation)
    {
        var rows = (await connection.QueryAsync<Row>(new CommandDefinition($"{Select} where p.campaign_id = @campaignId", new { campaignId }, cancellationToken: cancellation))).AsList();
        return await ReadAsync(connection, rows, today, cancellation);
    }

    private static async Task<List<Clock>> ReadAsync(NpgsqlConnection connection, List<Row> rows, DateOnly today, CancellationToken cancellation)
    {
        if (rows.Count == 0)
        {
            return [];
        }

        var (calendar, confirmed) = await WorkingCalendar.LoadAsync(connection, rows.Min(row => row.OpensOn.Year) - 1, Math.Max(today.Year, rows.Max(row => row.OpensOn.Year)) + 2, cancellation);
        return
        [
            .. rows.SelectMany(row => FundraisingRules.Of(row.Regime).Duties(row.ToDays(), calendar).Select(duty => new Clock(
                row.CampaignId, row.Title, duty.Code, duty.Title, duty.Article, duty.DueOn, duty.DoneOn, StateOf(duty, today), duty.DueOn is not { } due || confirmed.Contains(due.Year)))),
        ];
    }

    internal static ClockState StateOf(Duty duty, DateOnly today) => duty switch
    {
        { DoneOn: { } done, DueOn: { } due, NotBefore: false } when done > due => ClockState.DoneLate,
        { DoneOn: not null } => ClockState.Done,
        { DueOn: null } => ClockState.Waiting,
        { NotBefore: true, DueOn: { } from } when today >= from => ClockState.Elapsed,
        { NotBefore: false, DueOn: { } due } when today > due => ClockState.Overdue,
        _ => ClockState.Running,
    };

    private sealed record Row
    {
        public required Guid CampaignId { get; init; }

        public required string Title { get; init; }

        public required Contracts.Donations.FundraisingRegime Regime { get; init; }

        public required DateOnly OpensOn { get; init; }

        public DateOnly? ClosesOn { get; init; }

        public DateTimeOffset? SubmittedAt { get; init; }

        public DateTimeOffset? ApprovedAt { get; init; }

        public DateTimeOffset? OpenedAt { get; init; }

        public DateOnly? ClosedOn { get; init; }

        public DateTimeOffset? SettledAt { get; init; }

        public DateOnly? UsagePostedOn { get; init; }

        public DateOnly? UsageAdoptedOn { get; init; }

        public required string Done { get; init; }

        internal CampaignDays ToDays() => new()
        {
            OpensOn = OpensOn,
            ClosesOn = ClosesOn,
            SubmittedOn = Day(SubmittedAt),
            ApprovedOn = Day(ApprovedAt),
            OpenedOn = Day(OpenedAt),
            ClosedOn = ClosedOn,
            UsagePostedOn = UsagePostedOn,
            UsageAdoptedOn = UsageAdoptedOn,
            SettledOn = Day(SettledAt),
            Done = System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, DateOnly>>(Done)!,
        };

        private static DateOnly? Day(DateTimeOffset? moment) => moment is { } known ? VietnamTime.DayOf(known) : null;
    }
}
