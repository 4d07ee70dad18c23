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
    public Task Consume(ConsumeContext<StatementReconciled> context) => database.ApplyAsync(batch => Add(batch, context.Message), context.CancellationToken);

    internal static void Add(NpgsqlBatch batch, StatementReconciled statement) => batch.Add(
        Upsert, statement.StatementId, statement.CampaignId, statement.FromDay, statement.ToDay, statement.OpeningVnd, statement.ClosingVnd, statement.CreditsVnd, statement.DebitsVnd, statement.EntryCount,
        statement.AlreadyThere, statement.Recovered, statement.ReconciledAt);
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
