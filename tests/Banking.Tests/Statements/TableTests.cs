using System.Text;
using EduCoop.Banking.Statements;

namespace EduCoop.Banking.Tests.Statements;

/// <summary>Statements in columns, as the banks of the country export them.</summary>
public sealed class TableTests
{
    // The same five lines in the six layouts that are shipped: 1,000,000 + 300,000 + 300,000 − 50,000 + 2,000,000 − 1,100,000.
    private static readonly decimal[] Five = [300_000, 300_000, -50_000, 2_000_000, -1_100_000];

    public static TheoryData<string, string, string> Layouts => new()
    {
        {
            "vietcombank", "columns of two languages, points between thousands",
            "NGÂN HÀNG TMCP NGOẠI THƯƠNG VIỆT NAM;;;;;\nSố tài khoản/Account number: 0011 0040 12345;;;;;\nTừ ngày/From 01/03/2026 đến ngày/To 31/03/2026;;;;;\nSố dư đầu kỳ/Opening balance;1.000.000;;;;\nNgày/Date;Số tham chiếu/Reference;Số tiền ghi nợ/Debit;Số tiền ghi có/Credit;Số dư/Balance;Mô tả/Description\n"
            + "02/03/2026;5243.1;;300.000;1.300.000;ung ho 1\n02/03/2026;5243.2;;300.000;1.600.000;ung ho 1\n03/03/2026;5243.3;50.000;;1.550.000;phi\n04/03/2026;5243.4;;2.000.000;3.550.000;\"ung ho; nhieu\n dong\"\n05/03/2026;5243.5;1.100.000;;2.450.000;mua sach\nTổng cộng;;1.150.000;2.600.000;;\nSố dư cuối kỳ/Closing balance;2.450.000;;;;\n"
        },
        {
            "techcombank", "newest first",
            "Techcombank\nTài khoản: 19020000000011\nNgày giao dịch,Đối tác,NH Đối tác,Diễn giải,Số bút toán,Nợ TKTT,Có TKTT,Số dư\n"
            + "05/03/2026,CTY SACH,VCB,mua sach,FT5,\"1,100,000\",,\"2,450,000\"\n04/03/2026,A,VCB,ung ho,FT4,,\"2,000,000\",\"3,550,000\"\n03/03/2026,,,phi,FT3,\"50,000\",,\"1,550,000\"\n02/03/2026,B,MB,ung ho 1,FT2,,\"300,000\",\"1,600,000\"\n02/03/2026,B,MB,ung ho 1,FT1,,\"300,000\",\"1,300,000\"\n"
        },
        {
            "mb", "tabs, times, a heading in two rows",
            "NGÂN HÀNG QUÂN ĐỘI\nTK 0680100000001\nSTT\tNgày giao dịch\tNgày hạch toán\tSố bút toán\tPhát sinh nợ\tPhát sinh có\tSố dư\tNội dung\nNo\tTransaction date\tPosting date\tTransaction no\tDebit\tCredit\tBalance\tDetails\n"
            + "1\t02/03/2026 08:00:01\t02/03/2026\tFT1\t0\t300,000\t1,300,000\tung ho 1\n2\t02/03/2026 08:00:02\t02/03/2026\tFT2\t0\t300,000\t1,600,000\tung ho 1\n3\t03/03/2026 09:00:00\t03/03/2026\tFT3\t50,000\t0\t1,550,000\tphi\n4\t04/03/2026 10:00:00\t04/03/2026\tFT4\t0\t2,000,000\t3,550,000\tung ho\n5\t05/03/2026 10:00:00\t05/03/2026\tFT5\t1,100,000\t0\t2,450,000\tmua\n"
        },
        {
            "vietinbank", "without accents",
            "VietinBank sao ke\nSo tai khoan,101000000001\nSTT,Ngay phat sinh giao dich,Mo ta giao dich,No,Co,So du tai khoan,Ten tai khoan doi ung\n"
            + "1,02-03-2026,ung ho 1,,300000,1300000,NGUYEN A\n2,02-03-2026,ung ho 1,,300000,1600000,NGUYEN A\n3,03-03-2026,phi,50000,,1550000,\n4,04-03-2026,ung ho,,2000000,3550000,B\n5,05-03-2026,mua,1100000,,2450000,C\n"
        },
        {
            "bidv", "bars, decimals, no year but a period",
            "BIDV|Ngân hàng Đầu tư và Phát triển\nSố tài khoản: 12310000000001\nKỳ sao kê: 01/03/2026 - 31/03/2026\nNgày giao dịch|Ngày hiệu lực|Số tham chiếu|Ghi nợ|Ghi có|Số dư|Mô tả\n"
            + "02/03 08:00:01|02/03|R1||300,000.00|1,300,000.00|ung ho 1\n02/03 08:00:02|02/03|R2||300,000.00|1,600,000.00|ung ho 1\n03/03 09:00|03/03|R3|50,000.00||1,550,000.00|phi\n04/03 09:00|04/03|R4||2,000,000.00|3,550,000.00|ung ho\n05/03 09:00|05/03|R5|1,100,000.00||2,450,000.00|mua\n"
        },
        {
            "agribank", "repeated headings, page marks, memos that go on",
            "AGRIBANK\nTài khoản: 8200205000001\nNgày giao dịch,Mã giao dịch,Ghi nợ,Ghi có,Số dư sau giao dịch,Nội dung giao dịch\n"
            + "02/03/2026,T1,,\"300,000\",\"1,300,000\",ung ho 1\n02/03/2026,T2,,\"300,000\",\"1,600,000\",ung ho 1\n,,,,,con tiep\nTrang 1/2,,,,,\nNgày giao dịch,Mã giao dịch,Ghi nợ,Ghi có,Số dư sau giao dịch,Nội dung giao dịch\n03/03/2026,T3,\"50,000\",,\"1,550,000\",phi\n04/03/2026,T4,,\"2,000,000\",\"3,550,000\",ung ho\n05/03/2026,T5,\"1,100,000\",,\"2,450,000\",mua\n,,\"1,150,000\",\"2,600,000\",,\n"
        },
    };

