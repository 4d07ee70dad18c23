namespace EduCoop.Plans.Tests.Fixtures;

/// <summary>Plans as they stand in the tables after reading, approving and issuing, which have tests of their own.</summary>
internal static class PlanRows
{
    private static int numbers = 1000;

    internal static async Task<Guid> AddPlanAsync(
        this PostgresFixture database, Guid issuer, string state = "issued", string title = "Kế hoạch mẫu năm 2026", int? from = 2026, int? to = 2026)
    {
        var id = Guid.CreateVersion7();
        var number = Interlocked.Increment(ref numbers);
        var isIssued = state is "issued" or "amended";
        await database.ExecuteAsync(
            """
            insert into plan (plan_id, issuer_unit_id, issuer_name, symbol, document_number, document_date, title, period_from, period_to, state, created_by, created_at,
                              approved_by, approved_at, issued_by, issued_at)
            select $1, $2, name, 'KH-SGDĐT', $4, $5::date, $6, $7::int, $8::int, $3, $1, now(), $9::uuid, $10::timestamptz, $9::uuid, $10::timestamptz
            from unit_copy where unit_id = $2
            """,
            id, issuer, state, isIssued ? $"{number}/KH-SGDĐT" : null, isIssued ? new DateOnly(2026, 1, 15) : null, title, from, to,
            isIssued ? Guid.CreateVersion7() : null, isIssued ? new DateTimeOffset(2026, 1, 15, 1, 0, 0, TimeSpan.Zero) : null);
        return id;
    }

    internal static async Task<Guid> AddTaskAsync(
        this PostgresFixture database, Guid plan, string title, Guid? lead = null, int position = 0, string? deadline = null, string rules = "[]")
    {
        var id = Guid.CreateVersion7();
        await database.ExecuteAsync(
            "insert into task (task_id, plan_id, position, section, title, content, products, deadline_text, deadline_rules) values ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb)",
            id, plan, position, $"II.{position + 1}", title, new[] { "Nội dung của " + title }, new[] { "Báo cáo" }, deadline, rules);
        if (lead is { } unit)
        {
            await database.ExecuteAsync(
                "insert into task_role (task_id, role, position, written, unit_id) select $1, 'lead', 0, name, unit_id from unit_copy where unit_id = $2", id, unit);
        }

        return id;
    }

    internal static async Task<Guid> AddWorkAsync(
        this PostgresFixture database, Guid task, Guid? unit, DateOnly due, string state = "open", DateOnly? starts = null, int percent = 0, string label = "2026")
    {
        var id = Guid.CreateVersion7();
        var isDone = state == "accepted";
        await database.ExecuteAsync(
            """
            insert into occurrence (occurrence_id, task_id, plan_id, unit_id, label, starts_on, due_on, state, percent, done_on, accepted_at, place)
            select $1, task_id, plan_id, $3::uuid, $4, $5::date, $6, $7, $8, $9::date, $10::timestamptz, position from task where task_id = $2
            """,
            id, task, unit, label, starts, due, state, (short)percent, isDone ? due : null, isDone ? new DateTimeOffset(2026, 1, 20, 1, 0, 0, TimeSpan.Zero) : null);
        return id;
    }

    internal static async Task<Guid> AddIndicatorAsync(this PostgresFixture database, Guid plan, string text, decimal? value = null, int position = 0, string? comparator = ">=")
    {
        var id = Guid.CreateVersion7();
        await database.ExecuteAsync(
            "insert into indicator (indicator_id, plan_id, position, section, text, comparator, value, unit) values ($1, $2, $3, 'II.2', $4, $5, $6::numeric, '%')",
            id, plan, position, text, comparator, value);
        return id;
    }
}
