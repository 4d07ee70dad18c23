using System.Net;
using System.Text.Json;
using EduCoop.ServiceDefaults;
using EduCoop.Testing;
using Xunit.Abstractions;

namespace EduCoop.Reporting.Tests.Worlds;

/// <summary>
/// Random worlds written by their owners' own services, heard by the real road: every figure that a form can name, of every unit, and the sums of a report on three levels equal a recount by
/// plain SQL over the owners' tables. EDUCOOP_LONG=1 takes 500 worlds, EDUCOOP_SEEDS=4-80 others, EDUCOOP_SEED=N one again.
/// </summary>
public sealed class RandomWorldTests(Owners owners, ITestOutputHelper output) : IClassFixture<Owners>
{
    [Fact]
    public async Task Every_figure_equals_a_recount_over_the_owners_tables()
    {
        var told = new Dictionary<string, decimal>(StringComparer.Ordinal);
        var seeds = SeedRange.OfThisRun();
        foreach (var seed in seeds)
        {
            try
            {
                await CompareAsync(seed, told);
            }
            catch (Exception fault)
            {
                throw new InvalidOperationException($"EDUCOOP_SEED={seed} shows it again.", fault);
            }
        }

        output.WriteLine($"{seeds.Count} worlds: " + string.Join(", ", told.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key} {one.Value}")));
        // Worlds in which nothing happened would agree with anything.
        Assert.All(seeds.Count > 2 ? told : [], one => Assert.True(one.Value > 0, $"{one.Key} was never more than nothing"));
    }

    [Fact]
    public async Task What_is_made_anew_from_the_owners_is_byte_for_byte_what_lived_through_the_events()
    {
        var units = await WorldUnits.MakeAsync(owners, 1_001);
        await new WorldWork(owners, units).MakeAsync();
        var gifts = new WorldGifts(owners, units);
        await gifts.MakeAsync();
        await gifts.ImportAsync();
        await new WorldPairs(owners, units).MakeAsync();
        await units.MergeAsync();
        var tables = new ReadTables(owners.DatabaseOf("reporting"));
        foreach (var owner in new[] { "unit-directory", "plans", "donations", "twinning" })
        {
            await Eventually.Async($"{owner} has nothing left to say", () => owners.DatabaseOf(owner).ScalarAsync<long>("select count(*) from outbox"), waiting => waiting == 0);
        }

        await Eventually.Async("promises are known", () => owners.DatabaseOf("reporting").ScalarAsync<long>("select count(*) from promise_read"), count => count > 0);
        var lived = await tables.AtRestAsync();
        Assert.Equal([], ReadTables.Names.Where(name => !name.StartsWith("indicator", StringComparison.Ordinal) && name is not ("pair_mark" or "calendar_year_copy") && lived[name].Length == 0));

        await tables.SpoilAsync();
        owners.SettingsOf("reporting").With("Rebuild:Token", owners.Administrator);
        var reporting = owners.ProcessOf("reporting");
        Assert.True(await reporting.RunAsync("rebuild", "--yes") == 0, reporting.Log);
        // What may be shown of gifts is asked of their owner again.
        await Eventually.Async("it is the same again", async () => Assert.Equal(lived, await tables.ReadAsync()));
        Assert.True(await reporting.RunAsync("rebuild", "--yes") == 0, reporting.Log);
        await Eventually.Async("and once more", async () => Assert.Equal(lived, await tables.ReadAsync()));
    }

    [Theory]
    [InlineData("donations", "gifts")]
    [InlineData("twinning", "agreements")]
    public async Task What_was_said_is_told_again_to_administrators_only(string owner, string part)
    {
        var http = owners.ProcessOf(owner).Http;
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.SendAsync(HttpMethod.Get, $"/events/{part}", null)).StatusCode);
        foreach (var role in Roles.All.Where(role => role != Roles.Administrator))
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await http.SendAsync(HttpMethod.Get, $"/events/{part}", owners.Tokens.For(role, Guid.CreateVersion7()))).StatusCode);
        }

        await (await http.SendAsync(HttpMethod.Get, $"/events/{part}?after=x", owners.Administrator)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "place_wrong");
        Assert.Equal(HttpStatusCode.NotFound, (await http.SendAsync(HttpMethod.Get, "/events/donors", owners.Administrator)).StatusCode);
    }

    private async Task CompareAsync(int seed, Dictionary<string, decimal> told)
    {
        var units = await WorldUnits.MakeAsync(owners, seed);
        await new WorldWork(owners, units).MakeAsync();
        await new WorldGifts(owners, units).MakeAsync();
        await new WorldPairs(owners, units).MakeAsync();
        await units.MergeAsync();

        told["units merged"] = told.GetValueOrDefault("units merged") + units.Merged.Count;
        var year = WorldUnits.Today.Year;
        var start = new DateOnly(year, 1, 1).AddDays(units.Random.Next(200));
        foreach (var (from, to) in new[] { (new DateOnly(year - 2, 1, 1), new DateOnly(year + 2, 12, 31)), (start, start.AddDays(units.Random.Next(1, 150))) })
        {
            var expected = await new Recount(owners).WorkAndGiftsAsync(units.Own, from, to);
            Add(told, expected);
            Follow(units, to, expected);
            await Eventually.Async($"figures of {from} to {to} are the owners'", () => SameAsync(units.Own, WorldReports.Codes, from, to, expected));
        }

        // A day in the school year that Twinning counts today.
        Guid[] authorities = [units.Department, units.Partner];
        var day = WorldUnits.Today.Month is >= 6 and < 9 ? new DateOnly(year, 9, 1) : WorldUnits.Today;
        var pairs = await new Recount(owners).PairsAsync(authorities, WorldPairs.Year);
        await Eventually.Async("figures of twinning are the owner's", () => SameAsync(authorities, [.. pairs.Keys.Select(key => key.Code).Distinct()], day, day, pairs));
        Add(told, pairs);

        var reports = new WorldReports(owners, units);
        var sums = await reports.PutTogetherAsync();
        var whole = await new Recount(owners).WorkAndGiftsAsync([.. units.Schools.Keys, .. units.Merged.Keys], reports.From, reports.To);
        Assert.Equal(
            string.Join(", ", WorldReports.Codes.Select(code => $"{code} {whole.Where(one => one.Key.Code == code).Sum(one => one.Value)}")), string.Join(", ", sums.Select(one => $"{one.Key} {one.Value}")));
        var agreement = await reports.AgreementAsync();
        Assert.True(agreement.GetProperty("agrees").GetBoolean(), agreement.ToString());
    }

    private async Task SameAsync(IEnumerable<Guid> units, string[] codes, DateOnly from, DateOnly to, Dictionary<(Guid Unit, string Code), decimal> expected)
    {
        foreach (var unit in units)
        {
            var path = $"/forms/figures/values?unitId={unit}&from={WorldUnits.Written(from)}&to={WorldUnits.Written(to)}&codes={string.Join(',', codes)}";
            var counted = (await owners.GetAsync("reporting", path, owners.Administrator)).EnumerateArray()
                .Select(one => $"{one.GetProperty("code").GetString()} {(one.GetProperty("value") is { ValueKind: JsonValueKind.Number } value ? value.GetDecimal() : 0)}");
            Assert.Equal(string.Join(", ", codes.Select(code => $"{code} {expected.GetValueOrDefault((unit, code))}")), string.Join(", ", counted));
        }
    }

    // What a school did that has become another by the end of the period is of the other one too.
    private static void Follow(WorldUnits units, DateOnly to, Dictionary<(Guid Unit, string Code), decimal> counted)
    {
        foreach (var (gone, heir) in units.Merged.Where(_ => to >= WorldUnits.Today))
        {
            foreach (var code in WorldReports.Codes)
            {
                counted[(heir, code)] = counted.GetValueOrDefault((heir, code)) + counted.GetValueOrDefault((gone, code));
            }
        }
    }

    private static void Add(Dictionary<string, decimal> told, Dictionary<(Guid Unit, string Code), decimal> counted)
    {
        foreach (var one in counted)
        {
            told[one.Key.Code] = told.GetValueOrDefault(one.Key.Code) + one.Value;
        }
    }
}
