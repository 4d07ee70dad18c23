using EduCoop.Testing;

namespace EduCoop.Cli.Tests;

/// <summary>`educoop vietqr`: for anyone, without the system and without a network.</summary>
public sealed class VietQrTests
{
    private const string Payload = "00020101021138540010A00000072701240006970436011010175956000208QRIBFTTA53037045802VN630438BB";

    [Fact]
    public async Task A_code_is_made_and_read_back_by_the_program()
    {
        var made = await EducoopProcess.RunAsync(["vietqr", "encode", "--bin", "VCB", "--account", "1017595600", "--amount", "180000", "--purpose", "Ủng hộ sách", "--json"]);
        Assert.Equal(0, made.ExitCode);
        var read = await EducoopProcess.RunAsync(["vietqr", "decode", made.Document.GetProperty("payload").GetString()!, "--json"]);
        Assert.Equal(("970436", "Vietcombank", "1017595600", 180_000L, "Ung ho sach"), (
            Text(read, "bin"), Text(read, "bank"), Text(read, "account"), read.Document.GetProperty("amount").GetInt64(), Text(read, "purpose")));
    }

    [Fact]
    public async Task Without_json_the_payload_stands_alone_on_its_line()
    {
        var made = await EducoopProcess.RunAsync(["vietqr", "encode", "--bin", "970436", "--account", "1017595600"]);
        Assert.Equal((0, Payload), (made.ExitCode, made.Output.TrimEnd('\n', '\r')));
    }

    [Fact]
    public async Task Pictures_are_written_where_they_are_asked_for()
    {
        var folder = Directory.CreateTempSubdirectory("educoop-vietqr-").FullName;
        var made = await EducoopProcess.RunAsync(["vietqr", "encode", "--bin", "970436", "--account", "1017595600", "--svg", $"{folder}/a.svg", "--png", $"{folder}/a.png"]);
        Assert.Equal(0, made.ExitCode);
        Assert.Contains("<svg", await File.ReadAllTextAsync($"{folder}/a.svg"), StringComparison.Ordinal);
        Assert.Equal(0x89, (await File.ReadAllBytesAsync($"{folder}/a.png"))[0]);
    }

    [Theory]
    [InlineData("vietqr encode", "bin_missing")]
    [InlineData("vietqr encode --bin VCB", "account_missing")]
    [InlineData("vietqr encode --bin KHONGCO --account 1", "bank_unknown")]
    [InlineData("vietqr encode --bin VCB --account 12345678901234567890", "account_invalid")]
    [InlineData("vietqr encode --bin VCB --account 1 --amount 1,5", "amount_invalid")]
    [InlineData("vietqr encode --bin VCB --account 1 --service XX", "service_unknown")]
    [InlineData("vietqr decode", "payload_missing")]
    [InlineData("vietqr decode 00020101021138540010A00000072701240006970436011010175956000208QRIBFTTA53037045802VN630438BC", "crc_wrong")]
    [InlineData("vietqr decode 0002010102113899", "value_cut_off")]
    public async Task What_cannot_be_is_refused_with_its_code(string line, string code)
    {
        var refused = await EducoopProcess.RunAsync([.. line.Split(' '), "--json"]);
        Assert.Equal((2, code), (refused.ExitCode, refused.ErrorCode));
    }

    [Fact]
    public async Task A_wrong_code_is_refused_with_its_place_in_both_languages()
    {
        var wrong = Payload[..^1] + "C";
        Assert.Contains("Vị trí 87", (await EducoopProcess.RunAsync(["vietqr", "decode", wrong])).Errors, StringComparison.Ordinal);
        Assert.Contains("position 87", (await EducoopProcess.RunAsync(["vietqr", "decode", wrong, "--lang", "en"])).Errors, StringComparison.Ordinal);
    }

    private static string? Text(EducoopProcess.Result result, string name) => result.Document.GetProperty(name).GetString();
}
