using EduCoop.Twinning.Agreements;
using EduCoop.Twinning.Tests.Fixtures;
using Microsoft.Extensions.Logging.Abstractions;

namespace EduCoop.Twinning.Tests.Agreements;

/// <summary>Durable timers against the real database, with a clock that the test sets; no service runs, so nothing else works them.</summary>
public sealed class AgreementTimerTests(TwinningDatabase database) : IClassFixture<TwinningDatabase>
{
    private readonly SetClock clock = new() { Now = Script.Day(0) };
    private readonly AgreementSettings settings = new() { Authority = "ha-noi" };
    private readonly Script script = new()
    {
        // Real units, so that there is somebody above the offices; both sides in one deployment.
        Terms = new(
            new(Tree.School, "Trường Tiểu học Mẫu", Tree.Ward, "Ủy ban nhân dân phường Mẫu", "ha-noi"),
            new(Tree.BorderSchool, "Trường Tiểu học xã Biên", Tree.BorderWard, "Ủy ban nhân dân xã Biên", "cao-bang"),
            [new(true, "stem", "Giáo dục STEM", "Bốn buổi"), new(false, "giao_luu", "Giao lưu", "Lễ hội")], 2026, 2026, "Mẫu", "BTT-THM", []),
    };

    private AgreementBook Book => new(database.DataSource, clock, settings);

    [Fact]
    public async Task Who_has_not_answered_is_reminded_once_then_the_office_is_told_then_it_expires()
    {
        await TakeAsync(script.FourConsents()[..2]);
        clock.Now = Script.Day(9.5);
        Assert.False(await WorkAllAsync());
        clock.Now = Script.Day(10.5);
        Assert.True(await WorkAllAsync());
        Assert.Equal([("remind_5", Tree.BorderSchool)], await NoticesAsync());
        Assert.False(await WorkAllAsync());
        clock.Now = Script.Day(14.2);
        await WorkAllAsync();
        Assert.Equal([("escalate_2", Tree.BorderWard), ("remind_1", Tree.BorderSchool), ("remind_5", Tree.BorderSchool)], await NoticesAsync());

        clock.Now = Script.Day(16);
        var late = await Book.ActAsync(script.Id, (_, _) => Task.FromResult<(AgreementMessage?, EduCoop.ServiceDefaults.Refusal?)>((Accepting(), null)), CancellationToken.None);
        Assert.Equal("time_over", late.Refusal?.Code);
        Assert.True(await WorkAllAsync());
        Assert.Equal("expired", await StateAsync());
        Assert.Equal(1, await CountAsync("select count(*) from outbox where key = $1 and message_type like '%TwinningDeclined'", script.Id.ToString()));
        Assert.Equal(3, (await NoticesAsync()).Length);
    }

    [Fact]
    public async Task After_a_long_stop_nobody_is_reminded_of_what_is_over_and_of_several_reminders_the_last_is_made()
    {
        await TakeAsync(script.FourConsents()[..3]);
        clock.Now = Script.Day(11.5);
        await WorkAllAsync();
        Assert.Equal([("escalate_2", Tree.HaNoi), ("escalate_2", Tree.CaoBang), ("remind_1", Tree.Ward), ("remind_1", Tree.BorderWard)], await NoticesAsync());
        clock.Now = Script.Day(40);
        await WorkAllAsync();
        Assert.Equal("expired", await StateAsync());
    }

    [Fact]
    public async Task An_answer_takes_the_old_timers_away_and_a_year_that_nobody_renewed_ends_the_pair()
    {
        await TakeAsync(script.FourConsents());
        Assert.Equal(0, await CountAsync("select count(*) from agreement_timer where agreement_id = $1 and stage <> 'active' and done_at is null", script.Id));
        clock.Now = new(2027, 8, 30, 12, 0, 0, TimeSpan.Zero);
        await WorkAllAsync();
        Assert.Equal("active", await StateAsync());
        Assert.Contains(("remind_7", Tree.School), await NoticesAsync());
        clock.Now = new(2027, 8, 31, 17, 0, 0, TimeSpan.Zero);
        await WorkAllAsync();
        Assert.Equal("ended", await StateAsync());
    }

