using EduCoop.Testing;
using EduCoop.UnitDirectory.Names;

namespace EduCoop.UnitDirectory.Tests;

public sealed class SearchTextTests
{
    [SharedFact]
    public void Folding_gives_exactly_the_listed_forms()
    {
        var vectors = SharedTable.Read("search-fold-vectors.tsv");
        Assert.NotEmpty(vectors);
        Assert.All(vectors, vector => Assert.Equal(vector["folded"], SearchText.Fold(vector["input"])));
    }

    [Theory]
    [InlineData("hoà", "hòa")]
    [InlineData("khoẻ", "khỏe")]
    [InlineData("Thuỷ", "thủy")]
    [InlineData("Mĩ", "mỹ")]
    [InlineData("kĩ", "kỹ")]
    [InlineData("M’Drắk", "m'drắk")]
    public void Two_spellings_of_one_word_have_one_key(string one, string other) => Assert.Equal(SearchText.AccentKey(other), SearchText.AccentKey(one));

    [Theory]
    [InlineData("Hoàng")]
    [InlineData("Quỳnh")]
    [InlineData("toàn")]
    [InlineData("hoạt")]
    [InlineData("quý")]
    public void Words_that_only_look_like_the_two_styles_stay(string word) => Assert.Equal(word.ToLowerInvariant(), SearchText.AccentKey(word));

    [Theory]
    [InlineData("Ba", "Bá")]
    [InlineData("Lộc Thành", "Lộc Thạnh")]
    [InlineData("Văn Lang", "Văn Lăng")]
    public void Accents_make_another_key_but_the_same_folded_one(string one, string other)
    {
        Assert.NotEqual(SearchText.AccentKey(one), SearchText.AccentKey(other));
        Assert.Equal(SearchText.FoldKey(one), SearchText.FoldKey(other));
    }

    [Fact]
    public void Decomposed_text_is_stored_composed_and_without_stray_spaces() =>
        Assert.Equal("Đống Đa", SearchText.Clean("  Đo\u0302\u0301ng\u00A0 Đa\u200B "));

    [Theory]
    [InlineData("Së Gi¸o dôc vµ §µo t¹o Hµ Néi", "TCVN3 (.VnTime)")]
    [InlineData("Tröôøng Tieåu hoïc Ñoáng Ña Haø Noäi", "VNI")]
    [InlineData("Trường Tiểu học Đống Đa, Hà Nội · 2026", null)]
    [InlineData("Müller", null)]
    public void Old_fonts_are_told_from_Unicode(string text, string? font) => Assert.Equal(font, LegacyFont.Detect([text]));

    [Fact]
    public void Abbreviations_are_written_out_and_short_words_are_left_alone()
    {
        var book = new AliasBook([("P.VHXH", "Phòng Văn hóa - Xã hội"), ("CA", "Công an"), ("Sở GD&ĐT", "Sở Giáo dục và Đào tạo"), ("TH", "tiểu học")]);
        Assert.Equal("Phòng Văn hóa - Xã hội phường Đống Đa", book.Expand("P.VHXH P.Đống Đa").Text);
        Assert.Equal("Sở Giáo dục và Đào tạo Cà Mau", book.Expand("Sở GD&ĐT Cà Mau").Text);
        Assert.Equal("Công an phường", book.Expand("CA phường").Text);
        Assert.Equal("th ca", book.Expand("th ca").Text);
    }
}
