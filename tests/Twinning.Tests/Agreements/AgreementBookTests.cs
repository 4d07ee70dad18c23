using EduCoop.Twinning.Agreements;
using EduCoop.Twinning.Tests.Fixtures;
using Npgsql;
using Xunit.Abstractions;

namespace EduCoop.Twinning.Tests.Agreements;

/// <summary>The same as the pure function, against the real database: writers side by side, repetitions, connections that are cut in the middle.</summary>
public sealed class AgreementBookTests(TwinningDatabase database, ITestOutputHelper output) : IClassFixture<TwinningDatabase>
{
    private readonly SetClock clock = new() { Now = Script.Day(1000) };

    private AgreementBook Book => new(database.DataSource, clock, new() { Authority = "ha-noi" });

    [Fact]
    public async Task Messages_in_any_order_from_several_writers_that_die_are_kept_once_and_the_row_is_what_they_say()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("EDUCOOP_SEED"), out var given) ? given : 20261129;
        var random = new Random(seed);
        var sets = Enumerable.Range(0, 20).Select(_ => new Script { Ids = random }).Select(script => (Script: script, Messages: RandomOrderTests.RandomMessages(script, random))).ToArray();
        var queue = sets.SelectMany(set => set.Messages.Concat(set.Messages.Where(_ => random.Next(4) == 0))).ToArray();
        random.Shuffle(queue);

        using var dying = new CancellationTokenSource();
        var saboteur = CutAsync(dying.Token);
        var cuts = 0;
        await Task.WhenAll(queue.Chunk((queue.Length / 4) + 1).Select(async share =>
        {
            foreach (var message in share)
            {
                while (!await TookAsync(message))
                {
                    Interlocked.Increment(ref cuts);
                }
            }
        }));
        await dying.CancelAsync();
        await saboteur;
        database.DataSource.Clear();
        output.WriteLine($"{queue.Length} messages, {cuts} cut in the middle, seed {seed}");

        foreach (var (script, messages) in sets)
        {
            await CheckAsync(script, messages);
        }
    }

    [Fact]
    public async Task A_row_that_says_active_without_four_persons_is_refused_by_the_database()
    {
        var script = new Script();
        foreach (var message in script.FourConsents())
        {
            await Book.TakeAsync(message, CancellationToken.None);
        }

        await RefusedAsync("update agreement set seeker_office_by = null where agreement_id = $1", PostgresErrorCodes.CheckViolation, script.Id);
        await RefusedAsync("update agreement set seeker_office_by = supporter_school_by where agreement_id = $1", PostgresErrorCodes.CheckViolation, script.Id);
        await RefusedAsync("update agreement_message set step = 'accept' where agreement_id = $1", PostgresErrorCodes.RestrictViolation, script.Id);
        await RefusedAsync("delete from agreement_message where agreement_id = $1", PostgresErrorCodes.RestrictViolation, script.Id);
    }

    [Fact]
    public async Task A_message_id_that_another_agreement_has_is_refused()
    {
        var (one, other) = (new Script(), new Script());
        var message = one.Message(AgreementStep.Propose, AgreementParty.Proposer, 9, 0);
        await Book.TakeAsync(message, CancellationToken.None);
        var taken = await Book.TakeAsync(other.Message(AgreementStep.Propose, AgreementParty.Proposer, 9, 0) with { MessageId = message.MessageId }, CancellationToken.None);
        Assert.Equal("id_taken", taken.Refusal?.Code);
        Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from agreement where agreement_id = $1", other.Id));
    }

    private async Task CheckAsync(Script script, AgreementMessage[] messages)
    {
        var wanted = script.After(messages);
        await using var connection = await database.DataSource.OpenConnectionAsync();
        var kept = await AgreementBook.FindAsync(connection, script.Id, CancellationToken.None);
        Assert.Equal(wanted.Standing, kept.Standing);
        Assert.Equal(messages.Select(message => message.MessageId).Order(), kept.Messages.Select(message => message.MessageId).Order());
        Assert.Equal(wanted.Version, await database.ScalarAsync<long>("select version from agreement where agreement_id = $1", script.Id));
        Assert.Equal(AgreementBook.Word(wanted.Standing.State), await database.ScalarAsync<string>("select state from agreement where agreement_id = $1", script.Id));
        // What others heard last is what is so.
        var told = await database.ScalarAsync<string>(
            "select coalesce((select payload::jsonb ->> 'state' from outbox where key = $1 order by sequence desc limit 1), 'awaited')", script.Id.ToString());
        Assert.Equal(AgreementBook.Word(wanted.Standing.State), told);
        var timers = await database.ScalarAsync<long>("select count(*) from agreement_timer where agreement_id = $1 and kind = 'expire' and done_at is null", script.Id);
        Assert.Equal(wanted.Standing.State is AgreementState.Proposed or AgreementState.Accepted or AgreementState.Active ? 1 : 0, timers);
    }

    private async Task<bool> TookAsync(AgreementMessage message)
    {
        try
        {
            Assert.Null((await Book.TakeAsync(message, CancellationToken.None)).Refusal);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private async Task CutAsync(CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            await database.Kill().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Task.Delay(100, CancellationToken.None);
        }
    }

    private async Task RefusedAsync(string sql, string state, Guid id) =>
        Assert.Equal(state, (await Assert.ThrowsAsync<PostgresException>(() => database.ExecuteAsync(sql, id))).SqlState);
}

/// <summary>Ends one connection of the database as a process that dies would.</summary>
internal static class Sabotage
{
    private const string KillOne = """
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend' order by random() limit 1
        """;

    internal static async Task Kill(this TwinningDatabase database)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var kill = new NpgsqlCommand(KillOne, connection);
        await kill.ExecuteNonQueryAsync();
    }
}
