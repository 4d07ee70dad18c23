using System.Diagnostics;
using System.Globalization;
using Dapper;
using EduCoop.Reporting.Obligations;
using EduCoop.Reporting.Periods;
using EduCoop.Reporting.Regimes;
using EduCoop.Reporting.Submissions;
using EduCoop.Testing;
using Npgsql;

namespace EduCoop.Benchmarks;

/// <summary>
/// Five years of quarterly reports of the whole country, unfolded by the service's own worker code into a database of its own; the same again, which must add and change nothing; and against
/// it as many rows by one plain insert into a table with the same indexes.
/// </summary>
internal static class Obligations
{
    internal const int Provinces = 34;
    internal const int Communes = 3_321;
    internal const int Schools = 40_000;
    private const int Quarters = 20;
    private static readonly DateOnly Today = new(2026, 1, 1);

    internal const string Make = """
        create temporary table made as
        select gen_random_uuid() as id, 0 as kind, n from generate_series(1, @provinces) n
        union all select gen_random_uuid(), 1, n from generate_series(1, @communes) n
        union all select gen_random_uuid(), 2, n from generate_series(1, @schools) n;
        create temporary table placed as
        select m.id, m.kind, m.n, case m.kind when 0 then array[@root, m.id] when 1 then array[@root, p.id, m.id] else array[@root, cp.id, c.id, m.id] end as path
        from made m
        left join made p on m.kind = 1 and p.kind = 0 and p.n = 1 + m.n % @provinces
        left join made c on m.kind = 2 and c.kind = 1 and c.n = 1 + m.n % @communes
        left join made cp on m.kind = 2 and cp.kind = 0 and cp.n = 1 + c.n % @provinces;
        insert into unit_time (unit_id, valid_from, name, type_code, path, version)
        select id, date '2025-07-01', case kind when 0 then 'Sở số ' when 1 then 'Xã số ' else 'Trường số ' end || n, (array['so_gddt', 'ubnd_xa', 'tieu_hoc'])[kind + 1], path, 1 from placed
        union all select @root, date '2025-07-01', 'Bộ', 'bo', array[@root], 1;
        insert into unit_copy (unit_id, name, type_code, parent_id, path, version) select unit_id, name, type_code, path[cardinality(path) - 1], path, version from unit_time;
        analyze;
        """;

    private const string Bare = """
        create table bare (like obligation including all);
        insert into bare select gen_random_uuid(), regime_id, level, unit_id, unit_name, period_key, period_label, period_from, cut_off, due_on, advised_on, handed_in_on, cancelled_on from obligation
        """;

    private const string ReceivedBefore = """
        select count(*) from obligation o join regime r on r.regime_id = o.regime_id left join submission s on s.obligation_id = o.obligation_id
        where o.cancelled_on is null and o.due_on between @from and @to and (@regimeId::uuid is null or o.regime_id = @regimeId)
          and coalesce(s.receiver_unit_id, (
            select up.unit_id from obligation up join unit_copy me on me.unit_id = o.unit_id join unit_copy above on above.unit_id = up.unit_id
            where up.regime_id = o.regime_id and up.level = o.level + 1 and up.period_key = o.period_key and up.cancelled_on is null and up.unit_id = any (me.path) and up.unit_id <> o.unit_id
            order by cardinality(above.path) desc limit 1), r.issuer_unit_id) = @own
        """;

    internal static async Task<int> RunAsync()
    {
        await using var database = await TestDatabase.CreateAsync(typeof(UnfoldRegime).Assembly);
        var (root, regime) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync(new CommandDefinition(Make, new { root, provinces = Provinces, communes = Communes, schools = Schools }, commandTimeout: 300));
        RegimeLevel Level(string name, string type, int? before) => new(name, ReporterKind.Types, UnderId: root, TypeCodes: [type], DaysBefore: before);
        var content = new RegimeContent(
            "Báo cáo quý", RegimeKind.Periodic, PeriodKind.Quarter, new(DueKind.AfterCutOff, 7), [Level("Trường", "tieu_hoc", 6), Level("Xã", "ubnd_xa", 3), Level("Sở", "so_gddt", null)]);
        await using (var batch = new NpgsqlBatch(connection))
        {
            batch.AddRegime(regime, root, null, Today, new(2030, 12, 31), content, null, "Đo", TimeProvider.System.GetUtcNow());
            await batch.ExecuteNonQueryAsync();
        }

        var (first, made) = await OnceAsync(database.DataSource, regime, Today);
        var (second, changed) = await OnceAsync(database.DataSource, regime, Today);
        var rows = await connection.ExecuteScalarAsync<long>("select count(*) from obligation");
        if (rows != (Provinces + Communes + Schools) * (long)Quarters || made != rows || changed != 0)
        {
            throw new InvalidOperationException($"{rows} obligations, {made} made, {changed} touched the second time.");
        }

        var watch = Stopwatch.StartNew();
        await connection.ExecuteAsync(new CommandDefinition(Bare, commandTimeout: 600));
        await ReceivedAsync(connection, root, regime);
        Say("first time", first, rows);
        Say("again, nothing new", second, rows);
        Say("bare insert of as many rows", watch.Elapsed.TotalSeconds, rows);
        return 0;
    }

    // What a department of one province is to receive, by the service's own statement, and by the receiver found anew for each row as it was before.
    private static async Task ReceivedAsync(NpgsqlConnection connection, Guid root, Guid regime)
    {
        var own = await connection.ExecuteScalarAsync<Guid>("select unit_id from unit_copy where type_code = 'so_gddt' order by name limit 1");
        var values = new { own, day = Today, state = (string?)null, regimeId = (Guid?)regime, from = Today, to = Today.AddYears(1) };
        await connection.ExecuteAsync("analyze obligation");
        foreach (var (what, sql) in new[] { ("received, the column", $"select count(*) {ListReports.Received}"), ("received, found for each row", ReceivedBefore) })
        {
            var watch = Stopwatch.StartNew();
            var count = await connection.ExecuteScalarAsync<long>(new CommandDefinition(sql, values, commandTimeout: 600));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-30} {watch.Elapsed.TotalMilliseconds,8:0} ms   {count:#,##0} reports"));
        }

        if (await connection.ExecuteScalarAsync<long>("select count(*) from obligation where level = 2 and receiver_unit_id <> @root", new { root }) > 0)
        {
            throw new InvalidOperationException("A department's report goes elsewhere than to who issued the regime.");
        }
    }

    internal static async Task<(double Seconds, long Changed)> OnceAsync(NpgsqlDataSource database, Guid regime, DateOnly today)
    {
        var owner = Guid.CreateVersion7();
        await using (var command = database.CreateCommand("insert into regime_job (regime_id) values ($1) on conflict (regime_id) do nothing"))
        {
            command.Parameters.Add(new() { Value = regime });
            await command.ExecuteNonQueryAsync();
        }

        var watch = Stopwatch.StartNew();
        var job = (await RegimeJob.ClaimAsync(database, owner, default))!;
        var changed = await UnfoldRegime.RunAsync(database, job, owner, today, default) ?? throw new InvalidOperationException("The lease was lost.");
        return (watch.Elapsed.TotalSeconds, changed);
    }

    private static void Say(string what, double seconds, long rows) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-30} {seconds,8:0.0} s   {rows / seconds,12:#,##0} obligations/s   ({rows:#,##0})"));
}
