using System.Net;
using System.Text.Json;
using EduCoop.Testing;

namespace EduCoop.UnitDirectory.Tests;

/// <summary>Names as plans write them, in the words of the body that speaks.</summary>
[Collection(DirectoryTests.Name)]
public sealed class ResolveTests(DirectoryFixture directory)
{
    [Theory]
    [InlineData("P.VHXH", "03", "28")]
    [InlineData("Phòng Văn hóa - Xã hội phường", "03", "28")]
    [InlineData("Phòng Văn hoá - Xã hội", "03", "28")]
    [InlineData("P.VHXXH", "15", "67")]
    [InlineData("CA phường", "03", "63")]
    [InlineData("CA", "15", "6a")]
    [InlineData("Công an phường", "28", "63")]
    [InlineData("Hội Khuyến học phường", "15", "6c")]
    [InlineData("HKH", "15", "6c")]
    [InlineData("Trạm Y tế", "15", "6b")]
    [InlineData("BQLDA", "15", "6d")]
    [InlineData("Ban Quản lý dự án đầu tư - Hạ tầng", "15", "6d")]
    [InlineData("TTVH", "15", "6e")]
    [InlineData("Trung tâm Văn hóa - Thông tin và Thể thao phường", "15", "6e")]
    [InlineData("P.KTHTĐT", "15", "68")]
    [InlineData("Phòng Kinh tế, Hạ tầng và Đô thị", "03", "29")]
    [InlineData("UBND phường", "03", "03")]
    [InlineData("Sở Giáo dục và Đào tạo", "03", "01")]
    [InlineData("Sở GDĐT", "74", "02")]
    [InlineData("Sở Tài chính", "74", "78")]
    [InlineData("Công an tỉnh", "74", "7a")]
    [InlineData("Công an Thành phố", "73", "77")]
    [InlineData("Phòng Giáo dục Tiểu học", "01", "24")]
    [InlineData("Văn phòng Sở", "01", "2c")]
    [InlineData("Phòng Tổ chức cán bộ", "01", "26")]
    public async Task A_name_is_read_in_the_surroundings_of_the_body_that_speaks(string name, string context, string expected)
    {
        var item = await OneAsync(name, DirectoryFixture.DemoId(context));
        Assert.True(item.GetProperty("outcome").GetString() == "unit", item.GetRawText());
        Assert.True(item.GetProperty("unit").GetProperty("id").GetGuid() == DirectoryFixture.DemoId(expected), item.GetRawText());
        Assert.InRange(item.GetProperty("confidence").GetDouble(), 0.8, 1);
        Assert.False(string.IsNullOrWhiteSpace(item.GetProperty("reason").GetString()));
    }

    [Theory]
    [InlineData("các trường MN, TH, THCS trên địa bàn", "03", "schools.in:mam_non+tieu_hoc+thcs@")]
    [InlineData("Các trường Mầm non, Tiểu học, Trung học cơ sở trên địa bàn", "03", "schools.in:mam_non+tieu_hoc+thcs@")]
    [InlineData("các cơ sở giáo dục trên địa bàn", "03", "schools.in:@")]
    [InlineData("Các cơ sở giáo dục mầm non", "15", "schools.in:mam_non@")]
    [InlineData("Các cơ sở giáo dục nghề nghiệp", "15", "schools.in:gdnn@")]
    [InlineData("Trường MN", "15", "schools.in:mam_non@")]
    [InlineData("Các trường", "15", "schools.in:@")]
    [InlineData("các trường tư thục trên địa bàn phường Đống Đa", "03", "schools.in:private@")]
    [InlineData("các trường ngoài công lập", "03", "schools.in:community+private@")]
    [InlineData("TDP", "15", "types.in:to_dan_pho@")]
    [InlineData("Các sở, ban, ngành", "74", "departments:@")]
    [InlineData("Thủ trưởng các sở, ban, ngành", "74", "departments:@")]
    [InlineData("UBND các xã, phường", "74", "types.in:ubnd_xa@")]
    [InlineData("Ủy ban nhân dân các phường, xã", "01", "types.in:ubnd_xa@")]
    [InlineData("các phòng chuyên môn thuộc Sở", "01", "offices:@")]
    [InlineData("các cụm trường trung học phổ thông", "01", "types.in:cum_truong@")]
    [InlineData("các đơn vị liên quan", "03", "related:@")]
    public async Task A_name_that_means_many_is_a_group(string name, string context, string key)
    {
        var item = await OneAsync(name, DirectoryFixture.DemoId(context));
        Assert.True(item.GetProperty("outcome").GetString() == "group", item.GetRawText());
        Assert.Equal(key + DirectoryFixture.DemoId(context), item.GetProperty("group").GetProperty("key").GetString());
    }

