using System.IO.Compression;
using System.Text;
using EduCoop.Documents.Writing;

namespace EduCoop.Cli.Tests;

/// <summary>`educoop document check`: the form of a document, without the system and without a network.</summary>
public sealed class DocumentCheckTests
{
    private static readonly OfficialDocument Report = new()
    {
        ParentIssuer = "UBND tỉnh Phú Thọ",
        Issuer = "Sở Giáo dục và Đào tạo",
        Number = "15/BC-SGDĐT",
        Place = "Phú Thọ",
        Date = new DateOnly(2026, 11, 5),
        TypeName = "Báo cáo",
        Subject = "Kết quả phối hợp, giúp đỡ giữa các trường",
        Body = [new TextBlock("Các trường đã thực hiện đầy đủ kế hoạch.")],
        Signature = SignatureBlock.By(SigningAuthority.InStead, "Giám đốc", "Trần Thị Mẫu", own: "Phó Giám đốc"),
        Recipients = ["Bộ Giáo dục và Đào tạo"],
    };

    [Fact]
    public async Task A_right_document_ends_with_0()
    {
        var right = await EducoopProcess.RunAsync(["document", "check", await FileAsync(), "--json"]);
        Assert.Equal(("[]", 0), (right.Document.GetProperty("departures").GetRawText(), right.ExitCode));
        Assert.InRange(right.Document.GetProperty("rules").GetInt32(), 60, 400);
        Assert.Contains("Đúng thể thức", (await EducoopProcess.RunAsync(["document", "check", await FileAsync()])).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_departure_ends_with_2_and_says_rule_source_place_measure_and_bounds()
    {
        var wrong = await EducoopProcess.RunAsync(["document", "check", await FileAsync(("w:left=\"1707\"", "w:left=\"1134\"")), "--json"]);
        Assert.Equal((2, false), (wrong.ExitCode, wrong.Document.GetProperty("ok").GetBoolean()));
        var margin = wrong.Document.GetProperty("departures").EnumerateArray().Single(departure => departure.GetProperty("rule").GetString() == "margin-left");
        Assert.Equal(("20 mm", "30–35 mm", 1), (margin.GetProperty("measured").GetString(), margin.GetProperty("allowed").GetString(), margin.GetProperty("section").GetInt32()));
        Assert.Contains("Phụ lục I", margin.GetProperty("source").GetString(), StringComparison.Ordinal);
    }

    // The command runs without ICU: letters are composed by own tables.
    [Fact]
    public async Task Both_languages_say_what_is_wrong_also_about_letters_with_marks_apart()
    {
        var file = await FileAsync(("Các trường đã", "Các trường đã".Normalize(NormalizationForm.FormD)));
        Assert.Contains("Chữ có dấu rời", (await EducoopProcess.RunAsync(["document", "check", file])).Output, StringComparison.Ordinal);
        var english = await EducoopProcess.RunAsync(["document", "check", file, "--lang", "en"]);
        Assert.Contains("Letters and marks are apart", english.Output, StringComparison.Ordinal);
        Assert.Contains("1 departures from 1 rules", english.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_docx_is_refused()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("educoop-document-").FullName, "a.docx");
        await File.WriteAllTextAsync(path, "Kế hoạch");
        var refused = await EducoopProcess.RunAsync(["document", "check", path, "--json"]);
        Assert.Equal((2, "not_a_document"), (refused.ExitCode, refused.ErrorCode));
        Assert.Equal(2, (await EducoopProcess.RunAsync(["document", "check", "--json"])).ExitCode);
    }

    private static async Task<string> FileAsync(params (string Old, string New)[] changes)
    {
        using var file = new MemoryStream();
        OfficialDocumentWriter.Write(Report, file);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var (old, words) in changes)
            {
                await using var part = zip.GetEntry("word/document.xml")!.Open();
                var text = await new StreamReader(part).ReadToEndAsync();
                Assert.Contains(old, text, StringComparison.Ordinal);
                part.SetLength(0);
                part.Write(Encoding.UTF8.GetBytes(text.Replace(old, words, StringComparison.Ordinal)));
            }
        }

        var path = Path.Combine(Directory.CreateTempSubdirectory("educoop-document-").FullName, "bao-cao.docx");
        await File.WriteAllBytesAsync(path, file.ToArray());
        return path;
    }
}
