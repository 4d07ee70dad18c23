using EduCoop.Contracts.Donations;
using EduCoop.Storage;
using MassTransit;
using Npgsql;

namespace EduCoop.Reporting.Campaigns;

/// <summary>Keeps what the public may read of a campaign. Both events only set what they alone know, so order and repetition do not matter.</summary>
public sealed class CopyCampaigns(NpgsqlDataSource database) : IConsumer<CampaignOpened>, IConsumer<CampaignClosed>
{
    private const string Open = """
        insert into campaign (campaign_id, slug, title, unit_id, unit_name, beneficiary_name, opens_on, closes_on, opened_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        on conflict (campaign_id) do update set
            slug = excluded.slug, title = excluded.title, unit_id = excluded.unit_id, unit_name = excluded.unit_name,
            beneficiary_name = excluded.beneficiary_name, opens_on = excluded.opens_on, closes_on = excluded.closes_on, opened_at = excluded.opened_at
        """;

    private const string Close = """
        insert into campaign (campaign_id, closed_on) values ($1, $2)
        on conflict (campaign_id) do update set closed_on = excluded.closed_on
        """;

    /// <inheritdoc />
    public Task Consume(ConsumeContext<CampaignOpened> context) => database.ApplyAsync(batch => Add(batch, context.Message), context.CancellationToken);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<CampaignClosed> context) => database.ApplyAsync(batch => Add(batch, context.Message), context.CancellationToken);

    internal static void Add(NpgsqlBatch batch, CampaignOpened opened) => batch.Add(
        Open, opened.CampaignId, opened.Slug, opened.Title, opened.UnitId, opened.UnitName, opened.BeneficiaryName, opened.OpensOn, opened.ClosesOn, opened.OpenedAt);

    internal static void Add(NpgsqlBatch batch, CampaignClosed closed) => batch.Add(Close, closed.CampaignId, closed.ClosedOn);
}

/// <summary>Campaigns are few: a short queue is enough.</summary>
public sealed class CopyCampaignsDefinition : ConsumerDefinition<CopyCampaigns>
{
    /// <inheritdoc />
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<CopyCampaigns> consumerConfigurator, IRegistrationContext context)
    {
        endpointConfigurator.PrefetchCount = 16;
        endpointConfigurator.ConcurrentMessageLimit = 4;
    }
}
