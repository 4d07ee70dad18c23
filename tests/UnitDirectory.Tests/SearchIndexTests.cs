using EduCoop.UnitDirectory.Searching;

namespace EduCoop.UnitDirectory.Tests;

/// <summary>The short cuts of the search in memory find what the long way finds.</summary>
public sealed class SearchIndexTests
{
    private static readonly string[] Words = ["hoa", "hao", "hoang", "truong", "truogn", "tieu", "teiu", "hoc", "hcc", "kim", "dong", "donga", "binh", "minh", "a", "12", "21", "1200", "mdrak", "xuân"];

    [Fact]
    public void A_word_that_is_a_slip_or_two_away_is_never_passed_over_by_its_shape()
    {
        var random = new Random(17);
        for (var i = 0; i < 20_000; i++)
        {
            var word = Words[random.Next(Words.Length)];
            var most = random.Next(3);
            var other = word;
            for (var slips = random.Next(most + 1); slips > 0; slips--)
            {
                other = Slip(other, random);
            }

            Assert.True(WordShape.Of(word).MayBeLike(WordShape.Of(other), most), $"{word} {other} {most}");
        }

        Assert.False(WordShape.Of("hoa").MayBeLike(WordShape.Of("truong"), 2));
    }

    [Fact]
    public void Sets_are_counted_together_as_one_by_one()
    {
        var random = new Random(18);
        for (var round = 0; round < 200; round++)
        {
            var (size, count) = (random.Next(1, 200), random.Next(1, 11));
            var sets = Enumerable.Range(0, count).Select(_ => Filled(size, slot => random.Next(2) == 0)).ToList();
            for (var needed = 1; needed <= count; needed++)
            {
                var found = Bits.InAtLeast(needed, sets, size);
                Assert.All(Enumerable.Range(0, size), slot => Assert.Equal(sets.Count(set => set[slot]) >= needed, found[slot]));
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    public void All_slots_are_those_that_there_are(int size) => Assert.Equal(size, Bits.All(size).Words.ToArray().Sum(word => long.PopCount((long)word)));

    private static Bits Filled(int size, Func<int, bool> isIn)
    {
        var bits = new Bits(size);
        foreach (var slot in Enumerable.Range(0, size).Where(isIn))
        {
            bits.Add(slot);
        }

        return bits;
    }

    private static string Slip(string word, Random random)
    {
        var place = random.Next(word.Length);
        var letter = "abcđeghiklmnopqrstuvxy0123456789ă"[random.Next(33)];
        return random.Next(4) switch
        {
            0 => word.Insert(place, letter.ToString()),
            1 when word.Length > 1 => word.Remove(place, 1),
            2 when place > 0 => $"{word[..(place - 1)]}{word[place]}{word[place - 1]}{word[(place + 1)..]}",
            _ => $"{word[..place]}{letter}{word[(place + 1)..]}",
        };
    }
}
