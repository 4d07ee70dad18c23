using EduCoop.Contracts.Twinning;
using EduCoop.Storage;
using MassTransit;
using Npgsql;

namespace EduCoop.Reporting.Products;

/// <summary>
/// Keeps how agreements stood after each step: one row per step. What one step brought about shares its version; of those the latest moment counts, so order and repetition do not matter.
/// </summary>
public sealed class CopyAgreements(NpgsqlDataSource database)
    : IConsumer<TwinningProposed>, IConsumer<TwinningAccepted>, IConsumer<TwinningApproved>, IConsumer<TwinningDeclined>, IConsumer<TwinningActivated>, IConsumer<TwinningEnded>
{
    private const string Step = """
        insert into agreement_step as s (agreement_id, version, state, at, supporter_id, supporter_office_id, seeker_id, seeker_office_id) values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (agreement_id, version) do update set at = excluded.at where s.at < excluded.at
        """;

    /// <inheritdoc />
    public Task Consume(ConsumeContext<TwinningProposed> context) => database.ApplyAsync(batch => Add(batch, context.Message), context.CancellationToken);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<TwinningAccepted> context) => database.ApplyAsync(batch => Add(batch, context.Message), context.CancellationToken);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<TwinningApproved> context) => database.ApplyAsync(batch => Add(batch, context.Message), context.CancellationToken);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<TwinningDeclined> context) => database.ApplyAsync(batch => Add(batch, context.Message), context.CancellationToken);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<TwinningActivated> context) => database.ApplyAsync(batch => Add(batch, context.Message), context.CancellationToken);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<TwinningEnded> context) => database.ApplyAsync(batch => Add(batch, context.Message), context.CancellationToken);

    internal static void Add(NpgsqlBatch batch, TwinningProposed said) => Add(batch, said.AgreementId, said.Sides, said.ProposedAt, said.State, said.Version);

    internal static void Add(NpgsqlBatch batch, TwinningAccepted said) => Add(batch, said.AgreementId, said.Sides, said.AcceptedAt, said.State, said.Version);

    internal static void Add(NpgsqlBatch batch, TwinningApproved said) => Add(batch, said.AgreementId, said.Sides, said.ApprovedAt, said.State, said.Version);

    internal static void Add(NpgsqlBatch batch, TwinningDeclined said) => Add(batch, said.AgreementId, said.Sides, said.ClosedAt, said.State, said.Version);

    internal static void Add(NpgsqlBatch batch, TwinningActivated said) => Add(batch, said.AgreementId, said.Sides, said.ActiveSince, said.State, said.Version);

    internal static void Add(NpgsqlBatch batch, TwinningEnded said) => Add(batch, said.AgreementId, said.Sides, said.EndedAt, said.State, said.Version);

    private static void Add(NpgsqlBatch batch, Guid agreement, TwinningSides sides, DateTimeOffset at, TwinningState state, long version) =>
        batch.Add(Step, agreement, version, state.ToString().ToLowerInvariant(), at, sides.SupporterId, sides.SupporterOfficeId, sides.SeekerId, sides.SeekerOfficeId);
}

/// <summary>A matching day proposes thousands of pairs.</summary>
public sealed class CopyAgreementsDefinition : ConsumerDefinition<CopyAgreements>
{
    /// <inheritdoc />
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<CopyAgreements> consumerConfigurator, IRegistrationContext context)
    {
        endpointConfigurator.PrefetchCount = 64;
        endpointConfigurator.ConcurrentMessageLimit = 8;
    }
}
