using System.Net;
using System.Text;
using System.Text.Json;
using EduCoop.Testing;
using EduCoop.UnitDirectory.Units;

namespace EduCoop.UnitDirectory.Tests;

/// <summary>What a step would do is what it does; what was done stands in one list; and a unit's codes all survive a file.</summary>
[Collection(DirectoryTests.Name)]
public sealed class ActPreviewTests(DirectoryFixture directory)
{
    [Fact]
    public async Task A_merger_is_shown_before_it_is_done_and_listed_afterwards()
    {
        var (one, other) = (await RegisterAsync("UBND xã Thử Một", "ubnd_xa", DirectoryFixture.CaoBang), await RegisterAsync("UBND xã Thử Hai", "ubnd_xa", DirectoryFixture.CaoBang));
        var (office, school) = (await RegisterAsync("Phòng Văn hóa - Xã hội xã Thử Một", "phong_vhxh", one), await RegisterAsync("Trường Tiểu học Thử", "tieu_hoc", other));
        var merge = new
        {
            actId = Guid.CreateVersion7(), predecessors = new[] { new { unitId = one, expectedVersion = 1 }, new { unitId = other, expectedVersion = 1 } },
            successor = new { unitId = Guid.CreateVersion7(), name = "UBND xã Thử Chung", typeCode = "ubnd_xa" }, effectiveOn = "2026-06-01", document = "NQ 12/NQ-HĐND",
        };
        var revision = await directory.Database.ScalarAsync<long>("select revision from directory_state");
        var preview = await (await directory.PostAsync("/units/merges/preview", merge)).ReadJsonAsync();
        Assert.Equal((3, 1, 1), (preview.GetProperty("ends").GetInt32(), preview.GetProperty("begins").GetInt32(), preview.GetProperty("moves").GetInt32()));
        Assert.Equal([(one, "ends"), (other, "ends"), (office, "ends"), (merge.successor.unitId, "begins"), (school, "moves")], Rows(preview).Order(ByOutcome).ToList());
        var moved = preview.GetProperty("units").EnumerateArray().Single(unit => unit.GetProperty("outcome").GetString() == "moves");
        Assert.Equal(("UBND xã Thử Hai", "UBND xã Thử Chung"), (moved.GetProperty("before").GetString(), moved.GetProperty("after").GetString()));
        // Nothing of it was kept, and nobody was told.
        Assert.Equal(revision, await directory.Database.ScalarAsync<long>("select revision from directory_state"));
        Assert.Equal(1, (await directory.ReadAsync($"/units/{one}")).GetProperty("version").GetInt32());
        Assert.Equal(HttpStatusCode.NotFound, (await directory.GetAsync($"/units/{merge.successor.unitId}?asOf=2026-07-01")).StatusCode);

        await (await directory.PostAsync("/units/merges", merge)).ReadJsonAsync(HttpStatusCode.Created);
        Assert.Equal(other.ToString(), (await directory.ReadAsync($"/units/{school}?asOf=2026-05-31")).GetProperty("parentId").GetString());
        Assert.Equal(merge.successor.unitId.ToString(), (await directory.ReadAsync($"/units/{school}?asOf=2026-06-01")).GetProperty("parentId").GetString());
        foreach (var address in new[] { $"/unit-acts?unitId={one}&kind=merged", $"/unit-acts?unitId={merge.successor.unitId}", "/unit-acts?query=xa thu mot&kind=merged", "/unit-acts?from=2026-06-01&to=2026-06-01&query=Thử Chung" })
        {
            var act = (await directory.ReadAsync(address)).GetProperty("items").EnumerateArray().Single();
            Assert.Equal((merge.actId, "merged", "2026-06-01"), (act.GetProperty("actId").GetGuid(), act.GetProperty("kind").GetString(), act.GetProperty("effectiveOn").GetString()));
            Assert.Equal(["UBND xã Thử Hai", "UBND xã Thử Một"], act.GetProperty("predecessors").EnumerateArray().Select(name => name.GetString()));
            Assert.Equal("NQ 12/NQ-HĐND", act.GetProperty("document").GetString());
            Assert.NotEqual("", act.GetProperty("byName").GetString());
        }

        Assert.Equal(0, (await directory.ReadAsync($"/unit-acts?unitId={one}&from=2026-06-02")).GetProperty("total").GetInt32());
        await (await directory.GetAsync("/unit-acts?kind=eaten")).ReadProblemAsync(HttpStatusCode.BadRequest, "kind_unknown");
    }

