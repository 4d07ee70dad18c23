using EduCoop.Documents.Deadlines;

namespace EduCoop.Documents.Tests.Deadlines;

/// <summary>One list of the law's fixed days for every calendar.</summary>
public sealed class PublicHolidayTests
{
    [Fact]
    public void A_year_on_weekdays_has_the_four_fixed_days_each_with_its_article()
    {
        var days = PublicHolidays.Of(2025);
        Assert.Equal([new(2025, 1, 1), new(2025, 4, 30), new(2025, 5, 1), new(2025, 9, 2)], days.Select(day => day.Day));
        Assert.All(days, day => Assert.Contains("Điều 112", day.Source, StringComparison.Ordinal));
    }

    [Fact]
    public void A_holiday_on_a_weekend_is_made_good_on_the_next_working_day()
    {
        // 2028: New Year on a Saturday, 30 April on a Sunday with 1 May behind it, National Day on a Saturday.
        var days = PublicHolidays.Of(2028).ToDictionary(day => day.Day, day => day);
        Assert.Equal(7, days.Count);
        foreach (var (day, name) in new[] { (new DateOnly(2028, 1, 3), "Nghỉ bù Tết Dương lịch"), (new DateOnly(2028, 5, 2), "Nghỉ bù Ngày Chiến thắng"), (new DateOnly(2028, 9, 4), "Nghỉ bù Quốc khánh") })
        {
            Assert.Equal((name, PublicHolidays.InLieuSource), (days[day].Name, days[day].Source));
        }
    }

    [Fact]
    public void Every_year_of_the_calendars_is_read_and_has_no_weekend_without_its_day_in_lieu()
    {
        foreach (var year in Enumerable.Range(2020, 41))
        {
            var days = PublicHolidays.Of(year);
            Assert.Equal(4 + days.Count(day => day.Day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday), days.Count);
            Assert.Equal(days.Count, days.DistinctBy(day => day.Day).Count());
        }
    }
}
