using System.Net;
using EduCoop.Contracts.Twinning;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Needs;
using EduCoop.Twinning.Tests.Fixtures;

namespace EduCoop.Twinning.Tests.Needs;

[Collection(OneService.Name)]
public sealed class NeedTests(TwinningService service)
{
    [Fact]
    public async Task A_need_is_said_once_changed_by_version_and_taken_back_and_every_step_is_heard()
    {
        await using var probe = await EventProbe.StartAsync(service.Rabbit);
        var (school, id) = (await service.AddSchoolAsync("Trường Tiểu học Bản Một"), Guid.CreateVersion7());
        var head = service.Tokens.For(Roles.SchoolOfficer, school);
        var need = TwinningCalls.Need();
        var said = await (await service.DeclareAsync(head, school, need, id)).ReadAsync<NeedView>(HttpStatusCode.Created);
        Assert.Equal((need, "Giáo dục STEM", NeedState.Open, 1L), (said.Need, said.ThemeName, said.State, said.Version));
        Assert.Equal(said, await (await service.DeclareAsync(head, school, need, id)).ReadAsync<NeedView>());
        await (await service.DeclareAsync(head, school, need with { Quantity = 9 }, id)).ReadProblemAsync(HttpStatusCode.Conflict, "id_taken");
        await (await service.DeclareAsync(head, school, need with { Quantity = 9 })).ReadProblemAsync(HttpStatusCode.Conflict, "need_already_declared");

        var more = need with { Quantity = 8, Urgency = 5, Mode = SupportMode.OnSite, WishedPartnerId = Tree.School };
        var changed = await (await PutAsync(id, head, 1, more)).ReadAsync<NeedView>();
        Assert.Equal((more, 2L), (changed.Need, changed.Version));
        Assert.Equal(changed, await (await PutAsync(id, head, 1, more)).ReadAsync<NeedView>());
        var late = await (await PutAsync(id, head, 1, need with { Quantity = 1 })).ReadProblemAsync(HttpStatusCode.Conflict, "version_conflict");
        Assert.Equal(2, late.Body.GetProperty("version").GetInt32());
        await (await WithdrawAsync(id, head, 1)).ReadProblemAsync(HttpStatusCode.Conflict, "version_conflict");
        var gone = await (await WithdrawAsync(id, head, 2)).ReadAsync<NeedView>();
        Assert.Equal((NeedState.Withdrawn, 3L), (gone.State, gone.Version));
        Assert.Equal(gone, await (await WithdrawAsync(id, head, 2)).ReadAsync<NeedView>());
        await (await PutAsync(id, head, 3, need)).ReadProblemAsync(HttpStatusCode.Conflict, "need_withdrawn");

        // The declaration is still the same declaration, and its place is free for a new one.
        await (await service.DeclareAsync(head, school, need, id)).ReadAsync<NeedView>();
        await (await service.DeclareAsync(head, school, need)).ReadAsync<NeedView>(HttpStatusCode.Created);
        var history = await (await service.Http.SendAsync(HttpMethod.Get, $"/needs/{id}/history", head)).ReadAsync<PagedResult<NeedVersion>>();
        Assert.Equal([("declared", need), ("changed", more), ("withdrawn", more)], history.Items.Select(version => (version.Kind, version.Need)));

        var declared = await probe.WaitAsync<NeedDeclared>(heard => heard.NeedId == id);
        Assert.Equal((school, "Trường Tiểu học Bản Một", "stem", 3, SupportMeasure.Sets, 1L), (declared.SchoolId, declared.SchoolName, declared.ThemeCode, declared.Quantity, declared.Measure, declared.Version));
        var heardChange = await probe.WaitAsync<NeedChanged>(heard => heard.NeedId == id);
        Assert.Equal((8, SupportMode.OnSite, Tree.School, 2L), (heardChange.Quantity, heardChange.Mode, heardChange.WishedPartnerId!.Value, heardChange.Version));
        Assert.Equal(3, (await probe.WaitAsync<NeedWithdrawn>(heard => heard.NeedId == id)).Version);
    }

