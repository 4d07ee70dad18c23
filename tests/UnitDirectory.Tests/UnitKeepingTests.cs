using System.Net;
using System.Text.Json;
using EduCoop.Testing;

namespace EduCoop.UnitDirectory.Tests;

/// <summary>What is kept of a unit beside its name: owner, levels and manager, offices, members, codes, contacts.</summary>
[Collection(DirectoryTests.Name)]
public sealed class UnitKeepingTests(DirectoryFixture directory)
{
    [Fact]
    public async Task The_manager_follows_from_the_highest_level_taught_until_a_person_states_another()
    {
        var area = (await directory.ReadAsync("/units/by-code?scheme=gso_commune&value=00235")).GetProperty("unit").GetProperty("id").GetGuid();
        var id = Guid.CreateVersion7();
        var body = new { unitId = id, name = "Trường Liên cấp Cây Đa", typeCode = "lien_cap", validFrom = "2025-09-01", areaId = area, levels = new[] { "thcs", "tieu_hoc" }, ownership = "private", nonProfit = true };
        await (await directory.PostAsync("/units", body)).ReadJsonAsync(HttpStatusCode.Created);
        var school = await directory.ReadAsync($"/units/{id}");
        Assert.Equal((DirectoryFixture.DongDa, "tư thục", "private"), (school.GetProperty("parentId").GetGuid(), school.GetProperty("ownership").GetString(), school.GetProperty("ownershipCode").GetString()));
        Assert.Equal(["tieu_hoc", "thcs"], school.GetProperty("levels").EnumerateArray().Select(level => level.GetString()));
        Assert.True(school.GetProperty("nonProfit").GetBoolean());
        Assert.Equal(("commune", false), Manager(school));

        // An upper-secondary level brings it to the department, without anybody saying so.
        await ChangeAsync(id, 1, "2026-01-01", ("levels", new[] { "tieu_hoc", "thcs", "thpt" }));
        school = await directory.ReadAsync($"/units/{id}");
        Assert.Equal(DirectoryFixture.Hanoi, school.GetProperty("parentId").GetGuid());
        Assert.Equal(("department", false), Manager(school));
        Assert.Equal(DirectoryFixture.DongDa, (await directory.ReadAsync($"/units/{id}?asOf=2025-12-31")).GetProperty("parentId").GetGuid());

        await ChangeAsync(id, 2, "2026-02-01", ("parentId", DirectoryFixture.DongDa));
        Assert.Equal(("department", true), Manager(await directory.ReadAsync($"/units/{id}")));
        await ChangeAsync(id, 3, "2026-03-01", ("name", "Trường Liên cấp Cây Gạo"));
        Assert.Equal(DirectoryFixture.DongDa, (await directory.ReadAsync($"/units/{id}")).GetProperty("parentId").GetGuid());
        await ChangeAsync(id, 4, "2026-04-01", ("deriveParent", true));
        Assert.Equal(DirectoryFixture.Hanoi, (await directory.ReadAsync($"/units/{id}")).GetProperty("parentId").GetGuid());
    }

    [Theory]
    [InlineData("ownership_unknown", "thcs", "của tôi", false, null)]
    [InlineData("community_only_preschool", "thcs", "dân lập", false, null)]
    [InlineData("marks_need_private", "thcs", "công lập", true, null)]
    [InlineData("level_unknown", "thcs", "công lập", false, "cấp 4")]
    public async Task Owner_and_levels_are_those_of_the_law(string code, string type, string ownership, bool foreign, string? level)
    {
        var body = new { unitId = Guid.CreateVersion7(), name = "Trường Sở hữu", typeCode = type, validFrom = "2025-09-01", parentId = DirectoryFixture.DongDa, ownership, foreignCapital = foreign, levels = level is null ? null : new[] { level } };
        await (await directory.PostAsync("/units", body)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, code);
    }

