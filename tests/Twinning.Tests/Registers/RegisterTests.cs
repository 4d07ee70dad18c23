using System.Globalization;
using System.Net;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Agreements;
using EduCoop.Twinning.Needs;
using EduCoop.Twinning.Offers;
using EduCoop.Twinning.Registers;
using EduCoop.Twinning.Sheets;
using EduCoop.Twinning.Tests.Agreements;
using EduCoop.Twinning.Tests.Fixtures;

namespace EduCoop.Twinning.Tests.Registers;

/// <summary>The registers: whose schools they show, as of which day, and who is followed by whom.</summary>
[Collection(OneService.Name)]
public sealed class RegisterTests(TwinningService service)
{
    private static int Year => TwinningCalls.ThisYear;

    [Fact]
    public async Task A_register_shows_ones_own_schools_only_and_says_how_each_stands()
    {
        var ward = await WardAsync("Ủy ban nhân dân xã Danh Mục");
        var needing = await SchoolAsync("Trường Tiểu học Danh Một", ward);
        var silent = await SchoolAsync("Trường Tiểu học Danh Hai", ward);
        var year = Year + 1;
        await (await service.DeclareAsync(service.BorderOfficer, needing, TwinningCalls.Need("mui_nhon", year: year))).ReadAsync<NeedView>(HttpStatusCode.Created);

        var registered = Assert.Single((await ReadAsync<RegisterSchool>("schools", service.BorderOfficer, ward, year)).Items);
        Assert.Equal((needing, 1, 4), (registered.UnitId, registered.Needs, registered.Urgency));
        Assert.Empty((await ReadAsync<RegisterSchool>("schools", service.Officer, ward, year)).Items);
        Assert.Empty((await ReadAsync<RegisterSchool>("schools", service.BorderOfficer, ward, year + 1)).Items);
        Assert.Empty((await ReadAsync<RegisterSchool>("schools", service.BorderOfficer, ward, year, "&level=thpt")).Items);

        var uncovered = (await ReadAsync<RegisterSchool>("uncovered", service.BorderOfficer, ward, year)).Items.ToDictionary(school => school.UnitId, school => school.Uncovered);
        Assert.Equal(("no_offer", "no_need"), (uncovered[needing], uncovered[silent]));
        Assert.Equal(silent, Assert.Single((await ReadAsync<RegisterSchool>("uncovered", service.BorderOfficer, ward, year, "&reason=no_need")).Items).UnitId);
        var totals = await TotalsAsync(service.BorderOfficer, ward, year);
        Assert.Equal((2, 1, 1, 0, 0, 0), (totals.Schools, totals.Registered, totals.Seeking, totals.Offering, totals.Covered, totals.ActivePairs));
        Assert.Equal([("no_need", 1), ("no_offer", 1)], totals.Uncovered.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => (one.Key, one.Value)));
    }

    [Fact]
    public async Task Why_a_school_has_no_partner_is_the_rules_own_reason()
    {
        var ward = await WardAsync("Ủy ban nhân dân xã Quy Tắc");
        var school = await SchoolAsync("Trường Mầm non Quy Tắc", ward, "mam_non");
        var (year, theme) = (Year + 3, "tam_ly_hoc_duong");
        await (await service.DeclareAsync(service.BorderOfficer, school, TwinningCalls.Need(theme, year: year))).ReadAsync<NeedView>(HttpStatusCode.Created);
        var other = await service.AddSchoolAsync("Trường Tiểu học Khác Cấp", ward: Tree.Ward);
        await (await service.RegisterAsync(service.WardOfficer, other, TwinningCalls.Offer(theme, year))).ReadAsync<OfferView>(HttpStatusCode.Created);
        var refused = Assert.Single((await ReadAsync<RegisterSchool>("uncovered", service.BorderOfficer, ward, year)).Items);
        Assert.Equal(("rule_refuses", "Hai trường không cùng cấp học hoặc khối được kết nghĩa."), (refused.Uncovered, refused.RuleReason));

        var fitting = await service.AddSchoolAsync("Trường Mầm non Cùng Cấp", "mam_non", Tree.Ward);
        await (await service.RegisterAsync(service.WardOfficer, fitting, TwinningCalls.Offer(theme, year))).ReadAsync<OfferView>(HttpStatusCode.Created);
        Assert.Equal("not_proposed", Assert.Single((await ReadAsync<RegisterSchool>("uncovered", service.BorderOfficer, ward, year)).Items).Uncovered);
    }

    [Fact]
    public async Task A_pair_is_listed_as_it_stood_on_the_day_and_counts_for_both_sides()
    {
        var flow = await AgreementFlow.PrepareAsync(service);
        await flow.ReachAsync(3);
        var year = AgreementFlow.Through - 1;
        Assert.Equal("consent", Assert.Single((await ReadAsync<RegisterPair>("pairs", flow.SeekerHead, flow.Seeker, year)).Items).State);
        Assert.Equal("not_answered", Assert.Single((await ReadAsync<RegisterSchool>("uncovered", flow.SeekerHead, flow.Seeker, year)).Items).Uncovered);
        await (await flow.DoAsync(AgreementStep.Approve, flow.BorderApprover)).ReadAsync<AgreementView>();
        foreach (var (token, side) in new[] { (flow.SeekerHead, flow.Seeker), (flow.SupporterHead, flow.Supporter) })
        {
            var pair = Assert.Single((await ReadAsync<RegisterPair>("pairs", token, side, year)).Items);
            Assert.Equal(("active", flow.Id), (pair.State, pair.AgreementId));
            Assert.Equal((1, 1), ((await TotalsAsync(token, side, year)).ActivePairs, (await TotalsAsync(token, side, year)).Covered));
        }

        var yesterday = $"&day={TwinningCalls.Today.AddDays(-1):yyyy-MM-dd}";
        Assert.Empty((await ReadAsync<RegisterPair>("pairs", flow.SeekerHead, flow.Seeker, year, yesterday)).Items);
        Assert.Empty((await ReadAsync<RegisterPair>("pairs", service.Tokens.For(Roles.SchoolOfficer, Tree.School), flow.Seeker, year)).Items);
        await (await flow.DoAsync(AgreementStep.End, flow.SeekerHead)).ReadAsync<AgreementView>();
        Assert.Equal("ended", Assert.Single((await ReadAsync<RegisterSchool>("uncovered", flow.SeekerHead, flow.Seeker, year)).Items).Uncovered);
        Assert.Equal("ended", Assert.Single((await ReadAsync<RegisterPair>("pairs", flow.SeekerHead, flow.Seeker, year)).Items).State);
    }

    [Fact]
    public async Task A_pair_of_a_school_that_merged_is_listed_under_its_heir_with_its_printed_name()
    {
        var flow = await AgreementFlow.PrepareAsync(service);
        await flow.ReachAsync(4);
        var heir = await service.AddSchoolAsync("Trường Tiểu học và THCS Kế Thừa", "th_thcs");
        await service.Database.ExecuteAsync(
            "insert into unit_end (unit_id, last_day, successor_ids, version) values ($1, $2, $3, 2)", flow.Seeker, TwinningCalls.Today.AddDays(-1), new[] { heir });
        var pair = Assert.Single((await ReadAsync<RegisterPair>("pairs", service.Tokens.For(Roles.SchoolOfficer, heir), heir, AgreementFlow.Through - 1)).Items);
        Assert.Equal((heir, "Trường Tiểu học Lũng Mẫu", "Trường Tiểu học và THCS Kế Thừa"), (pair.SeekerId, pair.SeekerName, pair.SeekerNow));
    }

    [Fact]
    public async Task Border_communes_are_counted_and_others_are_not_shown()
    {
        var (ward, plain) = (await WardAsync("Ủy ban nhân dân xã Ven Biên"), await WardAsync("Ủy ban nhân dân xã Nội Địa"));
        await SchoolAsync("Trường Tiểu học Ven Biên", ward);
        await SchoolAsync("Trường Tiểu học Nội Địa", plain);
        await service.Database.ExecuteAsync(
            "insert into unit_mark (mark_id, unit_id, mark, valid_from, basis, by_account, by_name, at) values ($1, $2, 'border', $3, 'Quyết định mẫu', $1, 'Mẫu', now())",
            Guid.CreateVersion7(), ward, TwinningCalls.Today.AddDays(-3));
        var place = Assert.Single((await ReadAsync<RegisterPlace>("coverage", service.BorderOfficer, ward, Year)).Items);
        Assert.Equal((true, false, 1, 0, 0, 1), (place.IsBorder, place.IsSpeciallyDifficult, place.Schools, place.Registered, place.Covered, place.Uncovered));
        Assert.Empty((await ReadAsync<RegisterPlace>("coverage", service.BorderOfficer, plain, Year)).Items);
        Assert.Empty((await ReadAsync<RegisterPlace>("coverage", service.BorderOfficer, ward, Year, $"&day={TwinningCalls.Today.AddDays(-4):yyyy-MM-dd}")).Items);
    }

    [Fact]
    public async Task Each_register_is_written_whole_as_workbook_and_as_document()
    {
        var flow = await AgreementFlow.PrepareAsync(service);
        await flow.ReachAsync(4);
        var year = AgreementFlow.Through - 1;
        var sheet = await service.Http.SendAsync(HttpMethod.Get, $"/registers/pairs/export.xlsx?schoolYear={year}&under={flow.Seeker}", service.BorderOfficer);
        var row = Assert.Single(SheetReader.Read(await sheet.Content.ReadAsByteArrayAsync()).Rows);
        Assert.Equal(("Trường Tiểu học Hai Bà", "Trường Tiểu học Lũng Mẫu", "Đang kết nghĩa"), (row["Trường hỗ trợ"], row["Trường được hỗ trợ"], row["Trạng thái"]));
        foreach (var register in RegisterSheet.All.Keys)
        {
            foreach (var kind in new[] { "xlsx", "docx" })
            {
                using var file = await service.Http.SendAsync(HttpMethod.Get, $"/registers/{register}/export.{kind}?schoolYear={year}&under={flow.Seeker}", service.BorderOfficer);
                Assert.Equal(HttpStatusCode.OK, file.StatusCode);
                Assert.Equal("PK"u8.ToArray(), (await file.Content.ReadAsByteArrayAsync())[..2]);
            }
        }

        await (await service.Http.SendAsync(HttpMethod.Get, "/registers/nothing/export.xlsx", service.BorderOfficer)).ReadProblemAsync(HttpStatusCode.NotFound, "register_unknown");
        await (await service.Http.SendAsync(HttpMethod.Get, "/registers/schools?level=dai_hoc", service.BorderOfficer)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "level_unknown");
        var ahead = TwinningCalls.Today.AddDays(2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await (await service.Http.SendAsync(HttpMethod.Get, $"/registers/schools?day={ahead}", service.BorderOfficer)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "day_ahead");
    }

    private async Task<Guid> WardAsync(string name)
    {
        var id = Guid.CreateVersion7();
        await service.Database.AddUnitAsync(id, name, "ubnd_xa", [Tree.CaoBang]);
        return id;
    }

    private async Task<Guid> SchoolAsync(string name, Guid ward, string type = "tieu_hoc")
    {
        var id = Guid.CreateVersion7();
        await service.Database.AddUnitAsync(id, name, type, [Tree.CaoBang, ward]);
        return id;
    }

    private async Task<PagedResult<T>> ReadAsync<T>(string register, string token, Guid under, int year, string more = "") =>
        await (await service.Http.SendAsync(HttpMethod.Get, $"/registers/{register}?schoolYear={year}&under={under}{more}", token)).ReadAsync<PagedResult<T>>();

    private async Task<RegisterTotals> TotalsAsync(string token, Guid under, int year) =>
        await (await service.Http.SendAsync(HttpMethod.Get, $"/registers/totals?schoolYear={year}&under={under}", token)).ReadAsync<RegisterTotals>();
}
