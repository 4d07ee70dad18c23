using System.Net;
using EduCoop.ServiceDefaults;
using EduCoop.Testing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EduCoop.UnitDirectory.Tests;

/// <summary>Every route, called directly: nobody without a right token, nobody with another role, nobody for a unit that is not theirs.</summary>
[Collection(DirectoryTests.Name)]
public sealed class RoutePermissionTests(DirectoryFixture directory)
{
    private static readonly string[] Everybody = [.. Roles.All];
    private static readonly string[] Keepers = [Roles.Administrator, Roles.ProgrammeOfficer];
    private static readonly string[] Editors = [.. Keepers, Roles.UnitOfficer];
    private static readonly string[] Contacts = [.. Editors, Roles.SchoolOfficer];

    private static readonly (string Method, string Pattern, string[] Roles)[] Routes =
    [
        ("GET", "/units/", Everybody), ("GET", "/units/resolve", Everybody), ("GET", "/units/{id:guid}", Everybody), ("GET", "/units/{id:guid}/children", Everybody),
        ("GET", "/units/{id:guid}/history", Everybody), ("GET", "/units/by-code", Everybody), ("GET", "/units/{id:guid}/successors", Everybody), ("GET", "/units/{id:guid}/lineage", Everybody),
        ("POST", "/units/", Keepers), ("POST", "/units/{id:guid}/changes", Editors), ("POST", "/units/{id:guid}/codes", Keepers), ("POST", "/units/merges", Keepers),
        ("POST", "/units/{id:guid}/splits", Keepers), ("POST", "/units/{id:guid}/closures", Editors),
        ("POST", "/units/{id:guid}/changes/preview", Editors), ("POST", "/units/merges/preview", Keepers), ("POST", "/units/{id:guid}/splits/preview", Keepers),
        ("POST", "/units/{id:guid}/closures/preview", Editors), ("GET", "/unit-acts", Everybody),
        ("GET", "/units/{id:guid}/offices", Everybody), ("GET", "/units/{id:guid}/offices/proposals", Everybody), ("POST", "/units/{id:guid}/offices", Editors),
        ("GET", "/units/{id:guid}/members", Everybody), ("POST", "/units/{id:guid}/members", Keepers),
        ("GET", "/units/{id:guid}/contacts", Contacts), ("POST", "/units/{id:guid}/contacts", Contacts), ("POST", "/units/{id:guid}/contacts/{contactId:guid}/withdraw", Contacts),
        ("POST", "/resolve", Everybody), ("GET", "/groups/members", Everybody), ("GET", "/aliases/", Everybody), ("POST", "/aliases/", Editors), ("POST", "/aliases/{id:guid}/revoke", Editors),
        ("GET", "/unit-types", Everybody),
        ("POST", "/imports/", Keepers), ("GET", "/imports/", Keepers), ("GET", "/imports/{id:guid}", Keepers), ("GET", "/imports/{id:guid}/decisions", Keepers),
        ("POST", "/imports/{id:guid}/decisions", Keepers), ("POST", "/imports/{id:guid}/commit", Keepers),
        ("GET", "/exports", [.. Editors, Roles.Auditor]),
    ];

    public static TheoryData<int> EachRoute => [.. Enumerable.Range(0, Routes.Length)];