    [Fact]
    public async Task An_officer_of_a_ward_edits_its_offices_and_nothing_else()
    {
        var ward = DirectoryFixture.DemoId("16");
        var officer = directory.Tokens.For("unit_officer", ward);
        var proposals = (await directory.ReadAsync($"/units/{ward}/offices/proposals")).EnumerateArray().ToList();
        Assert.Equal(["van_phong_hdnd_ubnd", "phong_kthtdt", "phong_vhxh", "tt_pvhcc"], proposals.Select(office => office.GetProperty("typeCode").GetString()));
        Assert.Equal(DirectoryFixture.DemoId("2a"), proposals[2].GetProperty("existingId").GetGuid());
        var office = Guid.CreateVersion7();
        var body = new { unitId = office, name = proposals[1].GetProperty("name").GetString(), typeCode = "phong_kthtdt", validFrom = "2025-09-01" };
        await (await directory.PostAsync($"/units/{ward}/offices", body, officer)).ReadJsonAsync(HttpStatusCode.Created);
        Assert.Contains((await directory.ReadAsync($"/units/{ward}/offices")).GetProperty("items").EnumerateArray(), item => item.GetProperty("name").GetString() == "Phòng Kinh tế, Hạ tầng và Đô thị phường Thục Phán");
        var rename = new { changeId = Guid.CreateVersion7(), expectedVersion = 1, effectiveFrom = "2026-01-01", name = "Phòng Kinh tế phường Thục Phán" };
        await (await directory.PostAsync($"/units/{office}/changes", rename, officer)).ReadJsonAsync(HttpStatusCode.Created);
        await (await directory.PostAsync($"/units/{office}/closures", new { actId = Guid.CreateVersion7(), expectedVersion = 2, lastDay = "2026-10-31" }, officer)).ReadJsonAsync(HttpStatusCode.Created);
        Assert.DoesNotContain((await directory.ReadAsync($"/units/{ward}/offices?asOf=2026-11-01")).GetProperty("items").EnumerateArray(), item => item.GetProperty("id").GetGuid() == office);

        await (await directory.PostAsync($"/units/{ward}/changes", rename with { changeId = Guid.CreateVersion7() }, officer)).ReadProblemAsync(HttpStatusCode.Forbidden, "offices_only");
        await (await directory.PostAsync($"/units/{ward}/closures", new { actId = Guid.CreateVersion7(), expectedVersion = 1, lastDay = "2026-10-31" }, officer)).ReadProblemAsync(HttpStatusCode.Forbidden, "offices_only");
        await (await directory.PostAsync($"/units/{DirectoryFixture.DongDa}/offices", body with { unitId = Guid.CreateVersion7() }, officer)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await directory.PostAsync($"/units/{ward}/offices", body with { unitId = Guid.CreateVersion7(), typeCode = "thcs" }, officer)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "type_not_office");
        await (await directory.PostAsync($"/units/{ward}/offices", body, directory.Tokens.For("school_officer", ward))).ReadProblemAsync(HttpStatusCode.Forbidden, "not_allowed");
    }

    [Fact]
    public async Task A_cluster_has_the_members_of_the_day()
    {
        var (cluster, school) = (DirectoryFixture.DemoId("70"), DirectoryFixture.DemoId("38"));
        Assert.Equal(HttpStatusCode.NoContent, (await directory.PostAsync($"/units/{cluster}/members", new { memberId = school, validFrom = "2025-09-01" })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await directory.PostAsync($"/units/{cluster}/members", new { memberId = school, validFrom = "2025-09-01", validTo = "2026-05-31" })).StatusCode);
        await (await directory.PostAsync($"/units/{cluster}/members", new { memberId = school, validFrom = "2026-01-01" })).ReadProblemAsync(HttpStatusCode.Conflict, "period_overlap");
        Assert.Equal(1, (await directory.ReadAsync($"/units/{cluster}/members?asOf=2026-05-31")).GetProperty("total").GetInt32());
        Assert.Equal(0, (await directory.ReadAsync($"/units/{cluster}/members?asOf=2026-06-01")).GetProperty("total").GetInt32());
        await (await directory.PostAsync($"/units/{DirectoryFixture.DongDa}/members", new { memberId = school, validFrom = "2025-09-01" })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "not_a_group");
        await (await directory.PostAsync($"/units/{cluster}/members", new { memberId = school, validFrom = "2027-01-01" }, directory.Tokens.For("programme_officer", DirectoryFixture.CaoBang))).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
    }

    [Fact]
    public async Task A_code_is_given_ended_and_given_to_another()
    {
        var (one, other) = (await RegisterAsync("Trường THCS Mã Một"), await RegisterAsync("Trường THCS Mã Hai"));
        var give = new { changeId = Guid.CreateVersion7(), expectedVersion = 1L, scheme = "moet_school", value = "KEEP-1", validFrom = "2025-09-01", validTo = (string?)null };
        await (await directory.PostAsync($"/units/{one}/codes", give)).ReadJsonAsync(HttpStatusCode.Created);
        await (await directory.PostAsync($"/units/{one}/codes", give)).ReadJsonAsync();
        await (await directory.PostAsync($"/units/{other}/codes", give with { changeId = Guid.CreateVersion7(), validFrom = "2026-01-01" })).ReadProblemAsync(HttpStatusCode.Conflict, "code_taken");
        await (await directory.PostAsync($"/units/{one}/codes", give with { changeId = Guid.CreateVersion7(), expectedVersion = 2, validTo = "2025-12-31" })).ReadJsonAsync(HttpStatusCode.Created);
        await (await directory.PostAsync($"/units/{other}/codes", give with { changeId = Guid.CreateVersion7(), validFrom = "2026-01-01" })).ReadJsonAsync(HttpStatusCode.Created);
        foreach (var (day, holder) in new[] { ("2025-12-31", one), ("2026-01-01", other) })
        {
            Assert.Equal(holder, (await directory.ReadAsync($"/units/by-code?scheme=moet_school&value=KEEP-1&asOf={day}")).GetProperty("unit").GetProperty("id").GetGuid());
        }

        await (await directory.GetAsync("/units/by-code?scheme=moet_school&value=KEEP-1&asOf=2025-08-31")).ReadProblemAsync(HttpStatusCode.NotFound, "code_unknown");
        await (await directory.PostAsync($"/units/{one}/codes", give with { changeId = Guid.CreateVersion7(), expectedVersion = 3, scheme = "Sai Hệ" })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "code_invalid");
        await (await directory.PostAsync($"/units/{one}/codes", give with { changeId = Guid.CreateVersion7(), expectedVersion = 3 }, directory.Tokens.For("programme_officer", DirectoryFixture.CaoBang))).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
    }

