using System.Net;
using EduCoop.Contracts.UnitDirectory;
using EduCoop.Testing;

namespace EduCoop.UnitDirectory.Tests;

[Collection(DirectoryTests.Name)]
public sealed class UnitWriteTests(DirectoryFixture directory)
{
    [Fact]
    public async Task A_registered_unit_is_answered_found_and_told_to_others()
    {
        var id = Guid.CreateVersion7();
        var area = (await directory.FindAsync("00235"))[0].GetProperty("id").GetGuid();
        var body = new { unitId = id, name = "Trường THCS Lá Phong", typeCode = "thcs", validFrom = "2025-09-01", areaId = area, codes = new[] { new { scheme = "moet_school", value = "0100235042" } } };
        Assert.Equal(1, (await (await directory.PostAsync("/units", body)).ReadJsonAsync(HttpStatusCode.Created)).GetProperty("version").GetInt32());
        await (await directory.PostAsync("/units", body)).ReadJsonAsync();
        await (await directory.PostAsync("/units", body with { name = "Trường THCS Lá Bàng" })).ReadProblemAsync(HttpStatusCode.Conflict, "id_taken");

        // A lower-secondary school belongs to the committee of the ward it lies in.
        var found = (await directory.FindAsync("thcs la phong")).Single();
        Assert.Equal(id, found.GetProperty("id").GetGuid());
        Assert.Equal(DirectoryFixture.DongDa, found.GetProperty("parentId").GetGuid());
        Assert.Equal("Hà Nội", found.GetProperty("provinceName").GetString());
        Assert.Equal(id, (await directory.FindAsync("0100235042")).Single().GetProperty("id").GetGuid());
        var told = Assert.IsType<UnitRegistered>(await Eventually.Async("the event is heard", () => Task.FromResult(directory.Heard.GetValueOrDefault((id, 1))), heard => heard is not null));
        Assert.Equal([DirectoryFixture.Hanoi, DirectoryFixture.DongDa, id], told.Path);
        Assert.Equal("0100235042", told.Codes.Single().Value);
        Assert.Equal(HttpStatusCode.NotFound, (await directory.GetAsync($"/units/{id}?asOf=2025-08-31")).StatusCode);
    }

    [Theory]
    [InlineData("name_missing", "  ", "thcs", "2025-09-01", null)]
    [InlineData("type_unknown", "X", "truong_la", "2025-09-01", null)]
    [InlineData("day_out_of_range", "X", "thcs", "1025-09-01", null)]
    [InlineData("days_reversed", "X", "thcs", "2025-09-01", "2025-08-01")]
    [InlineData("parent_missing", "X", "thcs", "2025-09-01", null)]
    public async Task A_wrong_registration_is_refused_by_name(string code, string name, string type, string from, string? to)
    {
        var body = new { unitId = Guid.CreateVersion7(), name, typeCode = type, validFrom = from, validTo = to };
        var problem = await (await directory.PostAsync("/units", body)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, code);
        Assert.False(string.IsNullOrWhiteSpace(problem.Detail));
    }

