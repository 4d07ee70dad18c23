using static EduCoop.Reporting.Products.ProductCellKind;

namespace EduCoop.Reporting.Products;

/// <summary>The products that the plans of cooperation name.</summary>
internal static class ProductList
{
    private static readonly ProductWord[] Standings =
    [
        new("done_on_time", "Hoàn thành đúng hạn", "Done on time"), new("done_late", "Hoàn thành muộn", "Done late"), new("overdue", "Quá hạn", "Overdue"),
        new("waiting", "Chờ nghiệm thu", "Waiting for acceptance"), new("open", "Đang thực hiện", "Under way"),
    ];

    private static readonly ProductSource RegisteredSchools = new(
        new(
            "registered-schools", "Danh sách các trường đăng ký tham gia", "Schools registered to take part", "Trường nào đã khai nhu cầu hoặc khả năng hỗ trợ trong năm học?", "Which schools have declared a need or an offer for the school year?",
            ["schoolYear"],
            [
                new("school", "Trường", "School"), new("ward", "Xã, phường", "Commune"), new("needs", "Số nhu cầu", "Needs", Count, IsSum: true), new("themes", "Lĩnh vực cần hỗ trợ", "Themes of its needs"),
                new("partners", "Số trường nhận hỗ trợ", "Partners offered", Count, IsSum: true), new("registered_on", "Ngày đăng ký", "Registered on", Day),
            ]),
        "Danh sách", "/DS-KN", ProductSource.Of("RegisteredSchools"), """ward collate "vi-x-icu" nulls last, school collate "vi-x-icu", source_id""");

    private static readonly ProductSource TwinningResults = new(
        new(
            "twinning-results", "Kết quả kết nối, giao lưu", "Results of connections and exchanges", "Các cặp trường đã làm được gì trong kỳ?", "What did the paired schools do in the period?", ["schoolYear", "period"],
            [
                new("supporter", "Trường hỗ trợ", "Supporting school"), new("seeker", "Trường nhận hỗ trợ", "Supported school"),
                new("state", "Tình trạng", "State", Coded, Words: [new("active", "Đang kết nghĩa", "Active"), new("ended", "Đã kết thúc", "Ended")]),
                new("activities", "Số hoạt động", "Activities", Count, IsSum: true), new("minutes", "Số phút", "Minutes", Count, IsSum: true),
                new("teachers", "Lượt giáo viên", "Teachers, each time", Count, IsSum: true), new("pupils", "Lượt học sinh", "Pupils, each time", Count, IsSum: true),
                new("last_held", "Hoạt động gần nhất", "Last activity", Day),
                new("mark", "Xếp loại năm học", "Mark of the year", Coded, Words: [new("excellent", "Xuất sắc", "Excellent"), new("good", "Tốt", "Good"), new("fair", "Khá", "Fair"), new("weak", "Yếu", "Weak")]),
            ]),
        "Báo cáo", "/BC-KN", ProductSource.Of("TwinningResults"), """supporter collate "vi-x-icu", seeker collate "vi-x-icu", source_id""");

    private static readonly ProductSource Donors = new(
        new(
            "donors", "Danh sách các nhà tài trợ", "List of donors", "Ai đã đóng góp, theo cách họ chọn được nêu tên?", "Who has given, as they chose to be shown?", ["period"],
            [
                new("donor", "Nhà tài trợ", "Donor", WhenEmpty: new("anonymous", "Không nêu tên", "Not named")), new("campaign", "Cuộc vận động", "Campaign"),
                new("gifts", "Số khoản", "Gifts", Count, IsSum: true, IsSorted: false), new("amount", "Số tiền (đồng)", "Amount (đồng)", Vnd, IsSum: true, IsSorted: false), new("last_on", "Gần nhất", "Last on", Day),
            ]),
        "Danh sách", "/DS-TT", ProductSource.Of("Donors"), """campaign collate "vi-x-icu", donor collate "vi-x-icu" nulls last, source_id""");

    private static readonly ProductSource Resources = new(
        new(
            "resources", "Tổng hợp nguồn lực huy động", "Resources mobilised", "Đã huy động được bao nhiêu, dùng vào việc gì?", "What was raised, and what became of it?", ["period"],
            [
                new("campaign", "Cuộc vận động", "Campaign"),
                new("flow", "Nguồn, sử dụng", "Source or use", Coded, Words:
                [
                    new("money_in", "Tiền đóng góp", "Money given"), new("money_used", "Tiền đã mua sắm", "Money spent"), new("goods_bought", "Hàng đã mua", "Goods bought"), new("delivered", "Hàng, dịch vụ đã bàn giao", "Goods and services delivered"),
                ]),
                new("item", "Nội dung", "What"), new("unit", "Đơn vị tính", "Unit"), new("quantity", "Số lượng", "Quantity", Count), new("received", "Tiền nhận (đồng)", "Received (đồng)", Vnd, IsSum: true),
                new("spent", "Tiền đã dùng (đồng)", "Spent (đồng)", Vnd, IsSum: true), new("entries", "Số lần", "Entries", Count),
            ]),
        "Báo cáo", "/BC-NL", ProductSource.Of("Resources"), """campaign collate "vi-x-icu", array_position(array['money_in', 'money_used', 'goods_bought', 'delivered'], flow), item collate "vi-x-icu" nulls first, unit, source_id""");

