using System.Text.Json;
using EduCoop.Contracts;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Donations.Ledger.Writing;

/// <summary>
/// The writer's side of <see cref="IntakeDesk"/>: takes what others handed over, in order, and leaves the answers. A writer that dies between
/// the commit and its answer makes the next one find the gifts recorded: the caller is told that they were there already.
/// </summary>
internal sealed partial class IntakeClerk(NpgsqlDataSource database, LedgerWriter writer, ILogger<IntakeClerk> log) : BackgroundService
{
    private const string Open = """
        select intake_id, gifts::text from ledger_intake where answers is null order by intake_id limit 200
        """;

    private const string Answer = """
        update ledger_intake i set answers = a.answers::jsonb from unnest($1::bigint[], $2::text[]) as a (intake_id, answers) where i.intake_id = a.intake_id
        """;

    // Callers wait 30 s; what nobody collected was asked by a process that is gone. Gifts that are not written yet are not forgotten: they were never confirmed.
    private const string Forget = "delete from ledger_intake where handed_over_at < clock_timestamp() - interval '2 minutes'";

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                LogPaused(log, fault);
                await Task.Delay(AfterFault, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenAsync(CancellationToken cancellation)
    {
        await using var ear = await database.OpenConnectionAsync(cancellation);
        await using (var listen = new NpgsqlCommand("listen ledger_intake", ear))
        {
            await listen.ExecuteNonQueryAsync(cancellation);
        }

        while (true)
        {
            while (writer.IsOpen && await WorkAsync(cancellation))
            {
                // More may wait behind the first two hundred.
            }

            if (!await ear.WaitAsync(Look, cancellation) && writer.IsOpen)
            {
                await using var forget = database.CreateCommand(Forget);
                await forget.ExecuteNonQueryAsync(cancellation);
            }
        }
    }

    private async Task<bool> WorkAsync(CancellationToken cancellation)
    {
        var rows = new List<(long Id, List<Gift> Gifts)>();
        await using (var command = database.CreateCommand(Open))
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
        {
            while (await reader.ReadAsync(cancellation))
            {
                rows.Add((reader.GetInt64(0), JsonSerializer.Deserialize<List<Gift>>(reader.GetString(1), ContractJson.Options)!));
            }
        }

        if (rows.Count == 0)
        {
            return false;
        }

        var answers = await Task.WhenAll(rows.Select(row => writer.AppendHereAsync(row.Gifts, cancellation)));
        await using var answer = database.CreateCommand(Answer);
        await answer.Add(rows.Select(row => row.Id).ToArray())
            .Add(answers.Select(row => JsonSerializer.Serialize(row.Select(one => new IntakeAnswer(one.Outcome, one.Refusal)), ContractJson.Options)).ToArray())
            .ExecuteNonQueryAsync(cancellation);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What other replicas handed over waits a moment")]
    private static partial void LogPaused(ILogger log, Exception fault);
}