    [Fact]
    public async Task A_preview_is_refused_for_the_reason_for_which_the_step_is_refused()
    {
        var ward = await RegisterAsync("UBND xã Thử Đóng", "ubnd_xa", DirectoryFixture.CaoBang);
        var school = await RegisterAsync("Trường Mầm non Thử Đóng", "mam_non", ward);
        var close = new { actId = Guid.CreateVersion7(), expectedVersion = 1, lastDay = "2026-08-31", successorIds = Array.Empty<Guid>() };
        foreach (var path in new[] { "/closures/preview", "/closures" })
        {
            var problem = await (await directory.PostAsync($"/units/{ward}{path}", close)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "children_open");
            Assert.Equal(school, problem.Body.GetProperty("units")[0].GetGuid());
        }

        var split = new
        {
            actId = Guid.CreateVersion7(), expectedVersion = 1, effectiveOn = "2026-09-01", goesOn = true,
            successors = new[] { new { unitId = Guid.CreateVersion7(), name = "xã Thử Tách", typeCode = "ubnd_xa" } }, assignments = new[] { new { unitId = school, successorId = Guid.CreateVersion7() } },
        };
        await (await directory.PostAsync($"/units/{ward}/splits/preview", split)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "assignment_unknown");
        var fits = split with { assignments = [new { unitId = school, successorId = split.successors[0].unitId }] };
        Assert.Equal([(split.successors[0].unitId, "begins"), (school, "moves")], Rows(await (await directory.PostAsync($"/units/{ward}/splits/preview", fits)).ReadJsonAsync()));
        await (await directory.PostAsync($"/units/{ward}/splits", fits)).ReadJsonAsync(HttpStatusCode.Created);
        // Now that nobody is left below it, it may be closed.
        Assert.Equal([(ward, "ends")], Rows(await (await directory.PostAsync($"/units/{ward}/closures/preview", close)).ReadJsonAsync()));
        await (await directory.PostAsync($"/units/{ward}/closures/preview", close with { expectedVersion = 7 })).ReadProblemAsync(HttpStatusCode.Conflict, "version_moved");
    }

