using System.Diagnostics;
using EduCoop.Documents.Rendering;
using EduCoop.Documents.Writing;
using EduCoop.Donations.Receipts;
using EduCoop.Donations.Receipts.Printing;
using EduCoop.Reporting.Forms;
using EduCoop.Reporting.Papers;

namespace EduCoop.Benchmarks;

/// <summary>A province's consolidated report as a document, its seconds and this process's peak memory, against writing the same words as plain text; and many letters of thanks as one PDF, against making them one by one.</summary>
internal static class Papers
{
    private const int Units = 600;
    private const int Rows = 500;
    private const int Alone = 10;
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

    // What an office prints: many letters as one file. Its plain counterpart makes them one by one, of which so many are enough to know.
    private static async Task<int> PrintAsync(int letters)
    {
        var papers = Enumerable.Range(1, letters).Select(Letter).ToList();
        var alone = papers.Take(Alone).Select(OfficialDocumentWriter.ToBytes).ToList();
        var clock = Stopwatch.StartNew();
        foreach (var file in alone)
        {
            await PdfRenderer.RenderAsync([file], PdfLimits.Default, CancellationToken.None);
        }

        var one = clock.Elapsed.TotalSeconds / alone.Count;
        clock.Restart();
        var parts = new List<byte[]>();
        foreach (var chunk in papers.Chunk(PrintWorker.MostInPart))
        {
            using var file = new MemoryStream();
            OfficialDocumentWriter.WriteMany(chunk, file);
            parts.Add((await PdfRenderer.RenderAsync([file.ToArray()], PdfLimits.Default, CancellationToken.None))[0].Pdf!);
        }

        var (made, joining) = (clock.Elapsed.TotalSeconds, Stopwatch.StartNew());
        var whole = await PdfJoiner.JoinAsync(parts, CancellationToken.None);
        var all = clock.Elapsed.TotalSeconds;
        var pages = CountPages(whole);
        Console.WriteLine($"{letters} letters as one PDF of {pages} pages, {whole.Length / 1024:N0} KB, in {parts.Count} runs of {PrintWorker.MostInPart}: {all:0.0} s ({made:0.0} s the pages, {joining.Elapsed.TotalSeconds:0.0} s putting them together), {letters / all * 60:N0} a minute; one by one {one:0.00} s each, {60 / one:N0} a minute; ratio per letter {all / letters / one:0.000}");
        return pages >= letters ? 0 : 1;
    }

    private static OfficialDocument Letter(int i) => ReceiptDocument.Of(
        new ReceiptView(
            Guid.CreateVersion7(), ReceiptKind.Thanks, $"{i:00}/TCO-SGDĐTHN", i, 2026, "Sở Giáo dục và Đào tạo Hà Nội", new(2026, 12, 5), Guid.CreateVersion7(), "Sách cho học sinh vùng cao", 50_000 + i, "Hà Nội", null, "Nguyễn Văn An",
            null, null, [new ReceiptGift { DonationId = Guid.CreateVersion7(), AmountVnd = 50_000 + i, OccurredOn = new(2026, 12, 1), Donor = $"Bà Nguyễn Thị {i}", LedgerSequence = i, Proof = "" }]),
        isCircular16: false, new Uri("https://educoop.example.vn"));

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
