using System.Globalization;
using EduCoop.Documents.Writing;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Sheets;
using Npgsql;

namespace EduCoop.Twinning.Registers;

/// <summary>A register as a table: its title, its headings and its rows, for the workbook and for the document alike.</summary>
internal sealed record RegisterSheet(string Title, string FileName, WorkbookColumn[] Columns, Func<NpgsqlConnection, RegisterAsked, CancellationToken, Task<IReadOnlyList<WorkbookCell[]>>> ReadAsync)
{
    private static readonly Dictionary<string, string> Levels = new(StringComparer.Ordinal)
    {
        ["mam_non"] = "Mầm non", ["tieu_hoc"] = "Tiểu học", ["thcs"] = "THCS", ["thpt"] = "THPT", ["gdtx"] = "GDTX", ["gdnn"] = "GDNN",
    };

    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["no_need"] = "Chưa khai nhu cầu", ["no_offer"] = "Chưa có trường đăng ký hỗ trợ lĩnh vực này", ["not_paired"] = "Chưa ghép", ["rule_refuses"] = "Quy tắc không cho ghép",
        ["offers_full"] = "Các trường phù hợp đã đủ số trường kết nghĩa", ["not_proposed"] = "Có trường phù hợp, chưa ai đề xuất", ["not_answered"] = "Đã đề xuất, chưa đủ ý kiến đồng ý",
        ["declined"] = "Đề xuất bị từ chối", ["withdrawn"] = "Đề xuất đã rút", ["expired"] = "Đề xuất quá hạn trả lời", ["ended"] = "Đã chấm dứt kết nghĩa",
    };

    private static readonly Dictionary<string, string> States = new(StringComparer.Ordinal) { ["active"] = "Đang kết nghĩa", ["consent"] = "Đang lấy ý kiến", ["ended"] = "Đã kết thúc" };

    private static readonly Dictionary<string, string> Marks = new(StringComparer.Ordinal)
    {
        ["excellent"] = "Xuất sắc", ["good"] = "Tốt", ["fair"] = "Đạt", ["weak"] = "Chưa đạt",
    };

    /// <summary>By the register's name in the address.</summary>
    internal static readonly IReadOnlyDictionary<string, RegisterSheet> All = new Dictionary<string, RegisterSheet>(StringComparer.Ordinal)
    {
        ["schools"] = new(
            "Danh sách trường đăng ký kết nghĩa", "truong-dang-ky-ket-nghia",
            [new("STT", 6), new("Trường", 40), new("Tên khi đăng ký", 40), new("Xã, phường", 32), new("Tỉnh, thành phố", 32), new("Cấp học", 18), new("Số nhu cầu", 10), new("Mức cấp thiết", 10), new("Số trường nhận hỗ trợ", 12), new("Số cặp", 8)],
            async (connection, asked, cancellation) => Rows((await ReadRegister.SchoolsAsync(connection, asked, cancellation)).Items, school =>
            [
                WorkbookCell.Of(school.Name), WorkbookCell.Of(school.PrintedName), WorkbookCell.Of(school.WardName), WorkbookCell.Of(school.AuthorityName), LevelsOf(school.Levels), WorkbookCell.Of(school.Needs),
                WorkbookCell.Of(school.Urgency), WorkbookCell.Of(school.MostPartners), WorkbookCell.Of(school.Active),
            ])),
        ["pairs"] = new(
            "Danh sách cặp trường kết nghĩa", "cap-truong-ket-nghia",
            [new("STT", 6), new("Số thỏa thuận", 12), new("Cấp học", 18), new("Trường hỗ trợ", 40), new("Xã, phường", 30), new("Trường được hỗ trợ", 40), new("Xã, phường (trường được hỗ trợ)", 30), new("Năm học", 20), new("Trạng thái", 18), new("Từ ngày", 12)],
            async (connection, asked, cancellation) => Rows((await ReadRegister.PairsAsync(connection, asked, cancellation)).Items, pair =>
            [
                WorkbookCell.Of(pair.Number), LevelsOf(pair.Levels), WorkbookCell.Of(Names(pair.SupporterName, pair.SupporterNow)), WorkbookCell.Of(pair.SupporterWard),
                WorkbookCell.Of(Names(pair.SeekerName, pair.SeekerNow)), WorkbookCell.Of(pair.SeekerWard), WorkbookCell.Of($"{pair.FromYear}-{pair.ThroughYear + 1}"), WorkbookCell.Of(States[pair.State]),
                WorkbookCell.Of((DateOnly?)VietnamTime.DayOf(pair.Since)),
            ])),
        ["uncovered"] = new(
            "Danh sách trường chưa có trường kết nghĩa", "truong-chua-ket-nghia",
            [new("STT", 6), new("Trường", 40), new("Xã, phường", 32), new("Tỉnh, thành phố", 32), new("Cấp học", 18), new("Số nhu cầu", 10), new("Lý do", 40), new("Quy tắc", 60)],
            async (connection, asked, cancellation) => Rows((await ReadRegister.UncoveredAsync(connection, asked, cancellation)).Items, school =>
            [
                WorkbookCell.Of(school.Name), WorkbookCell.Of(school.WardName), WorkbookCell.Of(school.AuthorityName), LevelsOf(school.Levels), WorkbookCell.Of(school.Needs),
                WorkbookCell.Of(Reasons[school.Uncovered!]), WorkbookCell.Of(school.RuleReason),
            ])),
        ["coverage"] = new(
            "Tình hình kết nghĩa ở xã biên giới, đặc biệt khó khăn", "ket-nghia-xa-bien-gioi",
            [new("STT", 6), new("Xã, phường", 40), new("Tỉnh, thành phố", 36), new("Biên giới", 10), new("Đặc biệt khó khăn", 12), new("Số trường", 10), new("Đã đăng ký", 10), new("Đã kết nghĩa", 10), new("Chưa kết nghĩa", 10)],
            async (connection, asked, cancellation) => Rows((await ReadRegister.PlacesAsync(connection, asked, cancellation)).Items, place =>
            [
                WorkbookCell.Of(place.Name), WorkbookCell.Of(place.AuthorityName), WorkbookCell.Of(place.IsBorder ? "x" : null), WorkbookCell.Of(place.IsSpeciallyDifficult ? "x" : null),
                WorkbookCell.Of(place.Schools), WorkbookCell.Of(place.Registered), WorkbookCell.Of(place.Covered), WorkbookCell.Of(place.Uncovered),
            ])),
        ["connections"] = new(
            "Kết nối và kết quả kết nghĩa", "ket-noi-va-ket-qua",
            [new("STT", 6), new("Cấp học", 18), new("Trường hỗ trợ", 40), new("Trường được hỗ trợ", 40), new("Xã, phường", 30), new("Kế hoạch chung", 12), new("Số hoạt động", 10), new("Số phút", 10), new("GV trường hỗ trợ", 10), new("HS trường hỗ trợ", 10), new("GV trường được hỗ trợ", 10), new("HS trường được hỗ trợ", 10), new("Mức hữu ích", 10), new("Hoạt động gần nhất", 14), new("Xếp loại", 12), new("Trạng thái", 16)],
            async (connection, asked, cancellation) => Rows((await ReadRegister.ConnectionsAsync(connection, asked, cancellation)).Items, pair =>
            [
                LevelsOf(pair.Levels), WorkbookCell.Of(Names(pair.SupporterName, pair.SupporterNow)), WorkbookCell.Of(Names(pair.SeekerName, pair.SeekerNow)), WorkbookCell.Of(pair.SeekerWard),
                WorkbookCell.Of(pair.PlanAgreed ? "x" : null), WorkbookCell.Of(pair.Held), WorkbookCell.Of(pair.Minutes), WorkbookCell.Of(pair.SupporterTeachers), WorkbookCell.Of(pair.SupporterPupils),
                WorkbookCell.Of(pair.SeekerTeachers), WorkbookCell.Of(pair.SeekerPupils), WorkbookCell.Of(pair.Usefulness), WorkbookCell.Of(pair.LastHeld),
                WorkbookCell.Of(pair.Mark is null ? null : Marks[pair.Mark]), WorkbookCell.Of(States[pair.State]),
            ])),
    };

    internal static string WordsOf(WorkbookCell cell) => cell.Kind switch
    {
        CellKind.Number => cell.Number.ToString(CultureInfo.InvariantCulture),
        CellKind.Day => VietnameseDates.InDigits(new DateOnly(1899, 12, 30).AddDays((int)cell.Number)),
        _ => cell.Text ?? "",
    };

    private static List<WorkbookCell[]> Rows<T>(IReadOnlyList<T> items, Func<T, WorkbookCell[]> cells) =>
        [.. items.Select((item, place) => (WorkbookCell[])[WorkbookCell.Of(place + 1), .. cells(item)])];

    private static WorkbookCell LevelsOf(string[] levels) => WorkbookCell.Of(string.Join(", ", levels.Select(level => Levels[level])));

    private static string Names(string printed, string now) => printed == now ? printed : $"{printed} (nay là {now})";
}
