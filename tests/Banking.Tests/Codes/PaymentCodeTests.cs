using System.IO.Compression;
using System.Text;
using EduCoop.Banking.Codes;
using EduCoop.Testing;
using Xunit;

namespace EduCoop.Banking.Tests.Codes;

public sealed class PaymentCodeTests
{
    [Fact]
    public void A_code_is_short_and_has_no_letter_that_is_taken_for_another()
    {
        var random = new Random(1);
        for (var i = 0; i < 5000; i++)
        {
            var code = PaymentCodes.Of(random.Next(PaymentCodes.Count));
            Assert.Matches("^QE[0-9A-HJKMNP-RT-VWXY]{9}$", code);
            Assert.True(PaymentCodes.IsValid(code));
            Assert.Equal(code, PaymentCodes.Find(code).Certain);
        }
    }

    [Fact]
    public void Different_numbers_have_different_codes() =>
        Assert.Equal(20_000, Enumerable.Range(0, 20_000).Select(PaymentCodes.Of).Distinct().Count());

    [Fact]
    public void Every_single_wrong_symbol_and_every_swap_is_found()
    {
        var random = new Random(2);
        for (var i = 0; i < 300; i++)
        {
            var code = PaymentCodes.Of(random.Next(PaymentCodes.Count));
            for (var at = 0; at < code.Length; at++)
            {
                foreach (var letter in "0123456789ABCDEFGHJKMNPQRTUVWXY".Where(letter => letter != code[at]))
                {
                    Assert.Empty(PaymentCodes.Find(new StringBuilder(code) { [at] = letter }.ToString()).Codes);
                }

                for (var other = at + 1; other < code.Length; other++)
                {
                    var swapped = new StringBuilder(code) { [at] = code[other], [other] = code[at] }.ToString();
                    Assert.True(swapped == code || PaymentCodes.Find(swapped).Codes.Count == 0, $"{code} {swapped}");
                }
            }
        }
    }

    [Fact]
    public void Codes_are_recovered_from_what_banks_do_to_memos()
    {
        var random = new Random(3);
        for (var i = 0; i < 20_000; i++)
        {
            var code = PaymentCodes.Of(random.Next(PaymentCodes.Count));
            var memo = Damage(code, random);
            Assert.True(PaymentCodes.Find(memo).Certain == code, $"{code} in '{memo}'");
        }
    }

    [Fact]
    public void A_code_that_was_cut_is_never_completed()
    {
        var random = new Random(4);
        for (var i = 0; i < 2000; i++)
        {
            var code = PaymentCodes.Of(random.Next(PaymentCodes.Count));
            Assert.Empty(PaymentCodes.Find("UNG HO " + code[..random.Next(2, PaymentCodes.Length)]).Codes);
        }
    }

    [Fact]
    public void Two_codes_in_one_memo_are_left_to_a_person()
    {
        var (one, two) = (PaymentCodes.Of(17), PaymentCodes.Of(18));
        var found = PaymentCodes.Find($"{one} va {two}");
        Assert.True(found.IsAmbiguous);
        Assert.Null(found.Certain);
        Assert.Equal([one, two], found.Codes);
        Assert.Equal(one, PaymentCodes.Find($"{one} {one}").Certain);
    }

    [SharedFact]
    public void No_memo_of_the_real_statements_holds_a_code()
    {
        var memos = Lines("caobang_mttq_agribank_20240910-13.psv.gz").Skip(2).Concat(Lines("MTTQ_BIDV_1-12.csv.gz").Skip(1)).ToList();
        Assert.Equal(12_584, memos.Count);
        Assert.DoesNotContain(memos, memo => PaymentCodes.Find(memo).Codes.Count > 0);
    }

    [SharedFact]
    public void In_real_memos_a_code_is_found_wherever_it_was_written()
    {
        var random = new Random(5);
        foreach (var memo in Lines("MTTQ_BIDV_1-12.csv.gz").Skip(1))
        {
            var code = PaymentCodes.Of(random.Next(PaymentCodes.Count));
            var place = random.Next(memo.Length + 1);
            Assert.Equal(code, PaymentCodes.Find(memo[..place] + code + memo[place..]).Certain);
        }
    }

    private static string Damage(string code, Random random)
    {
        var written = new StringBuilder();
        var separator = new[] { "", "", " ", ".", "-", "_", "|" }[random.Next(7)];
        foreach (var letter in code)
        {
            var shown = (letter, random.Next(2)) switch { ('0', 0) => 'O', ('1', 0) => "IL"[random.Next(2)], _ => letter };
            written.Append(shown).Append(random.Next(3) == 0 ? separator : "");
        }

        var before = new[] { "", "MBVCB.5387199532.163849.", "MB(509823)(", "CT DEN:4253", "ung ho ", "IBFT " }[random.Next(6)];
        var after = new[] { "", " NGUYEN THI MAU chuyen tien", ".CT tu 4886838535 NGUOI GUI toi 4965108099505", "UNGHODONGBAO", " FT24254759292152379" }[random.Next(5)];
        var memo = before + written + after;
        // Truncation behind the code, as banks cut long memos.
        memo = random.Next(3) == 0 ? memo[..random.Next(before.Length + written.Length, memo.Length + 1)] : memo;
        return random.Next(2) == 0 ? memo.ToUpperInvariant() : memo.ToLowerInvariant();
    }

    private static List<string> Lines(string file)
    {
        using var stream = new GZipStream(File.OpenRead(SharedData.File("bank", file)), CompressionMode.Decompress);
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Where(line => line.Trim().Length > 0)];
    }
}
