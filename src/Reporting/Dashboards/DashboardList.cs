using EduCoop.Reporting.Products;
using static EduCoop.Reporting.Products.ProductCellKind;

namespace EduCoop.Reporting.Dashboards;

/// <summary>What the dashboard shows: each chart is the table that it is drawn from, so its numbers, its file and its picture cannot disagree.</summary>
internal static class DashboardList
{
    private static readonly ProductSource Overview = new(
        new(
            "overview", "Chương trình đang ở đâu?", "Where does the programme stand?", "Kế hoạch, hạn trong tháng, việc chậm, cặp trường, đóng góp.", "Plans, deadlines of the month, what is late, pairs, gifts.", ["plan"],
            [
                new("item", "Nội dung", "What", Coded, Words:
                [
                    new("plans", "Kế hoạch đang thực hiện", "Plans under way"), new("tasks_month", "Phần việc đến hạn trong tháng", "Work due this month"), new("tasks_late", "Phần việc quá hạn", "Work overdue"),
                    new("reports_month", "Báo cáo đến hạn trong tháng", "Reports due this month"), new("reports_late", "Báo cáo chưa nộp, quá hạn", "Reports late"), new("pairs", "Cặp trường đang kết nghĩa", "Active pairs"),
                    new("gifts", "Khoản đóng góp", "Gifts"), new("amount", "Tiền đóng góp", "Money given"),
                ]),
                new("unit", "Đơn vị tính", "Unit", Coded, Words: [new("plan", "kế hoạch", "plans"), new("report", "báo cáo", "reports"), new("gift", "khoản", "gifts"), .. ProductWords.ReportUnits]),
                new("value", "Số liệu", "Figure", Count),
            ]),
        "Báo cáo", "/BC-TQ", Of("Overview", withWork: true, "Base Also Owed"), "place");

    private static readonly ProductSource Late = new(
        new(
            "late", "Ai còn chưa nộp?", "Who has not handed in?", "Báo cáo và phần việc đã quá hạn của từng đơn vị.", "Reports and work of each unit whose last day has passed.", ["plan", "period"],
            [
                new("unit", "Đơn vị", "Unit"), new("reports", "Báo cáo chưa nộp", "Reports not handed in", Count, IsSum: true), new("tasks", "Phần việc quá hạn", "Work overdue", Count, IsSum: true),
                new("since", "Hạn sớm nhất", "Earliest due", Day),
            ]),
        "Danh sách", "/DS-CN", Of("Late", withWork: true, "Base Also"), """reports + tasks desc, since, unit collate "vi-x-icu", source_id nulls last""");

    private static readonly ProductSource Quarters = new(
        new(
            "on-time", "Đơn vị nào, quý nào đúng hạn?", "Which units are on time, and when?", "Tỷ lệ báo cáo và phần việc đúng hạn theo đơn vị và quý.", "Share of reports and work on time by unit and quarter.", ["plan", "period"],
            [
                new("unit", "Đơn vị", "Unit"), new("quarter", "Quý", "Quarter"), new("due", "Đến hạn", "Fell due", Count, IsSum: true), new("on_time", "Đúng hạn", "On time", Count, IsSum: true),
                new("share", "Tỷ lệ đúng hạn (%)", "On time (%)", Count),
            ]),
        "Báo cáo", "/BC-DH", Of("Quarters", withWork: true, "Base"), """unit_late desc, unit collate "vi-x-icu", source_id, quarter""");

    private static readonly ProductSource Funnel = new(
        new(
            "twinning-funnel", "Kết nghĩa đi được đến đâu?", "How far has twinning come?", "Từ khai nhu cầu, đề xuất, hai trường đồng ý đến cặp trường được đánh giá, trong năm học.", "From needs over proposals and agreement to pairs that were evaluated, in the school year.", ["schoolYear"],
            [
                new("stage", "Bước", "Stage", Coded, Words:
                [
                    new("declared", "Trường khai nhu cầu", "Schools with a need"), new("offered", "Trường có khả năng hỗ trợ", "Schools with an offer"), new("proposed", "Cặp được đề xuất", "Pairs proposed"),
                    new("agreed", "Cặp hai trường đồng ý", "Pairs both schools agreed on"), new("active", "Cặp đang kết nghĩa", "Active pairs"),
                    new("held", "Cặp đã có hoạt động", "Pairs with an activity"), new("evaluated", "Cặp đã đánh giá", "Pairs evaluated"),
                ]),
                new("value", "Số lượng", "Number", Count),
            ]),
        "Báo cáo", "/BC-KN", Of("Funnel"), "place");

