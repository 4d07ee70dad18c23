using System.Net;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Agreements;
using EduCoop.Twinning.Runs;
using EduCoop.Twinning.Tests.Fixtures;

namespace EduCoop.Twinning.Tests.Runs;

/// <summary>Two provinces of their own with a theme of their own, so that no other test's schools are in the market.</summary>
internal sealed class RunWorld
{
    private readonly TwinningDatabase database;

    private RunWorld(TwinningDatabase database) => this.database = database;

    internal Guid Giving { get; } = Guid.CreateVersion7();

    internal Guid GivingWard { get; } = Guid.CreateVersion7();

    internal Guid Needing { get; } = Guid.CreateVersion7();

    internal Guid NeedingWard { get; } = Guid.CreateVersion7();

    internal Guid BorderWard { get; } = Guid.CreateVersion7();

    internal string Theme { get; } = $"linh_vuc_{Guid.CreateVersion7():N}"[..40];

    internal List<Guid> Seekers { get; } = [];

    internal List<Guid> Supporters { get; } = [];

    internal static int Year => TwinningCalls.ThisYear;

    /// <summary>Seekers by urgency 1 to 5 in turn, the first <paramref name="border"/> of them in a border commune; supporters of <paramref name="places"/> each.</summary>
    internal static async Task<RunWorld> MakeAsync(TwinningDatabase database, int seekers, int supporters, int border = 1, int places = 1)
    {
        var world = new RunWorld(database);
        await database.ExecuteAsync("insert into theme (theme_code, name, name_en, place, online) values ($1, 'Lĩnh vực mẫu', 'Sample theme', 500, true)", world.Theme);
        foreach (var (id, name, type, above) in new (Guid, string, string, Guid[])[]
        {
            (world.Giving, "Sở Giáo dục và Đào tạo Cho", "so_gddt", []), (world.GivingWard, "Ủy ban nhân dân phường Cho", "ubnd_xa", [world.Giving]),
            (world.Needing, "Sở Giáo dục và Đào tạo Cần", "so_gddt", []), (world.NeedingWard, "Ủy ban nhân dân xã Cần", "ubnd_xa", [world.Needing]),
            (world.BorderWard, "Ủy ban nhân dân xã Cần Biên", "ubnd_xa", [world.Needing]),
        })
        {
            await database.AddUnitAsync(id, name, type, above);
        }

        await database.ExecuteAsync(
            "insert into unit_mark (mark_id, unit_id, mark, valid_from, basis, by_account, by_name, at) values ($1, $2, 'border', '2025-01-01', 'Quyết định mẫu', $1, 'Mẫu', now())", Guid.CreateVersion7(), world.BorderWard);
        world.Seekers.AddRange(Enumerable.Range(0, seekers).Select(_ => Guid.CreateVersion7()));
        world.Supporters.AddRange(Enumerable.Range(0, supporters).Select(_ => Guid.CreateVersion7()));
        await world.AddSchoolsAsync(world.Seekers, "Trường Tiểu học Cần", at => [world.Needing, at < border ? world.BorderWard : world.NeedingWard]);
        await world.AddSchoolsAsync(world.Supporters, "Trường Tiểu học Cho", _ => [world.Giving, world.GivingWard]);
        await world.DeclareAsync(seekers);
        await world.OfferAsync(places);
        return world;
    }

    internal string Officer(TwinningService service, Guid? account = null) => service.Tokens.For(Roles.ProgrammeOfficer, Giving, account, "Trần Thị Ghép");

    internal string Approver(TwinningService service, Guid? account = null) => service.Tokens.For(Roles.Approver, Giving, account, "Lê Văn Duyệt");

    internal StartRunRequest Request(long seed = 7, int wanted = 1, IReadOnlyList<RunQuota>? quotas = null) => new(Guid.CreateVersion7(), Giving, Year, seed, wanted, quotas);

    internal static PublishRequest Publication(SolutionKind solution = SolutionKind.Optimal) =>
        new(solution, Year + 1, "Hà Nội", "BTT-KN", new AgreementSignature("Lê Văn Duyệt", "TRƯỞNG PHÒNG"), "Đón đoàn, chia sẻ cách dạy lớp ghép");

    internal async Task<RunView> RunAsync(HttpClient http, string token, StartRunRequest request)
    {
        await (await http.SendAsync(HttpMethod.Post, "/matching/runs", token, request)).ReadAsync<RunView>(HttpStatusCode.Created);
        return await DoneAsync(http, token, request.RunId);
    }

    internal static Task<RunView> GetAsync(HttpClient http, string token, Guid run) => GetAsync<RunView>(http, token, $"/matching/runs/{run}");

    internal static async Task<T> GetAsync<T>(HttpClient http, string token, string path) => await (await http.SendAsync(HttpMethod.Get, path, token)).ReadAsync<T>();

    internal static Task<RunView> DoneAsync(HttpClient http, string token, Guid run) =>
        Eventually.Async("the run has ended", () => GetAsync(http, token, run), view => view.State is RunState.Done or RunState.Failed, TimeSpan.FromSeconds(120));

    internal static Task<RunView> PublishedAsync(HttpClient http, string token, Guid run) =>
        Eventually.Async("the run is published", () => GetAsync(http, token, run), view => view.PublishState == PublishState.Published, TimeSpan.FromSeconds(120));

    /// <summary>Pairs of a solution as the database keeps them: who with whom, in one line each.</summary>
    internal async Task<string> PairsAsync(Guid run, string solution) =>
        await database.ScalarAsync<string>("select coalesce(string_agg(seeker_id || '>' || supporter_id || ':' || cost, E'\\n' order by seeker_id, supporter_id), '') from matching_pair where run_id = $1 and solutions @> array[$2]", run, solution);

    private Task AddSchoolsAsync(List<Guid> ids, string name, Func<int, Guid[]> above) =>
        database.ExecuteAsync(
            "insert into unit_copy (unit_id, name, type_code, parent_id, path, own_path, version) select id, $2 || ' ' || place, 'tieu_hoc', ward, array[top, ward, id], array[top, ward, id], 1 from unnest($1, $3, $4) with ordinality as one (id, top, ward, place)",
            ids.ToArray(), name, ids.Select((_, at) => above(at)[0]).ToArray(), ids.Select((_, at) => above(at)[1]).ToArray());

    private Task DeclareAsync(int seekers) =>
        database.ExecuteAsync(
            """
            insert into need (need_id, school_id, school_name, school_year, theme_code, urgency, quantity, measure, content, brings, mode, version, declared_at, changed_at)
            select gen_random_uuid(), id, 'Trường', $2, $3, 1 + (place - 1) % 5, 4, 'sessions', 'Bốn buổi', null, 'both', 1, now(), now() from unnest($1) with ordinality as one (id, place)
            """,
            Seekers.Take(seekers).ToArray(), Year, Theme);

    private async Task OfferAsync(int places)
    {
        await database.ExecuteAsync(
            "insert into offer (offer_id, school_id, school_name, school_year, most_partners, state, version, registered_at, changed_at) select id, id, 'Trường', $2, $3, 'registered', 1, now(), now() from unnest($1) as one (id)",
            Supporters.ToArray(), Year, (short)places);
        await database.ExecuteAsync(
            "insert into offer_support (offer_id, place, theme_code, quantity, measure, mode, content) select id, 1, $2, 2 + place, 'sessions', 'both', 'Buổi trực tuyến hằng tháng' from unnest($1) with ordinality as one (id, place)",
            Supporters.ToArray(), Theme);
    }
}
