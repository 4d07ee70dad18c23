using System.Text.Json;
using EduCoop.Contracts;
using EduCoop.Donations.Intake;
using EduCoop.ServiceDefaults;
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
        select intake_id, gifts::text, act::text from ledger_intake where answers is null order by intake_id limit 200
        """;

    private const string Answer = """
        update ledger_intake i set answers = a.answers::jsonb from unnest($1::bigint[], $2::text[]) as a (intake_id, answers) where i.intake_id = a.intake_id
        """;

    // Callers wait 30 s; what nobody collected was asked by a process that is gone. Gifts that are not written yet are not forgotten: they were never confirmed.
    private const string Forget = "delete from ledger_intake where handed_over_at < clock_timestamp() - interval '2 minutes'";

    private static readonly Refusal Unwritable = new(
        "cannot_be_recorded", "Hệ thống không ghi được nội dung này.", "Chưa có gì được ghi; báo người quản trị kèm thời điểm gửi.", StatusCodes.Status500InternalServerError);

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
        var gifts = new List<(long Id, List<Gift> Gifts)>();
        var acts = new List<(long Id, LedgerAct Act)>();
        await using (var command = database.CreateCommand(Open))
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
        {
            while (await reader.ReadAsync(cancellation))
            {
                if (await reader.IsDBNullAsync(2, cancellation))
                {
                    gifts.Add((reader.GetInt64(0), JsonSerializer.Deserialize<List<Gift>>(reader.GetString(1), ContractJson.Options)!));
                }
                else
                {
                    acts.Add((reader.GetInt64(0), JsonSerializer.Deserialize<LedgerAct>(reader.GetString(2), ContractJson.Options)!));
                }
            }
        }

        if (gifts.Count > 0)
        {
            var answers = await Task.WhenAll(gifts.Select(row => RecordAsync(row.Gifts, cancellation)));
            await using var answer = database.CreateCommand(Answer);
            await answer.Add(gifts.Select(row => row.Id).ToArray()).Add(answers).ExecuteNonQueryAsync(cancellation);
        }

        foreach (var (id, act) in acts)
        {
            await DoAsync(id, act, cancellation);
        }

        return gifts.Count + acts.Count > 0;
    }

    private async Task<string> RecordAsync(List<Gift> gifts, CancellationToken cancellation)
    {
        try
        {
            return Written([.. (await writer.AppendHereAsync(gifts, cancellation)).Select(one => new IntakeAnswer(one.Outcome, one.Refusal))]);
        }
        catch (PostgresException fault) when (!fault.IsTransient)
        {
            // What one caller brought must not stop the others behind it.
            LogUnwritable(log, fault);
            return Written([.. gifts.Select(_ => new IntakeAnswer(DonationOutcome.Refused, Unwritable))]);
        }
    }

    // The answer is part of the same transaction: a writer that dies right after it has not left the next one something to do again.
    private async Task DoAsync(long id, LedgerAct act, CancellationToken cancellation)
    {
        Refusal? refusal;
        try
        {
            refusal = await writer.InTurnAsync(
                async turn =>
                {
                    if (await act.DoAsync(turn, cancellation) is { } no)
                    {
                        return no;
                    }

                    await using var answer = new NpgsqlCommand(Answer, turn.Connection, turn.Transaction);
                    await answer.Add(new[] { id }).Add(new[] { Written([new IntakeAnswer(DonationOutcome.Recorded, null)]) }).ExecuteNonQueryAsync(cancellation);
                    return null;
                },
                cancellation);
        }
        catch (PostgresException fault) when (!fault.IsTransient)
        {
            LogUnwritable(log, fault);
            refusal = Unwritable;
        }

        if (refusal is not null)
        {
            await using var answer = database.CreateCommand(Answer);
            await answer.Add(new[] { id }).Add(new[] { Written([new IntakeAnswer(DonationOutcome.Refused, refusal)]) }).ExecuteNonQueryAsync(cancellation);
        }
    }

    private static string Written(IntakeAnswer[] answers) => JsonSerializer.Serialize(answers, ContractJson.Options);

    [LoggerMessage(Level = LogLevel.Error, Message = "Something that another replica handed over could not be written")]
    private static partial void LogUnwritable(ILogger log, Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What other replicas handed over waits a moment")]
    private static partial void LogPaused(ILogger log, Exception fault);
}
