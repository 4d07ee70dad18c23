using System.Text;

namespace EduCoop.Cli.Tests;

/// <summary>`educoop statement parse`: what the reader understands of a bank's file, without the system and without a network.</summary>
public sealed class StatementParseTests
{
    private const string Mt940 = """
        :20:MAU0001
        :25:0123456789
        :28C:1/1
        :60F:C260301VND1000000,
        :61:2603020302C500000,NTRFREF0000000001
        :86:UNG HO SACH VO
        :61:2603020302D200000,NTRFREF0000000002
        :86:MUA SACH
        :62F:C260302VND1300000,
        -
        """;

    [Fact]
    public async Task A_file_that_ties_is_printed_with_its_entries_as_decimal_strings()
    {
        var parsed = await EducoopProcess.RunAsync(["statement", "parse", await FileAsync(Mt940), "--json"]);
        Assert.Equal(0, parsed.ExitCode);
        var statement = Assert.Single(parsed.Document.GetProperty("statements").EnumerateArray());
        Assert.True(statement.GetProperty("ties").GetBoolean());
        Assert.Equal(("1", "500000", "1", "200000"), (
            statement.GetProperty("credits").GetProperty("count").GetRawText(), Whole(statement.GetProperty("credits").GetProperty("sum").GetString()),
            statement.GetProperty("debits").GetProperty("count").GetRawText(), Whole(statement.GetProperty("debits").GetProperty("sum").GetString())));
        Assert.Equal(["500000", "200000"], statement.GetProperty("entries").EnumerateArray().Select(entry => Whole(entry.GetProperty("amount").GetString())));
    }

    [Fact]
    public async Task A_summary_has_no_entries()
    {
        var parsed = await EducoopProcess.RunAsync(["statement", "parse", await FileAsync(Mt940), "--json", "--summary"]);
        Assert.Equal(0, parsed.ExitCode);
        var statement = Assert.Single(parsed.Document.GetProperty("statements").EnumerateArray());
        Assert.Equal(2, statement.GetProperty("entryCount").GetInt32());
        Assert.False(statement.TryGetProperty("entries", out _));
    }

    [Fact]
    public async Task A_refused_file_ends_with_2_and_says_the_line_and_the_tag()
    {
        var broken = await EducoopProcess.RunAsync(["statement", "parse", await FileAsync(Mt940.Replace(":61:2603020302C500000,N", ":61:2603020302X500000,N", StringComparison.Ordinal)), "--json"]);
        Assert.Equal(2, broken.ExitCode);
        var error = broken.Document.GetProperty("error");
        Assert.Equal((5, ":61:"), (error.GetProperty("line").GetInt32(), $":{error.GetProperty("tag").GetString()!.Trim(':')}:"));
        Assert.NotEmpty(broken.Errors);
    }

    [Fact]
    public async Task Without_a_file_it_says_so() => Assert.Equal(2, (await EducoopProcess.RunAsync(["statement", "parse", "--json"])).ExitCode);

    private static string Whole(string? amount) => amount!.Split('.', ',')[0];

    private static async Task<string> FileAsync(string text)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("educoop-statement-").FullName, "mau.sta");
        await File.WriteAllTextAsync(file, text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal), Encoding.ASCII);
        return file;
    }
}