    [Theory]
    [InlineData("Trường Mầm non Nắng Mai (dữ liệu mẫu)")]
    [InlineData("Phòng Văn hóa - Xã hội")]
    [InlineData("Công an phường")]
    public async Task The_name_of_one_unit_is_no_group(string name) =>
        Assert.Equal("unit", (await OneAsync(name, DirectoryFixture.DongDa)).GetProperty("outcome").GetString());

    [Fact]
    public async Task Two_groups_in_one_name_are_both_kept_and_an_unknown_name_stays_unknown()
    {
        var item = await OneAsync("Các sở, ngành, UBND xã, phường, đặc khu", DirectoryFixture.DemoId("74"));
        Assert.Equal($"departments:@{DirectoryFixture.DemoId("74")}|types.in:ubnd_xa@{DirectoryFixture.DemoId("74")}", item.GetProperty("group").GetProperty("key").GetString());
        Assert.Equal("unknown", (await OneAsync("Viện Hàn lâm Vũ trụ", DirectoryFixture.DongDa)).GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task A_group_has_the_members_of_its_day()
    {
        var ward = await RegisterAsync("UBND xã Nhóm", "ubnd_xa", DirectoryFixture.CaoBang, "2025-07-01");
        var early = await RegisterAsync("Trường Mầm non Nhóm Cũ", "mam_non", ward, "2025-07-01");
        var late = await RegisterAsync("Trường Mầm non Nhóm Mới", "mam_non", ward, "2026-03-01");
        await RegisterAsync("Trường Tiểu học Nhóm", "tieu_hoc", ward, "2025-07-01");
        var both = await RegisterAsync("Trường Tiểu học và THCS Nhóm", "th_thcs", ward, "2025-07-01");
        var close = new { actId = Guid.CreateVersion7(), expectedVersion = 1, lastDay = "2026-05-31" };
        await (await directory.PostAsync($"/units/{early}/closures", close)).ReadJsonAsync(HttpStatusCode.Created);
        Assert.Equal([early], await MembersAsync($"schools.in:mam_non@{ward}", "2026-02-28"));
        Assert.Equal([early, late], await MembersAsync($"schools.in:mam_non@{ward}", "2026-03-01"));
        Assert.Equal([late], await MembersAsync($"schools.in:mam_non@{ward}", "2026-06-01"));
        Assert.Equal([both], await MembersAsync($"schools.in:thcs@{ward}", "2026-06-01"));
        await (await directory.GetAsync("/groups/members?key=schools.in:x;drop@1")).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "group_unknown");
    }

    [Fact]
    public async Task What_a_person_confirms_is_remembered_for_their_body_only_until_it_is_revoked()
    {
        var context = DirectoryFixture.DemoId("15");
        const string written = "Bộ phận một cửa";
        Assert.NotEqual("unit", (await OneAsync(written, context)).GetProperty("outcome").GetString());
        var alias = new { aliasId = Guid.CreateVersion7(), written, contextUnitId = context, unitId = DirectoryFixture.DemoId("69") };
        var officer = directory.Tokens.For("unit_officer", context);
        await (await directory.PostAsync("/aliases", alias, officer)).ReadJsonAsync(HttpStatusCode.Created);
        await (await directory.PostAsync("/aliases", alias, officer)).ReadJsonAsync();
        await (await directory.PostAsync("/aliases", alias with { unitId = DirectoryFixture.DemoId("66") }, officer)).ReadProblemAsync(HttpStatusCode.Conflict, "id_taken");
        var item = await OneAsync("bộ phận Một cửa", context);
        Assert.Equal((DirectoryFixture.DemoId("69"), alias.aliasId), (item.GetProperty("unit").GetProperty("id").GetGuid(), item.GetProperty("learnedAliasId").GetGuid()));
        Assert.Contains("xác nhận", item.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.NotEqual("unit", (await OneAsync(written, DirectoryFixture.DongDa)).GetProperty("outcome").GetString());

        await (await directory.PostAsync("/aliases", alias with { aliasId = Guid.CreateVersion7(), contextUnitId = DirectoryFixture.DongDa }, officer)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await directory.PostAsync("/aliases", new { aliasId = Guid.CreateVersion7(), written, unitId = DirectoryFixture.DongDa }, officer)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await directory.PostAsync($"/aliases/{alias.aliasId}/revoke", new { }, directory.Tokens.For("unit_officer", DirectoryFixture.DongDa))).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        Assert.Equal(HttpStatusCode.NoContent, (await directory.PostAsync($"/aliases/{alias.aliasId}/revoke", new { }, officer)).StatusCode);
        Assert.NotEqual("unit", (await OneAsync(written, context)).GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task A_confirmed_unit_that_has_ended_is_followed_to_its_successor()
    {
        var (old, heir) = (await RegisterAsync("Trường THCS Cũ Kỹ", "thcs", DirectoryFixture.CaoBang, "2025-07-01"), await RegisterAsync("Trường THCS Mới Mẻ", "thcs", DirectoryFixture.CaoBang, "2025-07-01"));
        await (await directory.PostAsync("/aliases", new { aliasId = Guid.CreateVersion7(), written = "trường làng", contextUnitId = DirectoryFixture.CaoBang, unitId = old })).ReadJsonAsync(HttpStatusCode.Created);
        var close = new { actId = Guid.CreateVersion7(), expectedVersion = 1, lastDay = "2026-05-31", successorIds = new[] { heir } };
        await (await directory.PostAsync($"/units/{old}/closures", close)).ReadJsonAsync(HttpStatusCode.Created);
        Assert.Equal(old, (await OneAsync("trường làng", DirectoryFixture.CaoBang, "2026-05-31")).GetProperty("unit").GetProperty("id").GetGuid());
        Assert.Equal(heir, (await OneAsync("trường làng", DirectoryFixture.CaoBang, "2026-06-01")).GetProperty("unit").GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task A_batch_is_bounded_and_its_context_must_be_there()
    {
        await (await directory.PostAsync("/resolve", new { names = Enumerable.Repeat("x", 201) })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "names_invalid");
        await (await directory.PostAsync("/resolve", new { names = Array.Empty<string>() })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "names_invalid");
        await (await directory.PostAsync("/resolve", new { names = new[] { "x" }, contextUnitId = Guid.CreateVersion7() })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "context_unknown");
    }

    private async Task<JsonElement> OneAsync(string name, Guid context, string asOf = "2026-11-22") =>
        (await (await directory.PostAsync("/resolve", new { names = new[] { name }, contextUnitId = context, asOf })).ReadJsonAsync()).GetProperty("items")[0];

    private async Task<List<Guid>> MembersAsync(string key, string day) =>
        (await directory.ReadAsync($"/groups/members?key={Uri.EscapeDataString(key)}&asOf={day}")).GetProperty("items").EnumerateArray().Select(unit => unit.GetProperty("id").GetGuid()).ToList();

    private async Task<Guid> RegisterAsync(string name, string type, Guid parent, string from)
    {
        var id = Guid.CreateVersion7();
        await (await directory.PostAsync("/units", new { unitId = id, name, typeCode = type, validFrom = from, parentId = parent })).ReadJsonAsync(HttpStatusCode.Created);
        return id;
    }
}
