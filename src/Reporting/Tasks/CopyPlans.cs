using EduCoop.Contracts.Plans;
using EduCoop.Storage;
using MassTransit;
using Npgsql;

namespace EduCoop.Reporting.Tasks;

/// <summary>Keeps number and title of issued plans. The higher version wins; what only the first event says is set by it alone; what has ended stays ended.</summary>
public sealed class CopyPlans(NpgsqlDataSource database) : IConsumer<PlanIssued>, IConsumer<PlanAmended>
{
    private const string Issued = """
        insert into plan_read as p (plan_id, issuer_unit_id, issuer_name, document_number, document_date, title, version) values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (plan_id) do update set issuer_unit_id = excluded.issuer_unit_id, issuer_name = excluded.issuer_name, document_number = excluded.document_number,
            document_date = excluded.document_date, title = case when p.version < excluded.version then excluded.title else p.title end,
            version = greatest(p.version, excluded.version)
        """;

    private const string Amended = """
        insert into plan_read as p (plan_id, issuer_unit_id, document_number, title, version, is_closed) values ($1, $2, $3, $4, $5, $6)
        on conflict (plan_id) do update set title = case when p.version < excluded.version then excluded.title else p.title end,
            version = greatest(p.version, excluded.version), is_closed = p.is_closed or excluded.is_closed
        """;

    /// <inheritdoc />
    public Task Consume(ConsumeContext<PlanIssued> context) => database.ApplyAsync(batch => Add(batch, context.Message), context.CancellationToken);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<PlanAmended> context) => database.ApplyAsync(batch => Add(batch, context.Message), context.CancellationToken);

    internal static void Add(NpgsqlBatch batch, PlanIssued plan) =>
        batch.Add(Issued, plan.PlanId, plan.IssuerUnitId, plan.IssuerName, plan.DocumentNumber, plan.DocumentDate, plan.Title, plan.Version);

    internal static void Add(NpgsqlBatch batch, PlanAmended plan) =>
        batch.Add(
            Amended, plan.PlanId, plan.IssuerUnitId, plan.DocumentNumber, plan.Title, plan.Version,
            plan.Changes.Any(change => change is { TaskId: null, Field: "state", Now: "closed" }));
}

/// <summary>Plans are few: a short queue is enough.</summary>
public sealed class CopyPlansDefinition : ConsumerDefinition<CopyPlans>
{
    /// <inheritdoc />
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<CopyPlans> consumerConfigurator, IRegistrationContext context)
    {
        endpointConfigurator.PrefetchCount = 16;
        endpointConfigurator.ConcurrentMessageLimit = 4;
    }
}
