using EduCoop.Documents.Writing;

namespace EduCoop.Documents.Tests.Writing;

public sealed class FormatterTests
{
    [Theory]
    [InlineData(2026, 3, 7, "ngày 07 tháng 3 năm 2026")]
    [InlineData(2026, 2, 12, "ngày 12 tháng 02 năm 2026")]
    [InlineData(2026, 10, 5, "ngày 05 tháng 10 năm 2026")]
    [InlineData(2027, 1, 31, "ngày 31 tháng 01 năm 2027")]
    public void Days_and_the_first_two_months_are_padded(int year, int month, int day, string words) =>
        Assert.Equal(words, VietnameseDates.InWords(new DateOnly(year, month, day)));

    [Fact]
    public void Other_forms_of_dates()
    {
        Assert.Equal("07/03/2026", VietnameseDates.InDigits(new DateOnly(2026, 3, 7)));
        Assert.Equal("tháng 4 năm 2026", VietnameseDates.MonthOf(2026, 4));
        Assert.Equal("tháng 02 năm 2026", VietnameseDates.MonthOf(2026, 2));
        Assert.Equal("Quý II/2026", VietnameseDates.QuarterOf(2026, 2));
        Assert.Equal("năm học 2025-2026", VietnameseDates.SchoolYear(2025));
        Assert.Equal("giai đoạn 2026-2030", VietnameseDates.Period(2026, 2030));
    }

    [Theory]
    [InlineData("5/KH-UBND", false, "Số: 05/KH-UBND")]
    [InlineData("45/KH-UBND", false, "Số: 45/KH-UBND")]
    [InlineData("1588/KH-SGDĐT", false, "Số: 1588/KH-SGDĐT")]
    [InlineData("9-KH/ĐU", true, "Số 09-KH/ĐU")]
    public void Numbers_below_ten_are_padded(string number, bool isParty, string line) => Assert.Equal(line, DocumentNumbers.Line(number, isParty));

    [Fact]
    public void State_and_Party_build_their_symbols_differently()
    {
        Assert.Equal("05/KH-UBND", DocumentNumbers.State(5, "KH", "UBND"));
        Assert.Equal("29-KH/ĐU", DocumentNumbers.Party(29, "KH", "ĐU"));
    }

    [Fact]
    public void Letters_follow_the_decree()
    {
        Assert.Equal("a b c d đ e g h i k l m n o p q r s t u v x y", string.Join(' ', Enumerable.Range(0, 23).Select(ListLetters.At)));
        Assert.Equal("aa", ListLetters.At(23));
    }
}
