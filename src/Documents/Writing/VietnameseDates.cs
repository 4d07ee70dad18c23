using System.Globalization;

namespace EduCoop.Documents.Writing;

/// <summary>
/// Dates as Vietnamese offices write them. No culture of the platform does: "vi-VN" prints 7/3/2026, the decree asks for
/// "ngày 07 tháng 3 năm 2026" and screens for 07/03/2026.
/// </summary>
public static class VietnameseDates
{
    private static readonly string[] Roman = ["I", "II", "III", "IV"];

    /// <summary>"ngày 07 tháng 3 năm 2026": a zero before days below 10 and before the months 1 and 2, and nowhere else.</summary>
    /// <param name="day">The day.</param>
    public static string InWords(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"ngày {day.Day:00} tháng {Month(day.Month)} năm {day.Year}");

    /// <summary>"Đống Đa, ngày 07 tháng 3 năm 2026"; with room for a pen where the day is open.</summary>
    /// <param name="place">Name of the place.</param>
    /// <param name="day">The day, null while it is open.</param>
    /// <param name="year">The year to print while the day is open.</param>
    public static string AtPlace(string place, DateOnly? day, int? year = null) => day is { } known
        ? $"{place}, {InWords(known)}"
        : $"{place}, ngày      tháng      năm {year?.ToString(CultureInfo.InvariantCulture) ?? "        "}";

    /// <summary>"07/03/2026".</summary>
    /// <param name="day">The day.</param>
    public static string InDigits(DateOnly day) => day.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);

    /// <summary>"07/03/2026", or nothing.</summary>
    /// <param name="day">The day.</param>
    public static string InDigits(DateOnly? day) => day is { } known ? InDigits(known) : "";

    /// <summary>"tháng 4 năm 2026".</summary>
    /// <param name="year">The year.</param>
    /// <param name="month">1 to 12.</param>
    public static string MonthOf(int year, int month) => string.Create(CultureInfo.InvariantCulture, $"tháng {Month(month)} năm {year}");

    /// <summary>"Quý II/2026".</summary>
    /// <param name="year">The year.</param>
    /// <param name="quarter">1 to 4.</param>
    public static string QuarterOf(int year, int quarter) => string.Create(CultureInfo.InvariantCulture, $"Quý {Roman[quarter - 1]}/{year}");

    /// <summary>"năm học 2025-2026".</summary>
    /// <param name="firstYear">The year in which it begins.</param>
    public static string SchoolYear(int firstYear) => string.Create(CultureInfo.InvariantCulture, $"năm học {firstYear}-{firstYear + 1}");

    /// <summary>"giai đoạn 2026-2030".</summary>
    /// <param name="from">First year.</param>
    /// <param name="to">Last year.</param>
    public static string Period(int from, int to) => string.Create(CultureInfo.InvariantCulture, $"giai đoạn {from}-{to}");

    private static string Month(int month) => month.ToString(month <= 2 ? "00" : "0", CultureInfo.InvariantCulture);
}
