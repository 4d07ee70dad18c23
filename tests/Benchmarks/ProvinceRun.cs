using System.Diagnostics;
using System.Globalization;
using Dapper;
using EduCoop.Storage;
using EduCoop.Testing;
using EduCoop.Twinning.Rules;
using EduCoop.Twinning.Runs;
using Npgsql;

namespace EduCoop.Benchmarks;

/// <summary>
/// A matching run of a province from database to database: needs, offers, rules and agreements are read and frozen, the run is claimed, built, solved in all ways, proven, and its
/// pairs and reasons are written. Against it the plain way of only finding candidates: the rules asked for each two schools that share a theme.
/// </summary>
internal static class ProvinceRun
{
    private const int Seekers = 600;
    private const int Supporters = 2_900;
    private const int Themes = 14;
    private const int Rounds = 7;

    private const string Make = """
        insert into theme (theme_code, name, name_en, place, online) select 'do_' || n, 'Lĩnh vực ' || n, 'Theme ' || n, 900 + n, true from generate_series(1, @themes) n;
        insert into unit_copy (unit_id, name, type_code, parent_id, path, own_path, version)
        select id, name, type, null, array[id], array[id], 1 from (values (@giving, 'Sở Giáo dục và Đào tạo Cho', 'so_gddt'), (@needing, 'Sở Giáo dục và Đào tạo Cần', 'so_gddt')) as top (id, name, type);
        create temporary table school as
        select gen_random_uuid() as id, n, n <= @seekers as seeks, (array['mam_non', 'tieu_hoc', 'thcs', 'thpt', 'tt_gdtx'])[1 + n % 5] as type, 1 + (n / 5) % @themes as theme
        from generate_series(1, @seekers + @supporters) n;
        insert into unit_copy (unit_id, name, type_code, parent_id, path, own_path, version)
        select id, 'Trường số ' || n, type, top, array[top, id], array[top, id], 1 from (select *, case when seeks then @needing else @giving end as top from school) s;
        insert into unit_mark (mark_id, unit_id, mark, valid_from, basis, by_account, by_name, at) select gen_random_uuid(), id, 'border', '2025-01-01', 'Quyết định mẫu', id, 'Mẫu', now() from school where seeks and n % 3 = 0;
        insert into need (need_id, school_id, school_name, school_year, theme_code, urgency, quantity, measure, content, mode, version, declared_at, changed_at)
        select gen_random_uuid(), id, 'Trường', @year, 'do_' || theme, 1 + n % 5, 4, 'sessions', 'Bốn buổi', 'both', 1, now(), now() from school where seeks;
        insert into offer (offer_id, school_id, school_name, school_year, most_partners, version, registered_at, changed_at) select id, id, 'Trường', @year, 1 + n % 2, 1, now(), now() from school where not seeks;
        insert into offer_support (offer_id, place, theme_code, quantity, measure, mode) select id, 1, 'do_' || theme, 1 + n % 7, 'sessions', 'both' from school where not seeks;
        analyze;
        """;

    private const string Ask = """
        insert into matching_run (run_id, authority_id, authority_name, school_year, seed, asked, requested_by, requested_name, requested_at) values ($1, $2, 'Sở', $3, 2026, '{}', $1, 'Đo', now())
        """;

    internal static async Task<int> RunAsync()
    {
        await using var database = await TestDatabase.CreateAsync(typeof(FreezeInput).Assembly);
        var (giving, year) = (Guid.CreateVersion7(), 2026);
        await using (var connection = await database.DataSource.OpenConnectionAsync())
        {
            await connection.ExecuteAsync(Make, new { seekers = Seekers, supporters = Supporters, themes = Themes, giving, needing = Guid.CreateVersion7(), year });
        }

        var (times, parts) = (new List<double>(), "");
        for (var round = 0; round < Rounds; round++)
        {
            (var seconds, parts) = await OnceAsync(database.DataSource, giving, year);
            times.Add(seconds);
        }

        times.Sort();
        Console.WriteLine(parts);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"database to database        best {times[0]:0.000} s   median {times[Rounds / 2]:0.000} s   worst {times[^1]:0.000} s"));
        await PlainAsync(database.DataSource, giving, year);
        return 0;
    }

    private static async Task<(double Seconds, string Parts)> OnceAsync(NpgsqlDataSource database, Guid authority, int year)
    {
        var (run, owner, watch) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Stopwatch.StartNew());
        await using (var connection = await database.OpenConnectionAsync())
        {
            var input = await FreezeInput.ReadAsync(connection, authority, year, new(year, 9, 5), 2026, new(1, []), default);
            var (content, sha256) = input.Pack();
            await using var batch = new NpgsqlBatch(connection);
            batch.Add(Ask, run, authority, year);
            batch.Add("insert into matching_input (run_id, content, sha256) values ($1, $2, $3)", run, content, sha256);
            await batch.ExecuteNonQueryAsync();
        }

        var frozen = watch.Elapsed.TotalSeconds;
        var job = (await RunStore.ClaimAsync(database, owner, TimeProvider.System.GetUtcNow(), default))!;
        var result = SolveRun.Of(await RunStore.ReadInputAsync(database, run, default), (_, _) => { }, default);
        var solved = watch.Elapsed.TotalSeconds;
        if (!await RunStore.SaveAsync(database, job, owner, result, TimeProvider.System.GetUtcNow(), default) || result.Solutions.Any(solution => solution.Findings.Count > 0))
        {
            throw new InvalidOperationException("The run was not saved, or its proof does not hold.");
        }

        var seconds = watch.Elapsed.TotalSeconds;
        var market = result.Built.Market;
        return (seconds, string.Create(
            CultureInfo.InvariantCulture,
            $"{market.Seekers.Length} seekers, {market.Supporters.Length} supporters, {market.Pairs.Length} pairs; reading and freezing {frozen:0.000} s, building, solving and proving {solved - frozen:0.000} s, writing {seconds - solved:0.000} s"));
    }

    /// <summary>One question to the rules for each two schools that share a theme.</summary>
    private static async Task PlainAsync(NpgsqlDataSource database, Guid authority, int year)
    {
        await using var connection = await database.OpenConnectionAsync();
        var input = await FreezeInput.ReadAsync(connection, authority, year, new(year, 9, 5), 2026, new(1, []), default);
        var schools = input.Schools.ToDictionary(school => school.UnitId);
        var watch = Stopwatch.StartNew();
        var nobody = Partners.Of([]);
        var pairs = input.Needs.Sum(need => input.Offers.Count(offer =>
            offer.ThemeCode == need.ThemeCode && Eligibility.Refuse(new(schools[need.SchoolId], schools[offer.SchoolId], input.Day, nobody), input.Rules).Count == 0));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"candidates alone, pair by pair                {watch.Elapsed.TotalSeconds:0.000} s   ({pairs} pairs)"));
    }
}
