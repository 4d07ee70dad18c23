using System.Net;
using System.Net.Http.Json;
using EduCoop.Contracts;
using EduCoop.Reporting.Forms;
using EduCoop.ServiceDefaults;
using EduCoop.Testing;
using Npgsql;

namespace EduCoop.Reporting.Tests;

/// <summary>A department lays down a form, its ward fills it in; who may do what, and where the numbers come from.</summary>
public sealed class FormApiTests(ReportingFixture reporting) : IClassFixture<ReportingFixture>, IAsyncLifetime
{
    private readonly Guid office = Guid.CreateVersion7();
    private readonly Guid ward = Guid.CreateVersion7();
    private readonly Guid stranger = Guid.CreateVersion7();
    private readonly Guid form = Guid.CreateVersion7();

    public async Task InitializeAsync()
    {
        await reporting.Owners.SendAsync(Events.Unit(office, "Sở"));
        await reporting.Owners.SendAsync(Events.Unit(ward, "phường Một", office));
        await reporting.Owners.SendAsync(Events.Unit(stranger, "Sở khác"));
        await Eventually.Async("units are known", () => reporting.Database.ScalarAsync<long>("select count(*) from unit_copy where unit_id = any($1)", new[] { office, ward, stranger }), known => known == 3);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_form_is_kept_in_versions_and_filled_in_by_the_published_one()
    {
        Assert.Equal(HttpStatusCode.Created, (await CreateAsync()).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await CreateAsync()).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await CreateAsync(title: "Tên khác")).StatusCode);

