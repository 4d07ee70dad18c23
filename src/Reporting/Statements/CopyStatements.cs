using EduCoop.Contracts.Donations;
using EduCoop.Storage;
using MassTransit;
using Npgsql;

namespace EduCoop.Reporting.Statements;

/// <summary>Keeps the bank's own figures of each reconciled statement, beside the gifts that were counted from it.</summary>
public sealed class CopyStatements(NpgsqlDataSource database) : IConsumer<StatementReconciled>
{
    private const string Upsert = """
        insert into statement_read (
            statement_id, campaign_id, from_day, to_day, opening_vnd, closing_vnd, credits_vnd, debits_vnd, entry_count, already_there, recovered, reconciled_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        on conflict (statement_id) do update set
            from_day = excluded.from_day, to_day = excluded.to_day, opening_vnd = excluded.opening_vnd, closing_vnd = excluded.closing_vnd,
            credits_vnd = excluded.credits_vnd, debits_vnd = excluded.debits_vnd, entry_count = excluded.entry_count,
            already_there = excluded.already_there, recovered = excluded.recovered, reconciled_at = excluded.reconciled_at
        where statement_read.reconciled_at is null or statement_read.reconciled_at <= excluded.reconciled_at
        """;

    /// <inheritdoc />
    public async Task Consume(ConsumeContext<StatementReconciled> context)
    {
        var statement = context.Message;
        await using var command = database.CreateCommand(Upsert);
        command.Add(statement.StatementId).Add(statement.CampaignId).Add(statement.FromDay).Add(statement.ToDay)
            .Add(statement.OpeningVnd).Add(statement.ClosingVnd).Add(statement.CreditsVnd).Add(statement.DebitsVnd)
            .Add(statement.EntryCount).Add(statement.AlreadyThere).Add(statement.Recovered).Add(statement.ReconciledAt);
        await command.ExecuteNonQueryAsync(context.CancellationToken);
    }
}

/// <summary>Statements are few: a short queue is enough.</summary>
public sealed class CopyStatementsDefinition : ConsumerDefinition<CopyStatements>
{
    /// <inheritdoc />
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<CopyStatements> consumerConfigurator, IRegistrationContext context)
    {
        endpointConfigurator.PrefetchCount = 16;
        endpointConfigurator.ConcurrentMessageLimit = 4;
    }
}
