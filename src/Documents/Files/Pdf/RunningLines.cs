namespace EduCoop.Documents.Files.Pdf;

/// <summary>Takes away what a page repeats: its number, and a first or last line that most pages share.</summary>
internal static class RunningLines
{
    private const int FewPages = 3;

    internal static List<PdfPage> Remove(List<PdfPage> pages)
    {
        var plain = pages.Select(page => page with { Lines = WithoutNumber(page.Lines) }).ToList();
        if (plain.Count < FewPages)
        {
            return plain;
        }

        var (first, last) = (Shared(plain, page => page.Lines is [var top, ..] ? top : null), Shared(plain, page => page.Lines is [.., var bottom] ? bottom : null));
        return [.. plain.Select(page => page with { Lines = [.. page.Lines.Where((line, index) => !(index == 0 && Same(line, first)) && !(index == page.Lines.Count - 1 && Same(line, last)))] })];
    }

    private static List<PdfLine> WithoutNumber(IReadOnlyList<PdfLine> lines) =>
        [.. lines.Where((line, index) => !((index == 0 || index == lines.Count - 1) && IsNumber(line.Text)))];

    // "3", "- 3 -", "3/12", "Trang 3".
    private static bool IsNumber(string text)
    {
        var rest = text.Replace("Trang", "", StringComparison.OrdinalIgnoreCase).Trim(' ', '-', '–', '.', '|');
        return rest.Length is > 0 and <= 9 && rest.All(letter => char.IsAsciiDigit(letter) || letter is '/' or ' ');
    }

    private static string? Shared(List<PdfPage> pages, Func<PdfPage, PdfLine?> choose)
    {
        var most = pages.Select(choose).OfType<PdfLine>().Select(Key).Where(key => key.Length > 0).GroupBy(key => key).MaxBy(group => group.Count());
        return most is not null && most.Count() >= FewPages && most.Count() * 10 > pages.Count * 6 ? most.Key : null;
    }

    private static bool Same(PdfLine line, string? key) => key is not null && Key(line) == key;

    private static string Key(PdfLine line) => string.Concat(line.Text.Where(letter => !char.IsAsciiDigit(letter) && letter != ' '));
}
