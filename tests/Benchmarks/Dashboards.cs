using System.Diagnostics;
using System.Globalization;
using Dapper;
using EduCoop.Reporting.Dashboards;
using EduCoop.Reporting.Obligations;
using EduCoop.Reporting.Periods;
using EduCoop.Reporting.Products;
using EduCoop.Reporting.Regimes;
using EduCoop.ServiceDefaults;
using EduCoop.Testing;
using Npgsql;

namespace EduCoop.Benchmarks;

/// <summary>
/// Every dashboard over the whole country, asked by the service's own statements for random days as an administrator, as a ministry and as departments; beside each the plain count over the
/// rows. Its own database: 34 provinces, 3,321 communes, 40,000 schools, 867,100 reports owed, 18 of 20 quarters handed in but for what is late, pieces of work, pairs and gifts.
/// </summary>
internal static class Dashboards
{
    private static readonly DateOnly Start = new(2026, 1, 1);
    private static readonly DateOnly Today = new(2030, 6, 30);

    // Of what was due, 92 of 100 came on time, 5 late, 3 never; a tenth of the last two quarters is still owed.
    private const string HandIn = """
        update obligation set handed_in_on = due_on + case when h < 92 then -(h % 10) else h % 40 + 1 end
        from (select obligation_id as id, (hashtext(obligation_id::text) & 1048575) % 100 as h from obligation) x
        where id = obligation_id and h < 97 and due_on < @Today and (due_on < date '2030-01-01' or h < 90)
        """;

    private const string Work = """
        insert into plan_read (plan_id, issuer_unit_id, issuer_name, document_number, document_date, title, version) select unit_id, unit_id, name, '12/KH', '2026-01-05', 'Kế hoạch', 1 from unit_copy where type_code = 'so_gddt';
        insert into task_head (task_id, plan_id, issuer_unit_id, section, title, assigned_at) select gen_random_uuid(), p.plan_id, p.plan_id, 'II.' || n, 'Nhiệm vụ ' || n, '2026-01-05' from plan_read p cross join generate_series(1, 61) n;
        insert into task_read (occurrence_id, task_id, plan_id, unit_id, label, due_on, state, percent, done_on, version)
        select gen_random_uuid(), h.task_id, h.plan_id, h.plan_id, 'Quý ' || q, date '2026-03-31' + q * 91, case when q < 17 then 'accepted' else 'open' end, 0, case when q < 17 then date '2026-03-31' + q * 91 - 5 + q end, 1
        from task_head h cross join generate_series(0, 19) q
        """;

    private const string Pairs = """
        insert into pair_read (agreement_id, supporter_id, supporter_name, supporter_office_id, seeker_id, seeker_name, seeker_office_id, active_since, active_version)
        select gen_random_uuid(), s.unit_id, s.name, s.path[2], k.unit_id, k.name, k.path[2], '2027-09-05', 1
        from (select *, row_number() over (order by unit_id) as n from unit_copy where type_code = 'tieu_hoc') s join (select *, row_number() over (order by unit_id) - 10000 as n from unit_copy where type_code = 'tieu_hoc') k using (n) where n <= 10000;
        insert into registration_read (kind, registration_id, school_id, school_name, school_year, theme, partners, registered_at, version)
        select case when n % 3 = 0 then 'offer' else 'need' end, gen_random_uuid(), unit_id, name, 2026 + n % 5, 'Tin học', 1, make_timestamptz(2026 + n % 5, 9, 5, 0, 0, 0), 1
        from (select *, (row_number() over (order by unit_id))::int as n from unit_copy where type_code = 'tieu_hoc') x;
        insert into activity_read (activity_id, agreement_id, school_year, held_on, minutes, teachers, pupils, version)
        select gen_random_uuid(), agreement_id, 2027 + y, make_date(2027 + y, 11, 20), 90, 2, 40, 1 from pair_read cross join generate_series(0, 2) y
        """;

    private const string Gifts = """
        insert into campaign (campaign_id, slug, title, unit_id, unit_name, opens_on, closes_on, opened_at) select unit_id, 'c' || unit_id, 'Máy tính cho em, ' || name, unit_id, name, '2026-09-01', '2030-12-31', '2026-09-01' from unit_copy where type_code = 'so_gddt';
        insert into gift_read (donation_id, campaign_id, amount_vnd, occurred_on, place, donor)
        select gen_random_uuid(), c.campaign_id, 50000 + n % 7 * 10000, date '2026-09-01' + n % 1200, n, case when n % 3 = 0 then 'Nguyễn Văn ' || n end from campaign c cross join generate_series(1, 6000) n;
        insert into campaign_day select campaign_id, occurred_on, count(*), sum(amount_vnd), 0 from gift_read group by 1, 2;
        insert into aid_bought (allocation_id, campaign_id, amount_vnd, supplier, goods, ledger_sequence, allocated_on, allocated_at)
        select gen_random_uuid(), campaign_id, 1000000, 'Công ty ' || n % 4, '[{"itemCode":"SGK","name":"Bộ sách","unit":"bộ","quantity":10}]', n, date '2026-10-01' + n * 10, now() from campaign cross join generate_series(1, 100) n;
        insert into aid_delivered (shipment_id, campaign_id, school_id, school_name, document_number, goods, delivered_on, delivered_at)
        select gen_random_uuid(), u.path[2], u.unit_id, u.name, '1/BB', '[{"itemCode":"SGK","name":"Bộ sách","unit":"bộ","quantity":1}]', date '2027-01-01' + (random() * 1000)::int, now() from unit_copy u where type_code = 'tieu_hoc' order by random() limit 8000
        """;

