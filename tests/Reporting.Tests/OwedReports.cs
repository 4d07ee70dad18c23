using EduCoop.Reporting.Reminders;

namespace EduCoop.Reporting.Tests;

/// <summary>Reports that are owed, written as rows: what is tested begins where they are there.</summary>
internal sealed class OwedReports(ReportingDatabase database)
{
    internal static readonly Guid Department = new("0199cccc-0000-7000-8000-000000000001");
    internal static readonly Guid Ward = new("0199cccc-0000-7000-8000-000000000002");
    internal static readonly Guid School = new("0199cccc-0000-7000-8000-000000000003");

    private static readonly Dictionary<Guid, string> Names = new()
    {
        [Department] = "Sở Giáo dục và Đào tạo Mẫu", [Ward] = "Ủy ban nhân dân phường Mẫu", [School] = "Trường Tiểu học Mẫu",
    };

    /// <summary>So many days from today in Vietnam.</summary>
    internal static DateOnly Day(int days) => DateOnly.FromDateTime(DateTime.UtcNow.AddHours(7)).AddDays(days);

    internal async Task UnitsAsync()
    {
        foreach (var (id, name) in Names)
        {
            await database.ExecuteAsync("insert into unit_copy (unit_id, name, type_code, path, version) values ($1, $2, 'don_vi', $3, 1)", id, name, new[] { Department, id }.Distinct().ToArray());
        }
    }

    internal Task MailboxAsync(string? address, Guid? unit = null) =>
        database.ExecuteAsync("insert into unit_mailbox_copy (unit_id, address, version, set_at) values ($1, $2, 1, now())", unit ?? Ward, address);

    /// <summary>An ended regime, so that no worker makes its obligations anew.</summary>
    internal async Task<Guid> ReportAsync(string name, Guid unit, int dueInDays, Guid? receiver = null)
    {
        var (regime, obligation) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await database.ExecuteAsync(
            "insert into regime (regime_id, issuer_unit_id, name, state, valid_from, applies_from, content, created_at) values ($1, $2, $3, 'ended', '2026-01-01', '2026-01-01', '{}', now())",
            regime, Department, name);
        await database.ExecuteAsync(
            """
            insert into obligation (obligation_id, regime_id, level, unit_id, unit_name, period_key, period_label, period_from, cut_off, due_on, advised_on, receiver_unit_id)
            values ($1, $2, 0, $3, $4, '2026', 'Năm 2026', '2026-01-01', $5, $5, $5, $6)
            """,
            obligation, regime, unit, Names[unit], Day(dueInDays), receiver ?? unit);
        return obligation;
    }

    /// <returns>The ward's digest of today.</returns>
    internal async Task<Guid> MakeAsync(bool mails)
    {
        await MakeNotices.RunAsync(database.DataSource, TimeProvider.System, mails, again: true, CancellationToken.None);
        return await database.ScalarAsync<Guid>("select notice_id from report_notice where unit_id = $1", Ward);
    }
}
