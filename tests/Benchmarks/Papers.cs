using System.Diagnostics;
using EduCoop.Documents.Rendering;
using EduCoop.Documents.Writing;
using EduCoop.Reporting.Forms;
using EduCoop.Reporting.Papers;

namespace EduCoop.Benchmarks;

/// <summary>A province's consolidated report as a document, its seconds and this process's peak memory, against writing the same words as plain text; and many short letters as PDF, against one alone.</summary>
internal static class Papers
{
    private const int Units = 600;
    private const int Rows = 500;
    private const int Batch = 50;
    private static readonly PaperHead Head = new("Hà Nội", "BC-SGDĐT", "Ủy ban nhân dân thành phố Hà Nội", SigningAuthority.InStead, "Giám đốc", "Phó Giám đốc", null, "Nguyễn Văn An", [], ["Lãnh đạo Sở"]);

    internal static async Task<int> RunAsync(int letters)
    {
        var (bytes, seconds) = Best(5, () => PaperStore.Write(Consolidated()).Docx);
        var peak = Peak();
        var (plain, plainSeconds) = Best(5, Plain);
        Console.WriteLine($"consolidated report of {Units} units: {bytes.Length / 1024:N0} KB, {seconds:0.00} s, peak memory of the process {peak} MB; the same words as plain text {plain.Length / 1024:N0} KB, {plainSeconds:0.000} s, ratio {seconds / plainSeconds:0.0}");
        if (!PdfRenderer.IsThere)
        {
            Console.WriteLine("soffice is not on the PATH: nothing was made into PDF");
            return 0;
        }

        var clock = Stopwatch.StartNew();
        var pdf = (await PdfRenderer.RenderAsync([bytes], PdfLimits.Default, CancellationToken.None))[0].Pdf!;
        Console.WriteLine($"its PDF: {CountPages(pdf)} pages, {pdf.Length / 1024:N0} KB, {clock.Elapsed.TotalSeconds:0.0} s");
        return await PrintAsync(letters);
    }

    private static async Task<int> PrintAsync(int letters)
    {
        var files = Enumerable.Range(0, letters).Select(i => PaperStore.Write(Letter(i)).Docx).ToList();
        var clock = Stopwatch.StartNew();
        await PdfRenderer.RenderAsync([files[0]], PdfLimits.Default, CancellationToken.None);
        var one = clock.Elapsed.TotalSeconds;
        clock.Restart();
        var made = 0;
        foreach (var chunk in files.Chunk(Batch))
        {
            made += (await PdfRenderer.RenderAsync(chunk, PdfLimits.Default, CancellationToken.None)).Count(file => file.Pdf is not null);
        }

        var all = clock.Elapsed.TotalSeconds;
        Console.WriteLine($"{made} of {letters} letters as PDF in runs of {Batch}: {all:0.0} s, {made / all * 60:N0} a minute; one alone {one:0.0} s, ratio per letter {all / letters / one:0.000}");
        return made == letters ? 0 : 1;
    }

    private static PaperContent Letter(int i) => new(Facts([]), i + 1, new(2026, 12, 5), 2026, null, FormAnswers.None, $"Trường số {i} đã hoàn thành các hoạt động trao đổi chuyên môn trong năm.\nKết quả được cha mẹ học sinh đồng tình.");

    private static PaperFacts Facts(IReadOnlyList<string> authors) => new("Sở Giáo dục và Đào tạo", "Bộ Giáo dục và Đào tạo", "Báo cáo kết quả hợp tác giáo dục", "Năm 2026", new(2025, 12, 15), new(2026, 12, 14), Head, authors);

    private static PaperContent Consolidated()
    {
        var authors = Enumerable.Range(1, Units).Select(i => $"Trường Trung học cơ sở số {i}").ToList();
        var words = string.Join('\n', authors.Select((author, i) => $"{author}: " + string.Concat(Enumerable.Repeat($"Năm qua trường đã tổ chức {i + 3} buổi dự giờ, trao đổi chuyên môn với trường kết nghĩa, huy động phụ huynh cùng tham gia. ", 4))));
        var form = new FormContent(
            [
                new("Kết quả", [new("ket_qua", "Kết quả của các đơn vị", FieldKind.LongText), new("kho_khan", "Khó khăn của các đơn vị", FieldKind.LongText)], []),
                new("Số liệu", [], [Table("hoat_dong", "Hoạt động đã tổ chức"), Table("kinh_phi", "Kinh phí đã huy động")]),
            ],
            []);
        var row = Enumerable.Range(0, 8).ToDictionary(i => $"c{i}", i => (string?)$"{(i + 1) * 12_345}");
        var rows = Enumerable.Range(0, Rows).Select(_ => (IReadOnlyDictionary<string, string?>)row).ToList();
        var answers = new FormAnswers(
            new Dictionary<string, string?> { ["ket_qua"] = words, ["kho_khan"] = words },
            new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string?>>> { ["hoat_dong"] = rows, ["kinh_phi"] = rows });
        return new(Facts(authors), 12, new(2026, 12, 5), 2026, form, answers, "");
    }

    private static FormTable Table(string key, string title) => new(key, title, [.. Enumerable.Range(0, 8).Select(i => new FormField($"c{i}", $"Chỉ tiêu thứ {i + 1}", FieldKind.Count))], [], Rows);

    private static byte[] Plain()
    {
        var content = Consolidated();
        return System.Text.Encoding.UTF8.GetBytes(string.Join('\n', content.Answers.Values.Values.Concat(content.Answers.Tables.Values.SelectMany(rows => rows).SelectMany(row => row.Values))));
    }

    private static (byte[] Bytes, double Seconds) Best(int times, Func<byte[]> make)
    {
        var (bytes, best) = (Array.Empty<byte>(), double.MaxValue);
        for (var i = 0; i < times; i++)
        {
            var clock = Stopwatch.StartNew();
            bytes = make();
            best = Math.Min(best, clock.Elapsed.TotalSeconds);
        }

        return (bytes, best);
    }

    private static long Peak() => long.Parse(File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1]) / 1024;

    // LibreOffice writes each page as an object of its own.
    private static int CountPages(byte[] pdf) => System.Text.RegularExpressions.Regex.Count(System.Text.Encoding.Latin1.GetString(pdf), @"/Type\s*/Page\b");
}
