using System.Net;
using System.Text.Json;
using EduCoop.Contracts;
using EduCoop.Reporting.Consolidation;
using EduCoop.Reporting.Forms;
using EduCoop.Reporting.Periods;
using EduCoop.Reporting.Regimes;
using EduCoop.Reporting.Submissions;
using EduCoop.ServiceDefaults;
using EduCoop.Testing;
using Npgsql;

namespace EduCoop.Reporting.Tests;

/// <summary>Putting a thousand reports together: killed with -9 while the draft is being written, another goes on; the draft is written once, with every part in it.</summary>
public sealed class ConsolidationCrashTests(ReportingDatabase database, RabbitFixture rabbit, TestTokens tokens) : IClassFixture<ReportingDatabase>, IClassFixture<RabbitFixture>, IClassFixture<TestTokens>
{
    private const int Schools = 1_000;
    private static readonly FormContent Form = new([new("Chung", [new("so_truong", "Số trường", FieldKind.Count, Merge: MergeKind.Sum)], [])], []);

    [Fact]
    public async Task Putting_together_goes_on_after_kill_9_and_writes_once()
    {
        var department = Guid.CreateVersion7();
        await database.ExecuteAsync("insert into unit_copy (unit_id, name, type_code, path, version) values ($1, 'Sở Mẫu', 'so_gddt', array[$1], 1)", department);
        await database.ExecuteAsync(
            "insert into unit_copy (unit_id, name, type_code, parent_id, path, version) select id, 'Trường số ' || n, 'tieu_hoc', $2, array[$2, id], 1 from unnest($1) with ordinality as t (id, n)",
            Enumerable.Range(0, Schools).Select(_ => Guid.CreateVersion7()).ToArray(), department);
        await database.ExecuteAsync("insert into unit_time select unit_id, '2020-01-01', name, type_code, path, version from unit_copy");
        await using var service = new ServiceProcess("EduCoop.Reporting", new ServiceSettings().WithDatabase("reportingdb", database).WithBroker(rabbit).WithAuthority(tokens));
        Assert.True(await service.RunAsync("migrate") == 0, service.Log);
        await service.StartAsync();
        var (own, form) = await OwedAsync(service, department);
        var office = tokens.For(Roles.ProgrammeOfficer, department);
        await (await service.Http.SendAsync(HttpMethod.Put, $"/reports/{own}", office, new WriteReportRequest(0, FormAnswers.None, "Lời của Sở.", form))).ReadAsync<WrittenReport>();

        // The own report is held, so that the worker stands in the middle of its last batch when it is killed.
        await using (var holder = NpgsqlDataSource.Create(database.ConnectionString))
        await using (var connection = await holder.OpenConnectionAsync())
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await using var hold = new NpgsqlCommand("select 1 from submission where obligation_id = $1 for update", connection, transaction) { Parameters = { new() { Value = own } } };
            await hold.ExecuteScalarAsync();
            await (await service.Http.SendAsync(HttpMethod.Post, $"/reports/{own}/consolidate", office, new ConsolidateRequest(1))).ReadAsync<ConsolidationView>(HttpStatusCode.Accepted);
            await Eventually.Async("all parts are read", () => database.ScalarAsync<int>("select parts_read from consolidation_job"), read => read == Schools);
            await service.KillAsync();
        }

        Assert.Equal(1, await StepsAsync(own));
        await service.StartAsync();
        var done = await Eventually.Async(
            "the report is put together", async () => await (await service.Http.SendAsync(HttpMethod.Get, $"/reports/{own}/consolidation", office)).ReadAsync<ConsolidationView>(), one => one.State is "done" or "failed",
            TimeSpan.FromSeconds(120));
        Assert.Equal(("done", Schools, 0), (done.State, done.Taken, done.Missing.Count));
        Assert.Equal(2, await StepsAsync(own));
        Assert.Equal($"{3 * Schools}", await database.ScalarAsync<string>("select answers -> 'values' ->> 'so_truong' from submission where obligation_id = $1", own));
        Assert.Equal(Schools, await database.ScalarAsync<long>("select count(*) from consolidation_part where obligation_id = $1", own));
        Assert.Equal("Lời của Sở.", await database.ScalarAsync<string>("select narrative from submission where obligation_id = $1", own));
    }

    private async Task<(Guid Own, Guid Form)> OwedAsync(ServiceProcess service, Guid department)
    {
        var office = tokens.For(Roles.ProgrammeOfficer, department);
        var form = Guid.CreateVersion7();
        await (await service.Http.SendAsync(HttpMethod.Post, "/forms", office, new CreateFormRequest(form, department, "Thư viện", Form))).ReadAsync<FormView>(HttpStatusCode.Created);
        await (await service.Http.SendAsync(HttpMethod.Post, $"/forms/{form}/publish", office, new PublishFormRequest(1))).ReadJsonAsync();
        var content = new RegimeContent(
            "Báo cáo năm", RegimeKind.Periodic, PeriodKind.Year, new(DueKind.AfterCutOff, 10),
            [new("Trường", ReporterKind.Types, UnderId: department, TypeCodes: ["tieu_hoc"], DaysBefore: 5), new("Sở", ReporterKind.Units, UnitIds: [department])]);
        var body = new CreateRegimeRequest(Guid.CreateVersion7(), department, new(2025, 1, 1), content, new(2025, 12, 31));
        await (await service.Http.SendAsync(HttpMethod.Post, "/regimes", office, body)).ReadAsync<RegimeView>(HttpStatusCode.Created);
        await Eventually.Async("who owes and who receives is known", () => database.ScalarAsync<long>("select count(*) from obligation where receiver_unit_id is not null"), count => count == Schools + 1);
        var answers = JsonSerializer.Serialize(new FormAnswers(new Dictionary<string, string?> { ["so_truong"] = "3" }, FormAnswers.None.Tables), ContractJson.Options);
        await database.ExecuteAsync(
            "insert into submission (obligation_id, form_id, form_version, state, version, answers, receiver_unit_id, submitted_by) select obligation_id, $1, 1, 'accepted', 3, $2::jsonb, $3, $1 from obligation where level = 0",
            form, answers, department);
        return (await database.ScalarAsync<Guid>("select obligation_id from obligation where level = 1"), form);
    }

    private Task<long> StepsAsync(Guid own) => database.ScalarAsync<long>("select count(*) from submission_step where obligation_id = $1", own);
}
