using EduCoop.Web.Language;
using EduCoop.Web.Public;

namespace EduCoop.Web.Tests;

public sealed class FormatTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(999, "999")]
    [InlineData(1_000, "1.000")]
    [InlineData(18_067_538_360, "18.067.538.360")]
    [InlineData(-50_000, "−50.000")]
    [InlineData(long.MaxValue, "9.223.372.036.854.775.807")]
    public void Numbers_are_grouped_by_dots(long value, string written) => Assert.Equal(written, Formats.Number(value));

    [Fact]
    public void Money_does_not_break_before_its_unit() => Assert.Equal("18.067.538.360\u00a0đ", Formats.Vnd(18_067_538_360));

    [Theory]
    [InlineData(18_067_538_360, "18,07\u00a0tỷ")]
    [InlineData(1_000_000_000, "1\u00a0tỷ")]
    [InlineData(2_500_000, "2,5\u00a0triệu")]
    [InlineData(950_000, "950.000")]
    public void Charts_write_rounded_amounts(long vnd, string written) => Assert.Equal(written, Formats.Rounded(vnd, Reader.In("vi")));

    [Fact]
    public void Days_have_leading_zeros() => Assert.Equal("07/03/2026", Formats.Day(new DateOnly(2026, 3, 7)));

    [Fact]
    public void Moments_are_shown_on_the_clock_of_Vietnam() =>
        Assert.Equal("00:05 01/01/2027", Formats.Time(new DateTimeOffset(2026, 12, 31, 17, 5, 0, TimeSpan.Zero)));

    [Theory]
    [InlineData("Đống Đa", "dong da")]
    [InlineData("HÒA BÌNH", "hoa binh")]
    [InlineData("Hoà Bình", "hoa binh")]
    public void Search_folds_accents_and_the_letter_d_with_a_stroke(string written, string folded)
    {
        Assert.Equal(folded, CampaignSearch.Fold(written));
        Assert.Equal(folded, CampaignSearch.Fold(written.Normalize(System.Text.NormalizationForm.FormD)));
    }

    [Fact]
    public void Search_finds_words_in_any_order_by_their_beginnings()
    {
        CampaignFigures[] all = [Sample.Of("sach", "Sách cho Cao Bằng"), Sample.Of("bao", "Khắc phục bão")];
        Assert.Equal("sach", Assert.Single(CampaignSearch.Find(all, "bang sach")).Slug);
        Assert.Equal("bao", Assert.Single(CampaignSearch.Find(all, "  bão ")).Slug);
        Assert.Empty(CampaignSearch.Find(all, "ach"));
        Assert.Equal(2, CampaignSearch.Find(all, null).Count);
    }
}
