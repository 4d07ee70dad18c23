using System.Text.Json;
using EduCoop.Contracts;
using EduCoop.Twinning.Tests.Fixtures;

namespace EduCoop.Twinning.Tests.Health.Fixtures;

/// <summary>Writes what two schools say of their pair into the tables, rows and histories as the routes of a pair's life write them, at a moment of the test's choice.</summary>
internal sealed class LifeWriter(TwinningDatabase database, Guid agreementId)
{
    private static readonly Guid Account = new("0199eeee-0000-7000-8000-000000000001");

    internal sealed record Report(DateOnly HeldOn, int Minutes = 90, int SupporterTeachers = 2, int SupporterPupils = 10, int SeekerTeachers = 3, int SeekerPupils = 20, string Results = "Đã tổ chức");

    internal async Task<Guid> PlanAsync(DateTimeOffset at, string side = "supporter", int year = 2026, string kind = "bai_giang_truc_tuyen", DateTimeOffset? startsAt = null)
    {
        var id = Guid.CreateVersion7();
        var starts = startsAt ?? at;
        await database.ExecuteAsync(
            """
            with said as (
                insert into activity_history (activity_id, version, agreement_id, kind, side, said, by_account, by_name, by_unit, at) values ($1, 1, $2, 'planned', $3, $4::jsonb, $5, 'Mẫu', $5, $6))
            insert into activity (activity_id, agreement_id, school_year, kind_code, theme_code, title, mode, leads, starts_at, ends_at, state, version, proposed_by, changed_at)
            values ($1, $2, $7, $8, 'stem', 'Bài giảng', 'online', 'both', $9, $10, 'planned', 1, $3, $6)
            """,
            id, agreementId, side, Said(year, kind, starts, null, "planned"), Account, at, year, kind, starts, starts.AddHours(2));
        return id;
    }

    /// <summary>Planned by the one, then reported by the other or the same: two words.</summary>
    internal async Task<Guid> HoldAsync(DateTimeOffset at, DateOnly heldOn, string planner = "supporter", string reporter = "supporter", int year = 2026, string kind = "bai_giang_truc_tuyen", Report? report = null)
    {
        var id = await PlanAsync(at, planner, year, kind, at);
        await ReportAsync(id, 2, at, reporter, report ?? new(heldOn), year, kind, at);
        return id;
    }

    internal Task ReportAsync(Guid id, long version, DateTimeOffset at, string side, Report report, int year = 2026, string kind = "bai_giang_truc_tuyen", DateTimeOffset? startsAt = null) =>
        database.ExecuteAsync(
            """
            with said as (
                insert into activity_history (activity_id, version, agreement_id, kind, side, said, reason, by_account, by_name, by_unit, at)
                values ($1, $2, $3, case when $2 = 2 then 'reported' else 'corrected' end, $4, $5::jsonb, case when $2 > 2 then 'Đếm lại' end, $6, 'Mẫu', $6, $7))
            update activity set state = 'held', version = $2, held_on = $8, minutes = $9, supporter_teachers = $10, supporter_pupils = $11, seeker_teachers = $12, seeker_pupils = $13, results = $14,
                reported_by = $4, confirmed_at = null, changed_at = $7
            where activity_id = $1
            """,
            id, version, agreementId, side, Said(year, kind, startsAt ?? at, report, "held"), Account, at, report.HeldOn, report.Minutes, report.SupporterTeachers, report.SupporterPupils, report.SeekerTeachers,
            report.SeekerPupils, report.Results);

    internal Task ConfirmAsync(Guid id, DateTimeOffset at, string side) =>
        database.ExecuteAsync(
            """
            with said as (
                insert into activity_history (activity_id, version, agreement_id, kind, side, said, by_account, by_name, by_unit, at)
                select activity_id, version + 1, agreement_id, 'confirmed', $3, said, $4, 'Mẫu', $4, $2 from activity_history where activity_id = $1 order by version desc limit 1)
            update activity set version = version + 1, confirmed_at = $2, changed_at = $2 where activity_id = $1
            """,
            id, at, side, Account);

    internal Task EvaluateAsync(Guid id, DateTimeOffset at, string side, int usefulness) =>
        database.ExecuteAsync(
            "insert into activity_evaluation (evaluation_id, activity_id, side, usefulness, by_account, by_name, at) values ($1, $2, $3, $4, $5, 'Mẫu', $6)",
            Guid.CreateVersion7(), id, side, (short)usefulness, Account, at);

    internal async Task WritePlanAsync(DateTimeOffset at, string side, int year = 2026) =>
        await database.ExecuteAsync(
            """
            with said as (
                insert into pair_plan_history (agreement_id, school_year, sequence, kind, side, version, aims, by_account, by_name, by_unit, at)
                select $1, $2, coalesce(max(sequence), 0) + 1, 'written', $3, coalesce(max(version), 0) + 1, 'Cùng dạy STEM', $4, 'Mẫu', $4, $5
                from pair_plan_history where agreement_id = $1 and school_year = $2)
            insert into pair_plan (agreement_id, school_year, version, aims, supporter_agreed, seeker_agreed, changed_at)
            values ($1, $2, 1, 'Cùng dạy STEM', case $3 when 'supporter' then 1 end, case $3 when 'seeker' then 1 end, $5)
            on conflict (agreement_id, school_year) do update set version = pair_plan.version + 1, agreed_at = null, changed_at = $5,
                supporter_agreed = case $3 when 'supporter' then pair_plan.version + 1 else pair_plan.supporter_agreed end,
                seeker_agreed = case $3 when 'seeker' then pair_plan.version + 1 else pair_plan.seeker_agreed end
            """,
            agreementId, year, side, Account, at);

    internal Task AgreePlanAsync(DateTimeOffset at, string side, int year = 2026) =>
        database.ExecuteAsync(
            """
            with said as (
                insert into pair_plan_history (agreement_id, school_year, sequence, kind, side, version, aims, by_account, by_name, by_unit, at)
                select $1, $2, max(sequence) + 1, 'agreed', $3, max(version), 'Cùng dạy STEM', $4, 'Mẫu', $4, $5 from pair_plan_history where agreement_id = $1 and school_year = $2)
            update pair_plan set supporter_agreed = case $3 when 'supporter' then version else supporter_agreed end, seeker_agreed = case $3 when 'seeker' then version else seeker_agreed end,
                agreed_at = $5, changed_at = $5
            where agreement_id = $1 and school_year = $2
            """,
            agreementId, year, side, Account, at);

    internal async Task<Guid> WriteAsync(DateTimeOffset at, string side, bool asks = false, Guid? answers = null)
    {
        var id = Guid.CreateVersion7();
        await database.ExecuteAsync(
            """
            insert into pair_message (message_id, agreement_id, side, content, asks_answer, answers_id, by_account, by_name, by_unit, at) values ($1, $2, $3, 'Xin chào', $4, $5::uuid, $6, 'Mẫu', $6, $7)
            """,
            id, agreementId, side, asks, answers, Account, at);
        return id;
    }

    private static string Said(int year, string kind, DateTimeOffset starts, Report? report, string state) => JsonSerializer.Serialize(
        new
        {
            activity = new
            {
                schoolYear = year, kindCode = kind, themeCode = "stem", title = "Bài giảng", text = (string?)null, mode = "online", place = (string?)null, leads = "both", startsAt = starts, endsAt = starts.AddHours(2),
            },
            report,
            state,
        },
        ContractJson.Options);
}
