using EduCoop.Reporting.Periods;
using EduCoop.Reporting.Regimes;
using EduCoop.ServiceDefaults;
using EduCoop.Testing;

namespace EduCoop.Reporting.Tests;

/// <summary>Obligations of many units: killed with -9 in the middle, the service goes on where whole periods are missing; no obligation is lost and none is there twice.</summary>
public sealed class ObligationCrashTests(ReportingDatabase database, RabbitFixture rabbit, TestTokens tokens) : IClassFixture<ReportingDatabase>, IClassFixture<RabbitFixture>, IClassFixture<TestTokens>
{
    private const int Schools = 2_000;
    private const int Months = 60;

    [Fact]
    public async Task Unfolding_goes_on_after_kill_9()
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

        var content = new RegimeContent(
            "Báo cáo tháng", RegimeKind.Periodic, PeriodKind.Month, new(DueKind.AfterCutOff, 3), [new("Trường", ReporterKind.Types, UnderId: department, TypeCodes: ["tieu_hoc"])]);
        var body = new CreateRegimeRequest(Guid.CreateVersion7(), department, new(2026, 1, 1), content, new(2030, 12, 31));
        await (await service.Http.SendAsync(HttpMethod.Post, "/regimes", tokens.For(Roles.ProgrammeOfficer, department), body)).ReadAsync<RegimeView>(System.Net.HttpStatusCode.Created);
        await Eventually.Async("a part is there", CountAsync, count => count > 0);
        await service.KillAsync();
        var atKill = await CountAsync();
        Assert.InRange(atKill, 1, (Schools * Months) - 1);
        // Whole periods or nothing of them.
        Assert.Equal(0, atKill % Schools);

        await service.StartAsync();
        await Eventually.Async("the queue is worked off", () => database.ScalarAsync<long>("select count(*) from regime_job"), left => left == 0, TimeSpan.FromSeconds(180));
        Assert.Equal(Schools * Months, await CountAsync());
        Assert.Equal(Schools * Months, await database.ScalarAsync<long>("select count(*) from (select distinct unit_id, period_key, level from obligation where cancelled_on is null) one"));
    }

    private Task<long> CountAsync() => database.ScalarAsync<long>("select count(*) from obligation");
}
