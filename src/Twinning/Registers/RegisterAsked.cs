using System.Security.Claims;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Units;

namespace EduCoop.Twinning.Registers;

/// <summary>What a register is asked for: a school year, a day, a part of the caller's units. Bound from the query string.</summary>
/// <param name="SchoolYear">First calendar year; the present one when null.</param>
/// <param name="Day">As of the end of this day; today when null.</param>
/// <param name="Level">Only schools that teach this level.</param>
/// <param name="Under">Only what lies below this unit.</param>
/// <param name="Reason">Of schools without a partner: only for this reason.</param>
/// <param name="Page">Page.</param>
/// <param name="PageSize">Rows of a page.</param>
public sealed record RegisterQuery(
    int? SchoolYear = null, DateOnly? Day = null, string? Level = null, Guid? Under = null, string? Reason = null, int? Page = null, int? PageSize = null);

/// <summary>The same, checked and with the caller's scope, as SQL reads it.</summary>
internal sealed record RegisterAsked(bool Everything, Guid Unit, int SchoolYear, DateOnly Day, string? Level, Guid? Under, string? Reason, int Size, int Offset, int Page)
{
    internal static readonly Refusal YearOutside = new("school_year_outside", "Năm học ngoài phạm vi.", "schoolYear từ 2020 đến 2100 (2026 là năm học 2026-2027).");
    internal static readonly Refusal DayAhead = new("day_ahead", "Ngày chốt số liệu chưa tới.", "day là hôm nay hoặc một ngày đã qua, từ năm 2020.");
    internal static readonly Refusal ReasonUnknown = new("reason_unknown", "Không có lý do này.", $"reason: {string.Join(", ", Reasons)}.");
    internal static readonly Refusal LevelUnknown = new("level_unknown", "Không có cấp học này.", "level: mam_non, tieu_hoc, thcs, thpt, gdtx hoặc gdnn.");

    internal static bool IsLevelOrNone(string? level) => level is null or "mam_non" or "tieu_hoc" or "thcs" or "thpt" or "gdtx" or "gdnn";

    private static string[] Reasons => ["no_need", "no_offer", "not_paired", "not_answered", "declined", "withdrawn", "expired", "ended"];

    internal static (RegisterAsked? Asked, Refusal? Refusal) Of(RegisterQuery query, ClaimsPrincipal user, DateOnly today)
    {
        var (scope, wanted) = (Scope.Of(user), PageRequest.Of(query.Page, query.PageSize));
        var day = query.Day ?? today;
        var year = query.SchoolYear ?? Twinning.SchoolYear.Of(day);
        return year is < 2020 or > 2100 ? (null, YearOutside)
            : day > today || day.Year < 2020 ? (null, DayAhead)
            : !IsLevelOrNone(query.Level) ? (null, LevelUnknown)
            : query.Reason is { } reason && !Reasons.Contains(reason) ? (null, ReasonUnknown)
            : (new(scope.Everything, scope.Unit, year, day, query.Level, query.Under, query.Reason, wanted.PageSize, wanted.Offset, wanted.Page), null);
    }

    /// <summary>All of it, for a file.</summary>
    internal RegisterAsked Whole(int most) => this with { Size = most, Offset = 0 };
}
