using System.Text;
using EduCoop.Testing;

namespace EduCoop.UnitDirectory.Tests;

/// <summary>A directory with all communes of the country, imported from the shared register.</summary>
public sealed class CountryFixture : IAsyncLifetime
{
    internal DirectoryFixture Directory { get; } = new();

    internal (int New, int Changed, int Same, int Errors) Provinces { get; private set; }

    internal (int New, int Changed, int Same, int Errors) Communes { get; private set; }

    public async Task InitializeAsync()
    {
        if (!SharedData.IsThere)
        {
            return;
        }

        await Directory.InitializeAsync();
        Provinces = DirectoryFixture.Counts(await Directory.ImportAsync("provinces", await Register("provinces.tsv")));
        Communes = DirectoryFixture.Counts(await Directory.ImportAsync("communes", await Register("communes.tsv")));
    }

    public async Task DisposeAsync()
    {
        if (SharedData.IsThere)
        {
            await Directory.DisposeAsync();
        }
    }

    internal static Task<byte[]> Register(string file) => File.ReadAllBytesAsync(SharedData.File("data", file));
}

/// <summary>Tests that share one directory with the whole country in it.</summary>
[CollectionDefinition(Name)]
public sealed class WholeCountry : ICollectionFixture<CountryFixture>
{
    internal const string Name = "country";
}

[Collection(WholeCountry.Name)]
public sealed class CountryTests(CountryFixture country)
{
    private readonly DirectoryFixture directory = country.Directory;

    /// <summary>Two communes of one province whose names differ by accents only.</summary>
    public static TheoryData<string, string, string, string> CollisionPairs => new()
    {
        { "Văn Lang", "02143", "Văn Lăng", "05665" },
        { "Cẩm Giang", "10888", "Cẩm Giàng", "10903" },
        { "Đông Tiến", "15853", "Đồng Tiến", "15724" },
        { "Sơn Hà", "21289", "Sơn Hạ", "21292" },
        { "Ba Tơ", "21484", "Ba Tô", "21523" },
        { "Lộc Thành", "25294", "Lộc Thạnh", "25280" },
        { "Tân Thành", "25534", "Tân Thạnh", "27826" },
        { "Thanh An", "25807", "Thạnh An", "27676" },
        { "Mỹ Tho", "28261", "Mỹ Thọ", "30076" },
        { "Tân Thành", "29938", "Tân Thạnh", "30157" },
    };

    [SharedFact]
    public async Task All_34_provinces_and_3321_communes_are_there_and_agree_with_the_register()
    {
        // The shipped ones are the same, the rest is new.
        Assert.Equal((0, 0, 34, 0), country.Provinces);
        Assert.Equal((3321 - 192, 0, 192, 0), country.Communes);
        var register = SharedTable.Read("provinces.tsv");
        Assert.Equal(3321, register.Sum(province => int.Parse(province["n_total"])));
        foreach (var province in register)
        {
            var count = await directory.Database.ScalarAsync<long>(
                "select count(*) from unit_period p join unit_code c on c.unit_id = p.parent_id where c.scheme = 'gso_province' and c.value = $1 and c.valid_to is null and p.valid_to is null", province["code"]);
            Assert.Equal(int.Parse(province["n_total"]), count);
        }

        foreach (var (type, count) in new[] { ("phuong", 697), ("xa", 2611), ("dac_khu", 13) })
        {
            Assert.Equal(count, (await directory.ReadAsync($"/units?typeCode={type}")).GetProperty("total").GetInt32());
        }

        Assert.Equal(3321, await directory.Database.ScalarAsync<long>("select count(distinct (parent_id, name)) from unit_period where type_code in ('phuong', 'xa', 'dac_khu')"));
        Assert.Equal(3321, await directory.Database.ScalarAsync<long>("select count(*) from unit_code where scheme = 'gso_commune' and value ~ '^[0-9]{5}$'"));
    }

    [SharedFact]
    public async Task Importing_the_register_again_changes_nothing() =>
        Assert.Equal((0, 0, 3321, 0), DirectoryFixture.Counts(await directory.PreviewAsync("communes", await CountryFixture.Register("communes.tsv"))));

    [SharedFact]
    public async Task Every_commune_is_told_to_the_readers_of_events_once()
    {
        var units = await directory.Database.ScalarAsync<long>("select sum(version)::bigint from unit");
        await Eventually.Async("all events are heard", () => Task.FromResult((long)directory.Heard.Count), heard => heard >= units, TimeSpan.FromSeconds(120));
        Assert.Equal(0, await directory.Database.ScalarAsync<long>("select count(*) from outbox"));
    }

    [SharedTheory]
    [MemberData(nameof(CollisionPairs))]
    public async Task Names_that_differ_by_accents_only_are_both_found_and_the_typed_one_first(string one, string oneCode, string other, string otherCode)
    {
        foreach (var (name, first, second) in new[] { (one, oneCode, otherCode), (other, otherCode, oneCode) })
        {
            var province = (await directory.FindAsync(first)).Single().GetProperty("parentId").GetGuid();
            var hits = (await directory.FindAsync(name, $"&parentId={province}")).Where(unit => Folded(unit.GetProperty("name").GetString()!) == Folded(name)).ToList();
            Assert.Equal([first, second], hits.Select(unit => unit.GetProperty("codes")[0].GetProperty("value").GetString()));
            var plain = await directory.FindAsync(Folded(name), $"&parentId={province}");
            Assert.Contains(plain, unit => unit.GetProperty("codes")[0].GetProperty("value").GetString() == first);
            Assert.Contains(plain, unit => unit.GetProperty("codes")[0].GetProperty("value").GetString() == second);
        }
    }