    [Theory]
    [MemberData(nameof(EachRoute))]
    public async Task Without_a_valid_token_the_answer_is_401_and_without_the_role_403(int route)
    {
        var role = Routes[route].Roles[0];
        foreach (var token in new[] { null, directory.Tokens.Forged(role), directory.Tokens.Expired(role), directory.Tokens.ForOtherAudience(role), "x" })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(route, token)).StatusCode);
        }

        foreach (var other in Roles.All.Except(Routes[route].Roles))
        {
            await (await SendAsync(route, directory.Tokens.For(other, DirectoryFixture.Hanoi))).ReadProblemAsync(HttpStatusCode.Forbidden, "not_allowed");
        }
    }

    [Fact]
    public void No_route_is_missing_in_this_list()
    {
        var mapped = directory.Service.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null && endpoint.RoutePattern.RawText!.StartsWith('/'))
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []).Select(method => $"{method} {endpoint.RoutePattern.RawText}"))
            .Where(route => !route.Contains("educoop.unitdirectory", StringComparison.Ordinal) && !route.Contains("{unimplemented", StringComparison.Ordinal) && !route.Contains("/openapi/", StringComparison.Ordinal));
        Assert.Equal([], mapped.Except(Routes.Select(route => $"{route.Method} {route.Pattern}"), StringComparer.Ordinal).Order());
    }

    /// <summary>Each write, well formed, by an officer of another province.</summary>
    public static TheoryData<string, string, object> ForeignWrites
    {
        get
        {
            var (unit, ward) = (DirectoryFixture.DemoSchool, DirectoryFixture.DongDa);
            var day = "2026-12-01";
            return new()
            {
                { Roles.ProgrammeOfficer, "/units", new { unitId = Guid.CreateVersion7(), name = "Trường THCS Lạ", typeCode = "thcs", validFrom = day, parentId = ward } },
                { Roles.ProgrammeOfficer, $"/units/{unit}/changes", new { changeId = Guid.CreateVersion7(), expectedVersion = 1, effectiveFrom = day, name = "Tên lạ" } },
                { Roles.ProgrammeOfficer, $"/units/{unit}/codes", new { changeId = Guid.CreateVersion7(), expectedVersion = 1, scheme = "moet_school", value = "LA-1", validFrom = day } },
                { Roles.ProgrammeOfficer, "/units/merges", new { actId = Guid.CreateVersion7(), predecessors = new[] { new { unitId = unit, expectedVersion = 1 }, new { unitId = DirectoryFixture.DemoId("32"), expectedVersion = 1 } }, successor = new { unitId = Guid.CreateVersion7(), name = "Lạ", typeCode = "thcs" }, effectiveOn = day } },
                { Roles.ProgrammeOfficer, $"/units/{unit}/splits", new { actId = Guid.CreateVersion7(), expectedVersion = 1, successors = new[] { new { unitId = Guid.CreateVersion7(), name = "Lạ Một", typeCode = "tieu_hoc" }, new { unitId = Guid.CreateVersion7(), name = "Lạ Hai", typeCode = "tieu_hoc" } }, effectiveOn = day, goesOn = false } },
                { Roles.ProgrammeOfficer, $"/units/{unit}/closures/preview", new { actId = Guid.CreateVersion7(), expectedVersion = 1, lastDay = day } },
                { Roles.ProgrammeOfficer, $"/units/{unit}/changes/preview", new { changeId = Guid.CreateVersion7(), expectedVersion = 1, effectiveFrom = day, name = "Tên lạ" } },
                { Roles.ProgrammeOfficer, $"/units/{unit}/closures", new { actId = Guid.CreateVersion7(), expectedVersion = 1, lastDay = day } },
                { Roles.UnitOfficer, $"/units/{DirectoryFixture.DemoId("28")}/closures", new { actId = Guid.CreateVersion7(), expectedVersion = 1, lastDay = day } },
                { Roles.ProgrammeOfficer, $"/units/{ward}/offices", new { unitId = Guid.CreateVersion7(), name = "Phòng Lạ", typeCode = "phong_vhxh", validFrom = day } },
                { Roles.ProgrammeOfficer, $"/units/{DirectoryFixture.DemoId("70")}/members", new { memberId = unit, validFrom = "2027-12-01" } },
                { Roles.SchoolOfficer, $"/units/{unit}/contacts", new { contactId = Guid.CreateVersion7(), fullName = "Người Lạ", position = "Văn thư", phone = "0912 000 000", email = (string?)null, consent = new { purpose = "Liên hệ", textVersion = "v1", givenAt = "2026-09-01T08:00:00+07:00" } } },
                { Roles.UnitOfficer, "/aliases", new { aliasId = Guid.CreateVersion7(), written = "lạ", contextUnitId = ward, unitId = unit } },
            };
        }
    }

    [Theory]
    [MemberData(nameof(ForeignWrites))]
    public async Task Nobody_writes_for_a_unit_of_another_province(string role, string path, object body) =>
        await (await directory.PostAsync(path, body, directory.Tokens.For(role, DirectoryFixture.CaoBang))).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");

    [Fact]
    public async Task Nobody_reads_the_contacts_or_the_imports_of_another_province()
    {
        await (await directory.GetAsync($"/units/{DirectoryFixture.DemoSchool}/contacts", directory.Tokens.For(Roles.SchoolOfficer, DirectoryFixture.CaoBang))).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        const string file = "mã\ttên\tloại\tmã xã\thiệu lực từ\nQL-1\tTrường THCS Quyền Lạ\tthcs\t00235\t2025-09-01\n";
        var import = (await directory.PreviewAsync("schools", file, token: directory.Tokens.For(Roles.ProgrammeOfficer, DirectoryFixture.Hanoi))).GetProperty("importId").GetGuid();
        var stranger = directory.Tokens.For(Roles.ProgrammeOfficer, DirectoryFixture.CaoBang);
        foreach (var (method, path, body) in new (HttpMethod, string, object?)[]
        {
            (HttpMethod.Get, $"/imports/{import}", null), (HttpMethod.Get, $"/imports/{import}/decisions", null),
            (HttpMethod.Post, $"/imports/{import}/commit", new { }), (HttpMethod.Post, $"/imports/{import}/decisions", new { decisions = new[] { new { row = 2, communeCode = "00235" } } }),
        })
        {
            var answer = await directory.Service.Http.SendAsync(method, path, stranger, body);
            Assert.True(answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound, $"{method} {path}: {answer.StatusCode}");
        }

        Assert.DoesNotContain((await (await directory.GetAsync("/imports?pageSize=200", stranger)).ReadJsonAsync()).GetProperty("items").EnumerateArray(), one => one.GetProperty("importId").GetGuid() == import);
    }

    private Task<HttpResponseMessage> SendAsync(int route, string? token)
    {
        var (method, pattern, _) = Routes[route];
        var path = pattern.Replace("{id:guid}", Guid.CreateVersion7().ToString(), StringComparison.Ordinal).Replace("{contactId:guid}", Guid.CreateVersion7().ToString(), StringComparison.Ordinal);
        return directory.Service.Http.SendAsync(new HttpMethod(method), path, token, method == "GET" ? null : new { });
    }
}
