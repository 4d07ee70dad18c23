using System.Globalization;
using System.Text.Json.Nodes;
using EduCoop.Cli.Import;

namespace EduCoop.Cli.Demo;

/// <summary>The report before 15 December: its form and regime, what schools and wards have handed in, and the department's, put together and left to be read, signed and sent.</summary>
internal static class DemoReports
{
    private static readonly string[] Words =
    [
        "Thư viện mở cả tuần, hai lớp đọc chung mỗi tháng.", "Giờ kể chuyện trực tuyến được trẻ mong đợi.", "Còn thiếu giá sách và tai nghe cho phòng học trực tuyến.", "Đề nghị kéo dài giờ đọc chung sang năm sau.",
    ];

    private static readonly (string Owner, (string Field, string Figure)[] Fields)[] Sources =
    [
        ("plans", [("den_han", "tasks.due"), ("dung_han", "tasks.done_on_time")]), ("donations", [("so_khoan", "gifts.count"), ("so_tien", "gifts.total_vnd")]),
    ];

    /// <returns>The department's obligation and whether every number is what the owners count.</returns>
    internal static async Task<(string Obligation, JsonObject Agreement)> RunAsync(DemoCaller caller, DateOnly firstDay, DateOnly lastDay, Action<int, int> progress, CancellationToken cancellation)
    {
        var form = await FormAsync(caller, cancellation);
        var regime = await RegimeAsync(caller, firstDay, cancellation);
        foreach (var (n, (school, _)) in DemoUnit.Schools.Index())
        {
            await SchoolAsync(caller, await OwedAsync(caller, regime, school.Id, lastDay, cancellation), school.User, form, Words[n], cancellation);
            progress(n + 1, DemoUnit.Schools.Count + 3);
        }

        foreach (var (n, group) in DemoUnit.Schools.GroupBy(one => one.Ward).Index())
        {
            foreach (var (school, _) in group)
            {
                await AcceptAsync(caller, await OwedAsync(caller, regime, school.Id, lastDay, cancellation), group.Key.User, cancellation);
            }

            var owed = await OwedAsync(caller, regime, group.Key.Id, lastDay, cancellation);
            await PutTogetherAsync(caller, owed, group.Key.User, form, cancellation);
            await SubmitAsync(caller, owed, group.Key.User, cancellation);
            await AcceptAsync(caller, owed, DemoUnit.Office, cancellation);
            progress(DemoUnit.Schools.Count + 1 + n, DemoUnit.Schools.Count + 3);
        }

        var last = await OwedAsync(caller, regime, DemoUnit.Department, lastDay, cancellation);
        await HeardAsync(caller, DemoUnit.Office, form, await caller.GetAsync(DemoUnit.Office, $"reporting/reports/{last}", cancellation), cancellation);
        await PutTogetherAsync(caller, last, DemoUnit.Office, form, cancellation);
        return (last, await caller.PostAsync(DemoUnit.Office, $"reporting/reports/{last}/agreement", null, cancellation));
    }

    private static async Task<Guid> FormAsync(DemoCaller caller, CancellationToken cancellation)
    {
        var form = caller.Id("form");
        if (await caller.FindAsync(DemoUnit.Office, $"reporting/forms/{form}", cancellation) is null)
        {
            object[] work =
            [
                new { key = "den_han", label = "Số nhiệm vụ đến hạn", kind = "count", source = "tasks.due", merge = "sum" },
                new { key = "dung_han", label = "Số nhiệm vụ hoàn thành đúng hạn", kind = "count", source = "tasks.done_on_time", merge = "sum" },
                new { key = "ty_le", label = "Tỷ lệ đúng hạn", kind = "percent", formula = "den_han > 0 ? dung_han * 100 / den_han : 0" },
            ];
            object[] gifts =
            [
                new { key = "so_khoan", label = "Số khoản đóng góp vào các cuộc vận động của đơn vị", kind = "count", source = "gifts.count" },
                new { key = "so_tien", label = "Số tiền đóng góp vào các cuộc vận động của đơn vị", kind = "money_vnd", source = "gifts.total_vnd" },
            ];
            object[] words = [new { key = "danh_gia", label = "Đánh giá và kiến nghị", kind = "long_text", merge = "text", isRequired = true }];
            object Section(string title, object[] fields) => new { title, fields, tables = Array.Empty<object>() };
            await caller.PostAsync(DemoUnit.Office, "reporting/forms", new
            {
                formId = form, unitId = DemoUnit.Department, title = $"Biểu báo cáo hợp tác với tỉnh Cao Bằng năm {caller.Year} (dữ liệu mẫu)",
                content = new { sections = new[] { Section("Kết quả thực hiện kế hoạch", work), Section("Nguồn lực huy động", gifts), Section("Đánh giá chung", words) }, checks = Array.Empty<object>() },
            }, cancellation);
            await caller.PostAsync(DemoUnit.Office, $"reporting/forms/{form}/publish", new { version = 1 }, cancellation);
        }

        return form;
    }

