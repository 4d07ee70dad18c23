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
    public Task Consume(ConsumeContext<TwinningProposed> context) => KeepAsync(context, context.Message.AgreementId, context.Message.Sides, context.Message.ProposedAt, context.Message.State, context.Message.Version);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<TwinningAccepted> context) => KeepAsync(context, context.Message.AgreementId, context.Message.Sides, context.Message.AcceptedAt, context.Message.State, context.Message.Version);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<TwinningApproved> context) => KeepAsync(context, context.Message.AgreementId, context.Message.Sides, context.Message.ApprovedAt, context.Message.State, context.Message.Version);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<TwinningDeclined> context) => KeepAsync(context, context.Message.AgreementId, context.Message.Sides, context.Message.ClosedAt, context.Message.State, context.Message.Version);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<TwinningActivated> context) => KeepAsync(context, context.Message.AgreementId, context.Message.Sides, context.Message.ActiveSince, context.Message.State, context.Message.Version);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<TwinningEnded> context) => KeepAsync(context, context.Message.AgreementId, context.Message.Sides, context.Message.EndedAt, context.Message.State, context.Message.Version);

    private Task KeepAsync(ConsumeContext context, Guid agreement, TwinningSides sides, DateTimeOffset at, TwinningState state, long version) => database.ApplyAsync(
        batch => batch.Add(Step, agreement, version, state.ToString().ToLowerInvariant(), at, sides.SupporterId, sides.SupporterOfficeId, sides.SeekerId, sides.SeekerOfficeId), context.CancellationToken);
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
