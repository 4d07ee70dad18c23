using System.Text.Json;
using System.Text.Json.Serialization;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Npgsql;

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
            // Readiness is asked of BrokerCheck, which is stricter.
            bus.ConfigureHealthCheckOptions(health =>
            {
                health.Tags.Clear();
                health.Tags.Add("masstransit");
            });
            // A public body's system tells nobody outside how it is used.
            bus.DisableUsageTelemetry();
            bus.SetEndpointNameFormatter(new KebabCaseEndpointNameFormatter(service, includeNamespace: false));
            bus.AddConfigureEndpointsCallback(Configure);
            configure?.Invoke(bus);
            bus.UsingRabbitMq((context, rabbit) =>
            {
                rabbit.Host(new Uri(address), service, host =>
                {
                    // Publisher confirms: the relay forgets an event only after the broker has it on disk.
                    host.PublisherConfirmation = true;
                    host.Heartbeat(TimeSpan.FromSeconds(10));
                    host.RequestedConnectionTimeout(TimeSpan.FromSeconds(5));
                    // How long a channel that was lost with its connection is asked before it is given up.
                    host.ContinuationTimeout(TimeSpan.FromSeconds(10));
                    var sockets = context.GetRequiredService<BusSockets>();
                    host.OnRefreshConnectionFactory = factory =>
                    {
                        factory.SocketFactory = sockets.Create;
                        return Task.CompletedTask;
                    };
                });
                rabbit.DeployTopologyOnly = context.GetService<TopologyOnly>() is not null;
                rabbit.PublishTopology.BrokerTopologyOptions = PublishBrokerTopologyOptions.MaintainHierarchy;
                rabbit.ConfigureJsonSerializerOptions(options =>
                {
                    options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
                    return options;
                });
                rabbit.ConfigureEndpoints(context);
            });
        });
        builder.Services.RemoveMassTransitHostedService();
        builder.Services.AddHostedService<BusHost>();
        builder.Services.AddSingleton<BusSockets>();
        builder.Services.AddSingleton<BusWatch>();
        builder.Services.AddHostedService(services => services.GetRequiredService<BusWatch>());
        builder.Services.AddSingleton(services => new BrokerCheck(new Uri(address), service, services.GetRequiredService<IBusControl>()));
        builder.Services.AddHealthChecks().AddCheck<BrokerCheck>("broker", HealthStatus.Unhealthy, tags: ["ready"], timeout: TimeSpan.FromSeconds(5));
        builder.AddOutbox();
    }

    private static void AddOutbox(this IHostApplicationBuilder builder)
    {
        builder.Services.Configure<OutboxOptions>(builder.Configuration.GetSection("Outbox"));
        builder.Services.AddSingleton<OutboxStore>();
        builder.Services.AddHostedService<OutboxRelay>();
        builder.Services.AddSingleton<OutboxWatch>();
        builder.Services.AddHostedService(services => services.GetRequiredService<OutboxWatch>());
        builder.Services.AddHostedService<InboxCleaner>();
        builder.Services.AddHealthChecks().AddCheck<OutboxWatch>("outbox", HealthStatus.Degraded, tags: ["ready"], timeout: TimeSpan.FromSeconds(5));
    }

    // A quorum queue keeps its messages on disk and, in a cluster, on several nodes.
    private static void Configure(IRegistrationContext context, string queue, IReceiveEndpointConfigurator endpoint)
    {
        if (endpoint is IRabbitMqReceiveEndpointConfigurator rabbit)
        {
            rabbit.Durable = true;
            rabbit.AutoDelete = false;
            rabbit.SetQuorumQueue();
        }

        // A database that is away is no message's fault: keep the message and try for about twenty minutes.
        // RabbitMQ takes an unanswered message back after thirty.
        endpoint.UseMessageRetry(retry =>
        {
            retry.Handle<Exception>(IsDatabaseAway);
            retry.Exponential(125, TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(10), TimeSpan.FromMilliseconds(500));
        });
        // Anything else that still fails after these goes to <queue>_error, where an operator finds it.
        endpoint.UseMessageRetry(retry =>
        {
            retry.Ignore<Exception>(IsDatabaseAway);
            retry.Exponential(6, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(5), TimeSpan.FromMilliseconds(200));
        });
    }

    /// <summary>Is the server down, starting, stopping or out of connections, rather than the statement wrong?</summary>
    internal static bool IsDatabaseAway(Exception fault) => fault switch
    {
        PostgresException answer => answer.IsTransient || answer.SqlState.StartsWith("57P", StringComparison.Ordinal),
        NpgsqlException or TimeoutException or System.Net.Sockets.SocketException => true,
        { InnerException: { } inner } => IsDatabaseAway(inner),
        _ => false,
    };
}
