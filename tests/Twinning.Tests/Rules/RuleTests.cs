using System.Net;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Rules;
using EduCoop.Twinning.Tests.Fixtures;
using EduCoop.Twinning.Units;

namespace EduCoop.Twinning.Tests.Rules;

[Collection(OneService.Name)]
public sealed class RuleTests(TwinningService service)
{
    private static DateOnly Today => TwinningCalls.Today;

    [Fact]
    public async Task What_the_plans_lay_down_is_there_from_the_beginning()
    {
        Assert.Empty((await CheckAsync(Tree.BorderSchool, Tree.School)).Refusals);
        var (lower, centre) = (await service.AddSchoolAsync("Trường THCS Bản Luật", "thcs"), await service.AddSchoolAsync("Trung tâm GDTX Bản Luật", "tt_gdtx"));
        Assert.Equal("level_differs", Assert.Single((await CheckAsync(lower, Tree.School)).Refusals).Code);
        Assert.True((await CheckAsync(centre, await service.AddSchoolAsync("Trường Trung cấp Phố Luật", "trung_cap", Tree.Ward))).Allowed);
        var gifted = await service.AddSchoolAsync("Trường THPT Chuyên Bản Luật", "thpt_chuyen");
        var (plain, other) = (await service.AddSchoolAsync("Trường THPT Phố Luật", "thpt", Tree.Ward), await service.AddSchoolAsync("Trường THPT Chuyên Phố Luật", "thpt_chuyen", Tree.Ward));
        Assert.Equal("supporter_kind_differs", Assert.Single((await CheckAsync(gifted, plain)).Refusals).Code);
        Assert.True((await CheckAsync(gifted, other)).Allowed);
        Assert.Equal("same_authority", Assert.Single((await CheckAsync(Tree.OtherSchool, Tree.School)).Refusals).Code);
        await (await service.Http.SendAsync(HttpMethod.Get, $"/pairs/check?seekerId={Tree.BorderSchool}&supporterId={Tree.Ward}", service.Head)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "not_a_school");
    }

