using System.Net;
using EduCoop.Contracts.Twinning;
using EduCoop.Contracts.UnitDirectory;
using EduCoop.Reporting.Twinning;
using EduCoop.ServiceDefaults;
using EduCoop.Testing;

namespace EduCoop.Reporting.Tests;

/// <summary>The figures of twinning: the newest version is shown in whatever order they come, and to whom they belong only.</summary>
public sealed class TwinningYearTests(ReportingFixture reporting) : IClassFixture<ReportingFixture>
{
    [Fact]
    public async Task The_newest_figures_are_shown_and_an_older_version_never_wins()
    {
        var (authority, other, ward) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await reporting.Owners.SendAsync(
            new UnitRegistered(ward, "phường Mẫu", "phường Mẫu", "ubnd_xa", authority, [authority, ward], [], new(2025, 7, 1), null, 1, new(2026, 10, 1, 0, 0, 0, TimeSpan.Zero)));
        var newest = Year(authority, "Sở Mẫu", 2026, 7, 3);
        await reporting.Owners.SendAsync(newest);
        await Eventually.Async("the newest is heard", () => CountAsync(authority, 3), count => count == 1, TimeSpan.FromSeconds(60));
        await reporting.Owners.SendAsync(Year(authority, "Sở Mẫu", 2026, 5, 2));
        await reporting.Owners.SendAsync(newest);
        await reporting.Owners.SendAsync(Year(authority, "Sở Mẫu", 2025, 4, 1));
        await reporting.Owners.SendAsync(Year(other, "Sở Khác", 2026, 9, 1));
        await Eventually.Async("the others are heard", () => reporting.Database.ScalarAsync<long>("select count(*) from twinning_year where authority_id in ($1, $2)", authority, other), count => count == 3, TimeSpan.FromSeconds(60));

        var officer = reporting.Tokens.For(Roles.ProgrammeOfficer, authority);
        var years = await ReadAsync("", officer);
        Assert.Equal([(2026, 7), (2025, 4)], years.Select(year => (year.SchoolYear, year.Pairs)));
        var shown = years[0];
        Assert.Equal(
            (authority, "Sở Mẫu", new DateOnly(2026, 10, 5), 600, 480, 7, 1, 1310L, 98250L, 5400L, 61200L, 120, 12, 9),
            (shown.AuthorityId, shown.AuthorityName, shown.CountedOn, shown.Schools, shown.SchoolsRegistered, shown.Pairs, shown.PairsEnded, shown.Activities, shown.Minutes, shown.Teachers, shown.Pupils,
                shown.SchoolsUncovered, shown.BorderCommunes, shown.BorderCommunesCovered));
        Assert.Equal(2025, Assert.Single(await ReadAsync("?schoolYear=2025", officer)).SchoolYear);
        Assert.Equal([other], (await ReadAsync("?schoolYear=2026", reporting.Tokens.For(Roles.Auditor, other))).Select(year => year.AuthorityId));
        // The figures of a province are not a ward's; an administrator's are all.
        Assert.Empty(await ReadAsync("", reporting.Tokens.For(Roles.UnitOfficer, ward)));
        Assert.True((await ReadAsync("?schoolYear=2026", reporting.Tokens.For(Roles.Administrator))).Count >= 2);
        await (await reporting.Http.SendAsync(HttpMethod.Get, "/twinning/years", reporting.Tokens.For(Roles.Auditor))).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        Assert.Equal(HttpStatusCode.Unauthorized, (await reporting.Http.SendAsync(HttpMethod.Get, "/twinning/years", null)).StatusCode);
    }

    private static TwinningYearCounted Year(Guid authority, string name, int year, int pairs, long version) =>
        new(authority, name, year, new(2026, 10, 5), 600, 480, pairs, 1, 1310, 98250, 5400, 61200, 120, 12, 9, version);

    private Task<long> CountAsync(Guid authority, long version) => reporting.Database.ScalarAsync<long>("select count(*) from twinning_year where authority_id = $1 and version = $2", authority, version);

    private async Task<IReadOnlyList<TwinningYear>> ReadAsync(string query, string token) =>
        (await (await reporting.Http.SendAsync(HttpMethod.Get, $"/twinning/years{query}", token)).ReadAsync<TwinningYears>()).Items;
}