    [Fact]
    public async Task Who_acts_for_a_unit_writes_there_and_below_only()
    {
        var hanoi = directory.Tokens.For("programme_officer", DirectoryFixture.Hanoi);
        object Under(Guid parent) => new { unitId = Guid.CreateVersion7(), name = "Tổ thử quyền", typeCode = "phong_vhxh", validFrom = "2025-09-01", parentId = parent };
        await (await directory.PostAsync("/units", Under(DirectoryFixture.DongDa), hanoi)).ReadJsonAsync(HttpStatusCode.Created);
        await (await directory.PostAsync("/units", Under(DirectoryFixture.CaoBang), hanoi)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        var dongDa = directory.Tokens.For("programme_officer", DirectoryFixture.DongDa);
        await (await directory.PostAsync("/units", Under(DirectoryFixture.Hanoi), dongDa)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        var change = new { changeId = Guid.CreateVersion7(), expectedVersion = 1, effectiveFrom = "2026-01-01", parentId = DirectoryFixture.Hanoi };
        await (await directory.PostAsync($"/units/{DirectoryFixture.DemoId("05")}/changes", change, hanoi)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
    }

    [Fact]
    public async Task A_rename_keeps_the_old_name_for_its_days_and_is_refused_on_an_old_version()
    {
        var id = await RegisterAsync("Trường Mầm non Cũ", "mam_non", DirectoryFixture.DongDa);
        var change = new { changeId = Guid.CreateVersion7(), expectedVersion = 1, effectiveFrom = "2026-03-01", name = "Trường Mầm non Mới" };
        Assert.Equal(2, (await (await directory.PostAsync($"/units/{id}/changes", change)).ReadJsonAsync(HttpStatusCode.Created)).GetProperty("version").GetInt32());
        Assert.Equal(2, (await (await directory.PostAsync($"/units/{id}/changes", change)).ReadJsonAsync()).GetProperty("version").GetInt32());
        await (await directory.PostAsync($"/units/{id}/changes", change with { name = "Khác" })).ReadProblemAsync(HttpStatusCode.Conflict, "id_taken");
        await (await directory.PostAsync($"/units/{id}/changes", change with { changeId = Guid.CreateVersion7(), name = "Khác" })).ReadProblemAsync(HttpStatusCode.Conflict, "version_moved");
        await (await directory.PostAsync($"/units/{id}/changes", change with { changeId = Guid.CreateVersion7(), expectedVersion = 2 })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "nothing_changes");
        Assert.Equal("Trường Mầm non Cũ", (await directory.ReadAsync($"/units/{id}?asOf=2026-02-28")).GetProperty("name").GetString());
        Assert.Equal("Trường Mầm non Mới", (await directory.ReadAsync($"/units/{id}?asOf=2026-03-01")).GetProperty("name").GetString());
        var history = (await directory.ReadAsync($"/units/{id}/history")).EnumerateArray().ToList();
        Assert.Equal(["2026-02-28", null], history.Select(period => period.GetProperty("validTo").GetString()));
        await Eventually.Async("the change is heard", () => Task.FromResult(directory.Heard.GetValueOrDefault((id, 2))), heard => heard is UnitChanged { Name: "Trường Mầm non Mới" });
    }

    [Fact]
    public async Task Units_below_a_moved_unit_move_along_and_each_is_told()
    {
        var ward = await RegisterAsync("UBND phường Thử Chuyển", "ubnd_xa", DirectoryFixture.Hanoi);
        var school = await RegisterAsync("Trường Tiểu học Đi Theo", "tieu_hoc", ward);
        var change = new { changeId = Guid.CreateVersion7(), expectedVersion = 1, effectiveFrom = "2026-05-01", parentId = DirectoryFixture.CaoBang };
        await (await directory.PostAsync($"/units/{ward}/changes", change)).ReadJsonAsync(HttpStatusCode.Created);
        await Eventually.Async(
            "the school's new path is heard", () => Task.FromResult(directory.Heard.GetValueOrDefault((school, 2))),
            heard => heard is UnitChanged told && told.Path.SequenceEqual([DirectoryFixture.CaoBang, ward, school]));
        Assert.Equal([DirectoryFixture.Hanoi, ward], await AncestorsAsync(school, "2026-04-30"));
        Assert.Equal([DirectoryFixture.CaoBang, ward], await AncestorsAsync(school, "2026-05-01"));
        var loop = new { changeId = Guid.CreateVersion7(), expectedVersion = 2, effectiveFrom = "2026-06-01", parentId = school };
        await (await directory.PostAsync($"/units/{ward}/changes", loop)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "parent_below");
    }

    [Fact]
    public async Task Of_twenty_who_change_the_same_version_at_once_one_wins()
    {
        var id = await RegisterAsync("Trường THCS Đua", "thcs", DirectoryFixture.DongDa);
        var answers = await Task.WhenAll(Enumerable.Range(1, 20).Select(number => directory.PostAsync(
            $"/units/{id}/changes", new { changeId = Guid.CreateVersion7(), expectedVersion = 1, effectiveFrom = "2026-01-01", name = $"Trường THCS Đua {number}" })));
        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        Assert.Equal(19, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        Assert.Equal(2, (await directory.ReadAsync($"/units/{id}")).GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task A_code_has_one_holder_at_a_time()
    {
        object With(string value) => new { unitId = Guid.CreateVersion7(), name = "Trường có mã", typeCode = "thcs", validFrom = "2025-09-01", parentId = DirectoryFixture.DongDa, codes = new[] { new { scheme = "moet_school", value } } };
        await (await directory.PostAsync("/units", With("CODE-1"))).ReadJsonAsync(HttpStatusCode.Created);
        await (await directory.PostAsync("/units", With("CODE-1"))).ReadProblemAsync(HttpStatusCode.Conflict, "code_taken");
    }

    private async Task<Guid> RegisterAsync(string name, string type, Guid parent)
    {
        var id = Guid.CreateVersion7();
        await (await directory.PostAsync("/units", new { unitId = id, name, typeCode = type, validFrom = "2025-07-01", parentId = parent })).ReadJsonAsync(HttpStatusCode.Created);
        return id;
    }

    private async Task<IEnumerable<Guid>> AncestorsAsync(Guid id, string day) =>
        (await directory.ReadAsync($"/units/{id}?asOf={day}")).GetProperty("ancestors").EnumerateArray().Select(unit => unit.GetProperty("id").GetGuid()).ToList();
}
