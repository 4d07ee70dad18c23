using EduCoop.Documents.Citations;
using EduCoop.Documents.Tests.Plans;

namespace EduCoop.Documents.Tests.Citations;

public sealed class CitationBinderTests
{
    private static readonly IssuedDocument Plan = new(Guid.CreateVersion7(), "88/KH-SGDĐT", new(2026, 3, 9), "Sở Giáo dục và Đào tạo Lạng Giang", "Phát triển thư viện trường học");
    private static readonly IssuedDocument Other = new(Guid.CreateVersion7(), "91/KH-SGDĐT", new(2026, 5, 4), "Sở Giáo dục và Đào tạo Lạng Giang", "Dạy bơi");

    [Fact]
    public void Number_and_day_bind_without_an_edit()
    {
        var draft = Reading.Plan("I. MỤC ĐÍCH\n\n- Cụ thể hóa Kế hoạch số 88/KH-SGDĐT của Sở Giáo dục và Đào tạo.", "Thực hiện Kế hoạch 88/KH-SGDĐT ngày 09/3/2026 của Sở Giáo dục và Đào tạo Lạng Giang về phát triển thư viện;").Draft;
        var bindings = CitationBinder.Bind(draft.Citations, [Plan, Other]);
        Assert.Equal(2, bindings.Count);
        Assert.All(bindings, binding => Assert.Same(Plan, binding.Document));
    }

    [Theory]
    [InlineData("88/KH-SGD&ĐT")]
    [InlineData("088/KH-SGDĐT")]
    public void Writing_does_not_matter(string number) => Assert.Same(Plan, One(new() { Number = number, Date = Plan.Date }).Document);

    [Theory]
    [InlineData("88/KH-SGDĐT", "2026-03-10", "wrong_date")]
    [InlineData("88/KH-SGĐDT", "2026-03-09", "slipped_symbol")]
    [InlineData("88/KH-SGDDT", "2026-03-09", "slipped_symbol")]
    [InlineData("89/KH-SGDĐT", "2026-03-09", "slipped_digit")]
    [InlineData("88/KH-SGDĐT", null, "same_number_no_date")]
    public void What_does_not_fit_is_proposed_with_its_reason(string number, string? date, string code)
    {
        var binding = One(new() { Number = number, Date = date is null ? null : DateOnly.Parse(date), Issuer = "Sở Giáo dục và Đào tạo Lạng Giang" });
        Assert.Null(binding.Document);
        Assert.Equal((code, Plan), (binding.Proposals[0].Code, binding.Proposals[0].Document));
        Assert.InRange(binding.Proposals[0].Confidence, 0.3, 0.95);
        Assert.NotEmpty(binding.Proposals[0].Reason);
    }

    [Fact]
    public void A_blank_number_is_proposed_by_symbol_issuer_and_subject()
    {
        var binding = One(new() { Template = "/KH-SGDĐT", Issuer = "Sở Giáo dục và Đào tạo Lạng Giang", Title = "về phát triển thư viện trường học" });
        Assert.Null(binding.Document);
        Assert.Equal([Plan, Other], binding.Proposals.Select(proposal => proposal.Document));
        Assert.True(binding.Proposals[0].Confidence > binding.Proposals[1].Confidence);
    }

    [Fact]
    public void Another_issuer_lowers_the_confidence()
    {
        var same = One(new() { Number = "88/KH-SGDĐT", Issuer = "Sở Giáo dục và Đào tạo Lạng Giang" }).Proposals[0].Confidence;
        var other = One(new() { Number = "88/KH-SGDĐT", Issuer = "Sở Giáo dục và Đào tạo tỉnh Yên Lãng" }).Proposals[0].Confidence;
        Assert.True(other < same);
    }

    [Theory]
    [InlineData("54/KH-UBND", "2026-03-09")]
    [InlineData("1288/KH-SGDĐT", "2026-03-09")]
    [InlineData("88/QĐ-TTg", null)]
    public void What_is_unlike_is_neither_bound_nor_proposed(string number, string? date)
    {
        var binding = One(new() { Number = number, Date = date is null ? null : DateOnly.Parse(date) });
        Assert.Null(binding.Document);
        Assert.Empty(binding.Proposals);
    }

    [Fact]
    public void Two_documents_of_one_number_and_day_are_never_chosen_between()
    {
        var twin = Plan with { Id = Guid.CreateVersion7(), Issuer = "Sở Giáo dục và Đào tạo tỉnh Yên Lãng" };
        var binding = Assert.Single(CitationBinder.Bind([new() { Number = "88/KH-SGDĐT", Date = Plan.Date }], [Plan, twin]));
        Assert.Null(binding.Document);
        Assert.Equal(2, binding.Proposals.Count);
    }

    [Fact]
    public void A_blank_number_in_running_text_is_a_citation()
    {
        var draft = Reading.Plan("I. MỤC ĐÍCH\n\n- Cụ thể hóa Kế hoạch số …/KH-SGDĐT ngày 09/3/2026 của Sở Giáo dục và Đào tạo Lạng Giang.").Draft;
        var cited = Assert.Single(draft.Citations, one => one.Template is not null);
        Assert.Equal(("/KH-SGDĐT", new DateOnly(2026, 3, 9)), (cited.Template, cited.Date!.Value));
        Assert.Equal("blank_number", One(cited).Proposals[0].Code);
    }

    private static CitationBinding One(Citation citation) => Assert.Single(CitationBinder.Bind([citation], [Plan, Other]));
}
