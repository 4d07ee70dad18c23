using System.Collections.Concurrent;
using System.Text.Json;
using EduCoop.Contracts;
using EduCoop.Donations.Intake;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Donations.Ledger.Writing;

/// <summary>An answer on its way back from the writer.</summary>
internal sealed record IntakeAnswer(DonationOutcome Outcome, Refusal? Refusal);

/// <summary>
/// Hands gifts and acts over to the process that writes, through the database: no address of a neighbour, no token to pass on, and a writer that dies in
/// between loses nothing, for the next one finds the rows. What the caller is told is what the writer decided.
/// </summary>
internal sealed class IntakeDesk(NpgsqlDataSource database, TimeProvider clock)
{
    internal static readonly Refusal Away = new(
        "ledger_away", "Sổ cái đang chuyển sang máy ghi khác.", "Chưa biết việc này đã được ghi chưa; gửi lại đúng như cũ, cùng mã, sẽ không bị ghi hai lần.", StatusCodes.Status503ServiceUnavailable);

    private const string HandOver = """
        insert into ledger_intake (ledger_id, gifts, act) values ((select ledger_id from ledger limit 1), $1::jsonb, $2::json)
        returning intake_id
        """;

    private const string Ring = "select pg_notify('ledger_intake', '')";

    private const string Collect = "delete from ledger_intake where intake_id = any($1) and answers is not null returning intake_id, answers::text";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(15);
    private readonly ConcurrentDictionary<long, TaskCompletionSource<IntakeAnswer[]>> asked = new();
    private int isLooking;

    /// <summary>Returns when the writer has answered, or after 30 s with "send again".</summary>
    internal async Task<(DonationOutcome Outcome, Refusal? Refusal)[]> HandOverAsync(IReadOnlyList<Gift> gifts, CancellationToken cancellation) =>
        await AskAsync(JsonSerializer.Serialize(gifts, ContractJson.Options), null, cancellation) is { } answers
            ? [.. answers.Select(one => (one.Outcome, one.Refusal))]
            : [.. gifts.Select(_ => (DonationOutcome.Refused, (Refusal?)Away))];

    /// <summary>The same for what is more than gifts.</summary>
    /// <returns>Null when it is done.</returns>
    internal async Task<Refusal?> HandOverAsync(LedgerAct act, CancellationToken cancellation) =>
        await AskAsync(null, JsonSerializer.Serialize(act, ContractJson.Options), cancellation) is { } answers ? answers[0].Refusal : Away;

    private async Task<IntakeAnswer[]?> AskAsync(string? gifts, string? act, CancellationToken cancellation)
    {
        var answer = new TaskCompletionSource<IntakeAnswer[]>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (var batch = database.CreateBatch())
        {
            batch.Add(HandOver, gifts, act);
            batch.Add(Ring);
            asked[(long)(await batch.ExecuteScalarAsync(cancellation))!] = answer;
        }

        // One of the callers looks for all.
        if (Interlocked.Exchange(ref isLooking, 1) == 0)
        {
            _ = LookAsync();
        }

        try
        {
            return await answer.Task.WaitAsync(Patience, clock, cancellation);
        }
        catch (TimeoutException)
        {
            return null;
        }
        finally
        {
            foreach (var (id, _) in asked.Where(pair => ReferenceEquals(pair.Value, answer)))
            {
                asked.TryRemove(id, out _);
            }
        }
    }

    private async Task LookAsync()
    {
        while (true)
        {
            try
            {
                await using var command = database.CreateCommand(Collect);
                await using var reader = await command.Add(asked.Keys.ToArray()).ExecuteReaderAsync();
                while (await reader.ReadAsync())
                {
                    if (asked.TryRemove(reader.GetInt64(0), out var answer))
                    {
                        answer.TrySetResult(JsonSerializer.Deserialize<IntakeAnswer[]>(reader.GetString(1), ContractJson.Options)!);
                    }
                }
            }
            catch (Exception away) when (away is NpgsqlException or TimeoutException)
            {
                // Away for a moment; who waits too long is told to send again.
                await Task.Delay(Patience / 30, clock);
            }

            if (asked.IsEmpty)
            {
                Volatile.Write(ref isLooking, 0);
                if (asked.IsEmpty || Interlocked.Exchange(ref isLooking, 1) == 1)
                {
                    return;
                }
            }

            await Task.Delay(Look, clock);
        }
    }
}
