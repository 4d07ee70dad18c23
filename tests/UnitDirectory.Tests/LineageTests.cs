using System.Net;
using EduCoop.Testing;

namespace EduCoop.UnitDirectory.Tests;

/// <summary>Merger, split and closure: who ends, who goes on, what moves along, and what a reader of an old document finds.</summary>
[Collection(DirectoryTests.Name)]
public sealed class LineageTests(DirectoryFixture directory)
{
    [Theory]
    [InlineData("15", "2024-12-31", "Yên Bái", "Lào Cai")]
    [InlineData("15", "2026-01-01", "Lào Cai", "Lào Cai")]
    [InlineData("17", "2024-06-30", "Hòa Bình", "Phú Thọ")]
    [InlineData("34", "2024-06-30", "Thái Bình", "Hưng Yên")]
    [InlineData("25", "2024-06-30", "Phú Thọ", "Phú Thọ")]
    [InlineData("24", "2025-06-30", "Bắc Giang", "Bắc Ninh")]
    [InlineData("46", "2024-12-31", "Thừa Thiên Huế", "Huế")]
    [InlineData("01", "2020-01-01", "Hà Nội", "Hà Nội")]
    public async Task A_code_is_asked_for_with_its_day_and_leads_to_who_stands_there_today(string code, string day, string then, string today)
    {
        var holder = await directory.ReadAsync($"/units/by-code?scheme=gso_province&value={code}&asOf={day}");
        Assert.Equal(then, holder.GetProperty("unit").GetProperty("name").GetString());
        var successor = holder.GetProperty("successors").EnumerateArray().Single();
        Assert.EndsWith(today, successor.GetProperty("fullName").GetString(), StringComparison.Ordinal);
        Assert.Equal("full", successor.GetProperty("coverage").GetString());
    }

