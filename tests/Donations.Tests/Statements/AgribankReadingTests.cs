using System.Globalization;
using System.Text;
using EduCoop.Banking.Statements;
using EduCoop.Donations.Statements.Reading;
using EduCoop.Donations.Tests.Fixtures;

namespace EduCoop.Donations.Tests.Statements;

public sealed class AgribankReadingTests
{
    [Fact]
    public void Reads_every_line_and_ties_to_the_running_balance()
    {
        var read = Read(Some.SampleText());
        Assert.Equal(12, read.Lines.Count);
        Assert.Equal((0, 22_000_000), (read.OpeningVnd, read.ClosingVnd));
        Assert.Equal((22_500_000, 500_000), (read.CreditsVnd, read.DebitsVnd));
        Assert.Equal("9990000000017", read.AccountNumber);
        Assert.Empty(read.Quarantined);
    }

    [Fact]
    public void Two_identical_lines_are_two_lines()
    {
        var alike = Read(Some.SampleText()).Lines.Where(line => line.Reference == "10000003").ToList();
        Assert.Equal(2, alike.Count);
        Assert.Equal(alike[0] with { LineNumber = 0, ByteOffset = 0, BalanceVnd = 0 }, alike[1] with { LineNumber = 0, ByteOffset = 0, BalanceVnd = 0 });
    }

    [Fact]
    public void An_amount_glued_to_the_memo_is_recovered_from_the_balance()
    {
        var read = Read(Some.SampleText());
        var recovered = Assert.Single(read.Recovered);
        Assert.Equal((9, 200_000L), (recovered.Line, recovered.AmountVnd));
        var line = Assert.Single(read.Lines, line => line.Recovered);
        Assert.Equal(("lethimauunghohocsinhcaobang", 200_000L), (line.Memo, line.AmountVnd));
    }

    [Fact]
    public void A_memo_with_bars_a_missing_reference_and_a_debit_are_read_as_they_are()
    {
        var lines = Read(Some.SampleText()).Lines;
        Assert.Equal("MA_GD:000000001 QUY MAU A1B2C3#01 Vu Mau dung vi dien tu chuyen tien", lines[7].Memo);
        Assert.Null(lines[5].Reference);
        Assert.Equal(-500_000, lines[8].AmountVnd);
    }

    [Fact]
    public void Each_line_points_to_its_bytes()
    {
        var file = Encoding.UTF8.GetBytes(Some.SampleText());
        foreach (var line in Read(file).Lines)
        {
            var text = Encoding.UTF8.GetString(file, (int)line.ByteOffset, line.ByteCount);
            Assert.StartsWith(line.Day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), text, StringComparison.Ordinal);
            Assert.Contains(line.BalanceVnd!.Value.ToString("#,##0", CultureInfo.InvariantCulture), text, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', text);
        }
    }

    [Fact]
    public void Windows_line_ends_a_byte_order_mark_and_gzip_change_nothing()
    {
        var plain = Read(Some.SampleText()).Lines.Select(line => (line.Day, line.AmountVnd, line.BalanceVnd, line.Memo, line.Reference));
        var windows = Read(Some.Gzip([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Some.SampleText().ReplaceLineEndings("\r\n"))]));
        Assert.Equal(plain, windows.Lines.Select(line => (line.Day, line.AmountVnd, line.BalanceVnd, line.Memo, line.Reference)));
    }

    [Theory]
    [InlineData("|150,000| 700,000", "|160,000| 700,000", "does_not_tie", 7)]
    [InlineData("|150,000| 700,000", "|150,000| 710,000", "does_not_tie", 7)]
    [InlineData("|300,000| 300,000", "|301,000| 301,000", "does_not_tie", 4)]
    [InlineData("02/03/2026 TRAN VAN THU", "TRAN VAN THU", "line_unreadable", 4)]
    [InlineData("02/03/2026 TRAN VAN THU", "31/02/2026 TRAN VAN THU", "line_unreadable", 4)]
    [InlineData("02/03/2026 Mở tài khoản tiền gửi\n", "", "opening_missing", 2)]
    [InlineData("02/03/2026 TRAN VAN THU chuyen tien| |50,000 |350,000 10000002\n", "", "does_not_tie", 4)]
    public void An_altered_file_is_refused_with_the_line(string was, string becomes, string code, int line)
    {
        Assert.Contains(was, Some.SampleText(), StringComparison.Ordinal);
        var refusal = Refuse(Encoding.UTF8.GetBytes(Some.SampleText().Replace(was, becomes, StringComparison.Ordinal)));
        Assert.Equal((code, line), (refusal.Code, refusal.Line));
    }

    [Theory]
    [InlineData("|150,000| 700,000", "|15O,OOO| 700,000", 7, 150_000)]
    [InlineData("|150,000| 700,000", "|150,000| 7??,000", 7, 150_000)]
    [InlineData("phieu chi 01|500,000| 1,425,000", "phieu chi 01|500,000| ?", 11, -500_000)]
    public void One_damaged_figure_is_recovered_when_the_next_line_testifies(string was, string becomes, int line, long amount)
    {
        var read = Read(Some.SampleText().Replace(was, becomes, StringComparison.Ordinal));
        Assert.Contains(read.Recovered, recovered => recovered.Line == line && recovered.AmountVnd == amount);
        Assert.Equal(22_000_000, read.ClosingVnd);
    }

    [Fact]
    public void Wherever_the_file_is_cut_off_it_is_refused_or_whole_to_that_line()
    {
        var file = Encoding.UTF8.GetBytes(Some.SampleText());
        var whole = Read(file).Lines;
        for (var length = 0; length < file.Length; length++)
        {
            try
            {
                // What is taken from a part is exactly the first lines: nothing is invented, nothing is bent.
                var part = Read(file[..length]).Lines;
                Assert.Equal(whole.Take(part.Count).Select(line => (line.Day, line.AmountVnd, line.BalanceVnd)), part.Select(line => (line.Day, line.AmountVnd, line.BalanceVnd)));
            }
            catch (StatementRefusedException refused)
            {
                Assert.NotEmpty(refused.Refusal.Code);
            }
        }
    }

    [Fact]
    public void Lines_without_money_are_set_aside_and_repeated_headings_passed_over()
    {
        var heading = Some.SampleText().Split('\n')[0];
        var text = Some.SampleText().Replace("03/03/2026 ung ho", $"Trang 2/3\n{heading}\n03/03/2026 ung ho", StringComparison.Ordinal);
        var read = Read("NGÂN HÀNG MẪU\nSố tài khoản: 9990000000099\n" + text);
        Assert.Equal(10, Assert.Single(read.Quarantined).Line);
        Assert.Equal((12, "9990000000099"), (read.Lines.Count, read.AccountNumber));
    }

    [Fact]
    public void A_balance_carried_forward_opens_a_later_statement()
    {
        var text = Some.SampleText().Split('\n');
        var read = Read(string.Join('\n', [text[0], "03/03/2026 Số dư đầu kỳ| | 700,000", .. text[7..]]));
        Assert.Equal((700_000, 22_000_000, 7), (read.OpeningVnd, read.ClosingVnd, read.Lines.Count));
    }

    internal static StatementRefusal Refuse(byte[] file) => Assert.Throws<StatementRefusedException>(() => StatementReader.Read(file)).Refusal;

    private static ReadStatement Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private static ReadStatement Read(byte[] file) => StatementReader.Read(file);
}
