using System.Net;
using EduCoop.Plans.Boards;
using EduCoop.Plans.Indicators;
using EduCoop.Plans.Tests.Fixtures;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Plans.Tests.Indicators;

[Collection(OneService.Name)]
public sealed class IndicatorTests(PlansService service)
{
    private static readonly DateOnly Day = new(2026, 6, 30);

    private Task<HttpResponseMessage> SetAsync(Guid indicator, SetIndicatorRequest request, string? token = null) =>
        service.Http.SendAsync(HttpMethod.Put, $"/indicators/{indicator}/setting", token ?? service.Officer, request);

    private Task<HttpResponseMessage> MeasureAsync(Guid indicator, MeasureIndicatorRequest request, string? token = null) =>
        service.Http.SendAsync(HttpMethod.Post, $"/indicators/{indicator}/measurements", token ?? service.Officer, request);

    private static MeasureIndicatorRequest Figure(decimal value, DateOnly? day = null) => new(Guid.CreateVersion7(), day ?? Day, value, "Báo cáo quý II");

    [Fact]
    public async Task A_figure_is_taken_once_and_shown_with_trend_and_light()
    {
        var plan = await service.Database.AddPlanAsync(Tree.HaNoi, to: 2030);
        var indicator = await service.Database.AddIndicatorAsync(plan, "Tối thiểu 90% trường có thư viện số đến năm 2030", 90);
        await (await SetAsync(indicator, new("thu_vien", Tree.Ward, "Cơ sở dữ liệu ngành", 40, new DateOnly(2026, 1, 1)))).ReadAsync<IndicatorDetail>();

        var figure = Figure(50);
        var detail = await (await MeasureAsync(indicator, figure)).ReadAsync<IndicatorDetail>(HttpStatusCode.Created);
        Assert.Equal(new IndicatorPoint(Day, 50), detail.Indicator.Latest);
        Assert.Equal([new YearTarget(2030, 90)], detail.Indicator.Targets);
        Assert.Equal(IndicatorLight.Green, detail.Indicator.Outlook.Light);
        Assert.Equal("Ủy ban nhân dân phường Mẫu", detail.Indicator.UnitName);

        await (await MeasureAsync(indicator, figure)).ReadAsync<IndicatorDetail>(HttpStatusCode.OK);
        await (await MeasureAsync(indicator, figure with { Value = 51 })).ReadProblemAsync(HttpStatusCode.Conflict, "id_taken");
        await (await MeasureAsync(indicator, Figure(52))).ReadProblemAsync(HttpStatusCode.Conflict, "already_measured");

        var list = await (await service.Http.SendAsync(HttpMethod.Get, $"/plans/{plan}/indicators?light=green", service.Auditor)).ReadAsync<PagedResult<IndicatorView>>();
        Assert.Equal(indicator, Assert.Single(list.Items).IndicatorId);
        Assert.Equal(0, (await (await service.Http.SendAsync(HttpMethod.Get, $"/plans/{plan}/indicators?light=red", service.Auditor)).ReadAsync<PagedResult<IndicatorView>>()).Total);
    }

    [Fact]
    public async Task A_wrong_figure_is_taken_back_and_stays_visible()
    {
        var plan = await service.Database.AddPlanAsync(Tree.HaNoi);
        var indicator = await service.Database.AddIndicatorAsync(plan, "Số lớp", 10);
        var figure = Figure(500);
        await MeasureAsync(indicator, figure);
        var detail = await (await service.Http.SendAsync(HttpMethod.Post, $"/measurements/{figure.MeasurementId}/withdraw", service.Officer, new WithdrawMeasurementRequest("Nhầm đơn vị tính")))
            .ReadAsync<IndicatorDetail>();
        Assert.Null(detail.Indicator.Latest);
        Assert.Equal("Nhầm đơn vị tính", Assert.Single(detail.Measurements).WithdrawnReason);
        await (await MeasureAsync(indicator, Figure(5))).ReadAsync<IndicatorDetail>(HttpStatusCode.Created);
        var changed = await Assert.ThrowsAsync<PostgresException>(() => service.Database.ExecuteAsync("update measurement set value = 6 where indicator_id = $1 and withdrawn_at is null", indicator));
        Assert.Equal("23001", changed.SqlState);
    }

    [Fact]
    public async Task Others_hear_of_a_figure_and_of_its_withdrawal()
    {
        await using var probe = await MeasuredProbe.StartAsync(service.Rabbit);
        var plan = await service.Database.AddPlanAsync(Tree.HaNoi);
        var indicator = await service.Database.AddIndicatorAsync(plan, "Số lớp", 10);
        var figure = Figure(7);
        await MeasureAsync(indicator, figure);
        await MeasureAsync(indicator, figure);
        for (var i = 0; i < 2; i++)
        {
            await service.Http.SendAsync(HttpMethod.Post, $"/measurements/{figure.MeasurementId}/withdraw", service.Officer, new WithdrawMeasurementRequest("Nhầm"));
        }

        var said = await Eventually.Async(
            "both are said", () => Task.FromResult(probe.Measured.Where(one => one.IndicatorId == indicator).ToList()), all => all.Count >= 2, TimeSpan.FromSeconds(30));
        Assert.Equal([(figure.MeasurementId, 7m, false), (figure.MeasurementId, 7m, true)], said.Select(one => (one.MeasurementId, one.Value, one.Withdrawn)).OrderBy(one => one.Withdrawn)); // the bus keeps no order
    }

