using System.Security.Claims;
using Dapper;
using EduCoop.Documents.Writing;
using EduCoop.Plans.Boards;
using EduCoop.Plans.Units;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Plans.Exports;

/// <summary>GET /tasks/export.xlsx: tasks with their pieces of work, as a sheet. Bounded: whoever wants more divides by plan, unit or span.</summary>
internal static class ExportTasks
{
    internal const int MostRows = 20_000;

    internal static readonly Refusal TooManyRows = new("too_many_rows", "Bảng quá lớn.", $"Một tệp chứa tối đa {MostRows} dòng; chọn một kế hoạch, một đơn vị hoặc khoảng hạn ngắn hơn.");

    private static readonly WorkbookColumn[] Columns =
    [
        new("Kế hoạch", 18), new("Mục", 10), new("Nhiệm vụ", 50), new("Đơn vị chủ trì", 30), new("Đơn vị phối hợp", 40), new("Sản phẩm", 40), new("Thời hạn theo văn bản", 28),
        new("Kỳ", 14), new("Đơn vị thực hiện", 30), new("Bắt đầu", 12), new("Hạn", 12), new("Ngày hoàn thành", 14), new("Tiến độ (%)", 10), new("Trạng thái", 18),
    ];

    private const string Rows = """
        select coalesce(p.document_number, p.symbol) as document_number, t.section, t.title, (select r.written from task_role r where r.task_id = t.task_id and r.role = 'lead') as lead,
               (select string_agg(r.written, '; ' order by r.position) from task_role r where r.task_id = t.task_id and r.role = 'coordinate') as coordinating,
               array_to_string(t.products, '; ') as products, t.deadline_text, o.label, u.name as unit_name, o.starts_on, o.due_on, o.done_on, o.percent::int as percent,
               case when o.occurrence_id is not null then status_on(o.state, o.starts_on, o.due_on, o.done_on, (o.submitted_at at time zone 'Asia/Ho_Chi_Minh')::date, @day) end as status
        from task t
        join plan p on p.plan_id = t.plan_id
        left join occurrence o on o.task_id = t.task_id
        left join unit_copy u on u.unit_id = o.unit_id
        where t.state = 'active' and (@planId::uuid is null or p.plan_id = @planId) and (@unitId::uuid is null or @unitId = any (u.path))
          and (@from::date is null or o.due_on >= @from) and (@to::date is null or o.due_on <= @to)
          and (@everything or exists (select from unit_copy iu where iu.unit_id = p.issuer_unit_id and @unit = any (iu.path)) or @unit = any (u.path)
               or (@planId::uuid is not null and p.issued_at is not null))
        order by p.document_number, p.plan_id, t.position, t.task_id, o.due_on, o.occurrence_id
        limit @most
        """;

    internal static async Task<IResult> Handle(
        HttpContext http, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation,
        Guid? planId = null, Guid? unitId = null, DateOnly? from = null, DateOnly? to = null)
    {
        var scope = Scope.Of(user);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (planId is { } plan && await connection.FindPlanAsync(plan, user, cancellation) is (null, { } refusal))
        {
            return refusal.ToProblem();
        }

        var values = new { everything = scope.Everything, unit = scope.Unit, planId, unitId, from, to, day = clock.Today(), most = MostRows + 1 };
        var rows = (await connection.QueryAsync<Row>(new CommandDefinition(Rows, values, cancellationToken: cancellation))).AsList();
        return rows.Count > MostRows ? TooManyRows.ToProblem() : FileTransfer.Attachment(http, Write(rows), WorkbookWriter.MediaType, "nhiem-vu.xlsx");
    }

    private static byte[] Write(List<Row> rows)
    {
        using var file = new MemoryStream();
        using (var sheet = new WorkbookWriter(file, "Nhiệm vụ", Columns))
        {
            foreach (var row in rows)
            {
                sheet.Add(
                    WorkbookCell.Of(row.DocumentNumber), WorkbookCell.Of(row.Section), WorkbookCell.Of(row.Title), WorkbookCell.Of(row.Lead), WorkbookCell.Of(row.Coordinating),
                    WorkbookCell.Of(row.Products), WorkbookCell.Of(row.DeadlineText), WorkbookCell.Of(row.Label), WorkbookCell.Of(row.UnitName), WorkbookCell.Of(row.StartsOn),
                    WorkbookCell.Of(row.DueOn), WorkbookCell.Of(row.DoneOn), WorkbookCell.Of(row.Percent), WorkbookCell.Of(InWords(row.Status)));
            }
        }

        return file.ToArray();
    }

    /// <summary>A status in the words that every screen uses.</summary>
    internal static string? InWords(string? status) => status switch
    {
        "done_on_time" => "Hoàn thành",
        "done_late" => "Hoàn thành muộn",
        "overdue" => "Quá hạn",
        "waiting" => "Chờ duyệt",
        "not_begun" => "Chưa đến hạn",
        "undated" => "Chưa có hạn",
        "cancelled" => "Đã hủy",
        "open" => "Đang thực hiện",
        _ => null,
    };

    private sealed record Row
    {
        public required string? DocumentNumber { get; init; }

        public required string Section { get; init; }

        public required string Title { get; init; }

        public required string? Lead { get; init; }

        public required string? Coordinating { get; init; }

        public required string? Products { get; init; }

        public required string? DeadlineText { get; init; }

        public required string? Label { get; init; }

        public required string? UnitName { get; init; }

        public required DateOnly? StartsOn { get; init; }

        public required DateOnly? DueOn { get; init; }

        public required DateOnly? DoneOn { get; init; }

        public required int? Percent { get; init; }

        public required string? Status { get; init; }
    }
}