    [SharedFact]
    public async Task A_name_of_ten_communes_is_ten_doubtful_candidates_and_a_named_province_settles_it()
    {
        var doubtful = (await directory.ReadAsync($"/units/resolve?name={Uri.EscapeDataString("xã Tân An")}")).EnumerateArray().ToList();
        Assert.True(doubtful.Count > 1);
        Assert.True(doubtful[0].GetProperty("confidence").GetDouble() < 0.5);
        var sure = (await directory.ReadAsync($"/units/resolve?name={Uri.EscapeDataString("phường Hoà Bình, tỉnh Phú Thọ")}")).EnumerateArray().First();
        Assert.Equal("04795", sure.GetProperty("unit").GetProperty("codes")[0].GetProperty("value").GetString());
        Assert.True(sure.GetProperty("confidence").GetDouble() > 0.9, sure.GetRawText());
    }

    [SharedFact]
    public async Task Ten_communes_of_Dong_Nai_are_xa_before_30_April_2026_and_phuong_from_then_on()
    {
        // The register tells the earlier type in a note; the program ships both periods, so the list states nothing new.
        var text = new StringBuilder("code\tname\ttype\tprovince_code\tvalid_from\tvalid_to\n");
        var changed = SharedTable.Read("communes.tsv").Where(commune => commune["note"].StartsWith("xã until 29/4/2026", StringComparison.Ordinal)).ToList();
        Assert.Equal(10, changed.Count);
        foreach (var commune in changed)
        {
            text.Append($"{commune["code"]}\t{commune["name"]}\txã\t{commune["province_code"]}\t2025-07-01\t2026-04-29\n{commune["code"]}\t{commune["name"]}\tphường\t{commune["province_code"]}\t2026-04-30\t\n");
        }

        Assert.Equal((0, 0, 20, 0), DirectoryFixture.Counts(await directory.PreviewAsync("communes", text.ToString())));
        foreach (var (day, type) in new[] { ("2026-04-29", "xa"), ("2026-04-30", "phuong") })
        {
            var unit = (await directory.FindAsync("25270", $"&asOf={day}")).Single();
            Assert.Equal((type, "75"), (unit.GetProperty("typeCode").GetString(), await CodeOfParent(unit.GetProperty("parentId").GetGuid())));
        }

        Assert.Equal(687, (await directory.ReadAsync("/units?typeCode=phuong&asOf=2026-04-29")).GetProperty("total").GetInt32());
    }

    [SharedTheory]
    [InlineData("schools-hanoi-moet2020.tsv", 308, "")]
    [InlineData("schools-caobang-moet2020.tsv", 47, "")]
    [InlineData("schools-phutho-moet2020.tsv", 87, "")]
    [InlineData("schools-hoabinh-moet2020.tsv", 55, "")]
    [InlineData("schools-hungyen-moet2020.tsv", 67, "")]
    [InlineData("schools-thaibinh-moet2020.tsv", 53, "")]
    [InlineData("schools-caobang-thpt.tsv", 30, "&parentId=01990000-0000-7000-8000-000000000002")]
    [InlineData("schools-demo-unverified.tsv", 151, "")]
    public async Task Real_school_lists_are_taken_as_they_are_and_a_second_time_change_nothing(string file, int rows, string more)
    {
        var content = await CountryFixture.Register(file);
        var import = await directory.ImportAsync("schools", content, more + "&effectiveFrom=2025-09-01");
        Assert.Equal("committed", import.GetProperty("state").GetString());
        Assert.Equal(rows, import.GetProperty("counts").GetProperty("rows").GetInt32());
        Assert.Equal((0, 0, rows, 0), DirectoryFixture.Counts(await directory.PreviewAsync("schools", content, more + "&effectiveFrom=2025-09-01")));
    }

    [SharedFact]
    public async Task The_shared_unit_types_are_taken()
    {
        var content = await CountryFixture.Register("unit-types.tsv");
        Assert.Equal("committed", (await directory.ImportAsync("unit_types", content)).GetProperty("state").GetString());
        Assert.Equal((0, 0, 38, 0), DirectoryFixture.Counts(await directory.PreviewAsync("unit_types", content)));
    }

    [SharedFact]
    public async Task The_index_orders_all_names_of_the_country_as_the_database_does()
    {
        var ordered = await directory.Database.ScalarAsync<string[]>("select array_agg(name order by name collate vietnamese) from (select distinct name from unit_period) names");
        var keys = ordered.Select(Searching.VietnameseOrder.Key).ToList();
        Assert.True(ordered.Length > 2_800);
        for (var i = 1; i < keys.Count; i++)
        {
            Assert.True(Searching.VietnameseOrder.Compare(keys[i - 1], keys[i]) <= 0, $"{ordered[i - 1]} | {ordered[i]}");
        }

        foreach (var row in SharedTable.Read("collation-vectors.tsv").Where(row => row["case"] is not "tone_style_must_be_equal_in_search" and not "people_by_full_name"))
        {
            var names = row["sorted_expected"].Split(row["case"] == "letters" ? ' ' : '|');
            Assert.Equal(names, names.Reverse().OrderBy(Searching.VietnameseOrder.Key, Comparer<byte[]>.Create(Searching.VietnameseOrder.Compare)));
        }
    }

    private static string Folded(string name) => Names.SearchText.Fold(name);

    private async Task<string?> CodeOfParent(Guid id) => (await directory.ReadAsync($"/units/{id}")).GetProperty("codes")[0].GetProperty("value").GetString();
}
