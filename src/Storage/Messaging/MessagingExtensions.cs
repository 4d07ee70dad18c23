using System.Text.Json;
using System.Text.Json.Serialization;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EduCoop.Storage.Messaging;

/// <summary>Connects a service to the broker: MassTransit on RabbitMQ, quorum queues, retries, and the relay of its own outbox.</summary>
public static class MessagingExtensions
{
    /// <summary>Adds the bus, the service's consumers and the outbox relay.</summary>
    /// <param name="builder">The service's builder; <see cref="DatabaseExtensions.AddDatabase"/> comes first.</param>
    /// <param name="service">Prefix of the service's queues, for example "reporting".</param>
    /// <param name="configure">Adds the consumers, each with a definition that sets its prefetch and concurrency.</param>
    public static void AddMessaging(this IHostApplicationBuilder builder, string service, Action<IBusRegistrationConfigurator>? configure = null)
    {
        var address = builder.Configuration.GetConnectionString("rabbitmq")
            ?? throw new InvalidOperationException("No connection string 'rabbitmq': set ConnectionStrings__rabbitmq, or start the system with deploy/run.");
        builder.Services.AddMassTransit(bus =>
        {
            bus.SetEndpointNameFormatter(new KebabCaseEndpointNameFormatter(service, includeNamespace: false));
            bus.AddConfigureEndpointsCallback(Configure);
            configure?.Invoke(bus);
            bus.UsingRabbitMq((context, rabbit) =>
            {
                rabbit.Host(new Uri(address));
                rabbit.PublishTopology.BrokerTopologyOptions = PublishBrokerTopologyOptions.MaintainHierarchy;
                rabbit.ConfigureJsonSerializerOptions(options =>
                {
                    options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
                    return options;
                });
                rabbit.ConfigureEndpoints(context);
            });
        });
        builder.Services.Configure<MassTransitHostOptions>(options => options.StopTimeout = TimeSpan.FromSeconds(15));
        builder.Services.AddSingleton<OutboxStore>();
        builder.Services.AddHostedService<OutboxRelay>();
        builder.Services.AddHostedService<InboxCleaner>();
    }

    // A quorum queue survives the loss of a node's memory. What still fails after the retries goes to <queue>_error, where an operator finds it.
    private static void Configure(IRegistrationContext context, string queue, IReceiveEndpointConfigurator endpoint)
    {
        endpoint.UseMessageRetry(retry => retry.Exponential(6, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(10), TimeSpan.FromMilliseconds(200)));
        if (endpoint is IRabbitMqReceiveEndpointConfigurator rabbit)
        {
            rabbit.Durable = true;
            rabbit.AutoDelete = false;
            rabbit.SetQuorumQueue();
        }
    }
}
