using EduCoop.Documents.Deadlines;
using EduCoop.Reporting.Periods;

namespace EduCoop.Reporting.Tests;

/// <summary>Periods, cut-offs and last days, compared for a century with a second way of finding them: walking day by day, without the rules' table and without the library.</summary>
public sealed class PeriodTests(ReportingDatabase database) : IClassFixture<ReportingDatabase>
{
    private static readonly int[] Quarters = [3, 6, 9, 12];
    private static readonly int[] Halves = [6, 12];

    // Tết as the Government set it, with a Saturday worked in exchange; the rest are made up, to have days off around the days that matter.
    private static readonly HashSet<DateOnly> Off =
    [
        .. Enumerable.Range(0, 9).Select(i => new DateOnly(2026, 2, 14).AddDays(i)), .. Enumerable.Range(0, 9).Select(i => new DateOnly(2027, 2, 4).AddDays(i)), new(2026, 12, 15), new(2026, 12, 16),
        .. from year in Enumerable.Range(2000, 102) from day in new[] { (1, 1), (4, 30), (5, 1), (9, 2) } select new DateOnly(year, day.Item1, day.Item2),
    ];

    private static readonly HashSet<DateOnly> Worked = [new(2026, 2, 28), new(2026, 12, 19)];

    [Theory]
    [InlineData(PeriodKind.Month, 12)]
    [InlineData(PeriodKind.Quarter, 4)]
    [InlineData(PeriodKind.HalfYear, 2)]
    [InlineData(PeriodKind.NineMonths, 1)]
    [InlineData(PeriodKind.Year, 1)]
    [InlineData(PeriodKind.CalendarYear, 1)]
    [InlineData(PeriodKind.SchoolYear, 1)]
    [InlineData(PeriodKind.SchoolTerm, 2)]
    public async Task Every_period_of_a_century_equals_the_walked_one(PeriodKind kind, int inYear)
    {
        var rules = (await AllAsync()).Select(rule => rule with { ValidFrom = DateOnly.MinValue }).ToList();
        var walked = Walk(kind);
        for (var year = 2000; year <= 2100; year++)
        {
            var periods = ReportingPeriods.Of(rules, kind, year).ToList();
            Assert.Equal(inYear, periods.Count);
            Assert.Equal(inYear, periods.Select(period => period.Key).Distinct().Count());
            Assert.All(periods, period => Assert.Contains((period.From, period.CutOff), walked));
        }

        // All of them and each once: what is asked for by days equals what was walked.
        var (first, last) = (new DateOnly(2000, 1, 1), new DateOnly(2100, 12, 31));
        Assert.Equal(walked.Where(period => period.CutOff >= first && period.CutOff <= last), ReportingPeriods.Between(rules, kind, first, last).Select(period => (period.From, period.CutOff)));
    }

    [Theory]
    [InlineData(PeriodKind.Month)]
    [InlineData(PeriodKind.Quarter)]
    [InlineData(PeriodKind.HalfYear)]
    [InlineData(PeriodKind.NineMonths)]
    [InlineData(PeriodKind.Year)]
    [InlineData(PeriodKind.CalendarYear)]
    [InlineData(PeriodKind.SchoolYear)]
    [InlineData(PeriodKind.SchoolTerm)]
    public async Task Every_last_day_of_a_century_equals_the_walked_one(PeriodKind kind)
    {
        var rules = (await AllAsync()).Select(rule => rule with { ValidFrom = DateOnly.MinValue }).ToList();
        var calendar = new WorkingDays(Off, Worked);
        foreach (var period in Enumerable.Range(2000, 101).SelectMany(year => ReportingPeriods.Of(rules, kind, year)))
        {
            foreach (var days in new[] { 1, 3, 7 })
            {
                Assert.Equal(WalkWorking(period.CutOff, days), new DueRule(DueKind.AfterCutOff, days).LastDay(period.CutOff, calendar));
            }

            foreach (var (day, later) in new[] { (20, 0), (31, 0), (31, 2), (5, 1) })
            {
                Assert.Equal(WalkMonth(period.CutOff, day, later), new DueRule(DueKind.DayOfMonth, Day: day, Later: later).LastDay(period.CutOff, calendar));
                Assert.Equal(WalkMonth(period.CutOff, day, later).AddDays(-1), new DueRule(DueKind.DayOfMonth, Day: day, Later: later, IsBefore: true).LastDay(period.CutOff, calendar));
            }

            foreach (var (month, day) in new[] { (12, 15), (10, 25), (2, 29) })
            {
                var named = WalkYear(period.CutOff, month, day);
                Assert.Equal(named, new DueRule(DueKind.DayOfYear, Day: day, Month: month).LastDay(period.CutOff, calendar));
                Assert.Equal(named.AddDays(-1), new DueRule(DueKind.DayOfYear, Day: day, Month: month, IsBefore: true).LastDay(period.CutOff, calendar));
            }
        }
    }

