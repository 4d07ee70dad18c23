using System.Globalization;
using System.Text;
using EduCoop.Banking.VietQr;
using EduCoop.Testing;
using Xunit;

namespace EduCoop.Banking.Tests.VietQr;

public sealed class VietQrTests
{
    private static readonly TransferCode Full = new()
    {
        Bin = "970405", Account = "1500201000001", AmountVnd = 5_000_000, Purpose = "UNG HO CAO BANG", Reference = "QE12345", Bill = "B1", Name = "SO GDDT", City = "HA NOI",
    };

    [SharedFact]
    public void Every_vector_is_written_byte_for_byte_and_read_back()
    {
        var rows = File.ReadAllLines(SharedData.File("data", "vietqr-vectors.tsv")).Skip(1).Select(line => line.Split('\t')).ToList();
        Assert.Equal(8, rows.Count);
        Assert.All(rows, row =>
        {
            var code = new TransferCode
            {
                Bin = row[0],
                Account = row[1],
                AmountVnd = row[2].Length == 0 ? null : long.Parse(row[2], CultureInfo.InvariantCulture),
                Purpose = row[3].Length == 0 ? null : row[3],
                Reference = row[4].Length == 0 ? null : row[4],
                Service = row[5] == "QRIBFTTC" ? VietQrService.Card : VietQrService.Account,
            };
            Assert.Equal(row[6], VietQrWriter.Write(code).Payload);
            Assert.Equal(code, VietQrReader.Read(row[6]).Value);
        });
    }

    [Fact]
    public void The_check_sum_is_CRC_16_CCITT_FALSE() => Assert.Equal(0x29B1, Crc16.Of("123456789"));

    [Fact]
    public void What_is_written_is_read_back_whole()
    {
        var random = new Random(7);
        for (var i = 0; i < 2000; i++)
        {
            var code = Full with
            {
                Account = Text(random, 1, 19, "ABCXYZ0123456789"),
                AmountVnd = random.Next(3) == 0 ? null : random.NextInt64(1, 9_999_999_999_999),
                Purpose = Maybe(random, 25),
                Reference = Maybe(random, 25),
                Bill = Maybe(random, 25),
                Name = Maybe(random, 25),
                City = Maybe(random, 15),
                Service = (VietQrService)random.Next(3),
            };
            Assert.Equal(code, VietQrReader.Read(VietQrWriter.Write(code).Payload!).Value);
        }
    }

    [Fact]
    public void One_wrong_character_anywhere_is_refused_with_a_place()
    {
        var payload = VietQrWriter.Write(Full).Payload!;
        for (var i = 0; i < payload.Length; i++)
        {
            foreach (var letter in "0A~z")
            {
                if (payload[i] != letter)
                {
                    var spoilt = new StringBuilder(payload) { [i] = letter }.ToString();
                    var fault = VietQrReader.Read(spoilt).Fault;
                    Assert.True(fault is { Position: >= 0 }, $"{i} {letter}");
                }
            }
        }
    }

    [Fact]
    public void Every_beginning_of_a_code_is_refused()
    {
        var payload = VietQrWriter.Write(Full).Payload!;
        for (var length = 0; length < payload.Length; length++)
        {
            Assert.NotNull(VietQrReader.Read(payload[..length]).Fault);
        }
    }

    [Theory]
    [InlineData("00020101021138540010A00000072701240006970436011010175956000208QRIBFTTA53037045802VN630438BC", "crc_wrong", 87, "63")]
    [InlineData("000201010211389A", "length_invalid", 15, "38")]
    [InlineData("0002010102113899", "value_cut_off", 16, "38")]
    [InlineData("00020101", "length_invalid", 8, "01")]
    [InlineData("000201", "crc_missing", 6, "63")]
    [InlineData("000201000201", "field_twice", 6, "00")]
    [InlineData("0002\u00e101", "not_ascii", 4, "")]
    [InlineData("", "empty", 0, "")]
    [InlineData("0000", "field_empty", 2, "00")]
    public void A_fault_says_what_and_where(string payload, string code, int position, string field)
    {
        var fault = VietQrReader.Read(payload).Fault!;
        Assert.Equal((code, position, field), (fault.Code, fault.Position, fault.Field));
    }

    [Theory]
    [InlineData("000201010211530370458" + "02VN", "field_missing", "38")]
    [InlineData("00020201" + "010211", "format_unknown", "00")]
    public void A_sound_code_that_is_no_VietQR_is_refused_by_its_field(string body, string code, string field)
    {
        var payload = body.StartsWith("00020201", StringComparison.Ordinal) ? "0002" + "02" + "010211" : body;
        var signed = payload + "6304";
        var fault = VietQrReader.Read(signed + Crc16.Of(signed).ToString("X4", CultureInfo.InvariantCulture)).Fault!;
        Assert.Equal((code, field), (fault.Code, fault.Field));
    }

    [Fact]
    public void Every_field_is_bounded_when_it_is_written()
    {
        (string Code, string Field, TransferCode One)[] bad =
        [
            ("bin_invalid", "38-01-00", Full with { Bin = "97040" }),
            ("account_invalid", "38-01-01", Full with { Account = new string('1', 20) }),
            ("account_invalid", "38-01-01", Full with { Account = "12 34" }),
            ("amount_invalid", "54", Full with { AmountVnd = 0 }),
            ("amount_invalid", "54", Full with { AmountVnd = 10_000_000_000_000 }),
            ("field_too_long", "59", Full with { Name = new string('A', 26) }),
            ("field_too_long", "60", Full with { City = new string('A', 16) }),
            ("field_too_long", "62-05", Full with { Reference = new string('A', 26) }),
            ("not_ascii", "62-08", Full with { Purpose = "Ủng hộ" }),
            ("field_empty", "62-01", Full with { Bill = "" }),
        ];
        Assert.All(bad, one => Assert.Equal((one.Code, one.Field), (VietQrWriter.Write(one.One).Fault!.Code, VietQrWriter.Write(one.One).Fault!.Field)));
    }

    [Theory]
    [InlineData("Ủng hộ đồng bào Cao Bằng", "Ung ho dong bao Cao Bang")]
    [InlineData("u\u0309ng  ho\u0323̂\tĐẮC  ", "ung ho DAC")]
    [InlineData("chữ 漢 lạ", "chu la")]
    public void Marks_are_taken_off(string text, string folded) => Assert.Equal(folded, AsciiText.Fold(text));

    [Fact]
    public void Banks_are_found_by_number_code_and_name()
    {
        Assert.Equal(66, Banks.All.Count);
        Assert.All(Banks.All, bank => Assert.Matches("^[0-9]{6}$", bank.Bin));
        Assert.Equal("970436", Banks.Find("VCB")?.Bin);
        Assert.Equal("970436", Banks.Find("vietcombank")?.Bin);
        Assert.Equal("Agribank", Banks.Find("970405")?.Name);
        Assert.Null(Banks.Find("000000"));
    }

    [Fact]
    public void Pictures_are_made_of_the_payload()
    {
        var payload = VietQrWriter.Write(Full).Payload!;
        Assert.Contains("<svg", QrImage.Svg(payload), StringComparison.Ordinal);
        Assert.Equal("89504E47", Convert.ToHexString(QrImage.Png(payload))[..8]);
    }

    private static string? Maybe(Random random, int longest) => random.Next(2) == 0 ? null : Text(random, 1, longest, "abc XYZ0189-./+");

    private static string Text(Random random, int shortest, int longest, string letters) =>
        string.Concat(Enumerable.Range(0, random.Next(shortest, longest + 1)).Select(_ => letters[random.Next(letters.Length)]));
}
