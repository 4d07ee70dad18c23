namespace EduCoop.Reporting.Products;

/// <summary>Words of the report of a plan.</summary>
internal static class ProductWords
{
    internal static readonly ProductWord[] ReportItems =
    [
        new("tasks_total", "Phần việc đến hạn trong kỳ", "Work due in the period"), new("done_on_time", "Hoàn thành đúng hạn", "Done on time"), new("done_late", "Hoàn thành muộn", "Done late"),
        new("overdue", "Quá hạn", "Overdue"), new("waiting", "Chờ nghiệm thu", "Waiting for acceptance"), new("open", "Đang thực hiện", "Under way"),
        new("indicators_total", "Chỉ tiêu được theo dõi", "Indicators followed"), new("on_path", "Theo kịp lộ trình", "On the path"), new("behind", "Chưa theo kịp lộ trình", "Behind the path"),
        new("unjudged", "Chưa có số liệu hoặc lộ trình", "Without a figure or a path"), new("schools", "Trường đăng ký tham gia", "Schools registered"), new("pairs", "Cặp trường kết nghĩa", "Paired schools"),
        new("activities", "Hoạt động đã tổ chức", "Activities held"), new("teachers", "Lượt giáo viên tham gia", "Teachers, each time"), new("pupils", "Lượt học sinh tham gia", "Pupils, each time"),
        new("received", "Tiền đóng góp", "Money given"), new("spent", "Tiền đã mua sắm", "Money spent"), new("delivered", "Lần bàn giao hàng, dịch vụ", "Deliveries of goods and services"),
    ];

    internal static readonly ProductWord[] ReportUnits =
    [
        new("task", "phần việc", "pieces of work"), new("indicator", "chỉ tiêu", "indicators"), new("school", "trường", "schools"), new("pair", "cặp", "pairs"), new("activity", "hoạt động", "activities"),
        new("turn", "lượt", "turns"), new("vnd", "đồng", "đồng"), new("delivery", "lần", "deliveries"),
    ];
}
