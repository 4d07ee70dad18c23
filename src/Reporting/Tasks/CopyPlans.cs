using EduCoop.Contracts.Plans;
using EduCoop.Storage;
using MassTransit;
using Npgsql;

namespace EduCoop.Reporting.Tasks;

/// <summary>Keeps number and title of issued plans. The higher version wins; what only the first event says is set by it alone.</summary>
public sealed class CopyPlans(NpgsqlDataSource database) : IConsumer<PlanIssued>, IConsumer<PlanAmended>
{
    private const string Issued = """
        insert into plan_read as p (plan_id, issuer_unit_id, issuer_name, document_number, document_date, title, version) values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (plan_id) do update set issuer_unit_id = excluded.issuer_unit_id, issuer_name = excluded.issuer_name, document_number = excluded.document_number,
            document_date = excluded.document_date, title = case when p.version < excluded.version then excluded.title else p.title end,
            version = greatest(p.version, excluded.version)
        """;

    private const string Amended = """
        insert into plan_read as p (plan_id, issuer_unit_id, document_number, title, version) values ($1, $2, $3, $4, $5)
        on conflict (plan_id) do update set title = excluded.title, version = excluded.version where p.version < excluded.version
        """;

    /// <inheritdoc />
    public async Task Consume(ConsumeContext<PlanIssued> context)
    {
        var plan = context.Message;
        await using var command = database.CreateCommand(Issued);
        command.Add(plan.PlanId).Add(plan.IssuerUnitId).Add(plan.IssuerName).Add(plan.DocumentNumber).Add(plan.DocumentDate).Add(plan.Title).Add(plan.Version);
        await command.ExecuteNonQueryAsync(context.CancellationToken);
    }

    /// <inheritdoc />
    public async Task Consume(ConsumeContext<PlanAmended> context)
    {
        var plan = context.Message;
        await using var command = database.CreateCommand(Amended);
        command.Add(plan.PlanId).Add(plan.IssuerUnitId).Add(plan.DocumentNumber).Add(plan.Title).Add(plan.Version);
        await command.ExecuteNonQueryAsync(context.CancellationToken);
    }
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
