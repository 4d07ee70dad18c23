namespace EduCoop.Reporting.Forms;

/// <summary>A figure that a form may be filled in with, for one unit and a period.</summary>
/// <param name="Code">Its name in forms.</param>
/// <param name="Label">What it counts.</param>
/// <param name="Owner">The service whose events it is counted from: plans, donations or twinning.</param>
public sealed record Figure(string Code, string Label, string Owner);

/// <summary>A figure with what it is counted from.</summary>
/// <param name="Shown">What is told of it.</param>
/// <param name="Rows">Rows that it is counted from: kind, id, what, day, amount; read behind <see cref="Figures.Counted"/>. Parameters: @units, @from, @to (both days count), @schoolYear.</param>
/// <param name="IsSum">Are the rows' amounts added up, or the rows counted?</param>
internal sealed record FigureSource(Figure Shown, string Rows, bool IsSum = false);

/// <summary>The figures that the read models give. Each is counted from rows that can be shown, so a number leads to where it came from.</summary>
internal static class Figures
{
    /// <summary>Stands before the statements: the units that are asked for with those that they have followed by the end of the period. Years of twinning are told of authorities as they are, and are not followed.</summary>
    internal const string Counted = "with counted as materialized (select counted_units(@units, @to) as ids) ";

    private const string OfThese = "= any ((select ids from counted)::uuid[])";

    private const string Tasks = $"""
        select 'task' as kind, t.task_id as id, coalesce(h.title, t.label) as what, t.due_on as day, 1::numeric as amount
        from task_read t left join task_head h using (task_id)
        where t.unit_id {OfThese} and t.due_on between @from and @to and t.state <> 'cancelled'
        """;

    private const string Gifts = $"""
        select 'gift' as kind, g.donation_id as id, c.title as what, g.occurred_on as day, g.amount_vnd::numeric as amount
        from campaign c join gift_read g using (campaign_id)
        where c.unit_id {OfThese} and g.occurred_on between @from and @to and not g.reversed
        """;

    private const string Aid = $"""
        select 'shipment' as kind, shipment_id as id, document_number as what, delivered_on as day, 1::numeric as amount
        from aid_delivered where school_id {OfThese} and delivered_on between @from and @to
        """;

    /// <summary>What all of them are, in the order in which an editor lists them.</summary>
    internal static IReadOnlyList<FigureSource> All { get; } =
    [
        new(new("tasks.due", "Nhiệm vụ của đơn vị đến hạn trong kỳ", "plans"), Tasks),
        new(new("tasks.done_on_time", "Nhiệm vụ đến hạn trong kỳ, hoàn thành đúng hạn", "plans"), Tasks + " and t.done_on <= t.due_on"),
        new(new("tasks.done_late", "Nhiệm vụ đến hạn trong kỳ, hoàn thành sau hạn", "plans"), Tasks + " and t.done_on > t.due_on"),
        new(new("tasks.open", "Nhiệm vụ đến hạn trong kỳ, chưa hoàn thành", "plans"), Tasks + " and t.done_on is null"),
        new(new("gifts.count", "Số khoản đóng góp trong kỳ vào các cuộc vận động của đơn vị", "donations"), Gifts),
        new(new("gifts.total_vnd", "Số tiền đóng góp trong kỳ vào các cuộc vận động của đơn vị", "donations"), Gifts, IsSum: true),
        new(new("aid.received", "Số lần đơn vị nhận hàng hỗ trợ trong kỳ", "donations"), Aid),
        new(new("twinning.pairs", "Số cặp trường kết nghĩa trong năm học", "twinning"), Of("pairs"), IsSum: true),
        new(new("twinning.activities", "Số hoạt động kết nghĩa đã tổ chức trong năm học", "twinning"), Of("activities"), IsSum: true),
        new(new("twinning.teachers", "Số lượt giáo viên tham gia hoạt động kết nghĩa trong năm học", "twinning"), Of("teachers"), IsSum: true),
        new(new("twinning.pupils", "Số lượt học sinh tham gia hoạt động kết nghĩa trong năm học", "twinning"), Of("pupils"), IsSum: true),
        new(new("twinning.uncovered", "Số trường chưa có trường kết nghĩa trong năm học", "twinning"), Of("schools_uncovered"), IsSum: true),
    ];

    internal static FigureSource? Find(string code) => All.FirstOrDefault(figure => figure.Shown.Code == code);

    internal static bool IsKnown(string code) => Find(code) is not null;

    private static string Of(string column) => $"""
        select 'twinning_year' as kind, authority_id as id, authority_name || ', năm học ' || school_year || '-' || (school_year + 1) as what, counted_on as day, {column}::numeric as amount
        from twinning_year where authority_id = any (@units) and school_year = @schoolYear
        """;
}
