using System.Globalization;
using System.Text.RegularExpressions;
using EduCoop.Documents.Checking.Facts;

namespace EduCoop.Documents.Checking.Rules;

/// <summary>Place and date: annex I, part I, II.4.</summary>
internal static partial class DateRules
{
    private const string Source = "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.4.";
    private static readonly Component Date = new("date", "địa danh và thời gian ban hành", "place and date", Source + "c", anatomy => [anatomy.Date]);
    private static readonly Component Time = Date with { Source = Source + "b" };

    internal static readonly IReadOnlyList<FormatRule> All =
    [
        Date.Present(),
        Date.Words("comma", "Sau địa danh không có dấu phẩy.", "There is no comma after the place.", "Hà Nội, ngày …", line => line.Text.IndexOf("ngày", StringComparison.OrdinalIgnoreCase) is var day && (day < 0 || line.Text[..day].TrimEnd().EndsWith(','))),
        Date.Words("place", "Thiếu địa danh, hoặc chữ cái đầu của địa danh không viết hoa.", "The place is missing or does not begin with a capital.", "Hà Nội, ngày …", line => PlaceOf(line) is { Length: > 0 } place && char.IsUpper(place[0])),
        Time.Words("words", "Thời gian ban hành không viết đầy đủ.", "The date is not written in full.", "ngày 05 tháng 01 năm 2020", line => Open().IsMatch(line.Text) || Written().IsMatch(line.Text)),
        Time.Words("day-zero", "Ngày nhỏ hơn 10 phải ghi thêm số 0 phía trước.", "A day below 10 has a zero before it.", "01–09", line => Part(line, "day") is not { Length: 1 }),
        Time.Words("month-zero", "Tháng 1, 2 phải ghi thêm số 0 phía trước.", "The months 1 and 2 have a zero before them.", "01, 02", line => Part(line, "month") is not ("1" or "2")),
        Time.Words("month-plain", "Chỉ tháng 1, 2 ghi thêm số 0 phía trước.", "Only the months 1 and 2 have a zero before them.", "3–12", line => Part(line, "month") is not { Length: 2 } month || month[0] != '0' || month is "01" or "02"),
        Time.Words("real", "Không có ngày này trong lịch.", "There is no such day.", "", line => Part(line, "day") is not { } day || IsDay(day, Part(line, "month")!, Part(line, "year")!)),
        Date.Sized(13, 14),
        Date.Italic(),
        Date.Regular(),
        Date.Centred(),
    ];

    private static string PlaceOf(LineFacts line) => line.Text.Split(["ngày", ","], StringSplitOptions.None)[0].Trim();

    private static string? Part(LineFacts line, string name) => Written().Match(line.Text) is { Success: true } found ? found.Groups[name].Value : null;

    private static bool IsDay(string day, string month, string year) =>
        DateOnly.TryParseExact($"{year}-{month.PadLeft(2, '0')}-{day.PadLeft(2, '0')}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    // A draft leaves room for day and month.
    [GeneratedRegex(@"ngày[\s….]+tháng(?:[\s….]+|\s+[0-9]{1,2}\s+)năm")]
    private static partial Regex Open();

    [GeneratedRegex(@"ngày (?<day>[0-9]{1,2}) tháng (?<month>[0-9]{1,2}) năm (?<year>[0-9]{4})\z")]
    private static partial Regex Written();
}
