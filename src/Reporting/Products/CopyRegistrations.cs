using EduCoop.Contracts.Twinning;
using EduCoop.Storage;
using MassTransit;
using Npgsql;

namespace EduCoop.Reporting.Products;

/// <summary>Keeps which schools have registered a need or an offer, since when and until when. The higher version says what, the earliest moment since when: order and repetition do not matter.</summary>
public sealed class CopyRegistrations(NpgsqlDataSource database)
    : IConsumer<NeedDeclared>, IConsumer<NeedChanged>, IConsumer<NeedWithdrawn>, IConsumer<OfferRegistered>, IConsumer<OfferChanged>, IConsumer<OfferWithdrawn>
{
    private const string Upsert = """
        insert into registration_read as r (kind, registration_id, school_id, school_name, school_year, theme, partners, registered_at, withdrawn_at, version)
        values ($1, $2, $3, $4, $5, $6::text, $7::int, $8::timestamptz, $9::timestamptz, $10)
        on conflict (kind, registration_id) do update set
            school_name = case when r.version < excluded.version then excluded.school_name else r.school_name end,
            school_year = case when r.version < excluded.version then excluded.school_year else r.school_year end,
            theme = case when r.version < excluded.version or r.theme is null then coalesce(excluded.theme, r.theme) else r.theme end,
            partners = case when r.version < excluded.version or r.partners is null then coalesce(excluded.partners, r.partners) else r.partners end,
            registered_at = least(r.registered_at, excluded.registered_at), withdrawn_at = coalesce(r.withdrawn_at, excluded.withdrawn_at),
            version = greatest(r.version, excluded.version)
        """;

    /// <inheritdoc />
    public Task Consume(ConsumeContext<NeedDeclared> context) => database.ApplyAsync(batch => Add(batch, context.Message), context.CancellationToken);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<NeedChanged> context) => database.ApplyAsync(batch => Add(batch, context.Message), context.CancellationToken);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<NeedWithdrawn> context) => database.ApplyAsync(batch => Add(batch, context.Message), context.CancellationToken);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<OfferRegistered> context) => database.ApplyAsync(batch => Add(batch, context.Message), context.CancellationToken);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<OfferChanged> context) => database.ApplyAsync(batch => Add(batch, context.Message), context.CancellationToken);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<OfferWithdrawn> context) => database.ApplyAsync(batch => Add(batch, context.Message), context.CancellationToken);

    internal static void Add(NpgsqlBatch batch, NeedDeclared one) =>
        batch.Add(Upsert, "need", one.NeedId, one.SchoolId, one.SchoolName, one.SchoolYear, one.ThemeName, null, one.DeclaredAt, null, one.Version);

    internal static void Add(NpgsqlBatch batch, NeedChanged one) =>
        batch.Add(Upsert, "need", one.NeedId, one.SchoolId, one.SchoolName, one.SchoolYear, one.ThemeName, null, one.ChangedAt, null, one.Version);

    internal static void Add(NpgsqlBatch batch, NeedWithdrawn one) =>
        batch.Add(Upsert, "need", one.NeedId, one.SchoolId, one.SchoolName, one.SchoolYear, null, null, null, one.WithdrawnAt, one.Version);

    internal static void Add(NpgsqlBatch batch, OfferRegistered one) =>
        batch.Add(Upsert, "offer", one.OfferId, one.SchoolId, one.SchoolName, one.SchoolYear, null, one.MostPartners, one.RegisteredAt, null, one.Version);

    internal static void Add(NpgsqlBatch batch, OfferChanged one) =>
        batch.Add(Upsert, "offer", one.OfferId, one.SchoolId, one.SchoolName, one.SchoolYear, null, one.MostPartners, one.ChangedAt, null, one.Version);

    internal static void Add(NpgsqlBatch batch, OfferWithdrawn one) =>
        batch.Add(Upsert, "offer", one.OfferId, one.SchoolId, one.SchoolName, one.SchoolYear, null, null, null, one.WithdrawnAt, one.Version);
}

/// <summary>Registrations of a school year come as thousands at once.</summary>
public sealed class CopyRegistrationsDefinition : ConsumerDefinition<CopyRegistrations>
{
    /// <inheritdoc />
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<CopyRegistrations> consumerConfigurator, IRegistrationContext context)
    {
        endpointConfigurator.PrefetchCount = 64;
        endpointConfigurator.ConcurrentMessageLimit = 8;
    }
}
