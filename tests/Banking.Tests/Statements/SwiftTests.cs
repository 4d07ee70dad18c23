using System.Text;
using EduCoop.Banking.Statements;

namespace EduCoop.Banking.Tests.Statements;

/// <summary>Dialects of MT940 and MT942.</summary>
public sealed class SwiftTests
{
    private const string Plain = ":20:REF1\n:25:0011 2233\n:28C:1/1\n:60F:C260301VND1000,\n:61:2603020302C500,NTRFNONREF//BANK1\n:86:UNG HO SACH\n:62F:C260302VND1500,\n";

    [Fact]
    public void A_bare_message_is_read()
    {
        var statement = Bank.One(Plain);
        Assert.Equal(("mt940", "00112233", "VND"), (statement.Totals.Layout, statement.Totals.Account, statement.Totals.Currency));
        Assert.Equal((1000m, 1500m, true), statement.Balances());
        var entry = Assert.Single(statement.Entries);
        Assert.Equal((new DateOnly(2026, 3, 2), 500m, "UNG HO SACH", "BANK1"), (entry.Day, entry.Amount, entry.Memo, entry.Reference));
        Assert.Equal(5, entry.Place.Line);
        Assert.Equal(":61:2603020302C500,NTRFNONREF//BANK1\n:86:UNG HO SACH", Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(Plain), (int)entry.Place.ByteOffset, entry.Place.ByteCount));
    }

    [Theory]
    [InlineData("{1:F01BANKVNVXAXXX0000000000}{2:O9401200260302BANKVNVXAXXX00000000002603021200N}{4:\n", "-}{5:{CHK:ABCDEF123456}}\n")]
    [InlineData("{1:F01BANKVNVXAXXX0000000000}\n{2:I940BANKVNVXXXXXN}\n{4:\r\n", "-}\n")]
    [InlineData("BANKVNVX\n940\nBANKVNVX\n", "-\n")]
    [InlineData("\n\n", "")]
    public void What_the_network_or_the_bank_puts_around_it_changes_nothing(string before, string after) =>
        Assert.Equal(Bank.One(Plain).Amounts(), Bank.One(before + Plain + after).Amounts());

    [Fact]
    public void Lines_that_end_with_two_signs_are_lines() =>
        Assert.Equal((1000m, 1500m, true), Bank.One("@@" + Plain.Replace("\n", "@@", StringComparison.Ordinal)).Balances());

    [Theory]
    [InlineData("2603020302C500,NTRFX", 500)]
    [InlineData("2603020302D500,00NTRFX", -500)]
    [InlineData("260302RC500,5NTRFX", -500.5)]
    [InlineData("260302RD,50NTRFX", 0.5)]
    [InlineData("2603020302CD1234NTRFX", 1234)]
    [InlineData("260302CR7,NMSCX", 7)]
    [InlineData("260302C1234.56N123X", 1234.56)]
    [InlineData("20260302C10,FTRFX", 10)]
    [InlineData("2603020302C12,345S940X", 12.345)]
    public void Marks_funds_codes_and_decimals_are_read(string line, decimal amount) =>
        Assert.Equal(amount, Assert.Single(Bank.One($":20:A\n:25:1\n:61:{line}\n:86:x\n").Entries).Amount);

    [Fact]
    public void Amounts_keep_their_decimals() =>
        Assert.Equal(["1.50", "1234", "0.5"], Bank.One(":20:A\n:61:260302C1,50NTRFX\n:61:260302C1234NTRFX\n:61:260302C,5NTRFX\n").Entries.Select(entry => entry.Amount.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("2601021231", 2025, 12, 31)]
    [InlineData("2512310102", 2026, 1, 2)]
    [InlineData("2603020301", 2026, 3, 1)]
    [InlineData("260302", 2026, 3, 2)]
    [InlineData("2602300302", 2026, 3, 2)]
    [InlineData("260230", 2026, 2, 28)]
    [InlineData("2603020000", 2026, 3, 2)]
    [InlineData("991231", 1999, 12, 31)]
    public void The_day_of_entry_is_the_nearest_to_the_value_date(string dates, int year, int month, int day) =>
        Assert.Equal(new DateOnly(year, month, day), Assert.Single(Bank.One($":20:A\n:61:{dates}C5,NTRFX\n").Entries).Day);

    [Fact]
    public void A_line_that_was_wrapped_goes_on()
    {
        var wrapped = Bank.One(":20:A\n:61:2603020302C5,NTRFCUSTOMERREF1\n//BANKREF9\nSUPPLEMENT\n:61:2603020302C\n7,00NTRFX\n");
        Assert.Equal([("BANKREF9", "SUPPLEMENT", 5m), ("X", "", 7m)], wrapped.Entries.Select(entry => (entry.Reference!, entry.Memo, entry.Amount)));
    }

    [Theory]
    [InlineData(":86:166?00GUTSCHRIFT?109075/62?20SVWZ+UNG HO SACH CHO HO?21C SINH?30VCBVNVX?31001?32TRAN VAN?33 MAU", "SVWZ+UNG HO SACH CHO HOC SINH TRAN VAN MAU")]
    [InlineData(":86:020~00PRZELEW~20UNG HO\n~21 SACH~32NGUYEN", "UNG HO SACH NGUYEN")]
    [InlineData(":86:020<00Przelew<20UNG HO<29<60 SACH", "UNG HO SACH")]
    [InlineData(":86:000>100123>20UNG HO SACH>21 VO", "UNG HO SACH VO")]
    [InlineData(":86:/EREF/NOTPROVIDED/REMI/UNG HO\nSACH", "/EREF/NOTPROVIDED/REMI/UNG HO SACH")]
    [InlineData(":86:UNG HO ?\n SACH", "UNG HO ? SACH")]
    [InlineData(":86:166?00CHI PHI", "CHI PHI")]
    [InlineData(":86:", "")]
    public void Memos_are_joined_whatever_their_form(string field, string memo) =>
        Assert.Equal(memo, Assert.Single(Bank.One($":20:A\n:61:260302C5,NTRFNONREF\n{field}\n").Entries).Memo);

    [Fact]
    public void Several_statements_pages_and_accounts_stay_apart()
    {
        var pages = Bank.Read(
            ":20:A\n:25:111\n:28C:1/1\n:60F:C260301VND100,\n:61:260302C5,NTRFX\n:62M:C260302VND105,\n-\n:20:A\n:25:111\n:28C:1/2\n:60M:C260302VND105,\n:61:260302D5,NTRFX\n:62F:C260302VND100,\n:64:C260302VND100,\n:86:END OF STATEMENT\n-\n"
            + ":20:B\n:25:222\n:60F:D260301USD2,50\n:62F:D260301USD2,50\n-\n");
        Assert.Equal([("111", 100m, 105m), ("111", 105m, 100m), ("222", -2.5m, -2.5m)], pages.Select(page => (page.Totals.Account!, page.Totals.Opening!.Value, page.Totals.Closing!.Value)));
        Assert.All(pages, page => Assert.True(page.Totals.Ties));
        Assert.DoesNotContain("END OF STATEMENT", pages[1].Entries[0].Memo, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interim_report_has_no_balances_and_expected_lines_are_no_money()
    {
        var report = Bank.One(":20:A\n:25:111\n:28C:1\n:34F:VND0,\n:13D:2603021200+0700\n:61:260302C5,NTRFX\n:61:260302EC7,NTRFX\n:90D:0VND0,\n:90C:1VND5,\n-\n");
        Assert.Equal(("mt942", (bool?)null), (report.Totals.Layout, report.Totals.Ties));
        Assert.Equal([5m], report.Amounts());
    }

    [Fact]
    public void Letters_of_western_banks_are_read()
    {
        byte[] file = [.. Encoding.ASCII.GetBytes(":20:A\n:61:260302C5,NTRFX\n:86:M"), 0xFC, .. Encoding.ASCII.GetBytes("LLER "), 0x80, (byte)'\n'];
        Assert.Equal("MüLLER €", Bank.One(file).Entries[0].Memo);
        Assert.Equal("Ủng hộ", Bank.One(":20:A\n:61:260302C5,NTRFX\n:86:Ủng hộ\n").Entries[0].Memo);
    }

    [Theory]
    [InlineData(":20:A\n:60F:C260301VND1000,\n:61:26XX02C5,NTRFX\n", "line_unreadable", 3, ":61:")]
    [InlineData(":20:A\n:61:260302C5,NTRFX\n:61:260302Q5,NTRFX\n", "line_unreadable", 3, ":61:")]
    [InlineData(":20:A\n:61:261302C5,NTRFX\n", "day_missing", 2, ":61:")]
    [InlineData(":20:A\n:60F:X260301VND1000,\n", "balance_unreadable", 2, ":60F:")]
    [InlineData(":20:A\n:25:1\n", "no_statement", 2, ":60F:")]
    public void What_cannot_be_read_is_refused_with_line_and_tag(string file, string code, int line, string tag)
    {
        var refusal = Bank.Refuse(file);
        Assert.Equal((code, line, tag), (refusal.Code, refusal.Line, refusal.Tag));
    }

    [Fact]
    public void A_sum_that_is_not_the_closing_balance_does_not_tie_and_a_missing_one_is_told()
    {
        Assert.False(Bank.One(Plain.Replace("VND1500,", "VND1501,", StringComparison.Ordinal)).Totals.Ties);
        var cut = Bank.One(Plain[..Plain.IndexOf(":62F:", StringComparison.Ordinal)]);
        Assert.Equal(("cut_off", (bool?)null), (Assert.Single(cut.Flaws).Code, cut.Totals.Ties));
    }
}
