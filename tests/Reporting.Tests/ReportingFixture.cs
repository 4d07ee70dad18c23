using EduCoop.Testing;

namespace EduCoop.Reporting.Tests;

/// <summary>Reporting's own database, freshly migrated.</summary>
public sealed class ReportingDatabase() : PostgresFixture(typeof(Program).Assembly);

/// <summary>One running Reporting with its database and broker, and a way to send it events.</summary>
public sealed class ReportingFixture : IAsyncLifetime
{
    private ServiceHost<Program>? service;
    private Publisher? publisher;

    public ReportingDatabase Database { get; } = new();

    public RabbitFixture Rabbit { get; } = new();

    public TestTokens Tokens { get; } = new();

    public HttpClient Http => service!.Http;

    public Publisher Owners => publisher!;

    public ServiceSettings Settings => new ServiceSettings().WithDatabase("reportingdb", Database).WithBroker(Rabbit).WithAuthority(Tokens);

    public async Task InitializeAsync()
    {
        await Task.WhenAll(Database.InitializeAsync(), Rabbit.InitializeAsync(), Tokens.InitializeAsync());
        service = await ServiceHost<Program>.StartAsync(Settings);
        publisher = await Publisher.ConnectAsync(Rabbit);
    }

    public async Task DisposeAsync()
    {
        if (publisher is not null)
        {
            await publisher.DisposeAsync();
        }

        if (service is not null)
        {
            await service.DisposeAsync();
        }

        await Tokens.DisposeAsync();
        await Rabbit.DisposeAsync();
        await Database.DisposeAsync();
    }
}
