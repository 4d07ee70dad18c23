using System.Globalization;
using System.Security.Claims;
using EduCoop.Reporting.Forms;
using EduCoop.ServiceDefaults;

namespace EduCoop.Reporting.Products;

/// <summary>What a product is asked for. Bound from the query string.</summary>
/// <param name="UnitId">Only what belongs to this unit or lies below it.</param>
/// <param name="PlanId">Only tasks and indicators of this plan.</param>
/// <param name="From">First day of the period.</param>
/// <param name="To">Last day of the period.</param>
/// <param name="AsOf">As it was at the end of this day; today when null.</param>
/// <param name="SchoolYear">First calendar year of the school year; that of the day when null.</param>
/// <param name="Page">Page.</param>
/// <param name="PageSize">Rows of a page.</param>
public sealed record ProductQuery(
    Guid? UnitId = null, Guid? PlanId = null, DateOnly? From = null, DateOnly? To = null, DateOnly? AsOf = null, int? SchoolYear = null, int? Page = null, int? PageSize = null);

/// <summary>The same, checked and with the caller's scope, as the statements read it.</summary>
internal sealed record ProductAsked(bool Everything, Guid Own, Guid? UnitId, Guid? PlanId, DateOnly? From, DateOnly? To, DateOnly Day, int SchoolYear, PageRequest Wanted)
{
    internal static readonly Refusal PeriodWrong = new("period_wrong", "Kỳ số liệu chưa đúng.", "from và to là hai ngày từ năm 2000 đến 2100, from không sau to.");
    internal static readonly Refusal DayAhead = new("day_ahead", "Ngày chốt số liệu chưa tới.", "asOf là hôm nay hoặc một ngày đã qua, từ năm 2020.");
    internal static readonly Refusal YearOutside = new("school_year_outside", "Năm học ngoài phạm vi.", "schoolYear từ 2020 đến 2100 (2026 là năm học 2026-2027).");

    internal static (ProductAsked? Asked, Refusal? Refusal) Of(ProductQuery query, ClaimsPrincipal user, DateOnly today)
    {
        var (day, everything) = (query.AsOf ?? today, user.IsInRole(Roles.Administrator));
        var year = query.SchoolYear ?? GetFigures.SchoolYearOf(day);
        return !everything && user.ActingUnit() is null ? (null, Refusal.OutOfScope)
            : query.From > query.To || IsOutside(query.From) || IsOutside(query.To) ? (null, PeriodWrong)
            : day > today || day.Year < 2020 ? (null, DayAhead)
            : year is < 2020 or > 2100 ? (null, YearOutside)
            : (new(everything, user.ActingUnit() ?? Guid.Empty, query.UnitId, query.PlanId, query.From, query.To, day, year, PageRequest.Of(query.Page, query.PageSize)), null);
    }

    /// <summary>The statements' parameters.</summary>
    internal object Values(int size, int offset) =>
        new { everything = Everything, own = Own, unitId = UnitId, planId = PlanId, from = From, to = To, day = Day, schoolYear = SchoolYear, size, offset };

    /// <summary>"2026-2027".</summary>
    internal string YearInWords => string.Create(CultureInfo.InvariantCulture, $"{SchoolYear}-{SchoolYear + 1}");

    private static bool IsOutside(DateOnly? day) => day is { Year: < 2000 or > 2100 };
}