    private const string Plain = """
        with tree as (select unit_id from unit_copy where @everything or @own = any (path))
        select count(*) filter (where due_on < @day and (handed_in_on is null or handed_in_on > @day)), count(*) filter (where due_on between @day - 365 and @day), count(distinct unit_id)
        from obligation where (cancelled_on is null or cancelled_on > @day) and due_on <= @day and (@everything or unit_id in (select unit_id from tree))
        """;

    internal static async Task<int> RunAsync(int questions)
    {
        await using var database = await TestDatabase.CreateAsync(typeof(UnfoldRegime).Assembly);
        await using var connection = await database.DataSource.OpenConnectionAsync();
        var root = await FillAsync(database.DataSource, connection);
        var departments = (await connection.QueryAsync<Guid>("select unit_id from unit_copy where type_code = 'so_gddt'")).AsList();
        Console.WriteLine($"{"dashboard",-18} {"administrator",22} {"ministry",22} {"departments",22}   p50 / p99 ms");
        foreach (var source in DashboardList.All)
        {
            var line = source.Shown.Code.PadRight(18);
            foreach (var (everything, own) in new (bool, Func<Random, Guid>)[] { (true, _ => Guid.Empty), (false, _ => root), (false, random => departments[random.Next(departments.Count)]) })
            {
                var random = new Random(20300630);
                var times = new List<double>(questions);
                for (var i = 0; i < questions; i++)
                {
                    // Every second question is of the last day, the others of any day before.
                    var day = i % 2 == 0 ? Today : Start.AddDays(random.Next(Today.DayNumber - Start.DayNumber));
                    var asked = new ProductAsked(everything, own(random), null, null, null, null, day, day.AddMonths(-6).Year, PageRequest.Of(1, 200));
                    var watch = Stopwatch.GetTimestamp();
                    await GetProduct.PageAsync(connection, source, asked, default);
                    times.Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
                }

                line += Told(times);
            }

            Console.WriteLine(line);
        }

        await PlainAsync(connection, root, departments[0]);
        return 0;
    }

    private static async Task<Guid> FillAsync(NpgsqlDataSource database, NpgsqlConnection connection)
    {
        var (root, regime) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await RunAsync(connection, Obligations.Make, new { root, provinces = Obligations.Provinces, communes = Obligations.Communes, schools = Obligations.Schools });
        RegimeLevel Level(string name, string type, int? before) => new(name, ReporterKind.Types, UnderId: root, TypeCodes: [type], DaysBefore: before);
        var content = new RegimeContent(
            "Báo cáo quý", RegimeKind.Periodic, PeriodKind.Quarter, new(DueKind.AfterCutOff, 7), [Level("Trường", "tieu_hoc", 6), Level("Xã", "ubnd_xa", 3), Level("Sở", "so_gddt", null)]);
        await using (var batch = new NpgsqlBatch(connection))
        {
            batch.AddRegime(regime, root, null, Start, new(2030, 12, 31), content, null, "Đo", TimeProvider.System.GetUtcNow());
            await batch.ExecuteNonQueryAsync();
        }

        var (seconds, made) = await Obligations.OnceAsync(database, regime, Start);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{made:#,##0} reports owed, unfolded in {seconds:0.0} s with their counts"));
        await RunAsync(connection, HandIn, new { Today });
        foreach (var fill in new[] { Work, Pairs, Gifts })
        {
            await RunAsync(connection, fill, new { });
        }

        while (await FoldCounts.OnceAsync(database, default) > 0)
        {
        }

        await RunAsync(connection, "vacuum analyze", new { });
        Console.WriteLine($"{await connection.ExecuteScalarAsync<long>("select count(*) from due_count"):#,##0} rows of counts");
        return root;
    }

    private static async Task PlainAsync(NpgsqlConnection connection, Guid root, Guid department)
    {
        var line = "plain count".PadRight(18);
        foreach (var (everything, own) in new[] { (true, Guid.Empty), (false, root), (false, department) })
        {
            var times = new List<double>();
            for (var i = 0; i < 20; i++)
            {
                var watch = Stopwatch.GetTimestamp();
                await connection.QueryAsync(new CommandDefinition(Plain, new { everything, own, day = Today.AddDays(-i * 50) }, commandTimeout: 600));
                times.Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
            }

            line += Told(times);
        }

        Console.WriteLine(line);
    }

    private static string Told(List<double> times)
    {
        times.Sort();
        return string.Create(CultureInfo.InvariantCulture, $" {times[times.Count / 2],10:0.0} /{times[Math.Min((int)(times.Count * 0.99), times.Count - 1)],9:0.0}");
    }

    private static Task<int> RunAsync(NpgsqlConnection connection, string sql, object values) => connection.ExecuteAsync(new CommandDefinition(sql, values, commandTimeout: 600));
}
