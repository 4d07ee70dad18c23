using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Dapper;
using EduCoop.Contracts;
using EduCoop.Reporting.Consolidation;
using EduCoop.Reporting.Forms;
using EduCoop.Reporting.Obligations;
using EduCoop.Reporting.Periods;
using EduCoop.Reporting.Regimes;
using EduCoop.Storage;
using EduCoop.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace EduCoop.Benchmarks;

/// <summary>
/// A year of quarterly reports of the whole country, put together by the service's own worker on three levels: schools to communes, communes to provinces. Each total must be what a bare sum
/// over the schools' answers says; that sum is timed beside it.
/// </summary>
internal static class Consolidations
{
    private const int Figures = 10;

    private const string Answer = """
        insert into submission (obligation_id, form_id, form_version, state, version, answers, receiver_unit_id, submitted_by)
        select o.obligation_id, @form, 1, 'accepted', 3,
               jsonb_build_object('values', (select jsonb_object_agg('so_' || i, ((hashtext(o.obligation_id::text || i) & 1023))::text) from generate_series(1, @figures) i), 'tables', '{}'::jsonb),
               o.receiver_unit_id, @form
        from obligation o where o.level = 0
        """;

    private const string Ask = """
        insert into consolidation_job (obligation_id, version, form_id, form_version, by_account, by_name, by_unit_id, asked_at, state)
        select o.obligation_id, 0, @form, 1, @form, 'Đo', o.unit_id, now(), 'waiting' from obligation o
        where o.level = @level and exists (select from obligation b where b.regime_id = o.regime_id and b.level = o.level - 1 and b.period_key = o.period_key and b.receiver_unit_id = o.unit_id)
        """;

    private const string Accept = """
        update submission s set state = 'accepted', receiver_unit_id = o.receiver_unit_id, submitted_by = @form from obligation o where o.obligation_id = s.obligation_id and o.level = @level
        """;

    private const string Sum = "select sum((s.answers -> 'values' ->> 'so_1')::numeric) from submission s join obligation o on o.obligation_id = s.obligation_id where o.level = @level";

    private const string BareSum = """
        select count(*) from (
            select o.period_key, t.path[2], sum((s.answers -> 'values' ->> 'so_1')::numeric), sum((s.answers -> 'values' ->> 'so_2')::numeric), sum((s.answers -> 'values' ->> 'so_3')::numeric),
                   sum((s.answers -> 'values' ->> 'so_4')::numeric), sum((s.answers -> 'values' ->> 'so_5')::numeric), sum((s.answers -> 'values' ->> 'so_6')::numeric),
                   sum((s.answers -> 'values' ->> 'so_7')::numeric), sum((s.answers -> 'values' ->> 'so_8')::numeric), sum((s.answers -> 'values' ->> 'so_9')::numeric),
                   sum((s.answers -> 'values' ->> 'so_10')::numeric)
            from submission s join obligation o on o.obligation_id = s.obligation_id join unit_copy t on t.unit_id = o.unit_id where o.level = 0 group by 1, 2) sums
        """;

    internal static async Task<int> RunAsync()
    {
        await using var database = await TestDatabase.CreateAsync(typeof(UnfoldRegime).Assembly);
        var (root, form) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await PrepareAsync(database.DataSource, connection, root, form);
        var worker = new ConsolidationWorker(new WorkBell<ConsolidationWorker>(), database.DataSource, TimeProvider.System, NullLogger<ConsolidationWorker>.Instance);
        foreach (var level in new[] { 1, 2 })
        {
            var jobs = await RunAsync(connection, Ask, new { form, level });
            var watch = Stopwatch.StartNew();
            while (await worker.WorkAsync(default))
            {
            }

            Say(level == 1 ? "schools into communes" : "communes into provinces", watch.Elapsed.TotalSeconds, jobs);
            await RunAsync(connection, Accept, new { form, level });
            var (below, here) = (await connection.ExecuteScalarAsync<decimal>(Sum, new { level = level - 1 }), await connection.ExecuteScalarAsync<decimal>(Sum, new { level }));
            if (below != here)
            {
                throw new InvalidOperationException($"{below} below, {here} at level {level}.");
            }
        }

        var bare = Stopwatch.StartNew();
        var rows = await connection.ExecuteScalarAsync<long>(new CommandDefinition(BareSum, commandTimeout: 600));
        Say("bare sum by SQL", bare.Elapsed.TotalSeconds, rows);
        return 0;
    }

    private static async Task PrepareAsync(NpgsqlDataSource database, NpgsqlConnection connection, Guid root, Guid form)
    {
        await RunAsync(connection, Obligations.Make, new { root, provinces = Obligations.Provinces, communes = Obligations.Communes, schools = Obligations.Schools });
        RegimeLevel Level(string name, string type, int? before) => new(name, ReporterKind.Types, UnderId: root, TypeCodes: [type], DaysBefore: before);
        var content = new RegimeContent(
            "Báo cáo quý", RegimeKind.Periodic, PeriodKind.Quarter, new(DueKind.AfterCutOff, 7), [Level("Trường", "tieu_hoc", 6), Level("Xã", "ubnd_xa", 3), Level("Sở", "so_gddt", null)]);
        var regime = Guid.CreateVersion7();
        await using (var batch = new NpgsqlBatch(connection))
        {
            batch.AddRegime(regime, root, null, new(2026, 1, 1), new(2026, 12, 31), content, null, "Đo", TimeProvider.System.GetUtcNow());
            await batch.ExecuteNonQueryAsync();
        }

        await Obligations.OnceAsync(database, regime, new(2026, 1, 1));
        var fields = new FormContent([new("Số liệu", [.. Enumerable.Range(1, Figures).Select(i => new FormField($"so_{i}", $"Số {i}", FieldKind.Count, Merge: MergeKind.Sum))], [])], []);
        await RunAsync(connection, "insert into form (form_id, unit_id, title, version, published_version, created_at) values (@form, @root, 'Đo', 1, 1, now())", new { form, root });
        await RunAsync(
            connection, "insert into form_version (form_id, version, title, content, by_account, by_name, at) values (@form, 1, 'Đo', @content::jsonb, @form, 'Đo', now())",
            new { form, content = JsonSerializer.Serialize(fields, ContractJson.Options) });
        var watch = Stopwatch.StartNew();
        var reports = await RunAsync(connection, Answer, new { form, figures = Figures });
        await connection.ExecuteAsync("analyze obligation, submission");
        Say("reports of schools, written", watch.Elapsed.TotalSeconds, reports);
    }

    private static Task<int> RunAsync(NpgsqlConnection connection, string sql, object values) => connection.ExecuteAsync(new CommandDefinition(sql, values, commandTimeout: 600));

    private static void Say(string what, double seconds, long rows) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-30} {seconds,8:0.0} s   {rows / seconds,12:#,##0} reports/s   ({rows:#,##0})"));
}
