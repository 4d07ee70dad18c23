using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using EduCoop.Banking.Statements;

namespace EduCoop.Banking.Tests.Statements;

/// <summary>Files that were not made by a bank, or did not arrive as they were sent. A seed gives the same files again.</summary>
public sealed class HostileFileTests
{
    private static readonly int Rounds = Environment.GetEnvironmentVariable("EDUCOOP_LONG") == "1" ? 20_000 : 400;

    public static TheoryData<string> Sound =>
    [
        .. TableTests.Layouts.Select(layout => (string)layout[2]),
        ":20:REF1\n:25:0011\n:28C:1/1\n:60F:C260301VND1000,\n:61:2603020302C500,NTRFNONREF//BANK1\n:86:166?20UNG HO?32A\n:61:2603020302D50,NTRFX\n:62F:C260302VND1450,\n",
        CamtTests.Document(CamtTests.Bal("OPBD", "10") + CamtTests.Entry("5", "CRDT") + CamtTests.Entry("3", "DBIT") + CamtTests.Bal("CLBD", "12"), 8),
        "Ngày  Date|Ghi chú  Remark|Nợ  Dr|Có  Cr |Số dư  Balance |Số tham chiếu Ref. no\n02/03/2026 Mở tài khoản\n02/03/2026 A|ung ho|300,000| 300,000 1\n02/03/2026 B| |50,000 |350,000 2\n",
    ];

    [Theory]
    [MemberData(nameof(Sound))]
    public void A_mutated_file_is_read_or_refused_with_words_in_bounded_time(string sound)
    {
        var bytes = Encoding.UTF8.GetBytes(sound);
        for (var seed = 0; seed < Rounds; seed++)
        {
            var file = Mutate(bytes, new Random(seed));
            var clock = Stopwatch.StartNew();
            try
            {
                foreach (var statement in Bank.Read(file))
                {
                    Assert.Equal(statement.Totals.EntryCount, statement.Entries.Count);
                    Assert.Equal(statement.Totals.Credits.Sum - statement.Totals.Debits.Sum, statement.Entries.Sum(entry => entry.Amount));
                }
            }
            catch (StatementRefusedException refused)
            {
                Assert.NotEmpty(refused.Refusal.Title);
                Assert.NotEmpty(refused.Refusal.Detail);
            }
            catch (Exception fault)
            {
                Assert.Fail($"Seed {seed}: {fault}");
            }

            Assert.True(clock.ElapsedMilliseconds < 5_000, $"Seed {seed} took {clock.Elapsed}.");
        }
    }

    [Fact]
    public void Packed_files_are_bounded_and_a_cut_one_is_never_a_shorter_statement()
    {
        var packed = Pack(Encoding.UTF8.GetBytes(":20:A\n:61:260302C5,NTRFX\n:61:260302C6,NTRFX\n"));
        Assert.Equal(2, Bank.One(packed).Entries.Count);
        for (var length = 3; length < packed.Length; length++)
        {
            Bank.Refuse(packed[..length]);
        }

        var blank = new string(' ', 1024 * 1024) + "\n";
        Assert.Equal("too_large_unpacked", Bank.Refuse(Pack(Encoding.ASCII.GetBytes(":20:A\n" + string.Concat(Enumerable.Repeat(blank, 70))))).Code);
    }

    [Theory]
    [InlineData("%PDF-1.7", "unknown_layout")]
    [InlineData("<html><table><tr><td>Ngày</td></tr></table></html>", "unknown_layout")]
    [InlineData("ngay,tien\n", "unknown_layout")]
    [InlineData("", "empty_file")]
    public void What_is_no_statement_is_refused_with_a_reason(string text, string code) => Assert.Equal(code, Bank.Refuse(text).Code);

    private static byte[] Mutate(byte[] sound, Random random)
    {
        var file = sound.ToList();
        for (var i = random.Next(1, 6); i > 0 && file.Count > 4; i--)
        {
            var (at, length) = (random.Next(file.Count), random.Next(1, 20));
            length = Math.Min(length, file.Count - at);
            switch (random.Next(6))
            {
                case 0:
                    file.RemoveRange(at, length);
                    break;
                case 1:
                    file.InsertRange(at, file.GetRange(at, length));
                    break;
                case 2:
                    file[at] = (byte)random.Next(256);
                    break;
                case 3:
                    file.RemoveRange(at, file.Count - at);
                    break;
                case 4:
                    file.InsertRange(at, "\"9999999999999999999999999999,.:;|-\n"u8.ToArray());
                    break;
                default:
                    file.InsertRange(random.Next(file.Count), file.GetRange(at, length));
                    break;
            }
        }

        return [.. file];
    }

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }
}
