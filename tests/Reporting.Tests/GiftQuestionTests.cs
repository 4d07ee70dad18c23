using EduCoop.Reporting.Gifts;

namespace EduCoop.Reporting.Tests;

/// <summary>What people type into the one search field, and how it is understood.</summary>
public sealed class GiftQuestionTests
{
    [Theory]
    [InlineData("50.000", 50_000)]
    [InlineData("50,000 đ", 50_000)]
    [InlineData("50000", 50_000)]
    [InlineData("50k", 50_000)]
    [InlineData("50 nghìn", 50_000)]
    [InlineData("2 triệu", 2_000_000)]
    [InlineData("1 200 000 VND", 1_200_000)]
    public void An_amount_as_people_write_it(string typed, long amount) => Assert.Equal((GiftQuestionKind.Amount, amount), (GiftQuestion.Parse(typed).Kind, GiftQuestion.Parse(typed).AmountVnd!.Value));

    [Theory]
    [InlineData("50.000 10/09/2024")]
    [InlineData("10/9/2024, 50k")]
    [InlineData("50.000 10-09-2024")]
    public void An_amount_and_a_day(string typed)
    {
        var question = GiftQuestion.Parse(typed);
        Assert.Equal((GiftQuestionKind.AmountAndDay, 50_000L, new DateOnly(2024, 9, 10)), (question.Kind, question.AmountVnd!.Value, question.Day!.Value));
    }

    [Fact]
    public void A_day_alone() => Assert.Equal((GiftQuestionKind.Day, new DateOnly(2024, 9, 10)), (GiftQuestion.Parse("10/09/2024").Kind, GiftQuestion.Parse("10/09/2024").Day!.Value));

    [Theory]
    [InlineData("5213.45946.091200", GiftQuestionKind.Reference, "5213.45946.091200")]
    [InlineData("ft24 255 001", GiftQuestionKind.Reference, "FT24255001")]
    [InlineData("qe1ab 2cd3e fg", GiftQuestionKind.Code, "QE1AB2CD3EFG", true)]
    [InlineData("Nguyễn Thị Đào", GiftQuestionKind.Name, "nguyen thi dao")]
    [InlineData("30/02/2024 Lê", GiftQuestionKind.Name, "30 02 2024 le")]
    public void A_reference_a_code_or_a_name(string typed, GiftQuestionKind kind, string key, bool tooLong = false)
    {
        var question = GiftQuestion.Parse(tooLong ? typed[..^1] : typed);
        Assert.Equal((kind, tooLong ? key[..^1] : key), (question.Kind, question.Key));
    }

    [Fact]
    public void Figures_that_may_be_a_reference_are_kept_beside_the_amount() => Assert.Equal(("10000004", 10_000_004L), (GiftQuestion.Parse("10000004").Key, GiftQuestion.Parse("10000004").AmountVnd!.Value));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(null)]
    public void Nothing_asks_for_all(string? typed) => Assert.Equal(GiftQuestionKind.All, GiftQuestion.Parse(typed).Kind);
}