    [Fact]
    public async Task A_formula_follows_from_its_neighbours()
    {
        var plan = await service.Database.AddPlanAsync(Tree.HaNoi);
        var (done, all, share) = (await service.Database.AddIndicatorAsync(plan, "Số trường đạt"), await service.Database.AddIndicatorAsync(plan, "Số trường"), await service.Database.AddIndicatorAsync(plan, "Tỷ lệ", 80));
        await (await SetAsync(share, new("ty_le", Formula: "100 * dat / tong"))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "formula_name_unknown");
        await SetAsync(done, new("dat"));
        await SetAsync(all, new("tong"));
        await (await SetAsync(share, new("ty_le", Formula: "100 * dat / tong"))).ReadAsync<IndicatorDetail>();
        await (await SetAsync(all, new("tong", Formula: "ty_le + 1"))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "formula_circle");
        await (await SetAsync(all, new("dat"))).ReadProblemAsync(HttpStatusCode.Conflict, "code_taken");
        await (await SetAsync(all, new("tong", Formula: "1 +"))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "formula_invalid");
        await MeasureAsync(done, Figure(30));
        await MeasureAsync(all, Figure(40));
        var detail = await (await service.Http.SendAsync(HttpMethod.Get, $"/indicators/{share}", service.Officer)).ReadAsync<IndicatorDetail>();
        Assert.Equal(new IndicatorPoint(Day, 75), detail.Indicator.Latest);
        await (await MeasureAsync(share, Figure(75))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "indicator_is_formula");
    }

    [Fact]
    public async Task The_named_unit_measures_and_nobody_else_outside_the_issuer()
    {
        var plan = await service.Database.AddPlanAsync(Tree.HaNoi);
        var indicator = await service.Database.AddIndicatorAsync(plan, "Số lớp", 10);
        await (await MeasureAsync(indicator, Figure(1), service.WardOfficer)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await SetAsync(indicator, new("so_lop", Tree.Ward));
        await (await MeasureAsync(indicator, Figure(1), service.Tokens.For(Roles.UnitOfficer, Tree.OtherWard))).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await MeasureAsync(indicator, Figure(1), service.WardOfficer)).ReadAsync<IndicatorDetail>(HttpStatusCode.Created);
        await (await SetAsync(indicator, new("so_lop"), service.WardOfficer)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await (await service.Http.SendAsync(HttpMethod.Get, $"/indicators/{indicator}", service.Tokens.For(Roles.UnitOfficer, Tree.CaoBang))).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
    }

    [Fact]
    public async Task What_cannot_be_a_figure_is_refused()
    {
        var indicator = await service.Database.AddIndicatorAsync(await service.Database.AddPlanAsync(Tree.HaNoi), "Số lớp", 10);
        async Task Refused(MeasureIndicatorRequest request, string code) => await (await MeasureAsync(indicator, request)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, code);
        await Refused(Figure(1) with { MeasurementId = Guid.Empty }, "measurement_id_missing");
        await Refused(Figure(1, new DateOnly(2099, 1, 1)), "day_in_future");
        await Refused(Figure(2_000_000_000_000_000m), "value_outside");
        await Refused(Figure(1) with { Source = " " }, "text_invalid");
        await Refused(Figure(1) with { EvidenceId = Guid.CreateVersion7() }, "evidence_unknown");
    }

    [Fact]
    public async Task Leaders_see_what_nobody_leads_measures_or_sources()
    {
        var plan = await service.Database.AddPlanAsync(Tree.HaNoi);
        var (led, free) = (await service.Database.AddTaskAsync(plan, "Có người", Tree.Ward, rules: """[{"due":"2026-12-14"}]"""), await service.Database.AddTaskAsync(plan, "Không ai", position: 1));
        var (known, unknown) = (await service.Database.AddIndicatorAsync(plan, "Đo rồi", 1), await service.Database.AddIndicatorAsync(plan, "Chưa đo", 1));
        await SetAsync(known, new("do_roi", Source: "Báo cáo"));
        await MeasureAsync(known, Figure(1));
        await (await service.Http.SendAsync(HttpMethod.Put, $"/tasks/{led}/indicators", service.Officer, new LinkIndicatorsRequest([known]))).ReadAsync<TaskIndicators>();
        var counts = await (await service.Http.SendAsync(HttpMethod.Get, $"/boards/gaps?planId={plan}", service.Officer)).ReadAsync<GapCounts>();
        Assert.Equal(
            ["indicators_without_data=1", "indicators_without_source=1", "tasks_with_unknown_lead=0", "tasks_without_due_date=1", "tasks_without_indicator=1", "tasks_without_lead=1"],
            counts.Counts.Select(count => $"{count.Key}={count.Value}").Order(StringComparer.Ordinal));
        foreach (var (gap, id) in new[] { ("tasks_without_lead", free), ("tasks_without_indicator", free), ("indicators_without_data", unknown), ("indicators_without_source", unknown) })
        {
            var items = await (await service.Http.SendAsync(HttpMethod.Get, $"/boards/gaps/{gap}?planId={plan}", service.Officer)).ReadAsync<PagedResult<GapItem>>();
            Assert.Equal(id, Assert.Single(items.Items).Id);
        }

        var stranger = await (await service.Http.SendAsync(HttpMethod.Get, $"/boards/gaps?planId={plan}", service.Tokens.For(Roles.UnitOfficer, Tree.CaoBang))).ReadAsync<GapCounts>();
        Assert.Equal((0, 0), (stranger.Tasks, stranger.Indicators));
    }
}
