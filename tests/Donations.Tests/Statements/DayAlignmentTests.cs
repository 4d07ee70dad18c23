using EduCoop.Banking.Statements;
using EduCoop.Donations.Statements;
using EduCoop.Donations.Statements.Reading;

namespace EduCoop.Donations.Tests.Statements;

/// <summary>Files that begin or end in the middle of a day which the ledger knows from another file.</summary>
public sealed class DayAlignmentTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    // One day of six gifts; the third and fourth are alike.
    private static readonly long[] Whole = [300, 50, 100, 100, 150, 20];

    [Fact]
    public void A_day_that_nobody_knows_starts_at_one() => Assert.Empty(DayAlignment.Offsets(Lines(0, 6), []));

    [Theory]
    [InlineData(0, 6, 0, 6, 0)]
    [InlineData(0, 6, 3, 6, 3)]
    [InlineData(0, 6, 2, 4, 2)]
    [InlineData(0, 3, 3, 6, 3)]
    [InlineData(0, 4, 2, 6, 2)]
    [InlineData(0, 2, 0, 6, 0)]
    public void A_later_file_is_laid_over_or_put_behind_what_is_known(int knownFrom, int knownTo, int from, int to, int offset) =>
        Assert.Equal(offset, DayAlignment.Offsets(Lines(from, to), Known(knownFrom, knownTo))[Day]);

    [Theory]
    [InlineData(3, 6, 0, 6, -3)]
    [InlineData(3, 6, 0, 3, -3)]
    [InlineData(2, 4, 0, 6, -2)]
    public void An_earlier_beginning_takes_the_places_before(int knownFrom, int knownTo, int from, int to, int offset) =>
        Assert.Equal(offset, DayAlignment.Offsets(Lines(from, to), Known(knownFrom, knownTo))[Day]);

    [Fact]
    public void A_hole_between_the_two_is_refused_with_the_line() =>
        Assert.Equal("overlap_mismatch", Assert.Throws<StatementRefusedException>(() => DayAlignment.Offsets(Lines(4, 6), Known(0, 2))).Refusal.Code);

    [Fact]
    public void Lines_that_contradict_the_known_ones_are_refused()
    {
        var known = Known(0, 6).ToList();
        known[3] = known[3] with { AmountVnd = 99 };
        Assert.Equal("overlap_mismatch", Assert.Throws<StatementRefusedException>(() => DayAlignment.Offsets(Lines(0, 6), known)).Refusal.Code);
    }

    [Fact]
    public void A_line_s_id_follows_from_account_day_place_and_balance_and_from_nothing_else()
    {
        var account = Guid.CreateVersion7();
        var lines = StatementPosting.Place(Lines(0, 6), account, new Dictionary<DateOnly, int>());
        var masked = StatementPosting.Place([.. Lines(0, 6).Select(line => line with { Memo = "***", Reference = null, LineNumber = line.LineNumber + 50 })], account, new Dictionary<DateOnly, int>());
        Assert.Equal(lines.Select(line => line.Id), masked.Select(line => line.Id));
        Assert.Equal(6, lines.Select(line => line.Id).Distinct().Count());
        Assert.NotEqual(lines[0].Id, StatementPosting.Place(Lines(0, 6), Guid.CreateVersion7(), new Dictionary<DateOnly, int>())[0].Id);
        Assert.NotEqual(DerivedId.StatementLine(account, Day, 1, 300), DerivedId.StatementLine(account, Day, 1, 301));
        Assert.NotEqual(DerivedId.StatementLine(account, Day, 1, 0), DerivedId.StatementLine(account, Day, 1, null));
        Assert.All(lines, line => Assert.Equal(8, line.Id.Version));
        // In the order of the lines, day after day: so they lie side by side in the database's indexes.
        var days = Enumerable.Range(0, 300).Select(i => DerivedId.StatementLine(account, Day.AddDays(i / 100), i % 100 + 1, i)).Select(id => id.ToString()).ToList();
        Assert.Equal(days.Order(StringComparer.Ordinal), days);
    }

    private static List<ReadLine> Lines(int from, int to) =>
        [.. Enumerable.Range(from, to - from).Select(i => new ReadLine(i + 3, i * 100, 90, Day, Whole[i], Whole.Take(i + 1).Sum(), "như nhau", "777", false))];

    private static IEnumerable<KnownLine> Known(int from, int to) => Lines(from, to).Select((line, i) => new KnownLine(Day, i + 1, line.BalanceVnd, line.AmountVnd));
}
