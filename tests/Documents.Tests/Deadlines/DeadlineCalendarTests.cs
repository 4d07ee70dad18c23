using EduCoop.Documents.Deadlines;

namespace EduCoop.Documents.Tests.Deadlines;

public sealed class DeadlineCalendarTests
{
    private static readonly DateOnly From = new(2026, 1, 1);
    private static readonly DateOnly To = new(2030, 12, 31);

    // Tết 2026 as the Government set it for offices: 14 to 22 February.
    private static readonly WorkingDays Days = new(Enumerable.Range(0, 9).Select(day => new DateOnly(2026, 2, 14).AddDays(day)), [new DateOnly(2026, 2, 28)]);

    [Theory]
    [InlineData("trước ngày 15/12 hằng năm", "2026-12-14 2027-12-14 2028-12-14 2029-12-14 2030-12-14")]
    [InlineData("chậm nhất ngày 30/6 hằng năm", "2026-06-30 2027-06-30 2028-06-30 2029-06-30 2030-06-30")]
    [InlineData("thực hiện hằng năm, từ năm 2028", "2028-12-31 2029-12-31 2030-12-31")]
    [InlineData("Hằng năm (2026-2027)", "2026-12-31 2027-12-31")]
    [InlineData("Quý II/2026", "2026-06-30")]
    [InlineData("trước ngày 10/11/2026", "2026-11-09")]
    [InlineData("đến năm 2035", "")]
    [InlineData("Tháng 9, 12 hằng năm, từ năm 2029", "2029-09-30 2029-12-31 2030-09-30 2030-12-31")]
    [InlineData("định kỳ hằng quý, đến hết năm 2026", "2026-03-31 2026-06-30 2026-09-30 2026-12-31")]
    [InlineData("trước ngày 20 của tháng cuối quý, từ Quý III/2030", "2030-09-19 2030-12-19")]
    [InlineData("trước ngày 05 tháng đầu quý sau, đến hết năm 2026", "2026-01-04 2026-04-04 2026-07-04 2026-10-04")]
    [InlineData("trước ngày 31 hằng tháng, từ tháng 10/2030", "2030-10-30 2030-11-29 2030-12-30")]
    [InlineData("06 tháng/lần, từ năm 2030", "2030-06-30 2030-12-31")]
    [InlineData("02 năm/lần, từ năm 2026", "2027-12-31 2029-12-31")]
    [InlineData("Cuối mỗi năm học, từ năm 2028", "2028-05-31 2029-05-31 2030-05-31")]
    [InlineData("vào dịp sơ kết, tổng kết năm học, từ năm 2029", "2029-01-31 2029-05-31 2030-01-31 2030-05-31")]
    [InlineData("Năm 2028 và các năm tiếp theo", "2028-12-31 2029-12-31 2030-12-31")]
    [InlineData("3 năm/lần", "")]
    [InlineData("Định kỳ", "")]
    [InlineData("Thường xuyên", "")]
    [InlineData("Theo lộ trình của Tỉnh (từ năm 2028)", "")]
    [InlineData("Khi có phát sinh", "")]
    [InlineData("Đầu mỗi năm học", "")]
    public void Rules_unfold_into_due_dates(string phrase, string due)
    {
        var found = DeadlineReader.Read(phrase).Rules.SelectMany(rule => DeadlineCalendar.Occurrences(rule, From, To, Days)).OrderBy(one => one.Due).ToList();

        Assert.Equal(due, string.Join(' ', found.Select(one => one.Due.ToString("yyyy-MM-dd"))));
        Assert.All(found, one => Assert.True(one.Advised <= one.Due && Days.IsWorkingDay(one.Advised)));
    }

    [Fact]
    public void A_due_day_off_stays_the_legal_day_and_the_last_working_day_before_is_the_advice()
    {
        // 20/2/2026 lies in Tết; the last day worked is Friday 13/2.
        var tet = Assert.Single(DeadlineCalendar.Occurrences(DeadlineReader.Read("chậm nhất ngày 20/2/2026").Rules[0], From, To, Days));
        Assert.Equal((new DateOnly(2026, 2, 20), new DateOnly(2026, 2, 13)), (tet.Due, tet.Advised));

        // 28/2/2026 is a Saturday that is worked instead; 1/3 a Sunday.
        Assert.True(Days.IsWorkingDay(new(2026, 2, 28)));
        Assert.Equal(new DateOnly(2026, 2, 28), Days.LastOnOrBefore(new(2026, 3, 1)));
    }

    [Fact]
    public void Working_days_are_counted_over_Tet()
    {
        Assert.Equal(new DateOnly(2026, 2, 25), Days.Add(new(2026, 2, 12), 4));
        Assert.Equal(4, Days.Between(new(2026, 2, 12), new(2026, 2, 25)));
        Assert.Equal(new DateOnly(2026, 2, 12), Days.Add(new(2026, 2, 25), -4));
        var rule = DeadlineReader.Read("Trong vòng 05 ngày làm việc kể từ ngày nhận được văn bản").Rules[0];
        Assert.Equal(new DateOnly(2026, 2, 26), DeadlineCalendar.DueAfter(rule, new(2026, 2, 12), Days));
    }

    [Theory]
    [InlineData("2026-12-14", null, "2026-11-13", DeadlineStatus.NotYetDue)]
    [InlineData("2026-12-14", null, "2026-11-14", DeadlineStatus.DueSoon)]
    [InlineData("2026-12-14", null, "2026-12-14", DeadlineStatus.DueSoon)]
    [InlineData("2026-12-14", null, "2026-12-15", DeadlineStatus.Overdue)]
    [InlineData("2026-12-14", "2026-12-14", "2027-01-01", DeadlineStatus.DoneOnTime)]
    [InlineData("2026-12-14", "2026-12-15", "2027-01-01", DeadlineStatus.DoneLate)]
    [InlineData("2026-12-14", "2026-12-20", "2026-12-18", DeadlineStatus.Overdue)]
    [InlineData("2026-12-14", "2026-12-10", "2026-12-01", DeadlineStatus.DueSoon)]
    [InlineData(null, null, "2026-12-01", DeadlineStatus.WithoutDate)]
    [InlineData(null, "2026-11-01", "2026-12-01", DeadlineStatus.DoneOnTime)]
    public void The_status_is_the_same_for_everyone_as_of_any_day(string? due, string? done, string asOf, DeadlineStatus status) =>
        Assert.Equal(status, DeadlineStatuses.Of(due is null ? null : DateOnly.Parse(due), done is null ? null : DateOnly.Parse(done), DateOnly.Parse(asOf)));

    [Fact]
    public void A_million_occurrences_unfold_in_seconds()
    {
        var rules = new[] { "trước ngày 15 hằng tháng", "định kỳ hằng quý", "trước ngày 15/12 hằng năm", "06 tháng/lần", "Cuối mỗi năm học" }.SelectMany(phrase => DeadlineReader.Read(phrase).Rules).ToList();
        var started = TimeProvider.System.GetTimestamp();
        var (count, overdue, asOf) = (0, 0, new DateOnly(2028, 1, 1));
        while (count < 1_000_000)
        {
            foreach (var rule in rules)
            {
                foreach (var one in DeadlineCalendar.Occurrences(rule, From, To, Days))
                {
                    count++;
                    overdue += DeadlineStatuses.Of(one.Due, null, asOf) == DeadlineStatus.Overdue ? 1 : 0;
                }
            }
        }

        Assert.InRange(overdue, count / 3, count / 2);
        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(60), $"{TimeProvider.System.GetElapsedTime(started)}");
    }
}
