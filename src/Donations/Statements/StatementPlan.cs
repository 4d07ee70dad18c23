using System.Text.Json;
using EduCoop.Banking.Statements;
using EduCoop.Contracts;
using EduCoop.Donations.Statements.Reading;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Donations.Statements;

/// <summary>
/// The step from reading to posting: which account it is, where each day's lines lie among those the ledger knows, and what the whole
/// comes to. From here on the account belongs to this statement until it is posted.
/// </summary>
internal static class StatementPlan
{
    private const string HoldLease = "select 1 from statement where statement_id = $1 and lease_owner = $2 and state = 'reading' for update";

    private const string Begin = """
        update statement set
            state = 'posting', bank_account_id = $2, layout = $3, total = $4, from_day = $5, to_day = $6, opening_vnd = $7, closing_vnd = $8,
            credits_vnd = $9, debits_vnd = $10, recovered = $11::jsonb, quarantined = $12::jsonb, lease_until = clock_timestamp() + $13, mapping = $14::jsonb, difference_vnd = $15
        where statement_id = $1
        """;

    // What a person said of the columns stays; what was only detected gives way to nothing.
    private const string RememberMapping = """
        insert into statement_mapping (bank_account_id, mapping, set_at) values ($1, $2::jsonb, clock_timestamp()) on conflict (bank_account_id) do nothing
        """;

    private const string FindKnown = "select day, position, balance_vnd, amount_vnd from statement_line where bank_account_id = $1 and day = any($2)";

    private const string KeepOffsets = "update statement set day_offsets = $2::jsonb where statement_id = $1";

    /// <returns>The job as it goes on, or null when another statement of the account is being posted.</returns>
    /// <exception cref="StatementRefusedException">The account is another campaign's, or days of other files do not fit.</exception>
    internal static async Task<StatementJob?> BeginAsync(NpgsqlDataSource database, StatementJob job, ReadStatement statement, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using (var hold = new NpgsqlCommand(HoldLease, connection, transaction))
        {
            if (await hold.Add(job.StatementId).Add(job.Owner).ExecuteScalarAsync(cancellation) is null)
            {
                throw new LeaseLostException();
            }
        }

        var bankAccountId = await StatementAccount.SettleAsync(transaction, job.CampaignId, statement.AccountNumber, cancellation);
        try
        {
            await BeginPostingAsync(transaction, job, bankAccountId, statement, cancellation);
        }
        catch (PostgresException busy) when (busy.IsClashOn("statement_one_at_a_time"))
        {
            return null;
        }

        var known = await FindKnownAsync(connection, bankAccountId, statement, cancellation);
        var offsets = JsonSerializer.Serialize(DayAlignment.Offsets(statement.Lines, known), ContractJson.Options);
        await using (var keep = new NpgsqlCommand(KeepOffsets, connection, transaction))
        {
            await keep.Add(job.StatementId).Add(offsets).ExecuteNonQueryAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return job with { IsPosting = true, BankAccountId = bankAccountId, DayOffsets = offsets };
    }

    private static async Task BeginPostingAsync(NpgsqlTransaction transaction, StatementJob job, Guid bankAccountId, ReadStatement statement, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(transaction.Connection, transaction);
        batch.Add(
            Begin, job.StatementId, bankAccountId, statement.Layout, statement.Lines.Count, statement.Lines.Min(line => line.Day), statement.Lines.Max(line => line.Day),
            statement.OpeningVnd, statement.ClosingVnd, statement.CreditsVnd, statement.DebitsVnd,
            JsonSerializer.Serialize(statement.Recovered, ContractJson.Options), JsonSerializer.Serialize(statement.Quarantined, ContractJson.Options), StatementJob.Lease,
            StatementInputs.Write(statement.Mapping), statement.DifferenceVnd);
        if (StatementInputs.Write(statement.Mapping) is { } mapping)
        {
            batch.Add(RememberMapping, bankAccountId, mapping);
        }

        await batch.ExecuteNonQueryAsync(cancellation);
    }

    internal static async Task<List<KnownLine>> FindKnownAsync(NpgsqlConnection connection, Guid bankAccountId, ReadStatement statement, CancellationToken cancellation)
    {
        await using var find = new NpgsqlCommand(FindKnown, connection);
        find.Add(bankAccountId).Add(statement.Lines.Select(line => line.Day).Distinct().ToArray());
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var known = new List<KnownLine>();
        while (await reader.ReadAsync(cancellation))
        {
            known.Add(new(reader.GetFieldValue<DateOnly>(0), reader.GetInt32(1), await reader.IsDBNullAsync(2, cancellation) ? null : reader.GetInt64(2), reader.GetInt64(3)));
        }

        return known;
    }
}