    private static readonly ProductSource PlanReport = new(
        new(
            "plan-report", "Báo cáo sơ kết, tổng kết", "Mid-term or final report", "Nhiệm vụ, chỉ tiêu, kết nghĩa, nguồn lực: tất cả đang ở đâu?", "Tasks, indicators, twinning, resources: where do they all stand?", ["plan", "period", "schoolYear"],
            [
                new("section", "Phần", "Part", Coded, Words:
                [
                    new("tasks", "Kết quả thực hiện nhiệm vụ", "Tasks"), new("indicators", "Kết quả thực hiện chỉ tiêu", "Indicators"), new("twinning", "Kết nối, giao lưu giữa các trường", "Twinning"), new("resources", "Nguồn lực huy động", "Resources"),
                ]),
                new("item", "Nội dung", "What", Coded, Words: ProductWords.ReportItems), new("unit", "Đơn vị tính", "Unit", Coded, Words: ProductWords.ReportUnits), new("value", "Số liệu", "Figure", Count),
            ]),
        "Báo cáo", "/BC-SKTK", ProductSource.Report(), "place", SectionKey: "section");

    private static readonly ProductSource Kpi = new(
        new(
            "kpi", "Bảng theo dõi, chấm điểm nhiệm vụ (KPI)", "KPI table of tasks", "Mỗi nhiệm vụ: sản phẩm, thời hạn, minh chứng và điểm?", "Each task: product, deadline, evidence and score?", ["plan", "period"],
            [
                new("unit", "Đơn vị chủ trì", "Leading unit"), new("plan", "Kế hoạch", "Plan"), new("section", "Mục", "Section"), new("task", "Nhiệm vụ", "Task"), new("label", "Kỳ", "Period"),
                new("product", "Sản phẩm", "Product"), new("due_on", "Thời hạn", "Due on", Day), new("done_on", "Ngày hoàn thành", "Done on", Day), new("evidence", "Số minh chứng", "Evidence files", Count),
                new("standing", "Tình trạng", "State", Coded, Words: Standings), new("product_points", "Điểm sản phẩm", "Points: product", Count), new("deadline_points", "Điểm thời hạn", "Points: deadline", Count),
                new("evidence_points", "Điểm minh chứng", "Points: evidence", Count), new("score", "Điểm trên 100", "Score out of 100", Count),
            ]),
        "Báo cáo", "/BC-KPI", ProductSource.Of("Work", "Kpi"), """unit collate "vi-x-icu", plan, section, due_on nulls last, occurrence_id""");

    private static readonly ProductSource TaskStatus = new(
        new(
            "task-status", "Tình hình nhiệm vụ theo quý", "Tasks by quarter", "Quý nào việc chậm?", "In which quarter is work late?", ["plan", "period"],
            [
                new("quarter", "Quý", "Quarter", WhenEmpty: new("none", "Không ghi thời hạn", "No due date")), new("total", "Tổng số", "Total", Count, IsSum: true),
                .. Standings.Select(word => new ProductColumn(word.Code, word.Vi, word.En, Count, IsSum: true)),
            ]),
        "Báo cáo", "/BC-NV", ProductSource.Of("Work", "TaskStatus"), "quarter nulls last");

    private static readonly ProductSource IndicatorProgress = new(
        new(
            "indicator-progress", "Tiến độ chỉ tiêu đến 2030, 2035, 2045", "Indicators towards 2030, 2035, 2045", "Chỉ tiêu nào chưa theo kịp lộ trình?", "Which indicators are behind their path?", ["plan"],
            [
                new("indicator", "Chỉ tiêu", "Indicator"), new("plan", "Kế hoạch", "Plan"), new("owner", "Đơn vị báo số", "Gives the figures"), new("unit", "Đơn vị tính", "Unit"),
                new("baseline", "Xuất phát", "Baseline", Count), new("baseline_on", "Ngày xuất phát", "Baseline on", Day), new("value", "Số mới nhất", "Last figure", Count), new("measured_on", "Ngày đo", "Measured on", Day),
                new("path", "Theo lộ trình", "On the path", Count), new("goal_2030", "Đến 2030", "By 2030", Count), new("goal_2035", "Đến 2035", "By 2035", Count), new("goal_2045", "Đến 2045", "By 2045", Count),
                new("standing", "Đánh giá", "Judgement", Coded, Words:
                [
                    new("on_path", "Theo kịp", "On the path"), new("behind", "Chưa theo kịp", "Behind"), new("no_path", "Chưa đặt lộ trình", "No path set"), new("no_figure", "Chưa có số liệu", "No figure yet"),
                ]),
            ]),
        "Báo cáo", "/BC-CT", ProductSource.Of("IndicatorProgress"), """plan nulls last, indicator collate "vi-x-icu", source_id""");

    /// <summary>All of them, in the order in which they are listed.</summary>
    internal static readonly IReadOnlyList<ProductSource> All = [RegisteredSchools, TwinningResults, Donors, Resources, PlanReport, Kpi, TaskStatus, IndicatorProgress];

    internal static ProductSource? Find(string code) => All.Concat(Dashboards.DashboardList.All).FirstOrDefault(product => product.Shown.Code == code);
}
