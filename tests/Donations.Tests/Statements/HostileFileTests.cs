using System.Text;
using EduCoop.Banking.Statements;
using EduCoop.Donations.Statements.Reading;
using EduCoop.Donations.Tests.Fixtures;

namespace EduCoop.Donations.Tests.Statements;

/// <summary>Files that were not made by a bank, or did not arrive as they were sent.</summary>
public sealed class HostileFileTests
{
    [Fact]
    public void A_gzip_bomb_is_refused_before_it_fills_the_memory()
    {
        using var bomb = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(bomb, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true))
        {
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 1024; i++)
            {
                gzip.Write(zeros);
            }
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        // Its only line is too long before the whole is too large.
        Assert.Equal("line_too_long", AgribankReadingTests.Refuse(bomb.ToArray()).Code);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4L * StatementReader.Bounds.MaxUnpackedBytes);
    }

    [Fact]
    public void One_endless_line_is_refused_with_its_number()
    {
        var refusal = AgribankReadingTests.Refuse(Encoding.UTF8.GetBytes(Some.SampleText() + new string('x', 20_000_000)));
        Assert.Equal(("line_too_long", 15), (refusal.Code, refusal.Line));
    }

    [Theory]
    [InlineData("UEsDBBQAAAAI", "unknown_layout")]
    [InlineData("JVBERi0xLjcK", "unknown_layout")]
    [InlineData("AAECAwQFBgcI", "not_text")]
    [InlineData("H4sIAAAAAAAAAwAA", "gzip_damaged")]
    [InlineData("//5OAGcA4AB5AA==", "wrong_encoding")]
    [InlineData("TmfgeXwK", "wrong_encoding")]
    [InlineData("", "empty_file")]
    [InlineData("bmdheSx0aWVuCg==", "unknown_layout")]
    public void What_is_no_statement_is_refused_with_a_reason(string base64, string code)
    {
        var refusal = AgribankReadingTests.Refuse(Convert.FromBase64String(base64));
        Assert.Equal(code, refusal.Code);
        Assert.NotEmpty(refusal.Title);
        Assert.NotEmpty(refusal.Detail);
    }

    [Fact]
    public void A_damaged_or_shortened_gzip_is_never_taken_for_a_shorter_statement()
    {
        var packed = Some.Gzip(Encoding.UTF8.GetBytes(Some.SampleText()));
        for (var length = 3; length < packed.Length; length++)
        {
            Assert.Throws<StatementRefusedException>(() => StatementReader.Read(packed[..length]));
        }
    }

    [Fact]
    public void Absurd_figures_are_refused()
    {
        var text = Some.SampleText().Replace("|300,000| 300,000", "|999,999,999,999,999,999,999| 999,999,999,999,999,999,999", StringComparison.Ordinal);
        var refusal = AgribankReadingTests.Refuse(Encoding.UTF8.GetBytes(text));
        Assert.Equal(("does_not_tie", 4), (refusal.Code, refusal.Line));
    }

    [Fact]
    public void A_heading_without_lines_is_refused()
    {
        var lines = Some.SampleText().Split('\n');
        Assert.Equal("opening_missing", AgribankReadingTests.Refuse(Encoding.UTF8.GetBytes(lines[0] + "\n")).Code);
        Assert.Equal("no_lines", AgribankReadingTests.Refuse(Encoding.UTF8.GetBytes(lines[0] + "\n" + lines[1] + "\n")).Code);
    }
}