    [Fact]
    public async Task A_contact_rests_on_consent_is_seen_in_its_own_unit_only_and_is_wiped_when_it_is_withdrawn()
    {
        var id = Guid.CreateVersion7();
        var body = new
        {
            contactId = id, fullName = "Nông Thị Thử", position = "Phó Hiệu trưởng", phone = "0912 000 000", email = (string?)null,
            consent = new { purpose = "Liên hệ công việc", textVersion = "v1", givenAt = "2026-09-01T08:00:00+07:00" },
        };
        var path = $"/units/{DirectoryFixture.DemoSchool}/contacts";
        var officer = directory.Tokens.For("school_officer", DirectoryFixture.DemoSchool);
        await (await directory.PostAsync(path, body with { consent = body.consent with { purpose = " " } }, officer)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "consent_missing");
        await (await directory.PostAsync(path, body with { consent = body.consent with { givenAt = "2999-01-01T00:00:00Z" } }, officer)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "consent_missing");
        await (await directory.PostAsync(path, body with { phone = "" }, officer)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "contact_incomplete");
        Assert.Equal(HttpStatusCode.Created, (await directory.PostAsync(path, body, officer)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await directory.PostAsync(path, body, officer)).StatusCode);
        await (await directory.PostAsync(path, body with { position = "Hiệu trưởng" }, officer)).ReadProblemAsync(HttpStatusCode.Conflict, "id_taken");
        var seen = (await (await directory.GetAsync(path, officer)).ReadJsonAsync()).EnumerateArray().Single();
        Assert.Equal(("Nông Thị Thử", "Liên hệ công việc", "v1"), (seen.GetProperty("fullName").GetString(), seen.GetProperty("consent").GetProperty("purpose").GetString(), seen.GetProperty("consent").GetProperty("textVersion").GetString()));

        await (await directory.GetAsync(path, directory.Tokens.For("unit_officer", DirectoryFixture.DemoId("15")))).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await directory.GetAsync(path, directory.Tokens.For("auditor", DirectoryFixture.Hanoi))).ReadProblemAsync(HttpStatusCode.Forbidden, "not_allowed");
        await (await directory.PostAsync($"{path}/{id}/withdraw", new { }, directory.Tokens.For("unit_officer", DirectoryFixture.DemoId("15")))).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        Assert.Equal(HttpStatusCode.NoContent, (await directory.PostAsync($"{path}/{id}/withdraw", new { }, officer)).StatusCode);
        Assert.Empty((await (await directory.GetAsync(path, officer)).ReadJsonAsync()).EnumerateArray());
        Assert.Equal(1, await directory.Database.ScalarAsync<long>("select count(*) from unit_contact where contact_id = $1 and full_name = '' and phone is null and withdrawn_at is not null", id));
        // Nothing of it left by an event or in the record of changes.
        Assert.Equal(0, await directory.Database.ScalarAsync<long>("select count(*) from unit_change where content::text like '%Nông Thị Thử%'"));
    }

    private static (string? Level, bool IsOverride) Manager(JsonElement school) =>
        (school.GetProperty("manager").GetProperty("level").GetString(), school.GetProperty("manager").GetProperty("isOverride").GetBoolean());

    private async Task ChangeAsync(Guid id, long version, string day, (string Name, object Value) what)
    {
        var body = new Dictionary<string, object> { ["changeId"] = Guid.CreateVersion7(), ["expectedVersion"] = version, ["effectiveFrom"] = day, [what.Name] = what.Value };
        await (await directory.PostAsync($"/units/{id}/changes", body)).ReadJsonAsync(HttpStatusCode.Created);
    }

    private async Task<Guid> RegisterAsync(string name)
    {
        var id = Guid.CreateVersion7();
        await (await directory.PostAsync("/units", new { unitId = id, name, typeCode = "thcs", validFrom = "2025-09-01", parentId = DirectoryFixture.DongDa })).ReadJsonAsync(HttpStatusCode.Created);
        return id;
    }
}