    private static async Task<Guid> RegimeAsync(DemoCaller caller, DateOnly firstDay, CancellationToken cancellation)
    {
        var regime = caller.Id("regime");
        if (await caller.FindAsync(DemoUnit.Office, $"reporting/regimes/{regime}", cancellation) is null)
        {
            await caller.PostAsync(DemoUnit.Office, "reporting/regimes", new
            {
                regimeId = regime, issuerUnitId = DemoUnit.Department, validFrom = firstDay.ToString("O", CultureInfo.InvariantCulture),
                content = new
                {
                    name = $"Báo cáo kết quả hợp tác giáo dục với tỉnh Cao Bằng (dữ liệu mẫu từ {caller.Year})", kind = "periodic", period = "year", due = new { kind = "day_of_year", month = 12, day = 14 },
                    levels = new object[]
                    {
                        new { name = "Trường", reporters = "units", unitIds = DemoUnit.Schools.Select(one => one.School.Id).ToArray(), daysBefore = 6 },
                        new { name = "Phường", reporters = "units", unitIds = DemoUnit.Schools.Select(one => one.Ward.Id).Distinct().ToArray(), daysBefore = 3 },
                        new { name = "Sở", reporters = "units", unitIds = new[] { DemoUnit.Department } },
                    },
                },
            }, cancellation);
        }

        return regime;
    }

    private static async Task<string> OwedAsync(DemoCaller caller, Guid regime, Guid unit, DateOnly lastDay, CancellationToken cancellation)
    {
        var path = $"reporting/obligations?regimeId={regime}&unitId={unit}&from={lastDay.AddDays(-90):yyyy-MM-dd}&to={lastDay.AddDays(30):yyyy-MM-dd}";
        var list = await caller.UntilAsync(DemoUnit.Office, path, found => found["items"].Each().Any(), cancellation);
        return list["items"].Each().First()["obligationId"]!.ToString();
    }

    // What the system knows is the draft; the school adds what only it knows.
    private static async Task SchoolAsync(DemoCaller caller, string obligation, string user, Guid form, string words, CancellationToken cancellation)
    {
        var report = await caller.GetAsync(user, $"reporting/reports/{obligation}", cancellation);
        if (report["state"] is null)
        {
            var values = (await HeardAsync(caller, user, form, report, cancellation))["answers"]!["values"]!.DeepClone();
            values["danh_gia"] = words;
            await caller.PutAsync(user, $"reporting/reports/{obligation}", new { version = 0, answers = new { values, tables = new { } }, narrative = "", formId = form }, cancellation);
        }

        await SubmitAsync(caller, obligation, user, cancellation);
    }

    // What the owners count reaches Reporting as events: a report begun before it has heard all would differ from them.
    private static async Task<JsonObject> HeardAsync(DemoCaller caller, string user, Guid form, JsonObject report, CancellationToken cancellation)
    {
        var asked = new { unitIds = new[] { report["unitId"]!.ToString() }, from = report["periodFrom"]!.ToString(), to = report["cutOff"]!.ToString(), schoolYear = caller.Year };
        var counted = new List<(string Field, decimal Value)>();
        foreach (var (owner, fields) in Sources)
        {
            var told = (await caller.PostAsync(user, $"{owner}/figures", asked, cancellation))["figures"].Each().ToList();
            counted.AddRange(fields.Select(one => (one.Field, Number(told.Find(figure => figure["code"]!.ToString() == one.Figure)?["value"]))));
        }

        var path = $"reporting/forms/{form}/prefilled?unitId={report["unitId"]}&from={report["periodFrom"]}&to={report["cutOff"]}";
        return await caller.UntilAsync(user, path, draft => counted.TrueForAll(one => Number(draft["answers"]?["values"]?[one.Field]) == one.Value), cancellation);
    }

    private static decimal Number(JsonNode? node) => decimal.TryParse(node?.ToString(), NumberStyles.Number, CultureInfo.InvariantCulture, out var value) ? value : 0;

    private static async Task SubmitAsync(DemoCaller caller, string obligation, string user, CancellationToken cancellation)
    {
        var report = await caller.GetAsync(user, $"reporting/reports/{obligation}", cancellation);
        if (report["state"]?.ToString() == "draft")
        {
            await caller.PostAsync(user, $"reporting/reports/{obligation}/submit", new { version = report["version"].Whole() }, cancellation);
        }
    }

    private static async Task AcceptAsync(DemoCaller caller, string obligation, string user, CancellationToken cancellation)
    {
        var report = await caller.GetAsync(user, $"reporting/reports/{obligation}", cancellation);
        if (report["state"]?.ToString() == "submitted")
        {
            await caller.PostAsync(user, $"reporting/reports/{obligation}/accept", new { version = report["version"].Whole() }, cancellation);
        }
    }

    private static async Task PutTogetherAsync(DemoCaller caller, string obligation, string user, Guid form, CancellationToken cancellation)
    {
        if ((await caller.GetAsync(user, $"reporting/reports/{obligation}", cancellation))["state"] is not null)
        {
            return;
        }

        await caller.PostAsync(user, $"reporting/reports/{obligation}/consolidate", new { version = 0, formId = form }, cancellation);
        var job = await caller.UntilAsync(user, $"reporting/reports/{obligation}/consolidation", one => one["state"]?.ToString() is "done" or "failed", cancellation);
        if (job["state"]!.ToString() == "failed")
        {
            throw new CommandFailedException(ExitCode.Fault, "not_put_together", Texts.Get("DemoNotPutTogether"), job.ToJsonString());
        }
    }
}