        var shorter = Forms.Libraries with { Checks = [] };
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Post, $"/forms/{form}/publish", office, new PublishFormRequest(1))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Put, $"/forms/{form}", office, new ChangeFormRequest(1, "Thư viện", shorter))).StatusCode);
        Assert.Equal("form_changed", await CodeAsync(await SendAsync(HttpMethod.Put, $"/forms/{form}", office, new ChangeFormRequest(1, "Thư viện", shorter))));

        var newest = await (await SendAsync(HttpMethod.Get, $"/forms/{form}", ward)).ReadAsync<FormView>();
        Assert.Equal((2, 1, 0), (newest.Version, newest.PublishedVersion!.Value, newest.Content.Checks.Count));
        Assert.Single((await (await SendAsync(HttpMethod.Get, $"/forms/{form}?version=1", ward)).ReadAsync<FormView>()).Content.Checks);
        // Version 1 still checks what version 2 does not.
        var reading = await (await SendAsync(HttpMethod.Post, $"/forms/{form}/check", ward, new CheckAnswersRequest(Forms.Filled(("so_co_phong", "4"))))).ReadAsync<FormReading>();
        Assert.Contains(reading.Faults, fault => fault.Code == "check_failed");
    }

    [Fact]
    public async Task What_was_saved_is_never_changed()
    {
        await CreateAsync();

        var refused = await Assert.ThrowsAsync<PostgresException>(() => reporting.Database.ExecuteAsync("update form_version set title = 'Khác' where form_id = $1", form));
        Assert.Equal(PostgresErrorCodes.RestrictViolation, refused.SqlState);
        await Assert.ThrowsAsync<PostgresException>(() => reporting.Database.ExecuteAsync("delete from form_version where form_id = $1", form));
    }

    [Fact]
    public async Task A_form_with_a_fault_is_refused_with_its_place()
    {
        var answer = await SendAsync(HttpMethod.Post, "/forms", office, new CreateFormRequest(form, office, "Thư viện", Forms.With(Forms.Libraries, one => one with { Formula = "so_lop / so_truong" }, "ty_le")));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = await answer.ReadJsonAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(("form_wrong", "ty_le"), (problem.GetProperty("code").GetString(), problem.GetProperty("faults")[0].GetProperty("place").GetString()));
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(HttpMethod.Get, $"/forms/{form}", office)).StatusCode);
    }

    [Fact]
    public async Task A_form_is_written_within_the_own_units_and_read_by_those_below()
    {
        Assert.Equal("out_of_scope", await CodeAsync(await SendAsync(HttpMethod.Post, "/forms", ward, new CreateFormRequest(form, office, "Thư viện", Forms.Libraries))));
        await CreateAsync();
        Assert.Equal("out_of_scope", await CodeAsync(await SendAsync(HttpMethod.Put, $"/forms/{form}", ward, new ChangeFormRequest(1, "Thư viện", Forms.Libraries))));
        Assert.Equal("out_of_scope", await CodeAsync(await SendAsync(HttpMethod.Post, $"/forms/{form}/publish", ward, new PublishFormRequest(1))));
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(HttpMethod.Post, $"/forms/{form}/publish", office, new PublishFormRequest(1), Roles.Auditor)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Get, $"/forms/{form}", ward)).StatusCode);
        Assert.Equal("out_of_scope", await CodeAsync(await SendAsync(HttpMethod.Get, $"/forms/{form}", stranger)));
        Assert.Equal("out_of_scope", await CodeAsync(await SendAsync(HttpMethod.Post, $"/forms/{form}/check", stranger, new CheckAnswersRequest(Forms.Filled()))));

        Assert.Equal([form], await ListedAsync(ward));
        Assert.Equal([form], await ListedAsync(office));
        Assert.Empty(await ListedAsync(stranger));
        Assert.Empty(await ListedAsync(ward, "&published=true"));
    }

    [Fact]
    public async Task A_form_comes_filled_in_with_figures_that_lead_to_their_rows()
    {
        await CreateAsync();
        await SendAsync(HttpMethod.Post, $"/forms/{form}/publish", office, new PublishFormRequest(1));
        var task = Guid.CreateVersion7();
        await reporting.Database.ExecuteAsync(
            """
            insert into task_read (occurrence_id, task_id, plan_id, unit_id, label, due_on, state, percent, done_on, version)
            select gen_random_uuid(), $1, gen_random_uuid(), $2, 'Rà soát', due::date, 'accepted', 100, done::date, 1
            from (values ('2026-03-10', '2026-03-10'), ('2026-04-01', '2026-04-02'), ('2026-12-15', '2026-12-01')) as t (due, done)
            """,
            task, ward);
        const string Period = "from=2025-12-15&to=2026-12-14";

        var filled = await (await SendAsync(HttpMethod.Get, $"/forms/{form}/prefilled?unitId={ward}&{Period}", ward)).ReadAsync<PrefilledForm>();
        Assert.Equal(("1", "tasks.done_on_time"), (filled.Answers.Values["viec_dung_han"], filled.Figures["viec_dung_han"]));
        Assert.Contains(filled.Faults, fault => fault.Place == "so_truong");

        var rows = await (await SendAsync(HttpMethod.Get, $"/forms/figures/tasks.done_on_time/rows?unitId={ward}&{Period}", office)).ReadAsync<PagedResult<FigureRow>>();
        var row = Assert.Single(rows.Items);
        Assert.Equal(("task", task, new DateOnly(2026, 3, 10)), (row.Kind, row.Id, row.Day));
        Assert.Equal("out_of_scope", await CodeAsync(await SendAsync(HttpMethod.Get, $"/forms/figures/tasks.done_on_time/rows?unitId={ward}&{Period}", stranger)));
        Assert.Equal("out_of_scope", await CodeAsync(await SendAsync(HttpMethod.Get, $"/forms/{form}/prefilled?unitId={office}&{Period}", ward)));
    }

    [Fact]
    public async Task Every_figure_is_counted_and_shows_its_rows()
    {
        var figures = await (await SendAsync(HttpMethod.Get, "/forms/figures", ward)).ReadAsync<IReadOnlyList<Figure>>();
        var campaign = Guid.CreateVersion7();
        await reporting.Owners.SendAsync(Events.Opened(campaign, "p-" + campaign.ToString("N"), ward));
        await reporting.Owners.SendAsync(Events.Gift(campaign, 25_000, hour: 10));
        await Eventually.Async("the gift is kept", () => reporting.Database.ScalarAsync<long>("select count(*) from gift_read where campaign_id = $1", campaign), kept => kept == 1);

        var values = await (await SendAsync(HttpMethod.Get, $"/forms/figures/values?unitId={ward}&from=2020-01-01&to=2029-12-31", ward)).ReadAsync<IReadOnlyList<FigureValue>>();

        Assert.Equal(figures.Select(figure => figure.Code), values.Select(value => value.Code));
        Assert.Equal(25_000, values.Single(value => value.Code == "gifts.total_vnd").Value);
        Assert.Equal(1, values.Single(value => value.Code == "gifts.count").Value);
        // What Twinning has never told of is not nought.
        Assert.Null(values.Single(value => value.Code == "twinning.pairs").Value);
        foreach (var figure in figures)
        {
            var rows = await (await SendAsync(HttpMethod.Get, $"/forms/figures/{figure.Code}/rows?unitId={ward}&from=2020-01-01&to=2029-12-31", ward)).ReadAsync<PagedResult<FigureRow>>();
            Assert.Equal(values.Single(value => value.Code == figure.Code).Value ?? 0, figure.Code == "gifts.total_vnd" ? rows.Items.Sum(row => row.Amount) : rows.Total);
        }

        Assert.Equal("period_wrong", await CodeAsync(await SendAsync(HttpMethod.Get, $"/forms/figures/values?unitId={ward}&from=2026-02-01&to=2026-01-01", ward)));
        Assert.Equal("figure_unknown", await CodeAsync(await SendAsync(HttpMethod.Get, $"/forms/figures/values?unitId={ward}&from=2026-01-01&to=2026-02-01&codes=made.up", ward)));
    }

    private async Task<IReadOnlyList<Guid>> ListedAsync(Guid unit, string more = "") =>
        [.. (await (await SendAsync(HttpMethod.Get, $"/forms?pageSize=200{more}", unit)).ReadAsync<PagedResult<FormLine>>()).Items.Where(line => line.FormId == form).Select(line => line.FormId)];

    private Task<HttpResponseMessage> CreateAsync(string title = "Thư viện") => SendAsync(HttpMethod.Post, "/forms", office, new CreateFormRequest(form, office, title, Forms.Libraries));

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, Guid unit, object? body = null, string role = Roles.UnitOfficer)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new("Bearer", reporting.Tokens.For(role, unit));
        request.Content = body is null ? null : JsonContent.Create(body, body.GetType(), options: ContractJson.Options);
        return await reporting.Http.SendAsync(request);
    }

    private static async Task<string?> CodeAsync(HttpResponseMessage answer) => (await answer.ReadJsonAsync(answer.StatusCode)).GetProperty("code").GetString();
}