    [Fact]
    public async Task A_pair_whose_years_were_over_before_all_had_consented_ends_at_once()
    {
        var late = new Script { Terms = script.Terms with { FromYear = 2025, ThroughYear = 2025 } };
        foreach (var message in late.FourConsents())
        {
            clock.Now = message.ActedAt;
            await Book.TakeAsync(message, CancellationToken.None);
        }

        clock.Now = Script.Day(5);
        await WorkAllAsync();
        Assert.Equal("ended", await database.ScalarAsync<string>("select state from agreement where agreement_id = $1", late.Id));
    }

    [Fact]
    public async Task Many_workers_and_a_process_that_dies_in_the_middle_make_each_notice_once()
    {
        var scripts = Enumerable.Range(0, 12).Select(_ => new Script { Terms = script.Terms }).ToArray();
        foreach (var one in scripts)
        {
            await Book.TakeAsync(one.Message(AgreementStep.Propose, AgreementParty.Proposer, 9, 0), CancellationToken.None);
        }

        clock.Now = Script.Day(10.5);
        using var dying = new CancellationTokenSource();
        var saboteur = KillConnectionsAsync(dying.Token);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => WorkStubbornlyAsync(scripts)));
        await dying.CancelAsync();
        await saboteur;
        database.DataSource.Clear();
        foreach (var one in scripts)
        {
            Assert.Equal(2, await CountAsync("select count(*) from agreement_notice where agreement_id = $1", one.Id));
        }
    }

    private async Task WorkStubbornlyAsync(Script[] scripts)
    {
        var ids = scripts.Select(one => one.Id).ToArray();
        while (await StillDueAsync(ids) > 0)
        {
            try
            {
                await Worker().WorkNextAsync([], CancellationToken.None);
            }
            catch (Npgsql.NpgsqlException)
            {
                // The process died here; another begins anew.
            }
        }
    }

    private async Task<long> StillDueAsync(Guid[] ids)
    {
        try
        {
            return await CountAsync("select count(*) from agreement_timer where agreement_id = any ($1) and done_at is null and due_at <= $2", ids, clock.Now);
        }
        catch (Npgsql.NpgsqlException)
        {
            return 1;
        }
    }

    private async Task KillConnectionsAsync(CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            await database.Kill().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Task.Delay(15, CancellationToken.None);
        }
    }

    private AgreementMessage Accepting() => script.Message(AgreementStep.Accept, AgreementParty.SeekerSchool, 2, 16);

    private WorkAgreementTimers Worker() => new(database.DataSource, settings, clock, NullLogger<WorkAgreementTimers>.Instance);

    private async Task<bool> WorkAllAsync()
    {
        var any = false;
        while (await Worker().WorkNextAsync([], CancellationToken.None))
        {
            any = true;
        }

        return any;
    }

    private async Task TakeAsync(AgreementMessage[] messages)
    {
        foreach (var message in messages)
        {
            clock.Now = message.ActedAt;
            Assert.Null((await Book.TakeAsync(message, CancellationToken.None)).Refusal);
        }
    }

    private Task<string> StateAsync() => database.ScalarAsync<string>("select state from agreement where agreement_id = $1", script.Id);

    private Task<long> CountAsync(string sql, params object[] values) => database.ScalarAsync<long>(sql, values);

    private async Task<(string Kind, Guid Unit)[]> NoticesAsync()
    {
        var kinds = await database.ScalarAsync<string[]>("select coalesce(array_agg(kind order by kind, unit_id), '{}') from agreement_notice where agreement_id = $1", script.Id);
        var units = await database.ScalarAsync<Guid[]>("select coalesce(array_agg(unit_id order by kind, unit_id), '{}') from agreement_notice where agreement_id = $1", script.Id);
        return [.. kinds.Zip(units)];
    }
}

/// <summary>A clock that stands where the test puts it.</summary>
internal sealed class SetClock : TimeProvider
{
    internal DateTimeOffset Now { get; set; }

    public override DateTimeOffset GetUtcNow() => Now;
}
