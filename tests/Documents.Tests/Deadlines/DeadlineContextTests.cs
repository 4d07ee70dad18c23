using EduCoop.Documents.Deadlines;

namespace EduCoop.Documents.Tests.Deadlines;

/// <summary>The document's own date and period complete what a phrase leaves relative, and the rule says so.</summary>
public sealed class DeadlineContextTests
{
    private static readonly DeadlineContext Issued = new() { IssuedOn = new(2026, 4, 17) };

    [Theory]
    [InlineData("sau 30 ngày kể từ ngày ban hành", "2026-05-17")]
    [InlineData("Trong vòng 15 ngày kể từ ngày ký", "2026-05-02")]
    [InlineData("chậm nhất 02 tháng kể từ ngày Kế hoạch này được ban hành", "2026-06-17")]
    [InlineData("trước 15/12", "2026-12-14")]
    [InlineData("chậm nhất ngày 15/3", "2027-03-15")]
    [InlineData("trong tháng 9", "2026-09-30")]
    public void What_is_relative_is_completed_from_the_date_of_issue(string phrase, string last)
    {
        var rule = Assert.Single(DeadlineReader.Read(phrase, Issued).Rules);

        Assert.Equal(DateOnly.Parse(last), rule.LastDay());
        Assert.Equal("documentDate", rule.ResolvedBy);
        Assert.NotEmpty(rule.Notes);
        Assert.Null(DeadlineReader.Read(phrase).Rules[0].LastDay());
    }

    [Fact]
    public void A_plan_of_one_year_says_the_year()
    {
        var rule = Assert.Single(DeadlineReader.Read("Quý III", Issued with { FromYear = 2026, ToYear = 2026 }).Rules);

        Assert.Equal((new DateOnly(2026, 7, 1), new DateOnly(2026, 9, 30), "period"), (rule.From!.Value, rule.Due!.Value, rule.ResolvedBy!));
        Assert.Null(DeadlineReader.Read("Quý III", new() { FromYear = 2026, ToYear = 2030 }).Rules[0].Due);
    }

    [Theory]
    [InlineData("Trong vòng 05 ngày làm việc kể từ ngày nhận được văn bản")]
    [InlineData("sau khi Thành phố ban hành kế hoạch")]
    [InlineData("Theo lộ trình của Thành phố")]
    [InlineData("Theo Kế hoạch số 48/KH-UBND ngày 23/01/2026 của UBND Thành phố")]
    [InlineData("Thường xuyên")]
    [InlineData("Khi có phát sinh")]
    [InlineData("Định kỳ")]
    public void What_does_not_depend_on_the_document_stays_without_a_date(string phrase)
    {
        var reading = DeadlineReader.Read(phrase, Issued with { FromYear = 2026, ToYear = 2026 });

        Assert.False(reading.HasDate);
        Assert.All(reading.Rules, rule => Assert.True(rule is { From: null, Due: null, DueExclusive: null, ResolvedBy: null }));
    }

    [Fact]
    public void Context_changes_nothing_that_is_written()
    {
        foreach (var phrase in new[] { "Quý II/2026", "trước ngày 15/12 hằng năm", "Giai đoạn 2026 - 2030", "Theo lộ trình của Tỉnh (từ năm 2028)" })
        {
            Assert.Equal(DeadlineReader.Read(phrase).ToJson(), DeadlineReader.Read(phrase, Issued with { FromYear = 2029, ToYear = 2029 }).ToJson());
        }
    }

    [Fact]
    public void A_day_that_is_not_in_the_calendar_is_said_and_not_moved()
    {
        var rule = Assert.Single(DeadlineReader.Read("trước ngày 31/11/2026").Rules);

        Assert.Null(rule.LastDay());
        Assert.Contains("31/11/2026", Assert.Single(rule.Notes), StringComparison.Ordinal);
    }
}