    [Fact]
    public async Task An_authority_adds_a_rule_for_its_own_schools_and_ends_it_and_never_rewrites_it()
    {
        var (seeker, supporter) = (await service.AddSchoolAsync("Trường Tiểu học Bản Loại"), await service.AddSchoolAsync("Trường Tiểu học Phố Loại", ward: Tree.Ward));
        var rule = Exclusion(seeker, supporter) with { AuthorityId = Tree.HaNoi };
        await (await AddAsync(service.BorderOfficer, rule)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await AddAsync(service.Officer, rule with { AuthorityId = null })).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        foreach (var role in new[] { Roles.UnitOfficer, Roles.SchoolOfficer, Roles.Approver, Roles.Auditor })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await AddAsync(service.Tokens.For(role, Tree.HaNoi), rule)).StatusCode);
        }

        Assert.True((await CheckAsync(seeker, supporter)).Allowed);
        await (await AddAsync(service.Officer, rule)).ReadAsync<PairingRule>(HttpStatusCode.Created);
        await (await AddAsync(service.Officer, rule)).ReadAsync<PairingRule>();
        await (await AddAsync(service.Officer, rule with { Reason = "Lý do khác" })).ReadProblemAsync(HttpStatusCode.Conflict, "id_taken");
        var refusal = Assert.Single((await CheckAsync(seeker, supporter)).Refusals);
        Assert.Equal(("excluded", rule.RuleId, rule.Reason, rule.Basis), (refusal.Code, refusal.RuleId!.Value, refusal.Text, refusal.Values["basis"]));

        await (await EndAsync(service.BorderOfficer, rule.RuleId, Today)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await EndAsync(service.Officer, rule.RuleId, Today.AddDays(-1))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "period_wrong");
        await (await EndAsync(service.Officer, rule.RuleId, Today)).ReadAsync<PairingRule>();
        await (await EndAsync(service.Officer, rule.RuleId, Today)).ReadAsync<PairingRule>();
        Assert.False((await CheckAsync(seeker, supporter)).Allowed);
        Assert.True((await CheckAsync(seeker, supporter, Today.AddDays(1))).Allowed);
        await Assert.ThrowsAnyAsync<Npgsql.PostgresException>(() => service.Database.ExecuteAsync("update pairing_rule set reason = 'khác' where rule_id = $1", rule.RuleId));
        await Assert.ThrowsAnyAsync<Npgsql.PostgresException>(() => service.Database.ExecuteAsync("delete from pairing_rule where rule_id = $1", rule.RuleId));
        var listed = await (await service.Http.SendAsync(HttpMethod.Get, $"/rules?authorityId={Tree.HaNoi}&kind=exclude&pageSize=200", service.Auditor)).ReadAsync<PagedResult<PairingRule>>();
        Assert.Contains(listed.Items, one => one.RuleId == rule.RuleId && one.ValidTo == Today);
    }

    [Fact]
    public async Task A_rule_with_wrong_parts_is_refused_with_its_reason()
    {
        var rule = Exclusion(Tree.BorderSchool, Tree.School);
        var admin = service.Tokens.For(Roles.Administrator);
        (AddRuleRequest Rule, string Code)[] cases =
        [
            (rule with { RuleId = Guid.Empty }, "rule_id_missing"), (rule with { Reason = "" }, "text_invalid"), (rule with { Basis = " " }, "text_invalid"),
            (rule with { ValidFrom = Today.AddDays(-1) }, "period_wrong"), (rule with { ValidTo = Today.AddDays(-1) }, "period_wrong"), (rule with { Seeker = ["level:dai_hoc"] }, "selector_unknown"),
            (rule with { Supporter = ["thcs"] }, "selector_unknown"), (rule with { Seeker = [.. Enumerable.Repeat("level:thcs", 11)] }, "selector_unknown"),
            (rule with { Seeker = [], Supporter = [] }, "rule_parts_wrong"), (rule with { Most = 3 }, "rule_parts_wrong"), (rule with { Kind = RuleKind.LimitOfSeeker }, "rule_parts_wrong"),
            (rule with { Kind = RuleKind.LimitOfSeeker, Most = 51 }, "rule_parts_wrong"), (rule with { Kind = RuleKind.Owner, OfficeId = Tree.Ward }, "rule_parts_wrong"),
            (rule with { Kind = RuleKind.Cluster, Members = [Tree.School] }, "rule_parts_wrong"), (rule with { Kind = RuleKind.Cluster, Members = [Tree.School, Tree.School] }, "rule_parts_wrong"),
        ];
        foreach (var (unfit, code) in cases)
        {
            await (await AddAsync(admin, unfit)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, code);
        }

        var foreign = rule with { Kind = RuleKind.Cluster, Members = [Tree.School, Tree.BorderSchool], AuthorityId = Tree.HaNoi };
        await (await AddAsync(service.Officer, foreign)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
    }

    [Fact]
    public async Task The_office_that_owns_a_level_is_a_rule_of_its_authority()
    {
        var (office, school) = (Guid.CreateVersion7(), await service.AddSchoolAsync("Trường THCS Phố Chủ", "thcs", Tree.Ward));
        await service.Database.AddUnitAsync(office, "Phòng Giáo dục Trung học", "phong_so", [Tree.HaNoi]);
        Assert.Equal(Tree.Ward, (await SchoolAsync(school)).OwnerId);
        var rule = Exclusion(school, school) with { Kind = RuleKind.Owner, AuthorityId = Tree.HaNoi, OfficeId = office, Seeker = [$"unit:{school}"], Supporter = [] };
        await (await AddAsync(service.Officer, rule)).ReadAsync<PairingRule>(HttpStatusCode.Created);
        Assert.Equal(office, (await SchoolAsync(school)).OwnerId);
        Assert.Equal(office, (await CheckAsync(Tree.BorderSchool, school)).SupporterOwnerId);
    }

    [Fact]
    public async Task What_an_office_says_of_a_ward_holds_for_its_schools_and_narrows_what_a_school_teaches()
    {
        var ward = Guid.CreateVersion7();
        await service.Database.AddUnitAsync(ward, "Ủy ban nhân dân xã Giáp Biên", "ubnd_xa", [Tree.CaoBang]);
        var school = Guid.CreateVersion7();
        await service.Database.AddUnitAsync(school, "Trường PTDTBT Giáp Biên", "ptdtbt", [Tree.CaoBang, ward]);
        Assert.Equal("tieu_hoc thcs: semi_boarding", Facts(await SchoolAsync(school)));
        var border = new MarkUnitRequest(Guid.CreateVersion7(), ward, "border", Today, "Nghị định mẫu về xã biên giới");
        await (await MarkAsync(service.Officer, border)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        Assert.Equal(HttpStatusCode.Forbidden, (await MarkAsync(service.Tokens.For(Roles.UnitOfficer, ward), border)).StatusCode);
        await (await MarkAsync(service.BorderOfficer, border)).ReadAsync<UnitMark>(HttpStatusCode.Created);
        await (await MarkAsync(service.BorderOfficer, border)).ReadAsync<UnitMark>();
        await (await MarkAsync(service.BorderOfficer, border with { MarkId = Guid.CreateVersion7() })).ReadProblemAsync(HttpStatusCode.Conflict, "already_marked");
        await (await MarkAsync(service.BorderOfficer, border with { MarkId = Guid.CreateVersion7(), Mark = "poor" })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "mark_unfit");
        await (await MarkAsync(service.BorderOfficer, border with { MarkId = Guid.CreateVersion7(), UnitId = school, Mark = "teaches_thcs" })).ReadAsync<UnitMark>(HttpStatusCode.Created);
        Assert.Equal("thcs: border semi_boarding", Facts(await SchoolAsync(school)));
        Assert.Equal(2, (await SchoolAsync(school)).Marks.Count);
        await (await service.Http.SendAsync(HttpMethod.Post, $"/marks/{border.MarkId}/end", service.Officer, new EndMarkRequest(Today))).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await service.Http.SendAsync(HttpMethod.Post, $"/marks/{border.MarkId}/end", service.BorderOfficer, new EndMarkRequest(Today))).ReadAsync<UnitMark>();
    }

    private static string Facts(SchoolView school) => $"{string.Join(' ', school.Levels)}: {string.Join(' ', school.Traits)}";

    private static AddRuleRequest Exclusion(Guid seeker, Guid supporter) => new(
        Guid.CreateVersion7(), RuleKind.Exclude, "Hai trường đã có chương trình riêng.", "Công văn 15/SGDĐT", Today, Seeker: [$"unit:{seeker}"], Supporter: [$"unit:{supporter}"]);

    private Task<HttpResponseMessage> AddAsync(string token, AddRuleRequest rule) => service.Http.SendAsync(HttpMethod.Post, "/rules", token, rule);

    private Task<HttpResponseMessage> EndAsync(string token, Guid rule, DateOnly lastDay) => service.Http.SendAsync(HttpMethod.Post, $"/rules/{rule}/end", token, new EndRuleRequest(lastDay));

    private Task<HttpResponseMessage> MarkAsync(string token, MarkUnitRequest mark) => service.Http.SendAsync(HttpMethod.Post, "/marks", token, mark);

    private async Task<SchoolView> SchoolAsync(Guid school) => await (await service.Http.SendAsync(HttpMethod.Get, $"/schools/{school}", service.Auditor)).ReadAsync<SchoolView>();

    private async Task<PairAnswer> CheckAsync(Guid seeker, Guid supporter, DateOnly? day = null) =>
        await (await service.Http.SendAsync(HttpMethod.Get, $"/pairs/check?seekerId={seeker}&supporterId={supporter}&asOf={day ?? Today:O}", service.Head)).ReadAsync<PairAnswer>();
}
