using System.Globalization;
using EduCoop.ServiceDefaults;
using EduCoop.Testing;

namespace EduCoop.Reporting.Tests.Worlds;

/// <summary>The units of one random world: a department with wards and schools, and another whose schools are their partners. Schools merge later.</summary>
internal sealed class WorldUnits
{
    private readonly Owners owners;
    private readonly Random random;

    private WorldUnits(Owners owners, Random random) => (this.owners, this.random) = (owners, random);

    internal Guid Department { get; } = Guid.CreateVersion7();

    internal Guid Partner { get; } = Guid.CreateVersion7();

    internal Guid PartnerWard { get; } = Guid.CreateVersion7();

    internal List<Guid> Wards { get; } = [];

    /// <summary>Schools of the department that are there, with their ward.</summary>
    internal Dictionary<Guid, Guid> Schools { get; } = [];

    internal List<Guid> PartnerSchools { get; } = [];

    /// <summary>Schools that became another one today, and which.</summary>
    internal Dictionary<Guid, Guid> Merged { get; } = [];

    internal Random Random => random;

    /// <summary>All that has ever been a unit of the department.</summary>
    internal Guid[] Own => [Department, .. Wards, .. Schools.Keys, .. Merged.Keys];

    internal static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow.AddHours(7));

    internal static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static async Task<WorldUnits> MakeAsync(Owners owners, int seed)
    {
        var world = new WorldUnits(owners, new Random(seed));
        var mark = $"{seed}-{world.Department.ToString("N")[^6..]}";
        await world.RegisterAsync(world.Department, $"Sở Giáo dục và Đào tạo Mẫu {mark}", "so_gddt", null);
        await world.RegisterAsync(world.Partner, $"Sở Giáo dục và Đào tạo Bạn {mark}", "so_gddt", null);
        await world.RegisterAsync(world.PartnerWard, $"UBND xã Bạn {mark}", "ubnd_xa", world.Partner);
        foreach (var ward in Enumerable.Range(0, world.random.Next(1, 4)))
        {
            var id = Guid.CreateVersion7();
            await world.RegisterAsync(id, $"UBND phường Mẫu {mark} {ward}", "ubnd_xa", world.Department);
            world.Wards.Add(id);
            foreach (var school in Enumerable.Range(0, world.random.Next(1, 5)))
            {
                world.Schools.Add(await world.SchoolAsync($"Mẫu {mark} {ward} {school}", id), id);
            }
        }

        foreach (var school in Enumerable.Range(0, world.random.Next(1, 4)))
        {
            world.PartnerSchools.Add(await world.SchoolAsync($"Bạn {mark} {school}", world.PartnerWard));
        }

        await world.KnownAsync([.. world.Own, world.Partner, world.PartnerWard, .. world.PartnerSchools]);
        return world;
    }

    internal T Any<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];

    internal bool Chance(int percent) => random.Next(100) < percent;

    /// <summary>In some worlds two schools of one ward become one from today on; what they did stays under their names.</summary>
    internal async Task MergeAsync()
    {
        var ward = Wards.Find(one => Schools.Values.Count(of => of == one) >= 2);
        if (ward == Guid.Empty || Chance(25))
        {
            return;
        }

        var gone = Schools.Where(school => school.Value == ward).Select(school => school.Key).Take(random.Next(2, 4)).ToList();
        var heir = Guid.CreateVersion7();
        await owners.PostAsync("unit-directory", "/units/merges", owners.Administrator, new
        {
            actId = Guid.CreateVersion7(), predecessors = gone.Select(one => new { unitId = one, expectedVersion = 1 }).ToArray(),
            successor = new { unitId = heir, name = $"Trường Chung {heir.ToString("N")[^6..]}", typeCode = "tieu_hoc" }, effectiveOn = Written(Today), document = "NQ 12/NQ-HĐND",
        });
        gone.ForEach(one => Schools.Remove(one));
        gone.ForEach(one => Merged.Add(one, heir));
        Schools.Add(heir, ward);
        await KnownAsync([heir]);
        foreach (var service in new[] { "reporting", "twinning", "plans" })
        {
            await Eventually.Async($"{service} knows who has ended", () => owners.DatabaseOf(service).ScalarAsync<long>("select count(*) from unit_end where unit_id = any ($1)", gone.ToArray()), count => count == gone.Count);
        }
    }

    private async Task<Guid> SchoolAsync(string name, Guid ward)
    {
        var id = Guid.CreateVersion7();
        // Of one level, so that the rules let any two of them be paired.
        await RegisterAsync(id, $"Trường Tiểu học {name}", "tieu_hoc", ward);
        return id;
    }

    private Task RegisterAsync(Guid id, string name, string type, Guid? parent) =>
        owners.PostAsync("unit-directory", "/units", owners.Administrator, new { unitId = id, name, typeCode = type, validFrom = "2020-01-01", parentId = parent });

    private async Task KnownAsync(Guid[] ids)
    {
        foreach (var service in new[] { "plans", "donations", "twinning", "reporting" })
        {
            await Eventually.Async($"{service} knows the units", () => owners.DatabaseOf(service).ScalarAsync<long>("select count(*) from unit_copy where unit_id = any ($1)", ids), count => count == ids.Length);
        }
    }
}