    private static readonly ProductSource Money = new(
        new(
            "money-flow", "Tiền đóng góp đi đâu?", "Where did the money go?", "Từ người đóng góp đến cuộc vận động, đến hàng đã mua, đến xã của các trường đã nhận.", "From givers to campaigns, to what was bought, to the communes of the schools that received it.", [],
            [
                new("step", "Bước", "Step", Coded, Words:
                [
                    new("given", "Đóng góp", "Given"), new("bought", "Mua một mặt hàng", "One kind of goods bought"), new("mixed", "Mua nhiều mặt hàng", "Several goods bought at once"), new("left", "Chưa chi", "Not spent yet"),
                    new("delivered", "Đã bàn giao", "Handed over"), new("others", "Đã bàn giao, xã khác", "Handed over, other communes"), new("waiting", "Đã mua, chờ bàn giao", "Bought, not handed over yet"),
                ]),
                new("giver", "Người góp", "Givers", Coded, Words: [new("named", "Có nêu tên", "Named"), new("unnamed", "Không nêu tên", "Not named")]),
                new("campaign", "Cuộc vận động", "Campaign"), new("item", "Mặt hàng", "Goods"), new("place", "Nơi nhận", "Received in"), new("amount", "Số tiền (đồng)", "Amount (đồng)", Vnd),
            ]),
        "Báo cáo", "/BC-DT", Of("Money"), """array_position(array['given', 'bought', 'mixed', 'left', 'delivered', 'others', 'waiting'], step), amount desc, campaign collate "vi-x-icu", item, place, giver, source_id""");

    private static readonly ProductSource Trends = new(
        new(
            "indicator-trends", "Chỉ tiêu đi theo lộ trình nào?", "Which way do the indicators go?", "Số đo của từng chỉ tiêu bên lộ trình đến 2030, 2035, 2045.", "Figures of each indicator beside its path to 2030, 2035, 2045.", ["plan"],
            [
                new("indicator", "Chỉ tiêu", "Indicator"), new("plan", "Kế hoạch", "Plan"), new("unit", "Đơn vị tính", "Unit"),
                new("kind", "Loại", "Kind", Coded, Words: [new("baseline", "Xuất phát", "Baseline"), new("figure", "Số đo", "Figure"), new("target", "Mục tiêu", "Target")]),
                new("day", "Ngày", "Day", Day), new("value", "Giá trị", "Value", Count),
            ]),
        "Báo cáo", "/BC-CT", Of("Trends"), """plan nulls last, indicator collate "vi-x-icu", source_id, day, kind""");

    private static readonly ProductSource Schools = new(
        new(
            "gift-schools", "Hàng hỗ trợ về trường nào?", "Which schools received aid?", "Số lần bàn giao theo cuộc vận động, xã và trường.", "Deliveries by campaign, commune and school.", ["period"],
            [
                new("campaign", "Cuộc vận động", "Campaign"), new("ward", "Xã, phường", "Commune"), new("school", "Trường", "School"), new("deliveries", "Số lần bàn giao", "Deliveries", Count, IsSum: true), new("last_on", "Gần nhất", "Last on", Day),
            ]),
        "Báo cáo", "/BC-HT", Of("Schools"), """campaign collate "vi-x-icu", ward collate "vi-x-icu" nulls last, school collate "vi-x-icu", source_id""");

    /// <summary>All of them, in the order in which they stand on the screen.</summary>
    internal static readonly IReadOnlyList<ProductSource> All = [Overview, Late, Quarters, Funnel, Money, Schools, Trends];

    // What stands before a chart's own statement: pieces of work, the tree that is shown, the reports that are owed in it.
    private static string Of(string name, bool withWork = false, string before = "") =>
        string.Concat((withWork ? ProductSource.Of("Work") : ProductSource.Of()), string.Concat(before.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Statement)), Statement(name));

    private static string Statement(string name) => EmbeddedSql.Read($"EduCoop.Reporting.Dashboards.{name}.sql");
}
