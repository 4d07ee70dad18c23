using EduCoop.ServiceDefaults;

namespace EduCoop.Twinning;

/// <summary>School years by their first calendar year: 2026 is 2026-2027. A year is planned for from June, when the one before is over.</summary>
internal static class SchoolYear
{
    private const int FirstMonth = 6;
    private const int YearsAhead = 4;

    internal static readonly Refusal Outside = new(
        "school_year_outside", "Năm học ngoài phạm vi nhận đăng ký.", "schoolYear là năm bắt đầu của năm học đang diễn ra hoặc một trong bốn năm học kế tiếp (2026 là năm học 2026-2027).");

    /// <summary>The school year that a day lies in.</summary>
    internal static int Of(DateOnly day) => day.Month >= FirstMonth ? day.Year : day.Year - 1;

    /// <summary>Null when something may still be said about this year on this day.</summary>
    internal static Refusal? Refuse(int year, DateOnly today) => year >= Of(today) && year <= Of(today) + YearsAhead ? null : Outside;
}