    [Fact]
    public async Task The_decree_s_days_are_the_decree_s_days()
    {
        var rules = await AllAsync();
        Assert.Equal([("2026-Q1", "Quý I/2026", new DateOnly(2025, 12, 15), new DateOnly(2026, 3, 14))], ReportingPeriods.Of(rules, PeriodKind.Quarter, 2026).Take(1).Select(Parts));
        Assert.Equal([("2026-Y", "Năm 2026", new DateOnly(2025, 12, 15), new DateOnly(2026, 12, 14))], ReportingPeriods.Of(rules, PeriodKind.Year, 2026).Select(Parts));
        Assert.Equal([("2026-S", "Năm học 2026-2027", new DateOnly(2026, 9, 1), new DateOnly(2027, 5, 31))], ReportingPeriods.Of(rules, PeriodKind.SchoolYear, 2026).Select(Parts));
        // "Trước ngày 15/12 hằng năm": the last day is the 14th, which is the cut-off itself.
        Assert.Equal(new(2026, 12, 14), new DueRule(DueKind.DayOfYear, Day: 15, Month: 12, IsBefore: true).LastDay(new(2026, 12, 14), WorkingDays.WithoutHolidays));
        // Before the decree was in force there is no period by it.
        Assert.Empty(ReportingPeriods.Of(rules, PeriodKind.Year, 2018));
        Assert.Single(ReportingPeriods.Of(rules, PeriodKind.Year, 2019));
    }

    [Fact]
    public async Task A_rule_that_ends_gives_way_to_the_next_on_its_day()
    {
        var old = (await AllAsync()).Single(rule => rule.Kind == PeriodKind.Year) with { ValidTo = new(2027, 12, 31) };
        var next = old with { ValidFrom = new(2028, 1, 1), ValidTo = null, FromMonth = 12, FromDay = 1, ToMonth = 11, ToDay = 30 };
        Assert.Equal(
            [new DateOnly(2027, 12, 14), new DateOnly(2028, 11, 30)],
            ReportingPeriods.Between([old, next], PeriodKind.Year, new(2027, 1, 1), new(2028, 12, 31)).Select(period => period.CutOff));
    }

    private static (string Key, string Label, DateOnly From, DateOnly CutOff) Parts(ReportingPeriod period) => (period.Key, period.Label, period.From, period.CutOff);

    private async Task<IReadOnlyList<PeriodRule>> AllAsync()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        return await PeriodRule.AllAsync(connection, CancellationToken.None);
    }

    /// <summary>Goes through the days one by one and says of each whether a period begins with it and whether one ends.</summary>
    private static List<(DateOnly From, DateOnly CutOff)> Walk(PeriodKind kind)
    {
        var (found, from) = (new List<(DateOnly, DateOnly)>(), (DateOnly?)null);
        for (var day = new DateOnly(1998, 1, 1); day < new DateOnly(2102, 12, 31); day = day.AddDays(1))
        {
            from = Begins(kind, day) ? day : from;
            if (from is { } begun && Begins(kind, day.AddDays(1), isEnd: true))
            {
                found.Add((begun, day));
                from = null;
            }
        }

        return found;
    }

    private static bool Begins(PeriodKind kind, DateOnly day, bool isEnd = false) => kind switch
    {
        PeriodKind.Month => day.Day == 15,
        PeriodKind.Quarter => day.Day == 15 && Quarters.Contains(day.Month),
        PeriodKind.HalfYear => day.Day == 15 && Halves.Contains(day.Month),
        PeriodKind.NineMonths => day.Day == 15 && day.Month == (isEnd ? 9 : 12),
        PeriodKind.Year => day is { Day: 15, Month: 12 },
        PeriodKind.CalendarYear => day.DayOfYear == 1,
        PeriodKind.SchoolYear => day.Day == 1 && day.Month == (isEnd ? 6 : 9),
        _ => day.Day == 1 && (day.Month == 2 || day.Month == (isEnd ? 6 : 9)),
    };

    private static bool IsWorked(DateOnly day) => Worked.Contains(day) || (!Off.Contains(day) && ((day.DayNumber + 1) % 7) is not (0 or 6));

    private static DateOnly WalkWorking(DateOnly day, int count)
    {
        while (count > 0)
        {
            day = day.AddDays(1);
            count = IsWorked(day) ? count - 1 : count;
        }

        return day;
    }

    /// <summary>To the first of the month that is meant, then on until the day is reached or the month is over.</summary>
    private static DateOnly WalkMonth(DateOnly cutOff, int wanted, int later)
    {
        var day = cutOff;
        for (var turned = 0; turned < later;)
        {
            day = day.AddDays(1);
            turned += day.Day == 1 ? 1 : 0;
        }

        while (day.Day > 1)
        {
            day = day.AddDays(-1);
        }

        while (day.Day < wanted && day.AddDays(1).Day != 1)
        {
            day = day.AddDays(1);
        }

        return day;
    }

    private static DateOnly WalkYear(DateOnly cutOff, int month, int wanted)
    {
        var day = cutOff;
        while (day.DayOfYear > 1)
        {
            day = day.AddDays(-1);
        }

        while (day.Month < month)
        {
            day = day.AddDays(1);
        }

        while (day.Day < wanted && day.AddDays(1).Day != 1)
        {
            day = day.AddDays(1);
        }

        return day;
    }
}