    [Theory]
    [MemberData(nameof(Layouts))]
    public void The_layouts_of_six_banks_are_detected_and_tie(string bank, string what, string text)
    {
        var statement = Bank.One(text);
        Assert.Equal((bank, what), (statement.Totals.Layout, what));
        Assert.Equal((1_000_000m, 2_450_000m, true), statement.Balances());
        Assert.Equal(Five, statement.Amounts());
        Assert.Empty(statement.Flaws);
        Assert.Empty(statement.Quarantined);
        Assert.Equal([2, 2, 3, 4, 5], statement.Entries.Select(entry => entry.Day.Day));
        Assert.All(statement.Entries, entry => Assert.Equal((2026, 3), (entry.Day.Year, entry.Day.Month)));
        Assert.StartsWith("ung ho 1", statement.Entries[0].Memo, StringComparison.Ordinal);
        Assert.NotNull(statement.Totals.Account);
        Assert.True(statement.Totals.Account!.All(char.IsAsciiDigit) && statement.Totals.Account.Length >= 11, statement.Totals.Account);
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void A_damaged_amount_is_found_from_the_balance_and_a_missing_line_is_told(string bank, string what, string text)
    {
        var figure = text.Contains("2.000.000", StringComparison.Ordinal) ? "2.000.000" : text.Contains("2,000,000", StringComparison.Ordinal) ? "2,000,000" : "2000000";
        var damaged = Bank.One(ReplaceFirst(text, figure, "2O0#"));
        Assert.Equal((bank, what, 2_000_000m), (damaged.Totals.Layout, what, Assert.Single(damaged.Entries, entry => entry.IsRecovered).Amount));
        Assert.True(damaged.Totals.Ties);

        var lines = text.Split('\n').ToList();
        lines.RemoveAt(lines.FindIndex(line => line.Contains("phi", StringComparison.Ordinal)));
        var missing = Bank.One(string.Join('\n', lines));
        Assert.Equal("does_not_tie", Assert.Single(missing.Flaws).Code);
        Assert.False(missing.Totals.Ties);
    }

    [Theory]
    [InlineData("ngay,noi dung,so tien\n02/03/2026,a,300000\n03/03/2026,b,-50000\n", "300000;-50000")]
    [InlineData("date;amount;type;description\n2026-03-02;1,000.50;C;x\n2026-03-03;20.00;D;y\n", "1000.50;-20.00")]
    [InlineData("Ngày;Số tiền;Nợ/Có;Nội dung\n2/3/26;1.000.000 đ;Có;x\n3/3/26;(50.000);Nợ;y\n", "1000000;-50000")]
    [InlineData("Transaction Date,Description,Withdrawals,Deposits\n03/14/2026,a,,5000\n03/15/2026,b,7000,\n", "5000;-7000")]
    [InlineData("02/03/2026,a,300000,,1300000\n03/03/2026,b,,50000,1350000\n04/03/2026,c,10000,,1340000\n05/03/2026,d,,1000,1341000\n", "-300000;50000;-10000;1000")]
    public void Other_tables_are_understood_by_their_words_and_their_data(string text, string amounts)
    {
        var statement = Bank.One(text);
        // A first line that the balance contradicts shows only against the line before it.
        Assert.Equal(amounts.Split(';'), statement.Amounts().Select(amount => amount.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void An_amount_without_side_follows_the_balance()
    {
        var statement = Bank.One("Số dư đầu kỳ,,,100\nngay,noi dung,so tien,so du\n02/03/2026,a,50,150\n02/03/2026,b,30,120\n");
        Assert.Equal([50m, -30m], statement.Amounts());
        Assert.Equal("opening_missing", Bank.Refuse("ngay,noi dung,so tien,so du\n02/03/2026,a,50,150\n02/03/2026,b,30,120\n").Code);
    }

    [Fact]
    public void A_donor_who_writes_a_label_is_still_a_donor()
    {
        var statement = Bank.One("Ngày,Nội dung,Ghi nợ,Ghi có,Số dư\n02/03/2026,Số dư đầu kỳ 999,,100,1100\n02/03/2026,Tổng cộng,,5,1105\n03/03/2026,\"=HYPERLINK(\"\"x\"\")\",,1,1106\n");
        Assert.Equal((1000m, 1106m, true), statement.Balances());
        Assert.Equal(3, statement.Entries.Count);
    }

    [Fact]
    public void Totals_at_the_foot_are_the_check_where_no_balance_is()
    {
        const string Sound = "Ngày,Nội dung,Ghi nợ,Ghi có\n02/03/2026,a,,100\n03/03/2026,b,30,\nTổng cộng,,30,100\n";
        Assert.Equal((null, 0), (Bank.One(Sound).Totals.Ties, Bank.One(Sound).Flaws.Count));
        Assert.Equal("totals_differ", Assert.Single(Bank.One(Sound.Replace("a,,100", "a,,90", StringComparison.Ordinal)).Flaws).Code);
    }

    [Fact]
    public void A_quote_that_is_never_closed_swallows_nothing()
    {
        var statement = Bank.One("Ngày,Nội dung,Ghi nợ,Ghi có,Số dư\n02/03/2026,\"a,,100,1100\n03/03/2026,b,,5,1105\n04/03/2026,c,,1,1106\n");
        Assert.Equal([100m, 5m, 1m], statement.Amounts());
    }

    [Fact]
    public void Days_without_year_need_one()
    {
        const string Text = "Ngày,Nội dung,Ghi nợ,Ghi có\n30/11,a,,100\n01/12,b,,5\n";
        Assert.Equal("year_missing", Assert.Throws<StatementRefusedException>(() => StatementFiles.Read(Encoding.UTF8.GetBytes(Text))).Refusal.Code);
        Assert.Equal([new DateOnly(2025, 12, 1), new DateOnly(2026, 11, 30)], Bank.One(Text).Entries.Select(entry => entry.Day).Order());
        Assert.Equal([2024, 2024], Bank.One(Text, Bank.Options with { Year = 2024 }).Entries.Select(entry => entry.Day.Year));
    }

    [Fact]
    public void A_mapping_that_a_person_corrected_is_followed_and_other_headings_are_refused()
    {
        const string Text = "Ngay,A,B,C\n02/03/2026,100,x,1100\n03/03/2026,30,y,1070\n";
        var mapping = new ColumnMapping("columns", [ColumnRole.Day, ColumnRole.Debit, ColumnRole.Memo, ColumnRole.Ignored], ["Ngay", "A", "B", "C"]);
        Assert.Equal([-100m, -30m], Bank.One(Text, Bank.Options with { Mapping = mapping }).Amounts());
        Assert.Equal("mapping_differs", Assert.Throws<StatementRefusedException>(() => Bank.Read(Text.Replace(",B,", ",X,", StringComparison.Ordinal), Bank.Options with { Mapping = mapping })).Refusal.Code);
    }

    private static string ReplaceFirst(string text, string was, string becomes)
    {
        var at = text.IndexOf(was, StringComparison.Ordinal);
        return text[..at] + becomes + text[(at + was.Length)..];
    }
}
