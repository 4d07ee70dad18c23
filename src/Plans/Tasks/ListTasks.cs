using System.Globalization;
using System.Security.Claims;
using System.Text.RegularExpressions;
using EduCoop.Plans.Units;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Tasks;

/// <summary>GET /tasks: pieces of work by plan, unit, status and quarter, as of any day.</summary>
internal static partial class ListTasks
{
    internal static readonly Refusal QuarterInvalid = new("quarter_invalid", "Quý chưa đúng.", "quarter có dạng 2026-Q4.");
    internal static readonly Refusal StatusUnknown = new("status_unknown", "Không có trạng thái này.", "status là planned, not_begun, open, undated, waiting, overdue, done_on_time hoặc done_late.");
    private static readonly string[] Statuses = ["planned", "not_begun", "open", "undated", "waiting", "overdue", "done_on_time", "done_late"];

    internal static async Task<Results<Ok<PagedResult<TaskItem>>, ProblemHttpResult>> Handle(
        ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation,
        Guid? planId = null, Guid? unitId = null, string? status = null, string? quarter = null, string? query = null, DateOnly? asOf = null, int? page = null, int? pageSize = null)
    {
        if (status is not null && !Statuses.Contains(status, StringComparer.Ordinal))
        {
            return StatusUnknown.ToProblem();
        }

        if (!TryQuarter(quarter, out var from, out var to))
        {
            return QuarterInvalid.ToProblem();
        }

        var (today, scope) = (clock.Today(), Scope.Of(user));
        var filter = new TaskFilter
        {
            PlanId = planId, UnitId = unitId, Status = status, DueFrom = from, DueTo = to, Query = string.IsNullOrWhiteSpace(query) ? null : query[..Math.Min(query.Length, 200)].Nfc(),
            Day = asOf ?? today, IsPast = asOf < today,
        };
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return TypedResults.Ok(await TaskRows.PageAsync(connection, filter, scope, PageRequest.Of(page, pageSize), cancellation));
    }

    internal static bool TryQuarter(string? quarter, out DateOnly? from, out DateOnly? to)
    {
        (from, to) = (null, null);
        if (quarter is null)
        {
            return true;
        }

        if (QuarterForm().Match(quarter) is not { Success: true } match)
        {
            return false;
        }

        from = new DateOnly(int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), (int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) * 3) - 2, 1);
        to = from.Value.AddMonths(3).AddDays(-1);
        return true;
    }

    [GeneratedRegex(@"\A(20[0-9]{2})-Q([1-4])\z")]
    private static partial Regex QuarterForm();
}