    [Fact]
    public async Task A_head_speaks_for_her_own_school_and_a_ward_and_a_department_for_those_below_them()
    {
        var school = await service.AddSchoolAsync("Trường Tiểu học Bản Hai");
        var need = TwinningCalls.Need();
        foreach (var stranger in new[] { service.Head, service.WardOfficer, service.Officer, service.BorderHead, service.Tokens.For(Roles.UnitOfficer), service.Tokens.For(Roles.UnitOfficer, Guid.CreateVersion7()) })
        {
            await (await service.DeclareAsync(stranger, school, need)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        }

        foreach (var silent in new[] { Roles.Auditor, Roles.Accountant, Roles.Approver })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await service.DeclareAsync(service.Tokens.For(silent, school), school, need)).StatusCode);
        }

        var id = Guid.CreateVersion7();
        await (await service.DeclareAsync(service.Tokens.For(Roles.UnitOfficer, Tree.BorderWard), school, need, id)).ReadAsync<NeedView>(HttpStatusCode.Created);
        await (await service.DeclareAsync(service.BorderOfficer, school, TwinningCalls.Need("giao_luu"))).ReadAsync<NeedView>(HttpStatusCode.Created);
        await (await service.DeclareAsync(service.Tokens.For(Roles.Administrator), school, TwinningCalls.Need("mui_nhon"))).ReadAsync<NeedView>(HttpStatusCode.Created);

        await (await PutAsync(id, service.Head, 1, need with { Urgency = 1 })).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await WithdrawAsync(id, service.BorderHead, 1)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await service.Http.SendAsync(HttpMethod.Get, $"/needs/{id}/history", service.Officer)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        Assert.Equal(1L, await service.Database.ScalarAsync<long>("select version from need where need_id = $1", id));
    }

    [Fact]
    public async Task What_cannot_be_taken_is_refused_with_its_reason_and_leaves_nothing_behind()
    {
        var school = await service.AddSchoolAsync("Trường Tiểu học Bản Ba");
        var head = service.Tokens.For(Roles.SchoolOfficer, school);
        var need = TwinningCalls.Need();
        var year = TwinningCalls.ThisYear;
        (NeedContent Need, string Code)[] cases =
        [
            (need with { SchoolYear = year - 1 }, "school_year_outside"), (need with { SchoolYear = year + 5 }, "school_year_outside"), (need with { ThemeCode = "khong_co" }, "theme_unknown"),
            (need with { Urgency = 0 }, "urgency_outside"), (need with { Urgency = 6 }, "urgency_outside"), (need with { Quantity = 0 }, "quantity_outside"),
            (need with { Quantity = 1_000_001 }, "quantity_outside"), (need with { Text = " " }, "text_invalid"), (need with { Text = new string('a', 2001) }, "text_invalid"),
            (need with { Brings = "" }, "text_invalid"), (need with { Evidence = "a\0b" }, "text_invalid"), (need with { WishedPartnerId = school }, "wished_partner_unfit"),
            (need with { WishedPartnerId = Tree.BorderWard }, "wished_partner_unfit"), (need with { WishedPartnerId = Guid.CreateVersion7() }, "wished_partner_unfit"),
        ];
        foreach (var (unfit, code) in cases)
        {
            await (await service.DeclareAsync(head, school, unfit)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, code);
        }

        await (await service.DeclareAsync(head, school, need, Guid.Empty)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "need_id_missing");
        await (await service.DeclareAsync(head, Guid.CreateVersion7(), need)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "unit_unknown");
        await (await service.DeclareAsync(service.BorderOfficer, Tree.BorderWard, need)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "not_a_school");
        await service.Database.ExecuteAsync("insert into unit_end (unit_id, last_day, successor_ids, version) values ($1, $2, '{}', 2)", school, TwinningCalls.Today.AddDays(-1));
        await (await service.DeclareAsync(head, school, need)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "school_ended");
        Assert.Equal(0L, await service.Database.ScalarAsync<long>("select count(*) from need where school_id = $1", school));
        Assert.Equal(HttpStatusCode.BadRequest, (await service.Http.SendAsync(HttpMethod.Post, "/needs", head, new { needId = Guid.CreateVersion7(), schoolId = school })).StatusCode);
    }

    [Fact]
    public async Task Of_two_who_change_the_same_version_at_once_one_is_told_so()
    {
        var school = await service.AddSchoolAsync("Trường Tiểu học Bản Bốn");
        var (head, id) = (service.Tokens.For(Roles.SchoolOfficer, school), Guid.CreateVersion7());
        await (await service.DeclareAsync(head, school, TwinningCalls.Need(), id)).ReadAsync<NeedView>(HttpStatusCode.Created);
        var answers = await Task.WhenAll(Enumerable.Range(1, 8).Select(i => PutAsync(id, head, 1, TwinningCalls.Need() with { Quantity = 100 + i })));
        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        Assert.Equal(7, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        Assert.Equal(2L, await service.Database.ScalarAsync<long>("select count(*) from need_history where need_id = $1", id));
        await Assert.ThrowsAnyAsync<Npgsql.PostgresException>(() => service.Database.ExecuteAsync("update need_history set kind = 'declared' where need_id = $1", id));
    }

    [Fact]
    public async Task A_list_holds_ones_own_and_the_market_what_is_open_everywhere_without_evidence()
    {
        var (first, second) = (await service.AddSchoolAsync("Trường Tiểu học Bản Chợ A"), await service.AddSchoolAsync("Trường Tiểu học Bản Chợ B"));
        var year = TwinningCalls.ThisYear + 3;
        await (await service.DeclareAsync(service.BorderOfficer, first, TwinningCalls.Need("stem", year: year) with { Urgency = 2 })).ReadAsync<NeedView>(HttpStatusCode.Created);
        await (await service.DeclareAsync(service.BorderOfficer, first, TwinningCalls.Need("giao_luu", year: year) with { Urgency = 5 })).ReadAsync<NeedView>(HttpStatusCode.Created);
        var gone = await (await service.DeclareAsync(service.BorderOfficer, second, TwinningCalls.Need("stem", year: year))).ReadAsync<NeedView>(HttpStatusCode.Created);
        await (await WithdrawAsync(gone.NeedId, service.BorderOfficer, 1)).ReadAsync<NeedView>();

        async Task<PagedResult<NeedView>> ListAsync(string token, string query) =>
            await (await service.Http.SendAsync(HttpMethod.Get, $"/needs?schoolYear={year}&{query}", token)).ReadAsync<PagedResult<NeedView>>();

        Assert.Equal(3, (await ListAsync(service.BorderOfficer, "")).Total);
        Assert.Equal([5, 4, 2], (await ListAsync(service.BorderOfficer, "sort=urgency")).Items.Select(item => item.Need.Urgency));
        Assert.Equal(2, (await ListAsync(service.Tokens.For(Roles.SchoolOfficer, first), "")).Total);
        Assert.Equal(0, (await ListAsync(service.Officer, "")).Total);
        Assert.Equal(2, (await ListAsync(service.Officer, "market=true")).Total);
        Assert.All((await ListAsync(service.Officer, "market=true")).Items, item => Assert.Null(item.Need.Evidence));
        Assert.All((await ListAsync(service.BorderOfficer, "market=true")).Items, item => Assert.NotNull(item.Need.Evidence));
        Assert.Equal(1, (await ListAsync(service.BorderOfficer, "state=withdrawn")).Total);
        Assert.Equal(1, (await ListAsync(service.BorderOfficer, "minUrgency=5")).Total);
        Assert.Equal(2, (await ListAsync(service.BorderOfficer, $"schoolId={first}&pageSize=1")).Total);
        Assert.Single((await ListAsync(service.BorderOfficer, $"schoolId={first}&pageSize=1&page=2")).Items);
        Assert.Equal(1, (await ListAsync(service.BorderOfficer, "theme=giao_luu&query=b%E1%BA%A3n%20ch%E1%BB%A3")).Total);
        // A letter that the database cannot keep is passed over, wherever it stands.
        Assert.Equal(1, (await ListAsync(service.BorderOfficer, "theme=giao%00_luu&query=b%E1%BA%A3n%00")).Total);
        await (await service.Http.SendAsync(HttpMethod.Get, "/needs?sort=name", service.Officer)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "sort_unknown");
        Assert.Equal(HttpStatusCode.NotFound, (await service.Http.SendAsync(HttpMethod.Get, $"/needs/{gone.NeedId}", service.Officer)).StatusCode);
        await (await service.Http.SendAsync(HttpMethod.Get, $"/needs/{gone.NeedId}", service.BorderOfficer)).ReadAsync<NeedView>();
    }

    private Task<HttpResponseMessage> PutAsync(Guid id, string token, long version, NeedContent need) =>
        service.Http.SendAsync(HttpMethod.Put, $"/needs/{id}", token, new ChangeNeedRequest(version, need, "Rà soát lại"));

    private Task<HttpResponseMessage> WithdrawAsync(Guid id, string token, long version) =>
        service.Http.SendAsync(HttpMethod.Post, $"/needs/{id}/withdraw", token, new WithdrawRequest(version, "Đã được hỗ trợ"));
}
