using System.IO.Compression;
using System.Text;
using EduCoop.Documents.Files;
using EduCoop.Documents.Tests.Files;

namespace EduCoop.Documents.Tests.Hostile;

/// <summary>Packages that were made to hurt end with a refusal, soon and with little memory.</summary>
public sealed class PackageTests
{
    private static readonly DocumentLimits Small = DocumentLimits.Default with { RatioFrom = 100_000, MaxPartBytes = 2_000_000, MaxUnpackedBytes = 5_000_000 };

    [Fact]
    public async Task A_part_that_unpacks_to_far_more_than_it_holds_is_not_unpacked()
    {
        var sample = new WordSample { Body = WordSample.P(new string('a', 1_500_000)) };

        Assert.Equal("file_expands", (await RefusedAsync(sample.Bytes(), Small)).Code);
    }

    [Fact]
    public async Task A_directory_that_lies_about_sizes_does_not_help()
    {
        var bytes = new WordSample { Body = WordSample.P(Noise(3_000_000)) }.Bytes();
        // The sizes in the directory are set to 10; the bytes are counted as they come.
        for (var at = 0; at + 46 < bytes.Length; at++)
        {
            if (bytes.AsSpan(at).StartsWith("PK\u0001\u0002"u8))
            {
                BitConverter.GetBytes(10).CopyTo(bytes, at + 24);
            }
        }

        Assert.Contains((await RefusedAsync(bytes, Small)).Code, new[] { "file_expands", "file_damaged" });
    }

    [Fact]
    public async Task Many_parts_and_many_bytes_in_all_are_refused()
    {
        var many = new WordSample { Body = WordSample.P("a") };
        for (var i = 0; i < 50; i++)
        {
            many.Extra[$"customXml/item{i}.bin"] = Encoding.ASCII.GetBytes(Noise(150_000));
        }

        Assert.Equal("file_expands", (await RefusedAsync(many.Bytes(), Small)).Code);
        Assert.Equal("file_expands", (await RefusedAsync(many.Bytes(), DocumentLimits.Default with { MaxEntries = 20 })).Code);
    }

    [Fact]
    public async Task Packages_inside_are_never_opened()
    {
        var bomb = new WordSample { Body = WordSample.P(new string('a', 5_000_000)) }.Bytes();
        var sample = new WordSample { Body = WordSample.P("Kế hoạch") };
        sample.Extra["word/embeddings/oleObject1.bin"] = bomb;

        Assert.Equal("Kế hoạch", (await DocumentFiles.OpenAsync(sample.Bytes(), "a.docx", Small)).Text?.Text);
    }

    [Theory]
    [InlineData("tbl")]
    [InlineData("ins")]
    [InlineData("sdt")]
    public async Task Deep_nesting_is_refused_before_anything_is_built(string kind)
    {
        var (open, close) = kind switch
        {
            "tbl" => ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
            "ins" => ("<w:p><w:ins>", "</w:ins></w:p>"),
            _ => ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        };
        var body = string.Concat(Enumerable.Repeat(open, 50_000)) + WordSample.P("a") + string.Concat(Enumerable.Repeat(close, 50_000));

        Assert.Equal("file_expands", (await RefusedAsync(new WordSample { Body = body }.Bytes(), DocumentLimits.Default)).Code);
    }

    [Fact]
    public async Task Entities_and_type_definitions_are_refused()
    {
        var lol = "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">&b;</w:numbering>";
        var sample = new WordSample { Body = WordSample.P("a") };
        sample.Extra["word/numbering.xml"] = Encoding.UTF8.GetBytes(lol);

        Assert.Equal("file_damaged", (await RefusedAsync(sample.Bytes(), DocumentLimits.Default)).Code);
    }

    [Fact]
    public async Task A_table_with_too_many_cells_is_refused()
    {
        var row = WordSample.Row([.. Enumerable.Repeat(WordSample.Cell("ô"), 60)]);
        var sample = new WordSample { Body = WordSample.Table([.. Enumerable.Repeat(row, 40)]) };

        Assert.Equal("table_too_large", (await RefusedAsync(sample.Bytes(), DocumentLimits.Default with { MaxCells = 2_000 })).Code);
        Assert.NotNull((await DocumentFiles.OpenAsync(sample.Bytes(), "a.docx")).Text);
    }

    [Fact]
    public async Task A_sheet_a_slide_show_and_a_plain_zip_are_named()
    {
        foreach (var (entry, said) in new[] { ("xl/workbook.xml", "Excel"), ("ppt/presentation.xml", "trình chiếu"), ("content.xml", "OpenDocument"), ("a.txt", "tệp nén") })
        {
            using var file = new MemoryStream();
            using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            {
                zip.CreateEntry(entry);
            }

            var refusal = await RefusedAsync(file.ToArray(), DocumentLimits.Default);
            Assert.Equal("not_a_document", refusal.Code);
            Assert.Contains(said, refusal.Title, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_docx_cut_or_scratched_anywhere_is_read_or_refused_but_never_breaks()
    {
        var whole = new WordSample { Body = string.Concat(Enumerable.Range(1, 40).Select(i => WordSample.P($"{i}. Nhiệm vụ số {i}", WordSample.Number(1, 0)))) }.With("numbering", "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"9\"/></w:num>").Bytes();
        var chance = new Random(20261122);
        for (var i = 0; i < 300; i++)
        {
            var bytes = whole.ToArray();
            for (var scratch = chance.Next(1, 6); scratch > 0; scratch--)
            {
                bytes[chance.Next(bytes.Length)] = (byte)chance.Next(256);
            }

            var opened = await DocumentFiles.OpenAsync(i % 3 == 0 ? bytes[..chance.Next(bytes.Length)] : bytes, "a.docx");
            Assert.True(opened.Text is null ^ opened.Refusal is null, $"round {i}");
        }
    }

    private static string Noise(int length)
    {
        var chance = new Random(7);
        return string.Create(length, chance, (text, random) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                text[i] = (char)random.Next('a', 'z' + 1);
            }
        });
    }

    private static async Task<DocumentRefusal> RefusedAsync(byte[] bytes, DocumentLimits limits)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var opened = await DocumentFiles.OpenAsync(bytes, "a.docx", limits);

        Assert.True(opened.Refusal is not null, "It was opened.");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000_000);
        return opened.Refusal;
    }
}
