using System.Globalization;
using System.Xml.Linq;
using EduCoop.Documents.Tests.Checking;
using EduCoop.Documents.Writing;
using EduCoop.Testing;

namespace EduCoop.Documents.Tests.Writing;

/// <summary>Pages as LibreOffice shows them, measured in points and held against the places that were looked at and kept (boxes.tsv).</summary>
public sealed class RenderedPageTests
{
    private const double Tolerance = 2.5;
    private const double Millimetre = 72 / 25.4;

    private sealed record Word(string Text, double Left, double Top, double Right, double Bottom)
    {
        internal double Middle => (Left + Right) / 2;
    }

    private sealed record Page(double Width, double Height, IReadOnlyList<Word> Words)
    {
        /// <summary>The box around words that follow each other.</summary>
        internal Word Line(string text)
        {
            // Letters from another font are words of their own to the tool, so blanks do not count.
            var letters = text.Replace(" ", "", StringComparison.Ordinal);
            for (var i = 0; i < Words.Count; i++)
            {
                var found = new List<Word>();
                var length = 0;
                for (var at = i; at < Words.Count && length < letters.Length; length += Words[at++].Text.Length)
                {
                    found.Add(Words[at]);
                }

                if (string.Concat(found.Select(word => word.Text)) == letters)
                {
                    return new(text, found.Min(word => word.Left), found.Min(word => word.Top), found.Max(word => word.Right), found.Max(word => word.Bottom));
                }
            }

            throw new Xunit.Sdk.XunitException($"The page does not show “{text}”: {string.Join(' ', Words.Select(word => word.Text))}");
        }
    }

    [OfficeFact]
    public async Task The_first_page_stands_where_it_was_looked_at()
    {
        var pages = await PagesAsync(Specimens.Plan, "ke-hoach");
        var kept = await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "tests", "Documents.Tests", "Writing", "boxes.tsv"));
        var moved = kept.Where(line => !line.StartsWith('#')).Select(line => line.Split('\t')).Select(row => (Text: row[0], Kept: row[1..].Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray(), Box: pages[0].Line(row[0])))
            .Where(row => new[] { row.Box.Left, row.Box.Top, row.Box.Right, row.Box.Bottom }.Zip(row.Kept).Any(pair => Math.Abs(pair.First - pair.Second) > Tolerance))
            .Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Text}\t{row.Box.Left:0.0}\t{row.Box.Top:0.0}\t{row.Box.Right:0.0}\t{row.Box.Bottom:0.0}"));
        var list = string.Join('\n', moved);
        Assert.True(list.Length == 0, list);
    }

    [OfficeFact]
    public async Task Number_and_date_stand_on_one_line_however_long_the_names_are()
    {
        foreach (var specimen in new[] { "kế hoạch", "tên dài", "biên bản", "công văn" })
        {
            var page = (await PagesAsync(Specimens.All[specimen], "dau-" + specimen.Replace(' ', '-')))[0];
            var date = VietnameseDates.InWords(Specimens.All[specimen].Date!.Value);
            Assert.InRange(page.Line(date).Bottom - page.Line(DocumentNumbers.Line(Specimens.All[specimen].Number, isParty: false)).Bottom, -1, 1);
        }
    }

    [OfficeFact]
    public async Task Margins_page_numbers_and_turned_pages_are_as_the_decree_asks()
    {
        var pages = await PagesAsync(Specimens.Plan, "ke-hoach-trang");
        var nation = pages[0].Line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
        Assert.InRange(nation.Middle - pages[0].Line("Độc lập - Tự do - Hạnh phúc").Middle, -1, 1);
        Assert.All(pages, page => Assert.All(page.Words, word =>
        {
            Assert.InRange(word.Left, (30 * Millimetre) - 1, page.Width);
            Assert.InRange(word.Right, 0, page.Width - (15 * Millimetre) + 1);
            Assert.InRange(word.Bottom, 0, page.Height - (20 * Millimetre) + 1);
        }));
        var number = pages[1].Words[0];
        Assert.Equal("2", number.Text);
        Assert.InRange(number.Bottom, 0, 20 * Millimetre);
        Assert.InRange(number.Middle, (pages[1].Width + (12 * Millimetre)) / 2 - 3, (pages[1].Width + (12 * Millimetre)) / 2 + 3);
        Assert.Contains(pages, page => page.Width > page.Height && string.Concat(page.Words.Select(word => word.Text)).Contains("PHÂNCÔNGNHIỆMVỤ", StringComparison.Ordinal));
    }

    // Kept where a person can look at them after a run: the document, its pages and their pictures.
    private static async Task<IReadOnlyList<Page>> PagesAsync(OfficialDocument document, string name)
    {
        var bytes = OfficialDocumentWriter.ToBytes(document);
        var pdf = await Office.ConvertAsync(bytes, "docx", "pdf");
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "documents")).FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, name + ".docx"), bytes);
        File.Copy(pdf, Path.Combine(folder, name + ".pdf"), overwrite: true);
        await Office.RunAsync("pdftoppm", ["-r", "60", "-png", pdf, Path.Combine(folder, name)]);
        var html = await Office.RunAsync("pdftotext", ["-bbox", pdf, "-"]);
        XNamespace space = "http://www.w3.org/1999/xhtml";
        return [.. XDocument.Parse(html[html.IndexOf("<html", StringComparison.Ordinal)..]).Descendants(space + "page").Select(page => new Page(
            Number(page, "width"), Number(page, "height"),
            [.. page.Elements(space + "word").Select(word => new Word(word.Value, Number(word, "xMin"), Number(word, "yMin"), Number(word, "xMax"), Number(word, "yMax")))]))];
    }

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