    [Fact]
    public async Task A_new_name_and_type_are_shown_first_and_listed_with_the_old_ones()
    {
        var school = await RegisterAsync("Trường Tiểu học Thử Đổi", "tieu_hoc", DirectoryFixture.DongDa);
        var change = new { changeId = Guid.CreateVersion7(), expectedVersion = 1, effectiveFrom = "2026-09-01", name = "Thử Đổi Mới", typeCode = "th_thcs", document = "QĐ 5/QĐ-UBND" };
        var preview = await (await directory.PostAsync($"/units/{school}/changes/preview", change)).ReadJsonAsync();
        var row = preview.GetProperty("units")[0];
        Assert.Equal(("changes", school), (row.GetProperty("outcome").GetString(), row.GetProperty("unitId").GetGuid()));
        Assert.Contains("Thử Đổi Mới", row.GetProperty("after").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, (await directory.ReadAsync($"/units/{school}")).GetProperty("version").GetInt32());
        await (await directory.PostAsync($"/units/{school}/changes", change)).ReadJsonAsync(HttpStatusCode.Created);
        await (await directory.PostAsync($"/units/{school}/changes", change)).ReadJsonAsync();
        var acts = (await directory.ReadAsync($"/unit-acts?unitId={school}")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["changed", "registered"], acts.Select(act => act.GetProperty("kind").GetString()));
        Assert.Equal(("Trường Tiểu học Thử Đổi", "tieu_hoc", "th_thcs"), (acts[0].GetProperty("nameBefore").GetString(), acts[0].GetProperty("typeBefore").GetString(), acts[0].GetProperty("typeCode").GetString()));
        Assert.Equal("QĐ 5/QĐ-UBND", acts[0].GetProperty("document").GetString());
        await (await directory.PostAsync($"/units/{school}/changes/preview", change with { changeId = Guid.CreateVersion7(), document = new string('x', 301) })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "document_too_long");
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task Every_code_of_a_unit_goes_out_and_comes_in_again(string format)
    {
        var school = await RegisterAsync($"Trường THCS Nhiều Mã {format}", "thcs", DirectoryFixture.DongDa);
        var codes = new[] { ("moet_school", $"NM-{format}-1", "2025-09-01", (string?)"2026-08-31"), ("moet_school", $"NM-{format}-2", "2026-09-01", null), ("agency_id", format == "csv" ? "H26.7.1" : "H26.7.2", "2026-01-01", null) };
        foreach (var ((scheme, value, from, to), version) in codes.Select((code, i) => (code, i + 1)))
        {
            await (await directory.PostAsync($"/units/{school}/codes", new { changeId = Guid.CreateVersion7(), expectedVersion = version, scheme, value, validFrom = from, validTo = to })).ReadJsonAsync(HttpStatusCode.Created);
        }

        var before = await CodesAsync(school);
        Assert.Equal(3, before.Count);
        using var answer = await directory.GetAsync($"/exports?kind=schools&format={format}&withinId={school}");
        var file = await answer.Content.ReadAsByteArrayAsync();
        var again = await directory.PreviewAsync("schools", file);
        Assert.True(DirectoryFixture.Counts(again) == (0, 0, 1, 0), again.GetRawText() + (format == "csv" ? Encoding.UTF8.GetString(file) : ""));

        // The same file brings back codes that were not there, each with its own days.
        await directory.Database.ExecuteAsync($"delete from unit_code where unit_id = '{school}' and value <> 'NM-{format}-2'");
        await directory.ImportAsync("schools", file);
        Assert.Equal(before, await CodesAsync(school));
        var wrong = Encoding.UTF8.GetBytes($"unit_id\tname\ttype\tcommune_code\tcodes\n{school}\tNhiều Mã {format}\tthcs\t00235\tmoet_school:NM@hôm qua\n");
        Assert.Equal("code_invalid", (await directory.PreviewAsync("schools", wrong)).GetProperty("errors")[0].GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("gso_province", "01", true)]
    [InlineData("gso_province", "1", false)]
    [InlineData("gso_province", "٠١", false)]
    [InlineData("gso_province", "01\n", false)]
    [InlineData("gso_commune", "00235", true)]
    [InlineData("gso_commune", "235", false)]
    [InlineData("gso_commune", "00235a", false)]
    [InlineData("agency_id", "H26", true)]
    [InlineData("agency_id", "H26.1.2", true)]
    [InlineData("agency_id", "000.00.00.H26", true)]
    [InlineData("agency_id", "0101234567", true)]
    [InlineData("agency_id", "0101234567-001", true)]
    [InlineData("agency_id", "Z01", true)]
    [InlineData("agency_id", "H2", false)]
    [InlineData("agency_id", "h26", false)]
    [InlineData("agency_id", "H26.", false)]
    [InlineData("agency_id", "H26.1.2.3.4.5.6.7.8.9.10.11.12.13.14", false)]
    [InlineData("moet_school", "cái gì cũng được", true)]
    public void A_code_is_written_as_its_register_writes_it(string scheme, string value, bool fits) => Assert.Equal(fits, CodeSchemes.Fits(scheme, value));

    private static List<(Guid Unit, string Outcome)> Rows(JsonElement preview) =>
        preview.GetProperty("units").EnumerateArray().Select(unit => (unit.GetProperty("unitId").GetGuid(), unit.GetProperty("outcome").GetString()!)).ToList();

    // Those that end in the order in which they were made; ids of version 7 grow.
    private static readonly Comparer<(Guid Unit, string Outcome)> ByOutcome = Comparer<(Guid Unit, string Outcome)>.Create((left, right) =>
    {
        string[] order = ["ends", "begins", "moves"];
        var by = Array.IndexOf(order, left.Outcome).CompareTo(Array.IndexOf(order, right.Outcome));
        return by != 0 ? by : string.CompareOrdinal(left.Unit.ToString(), right.Unit.ToString());
    });

    private async Task<List<(string?, string?, string?, string?)>> CodesAsync(Guid unit)
    {
        var rows = new List<(string?, string?, string?, string?)>();
        await using var command = directory.Database.DataSource.CreateCommand(
            $"select scheme, value, to_char(valid_from, 'YYYY-MM-DD'), to_char(valid_to, 'YYYY-MM-DD') from unit_code where unit_id = '{unit}' order by scheme, valid_from, value");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            rows.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.IsDBNull(3) ? null : reader.GetString(3)));
        }

        return rows;
    }

    private async Task<Guid> RegisterAsync(string name, string type, Guid parent)
    {
        var id = Guid.CreateVersion7();
        await (await directory.PostAsync("/units", new { unitId = id, name, typeCode = type, validFrom = "2025-07-01", parentId = parent })).ReadJsonAsync(HttpStatusCode.Created);
        return id;
    }
}