    [SharedFact]
    public async Task All_63_former_provinces_lead_to_the_34_of_today_as_the_register_says()
    {
        foreach (var row in SharedTable.Read("provinces-legacy63.tsv"))
        {
            var holder = await directory.ReadAsync($"/units/by-code?scheme=gso_province&value={row["old_code"]}&asOf=2024-06-30");
            var name = row["old_code"] == "46" ? "Thừa Thiên Huế" : row["old_name"];
            Assert.Equal(name, holder.GetProperty("unit").GetProperty("name").GetString());
            var successor = holder.GetProperty("successors").EnumerateArray().Single().GetProperty("unitId").GetGuid();
            var now = await directory.ReadAsync($"/units/{successor}");
            Assert.Equal((row["new_name"], row["new_code"]), (now.GetProperty("name").GetString(), now.GetProperty("codes")[0].GetProperty("value").GetString()));
            Assert.Equal(row["unchanged"] == "yes", successor == holder.GetProperty("unit").GetProperty("id").GetGuid());
        }

        Assert.Equal(63, (await directory.ReadAsync("/units?typeCode=tinh&asOf=2024-06-30")).GetProperty("total").GetInt32()
            + (await directory.ReadAsync("/units?typeCode=thanh_pho&asOf=2024-06-30")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_unit_that_is_gone_is_answered_with_its_successor_and_its_name_of_that_day()
    {
        var old = (await directory.ReadAsync("/units/by-code?scheme=gso_province&value=17&asOf=2024-06-30")).GetProperty("unit").GetProperty("id").GetGuid();
        var problem = await (await directory.GetAsync($"/units/{old}")).ReadProblemAsync(HttpStatusCode.NotFound, "not_valid_then");
        Assert.Contains("Phú Thọ", problem.Body.GetProperty("successors").ToString(), StringComparison.Ordinal);
        Assert.Equal("tỉnh Hòa Bình", (await directory.ReadAsync($"/units/{old}?asOf=2024-06-30")).GetProperty("fullName").GetString());
        var answer = await directory.ReadAsync($"/units/{old}/successors");
        Assert.False(answer.GetProperty("isInForce").GetBoolean());
        Assert.Equal("tỉnh Hòa Bình", answer.GetProperty("nameOnLastDay").GetString());
        Assert.DoesNotContain(await directory.FindAsync("tỉnh Hòa Bình"), unit => unit.GetProperty("id").GetGuid() == old);
        Assert.Contains(await directory.FindAsync("tỉnh Hòa Bình", "&includeClosed=true"), unit => unit.GetProperty("id").GetGuid() == old);
    }

    [Fact]
    public async Task The_map_of_predecessors_shows_three_provinces_that_became_one()
    {
        var phuTho = (await directory.ReadAsync("/units/by-code?scheme=gso_province&value=25")).GetProperty("unit").GetProperty("id").GetGuid();
        var map = await directory.ReadAsync($"/units/{phuTho}/lineage");
        Assert.Equal(["tỉnh Hòa Bình", "tỉnh Phú Thọ", "tỉnh Vĩnh Phúc", "tỉnh Phú Thọ"], map.GetProperty("units").EnumerateArray().Select(unit => unit.GetProperty("fullName").GetString()));
        Assert.Equal(3, map.GetProperty("steps").GetArrayLength());
        Assert.All(map.GetProperty("steps").EnumerateArray(), step => Assert.Equal(("2025-07-01", "merge"), (step.GetProperty("effectiveOn").GetString(), step.GetProperty("kind").GetString())));
    }

    [Fact]
    public async Task Two_wards_that_merge_end_with_their_offices_and_their_schools_go_to_the_new_one()
    {
        var (one, other) = (await RegisterAsync("UBND xã Gộp Một", "ubnd_xa", DirectoryFixture.CaoBang), await RegisterAsync("UBND xã Gộp Hai", "ubnd_xa", DirectoryFixture.CaoBang));
        var (office, school) = (await RegisterAsync("Phòng Văn hóa - Xã hội xã Gộp Một", "phong_vhxh", one), await RegisterAsync("Trường Tiểu học Gộp", "tieu_hoc", other));
        var successor = Guid.CreateVersion7();
        var merge = new
        {
            actId = Guid.CreateVersion7(), predecessors = new[] { new { unitId = one, expectedVersion = 1 }, new { unitId = other, expectedVersion = 1 } },
            successor = new { unitId = successor, name = "UBND xã Gộp", typeCode = "ubnd_xa" }, effectiveOn = "2026-06-01", document = "NQ 10/NQ-HĐND",
        };
        Assert.Equal(successor, (await (await directory.PostAsync("/units/merges", merge)).ReadJsonAsync(HttpStatusCode.Created)).GetProperty("unitId").GetGuid());
        Assert.Equal(successor, (await (await directory.PostAsync("/units/merges", merge)).ReadJsonAsync()).GetProperty("unitId").GetGuid());
        await (await directory.PostAsync("/units/merges", merge with { effectiveOn = "2026-07-01" })).ReadProblemAsync(HttpStatusCode.Conflict, "id_taken");

        foreach (var gone in new[] { one, other, office })
        {
            Assert.Equal("2026-05-31", (await directory.ReadAsync($"/units/{gone}?asOf=2026-05-31")).GetProperty("validTo").GetString());
            await (await directory.GetAsync($"/units/{gone}?asOf=2026-06-01")).ReadProblemAsync(HttpStatusCode.NotFound, "not_valid_then");
        }

        Assert.Equal(other, (await directory.ReadAsync($"/units/{school}?asOf=2026-05-31")).GetProperty("parentId").GetGuid());
        var moved = await directory.ReadAsync($"/units/{school}?asOf=2026-06-01");
        Assert.Equal(successor, moved.GetProperty("parentId").GetGuid());
        Assert.Equal([DirectoryFixture.CaoBang, successor], moved.GetProperty("ancestors").EnumerateArray().Select(unit => unit.GetProperty("id").GetGuid()));
        // Who acts for the successor reaches what came to it.
        Assert.Contains((await directory.ReadAsync($"/units?withinId={successor}")).GetProperty("items").EnumerateArray(), unit => unit.GetProperty("id").GetGuid() == school);
        var told = await Eventually.Async("the merger is told", () => Task.FromResult(directory.Merged.GetValueOrDefault(merge.actId)), heard => heard is not null);
        Assert.Equal(["UBND xã Gộp Một", "UBND xã Gộp Hai"], told!.Predecessors.Select(unit => unit.FullName));
        await Eventually.Async("each closing is told", () => Task.FromResult(directory.Closed.Keys.ToHashSet()), closed => closed.IsSupersetOf([one, other, office]));
    }

    [Fact]
    public async Task A_merger_is_refused_whole_when_one_unit_stands_in_the_way()
    {
        var (one, other) = (await RegisterAsync("UBND xã Kẹt Một", "ubnd_xa", DirectoryFixture.CaoBang), await RegisterAsync("UBND xã Kẹt Hai", "ubnd_xa", DirectoryFixture.CaoBang));
        object Merge(long version, string day, Guid into, string? name = "UBND xã Kẹt", Guid? second = null) => new
        {
            actId = Guid.CreateVersion7(), predecessors = new[] { new { unitId = one, expectedVersion = version }, new { unitId = second ?? other, expectedVersion = 1L } },
            successor = new { unitId = into, name, typeCode = name is null ? null : "ubnd_xa" }, effectiveOn = day,
        };
        await Refused(Merge(2, "2026-06-01", Guid.CreateVersion7()), HttpStatusCode.Conflict, "version_moved");
        await Refused(Merge(1, "2025-07-01", Guid.CreateVersion7()), HttpStatusCode.UnprocessableEntity, "not_in_force");
        await Refused(Merge(1, "2026-06-01", one), HttpStatusCode.UnprocessableEntity, "unit_repeated");
        await Refused(Merge(1, "2026-06-01", Guid.CreateVersion7(), null), HttpStatusCode.UnprocessableEntity, "unit_unknown");
        await Refused(Merge(1, "2026-06-01", Guid.CreateVersion7(), second: DirectoryFixture.DongDa), HttpStatusCode.Forbidden, "out_of_scope", directory.Tokens.For("programme_officer", DirectoryFixture.CaoBang));
        await Refused(Merge(1, "2026-06-01", Guid.CreateVersion7()), HttpStatusCode.Forbidden, null, directory.Tokens.For("unit_officer", DirectoryFixture.CaoBang));
        Assert.Equal(1, (await directory.ReadAsync($"/units/{one}")).GetProperty("version").GetInt32());

        Task Refused(object body, HttpStatusCode status, string? code, string? token = null) => CheckAsync(directory.PostAsync("/units/merges", body, token), status, code);
    }

    [Fact]
    public async Task A_divided_unit_asks_for_every_school_and_each_goes_where_it_was_told()
    {
        var ward = await RegisterAsync("UBND xã Chia", "ubnd_xa", DirectoryFixture.CaoBang);
        var (north, south) = (await RegisterAsync("Trường Mầm non Chia Bắc", "mam_non", ward), await RegisterAsync("Trường Mầm non Chia Nam", "mam_non", ward));
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        object Split(params object[] assignments) => new
        {
            actId = Guid.CreateVersion7(), expectedVersion = 1, effectiveOn = "2026-09-01", goesOn = false, assignments,
            successors = new[] { new { unitId = first, name = "UBND xã Chia Bắc", typeCode = "ubnd_xa" }, new { unitId = second, name = "UBND xã Chia Nam", typeCode = "ubnd_xa" } },
        };
        var problem = await (await directory.PostAsync($"/units/{ward}/splits", Split(new { unitId = north, successorId = first }))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "children_unassigned");
        Assert.Contains(south.ToString(), problem.Body.GetProperty("units").ToString(), StringComparison.Ordinal);
        await (await directory.PostAsync($"/units/{ward}/splits", Split(new { unitId = DirectoryFixture.DemoSchool, successorId = first }))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "assignment_unknown");
        await (await directory.PostAsync($"/units/{ward}/splits", Split(new { unitId = north, successorId = first }, new { unitId = south, successorId = second }))).ReadJsonAsync(HttpStatusCode.Created);
        Assert.Equal((first, second), (await ParentAsync(north), await ParentAsync(south)));
        var successors = (await directory.ReadAsync($"/units/{ward}/successors")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["partial", "partial"], successors.Select(unit => unit.GetProperty("coverage").GetString()));
    }

    [Fact]
    public async Task A_unit_with_schools_is_closed_only_when_somebody_takes_them()
    {
        var (ward, heir) = (await RegisterAsync("UBND xã Đóng", "ubnd_xa", DirectoryFixture.CaoBang), await RegisterAsync("UBND xã Nhận", "ubnd_xa", DirectoryFixture.CaoBang));
        var school = await RegisterAsync("Trường Tiểu học Còn", "tieu_hoc", ward);
        object Close(params Guid[] successors) => new { actId = Guid.CreateVersion7(), expectedVersion = 1, lastDay = "2026-08-31", successorIds = successors };
        await (await directory.PostAsync($"/units/{ward}/closures", Close())).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "children_open");
        await (await directory.PostAsync($"/units/{ward}/closures", Close(ward))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "unit_repeated");
        await (await directory.PostAsync($"/units/{ward}/closures", Close(heir))).ReadJsonAsync(HttpStatusCode.Created);
        Assert.Equal(heir, await ParentAsync(school));
        Assert.Equal(heir, (await directory.ReadAsync($"/units/{ward}/successors")).GetProperty("items")[0].GetProperty("unitId").GetGuid());
        await (await directory.PostAsync($"/units/{school}/closures", new { actId = Guid.CreateVersion7(), expectedVersion = 2, lastDay = "2026-07-01" })).ReadProblemAsync(HttpStatusCode.Conflict, "later_changes");
    }

    private async Task<Guid> ParentAsync(Guid id) => (await directory.ReadAsync($"/units/{id}?asOf=2026-11-01")).GetProperty("parentId").GetGuid();

    private static async Task CheckAsync(Task<HttpResponseMessage> answer, HttpStatusCode status, string? code)
    {
        if (code is null)
        {
            Assert.Equal(status, (await answer).StatusCode);
        }
        else
        {
            await (await answer).ReadProblemAsync(status, code);
        }
    }

    private async Task<Guid> RegisterAsync(string name, string type, Guid parent)
    {
        var id = Guid.CreateVersion7();
        await (await directory.PostAsync("/units", new { unitId = id, name, typeCode = type, validFrom = "2025-07-01", parentId = parent })).ReadJsonAsync(HttpStatusCode.Created);
        return id;
    }
}
