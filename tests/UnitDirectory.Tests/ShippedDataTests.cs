using System.Net;
using EduCoop.Testing;
using EduCoop.UnitDirectory.Seeding;

namespace EduCoop.UnitDirectory.Tests;

[Collection(DirectoryTests.Name)]
public sealed class ShippedDataTests(DirectoryFixture directory)
{
    [Fact]
    public async Task The_program_brings_34_provinces_and_the_communes_of_its_programme()
    {
        Assert.Equal(34, (await directory.ReadAsync("/units?typeCode=tinh&pageSize=200")).GetProperty("total").GetInt32() + (await directory.ReadAsync("/units?typeCode=thanh_pho")).GetProperty("total").GetInt32());
        foreach (var (code, count, wards) in new[] { ("01", 126, 51), ("04", 56, 3) })
        {
            var province = (await directory.ReadAsync($"/units?query={code}&typeCode={(code == "01" ? "thanh_pho" : "tinh")}")).GetProperty("items")[0].GetProperty("id").GetGuid();
            Assert.Equal(count, (await directory.ReadAsync($"/units/{province}/children")).GetProperty("total").GetInt32());
            Assert.Equal(wards, (await directory.ReadAsync($"/units?parentId={province}&typeCode=phuong")).GetProperty("total").GetInt32());
        }
    }

    [Fact]
    public async Task Dong_Nai_is_a_province_until_29_April_2026_and_a_city_from_the_30th()
    {
        foreach (var (day, cities, provinces) in new[] { ("2026-04-29", 6, 28), ("2026-04-30", 7, 27) })
        {
            Assert.Equal(cities, (await directory.ReadAsync($"/units?typeCode=thanh_pho&asOf={day}")).GetProperty("total").GetInt32());
            Assert.Equal(provinces, (await directory.ReadAsync($"/units?typeCode=tinh&asOf={day}")).GetProperty("total").GetInt32());
        }
    }

    [Fact]
    public async Task Loading_the_shipped_data_again_changes_nothing()
    {
        var before = await directory.Database.ScalarAsync<long>("select revision from directory_state");
        await Seeder.RunAsync(directory.Database.DataSource, demo: true, TimeProvider.System, CancellationToken.None);
        Assert.Equal(before, await directory.Database.ScalarAsync<long>("select revision from directory_state"));
    }

    [Fact]
    public async Task The_demo_units_hang_below_their_departments()
    {
        var school = await directory.ReadAsync($"/units/{DirectoryFixture.DemoSchool}");
        Assert.Equal(
            [DirectoryFixture.Hanoi, DirectoryFixture.DongDa], school.GetProperty("ancestors").EnumerateArray().Select(unit => unit.GetProperty("id").GetGuid()));
        Assert.Equal("Hà Nội", school.GetProperty("provinceName").GetString());
        Assert.Equal("UBND phường Đống Đa", school.GetProperty("parentName").GetString());
        Assert.Equal(24, (await directory.FindAsync("dữ liệu mẫu")).Count);
        Assert.Contains((await directory.ReadAsync("/unit-types")).EnumerateArray(), type => type.GetProperty("code").GetString() == "tieu_hoc");
    }

    [Fact]
    public async Task Nothing_is_answered_without_a_right_token()
    {
        foreach (var path in new[] { "/units", $"/units/{DirectoryFixture.Hanoi}", "/unit-types", "/imports", "/units/resolve?name=x" })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await directory.Service.Http.SendAsync(HttpMethod.Get, path, null)).StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, (await directory.GetAsync(path, directory.Tokens.Forged("administrator"))).StatusCode);
        }

        await (await directory.GetAsync("/imports", directory.Tokens.For("auditor"))).ReadProblemAsync(HttpStatusCode.Forbidden, "not_allowed");
        await (await directory.PostAsync("/units", new { }, directory.Tokens.For("school_officer", DirectoryFixture.DemoSchool))).ReadProblemAsync(HttpStatusCode.Forbidden, "not_allowed");
    }
}
