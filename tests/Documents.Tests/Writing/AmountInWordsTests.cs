using System.Globalization;
using EduCoop.Documents.Writing;
using EduCoop.Testing;

namespace EduCoop.Documents.Tests.Writing;

public sealed class AmountInWordsTests
{
    [SharedFact]
    public void Every_vector_is_met_letter_for_letter()
    {
        var rows = File.ReadAllLines(SharedData.File("data", "amount-words.tsv")).Skip(1).Select(line => line.Split('\t')).ToList();
        Assert.Equal(107, rows.Count);
        Assert.All(rows, row =>
        {
            var amount = long.Parse(row[0], CultureInfo.InvariantCulture);
            Assert.Equal(row[2], AmountInWords.Of(amount));
            Assert.Equal(row[3], AmountInWords.OfDong(amount));
        });
    }

    [Theory]
    [InlineData(0, "không")]
    [InlineData(15, "mười lăm")]
    [InlineData(21, "hai mươi mốt")]
    [InlineData(105, "một trăm linh năm")]
    [InlineData(1_010_000, "một triệu không trăm mười nghìn")]
    [InlineData(18_067_538_360, "mười tám tỷ không trăm sáu mươi bảy triệu năm trăm ba mươi tám nghìn ba trăm sáu mươi")]
    [InlineData(2_000_000_000, "hai tỷ")]
    [InlineData(-50_000, "âm năm mươi nghìn")]
    public void Words_follow_the_rules_of_reading(long amount, string words) => Assert.Equal(words, AmountInWords.Of(amount));

    [Fact]
    public void The_ends_of_the_range_are_read_too()
    {
        const string Most = "chín tỷ hai trăm hai mươi ba triệu ba trăm bảy mươi hai nghìn không trăm ba mươi sáu tỷ tám trăm năm mươi tư triệu bảy trăm bảy mươi lăm nghìn tám trăm linh ";
        Assert.Equal(Most + "bảy", AmountInWords.Of(long.MaxValue));
        Assert.Equal("âm " + Most + "tám", AmountInWords.Of(long.MinValue));
    }
}
