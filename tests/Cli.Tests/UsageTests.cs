namespace EduCoop.Cli.Tests;

/// <summary>What a person at the keyboard or a script meets before any request is made.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("--help", "Cách gọi:", "status")]
    [InlineData("import --help", "Cách gọi:", "statement")]
    [InlineData("import units --help", "--dry-run", "provinces|communes|unit_types|schools|units")]
    [InlineData("import statement --help", "--campaign", "sao-ke.psv.gz")]
    [InlineData("status --help", "--json", "educoop status")]
    [InlineData("trace --help", "TRACE_ID", "--dashboard")]
    public async Task Help_is_Vietnamese_with_options_examples_and_exit_codes(string line, string one, string another)
    {
        var help = await EducoopProcess.RunAsync(line.Split(' '));

        Assert.Equal(0, help.ExitCode);
        Assert.Contains(one, help.Output, StringComparison.Ordinal);
        Assert.Contains(another, help.Output, StringComparison.Ordinal);
        Assert.Contains("Ví dụ:", help.Output, StringComparison.Ordinal);
        Assert.Contains("Mã kết thúc: 0", help.Output, StringComparison.Ordinal);
        Assert.Empty(help.Errors);
    }

    [Fact]
    public async Task English_is_taken_from_the_option_and_from_the_environment()
    {
        Assert.Contains("Usage:", (await EducoopProcess.RunAsync(["--help", "--lang", "en"])).Output, StringComparison.Ordinal);
        Assert.Contains("Usage:", (await EducoopProcess.RunAsync(["--help"], ("LANG", "en_US.UTF-8"))).Output, StringComparison.Ordinal);
        Assert.Contains("Cách gọi:", (await EducoopProcess.RunAsync(["--help"], ("LANG", "C.UTF-8"))).Output, StringComparison.Ordinal);
        Assert.Contains("Cách gọi:", (await EducoopProcess.RunAsync(["--help", "--lang=vi"], ("LANG", "en_US.UTF-8"))).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nhap")]
    [InlineData("import")]
    [InlineData("import statement a.psv b.psv")]
    [InlineData("import units a.csv --kind")]
    [InlineData("status --timeout 0")]
    [InlineData("status --timeout soon")]
    [InlineData("status --password secret")]
    public async Task A_wrong_line_is_refused_with_the_way_to_help(string line)
    {
        var refused = await EducoopProcess.RunAsync(line.Split(' '));

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("--help", refused.Errors, StringComparison.Ordinal);
        Assert.Empty(refused.Output);
    }

    [Theory]
    [InlineData("import statement khong-co.psv --campaign cao-bang", "file_not_found")]
    [InlineData("import statement --campaign cao-bang", "file_missing")]
    [InlineData("import units khong-co.csv --kind units", "file_not_found")]
    [InlineData("status --url ftp://example.vn", "url_invalid")]
    [InlineData("status", "user_missing")]
    [InlineData("status --user quantri", "password_missing")]
    [InlineData("trace 123", "trace_id_invalid")]
    [InlineData("nhap", "usage")]
    public async Task With_json_the_refusal_is_one_document(string line, string code)
    {
        var refused = await EducoopProcess.RunAsync([.. line.Split(' '), "--json"]);

        Assert.Equal((2, code, false), (refused.ExitCode, refused.ErrorCode, refused.Document.GetProperty("ok").GetBoolean()));
        Assert.Equal(2, refused.Document.GetProperty("exitCode").GetInt32());
        Assert.NotEmpty(refused.Document.GetProperty("error").GetProperty("detail").GetString()!);
        Assert.Empty(refused.Errors);
    }

    [Fact]
    public async Task A_file_that_cannot_be_a_statement_is_refused_before_anything_is_sent()
    {
        var empty = Path.GetTempFileName();
        try
        {
            Assert.Equal("file_empty", (await EducoopProcess.RunAsync(["import", "statement", empty, "--campaign", "cao-bang", "--json"])).ErrorCode);
            await File.WriteAllTextAsync(empty, "x");
            Assert.Equal("campaign_missing", (await EducoopProcess.RunAsync(["import", "statement", empty, "--json"])).ErrorCode);
            Assert.Equal("kind_invalid", (await EducoopProcess.RunAsync(["import", "units", empty, "--kind", "people", "--json"])).ErrorCode);
            await using (var file = File.OpenWrite(empty))
            {
                file.SetLength((20 * 1024 * 1024) + 1);
            }

            Assert.Equal("file_too_large", (await EducoopProcess.RunAsync(["import", "statement", empty, "--campaign", "cao-bang", "--json"])).ErrorCode);
        }
        finally
        {
            File.Delete(empty);
        }
    }
}
