using Xunit;

namespace EduCoop.Testing;

/// <summary>A virtual host of the broker for one test class, dropped after it.</summary>
public class RabbitFixture : IAsyncLifetime
{
    private TestServers? servers;
    private string? virtualHost;

    /// <summary>For ConnectionStrings:rabbitmq of a service.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <inheritdoc />
    public virtual async Task InitializeAsync()
    {
        servers = await TestServers.GetAsync();
        virtualHost = await servers.VirtualHosts.CreateAsync();
        ConnectionString = new UriBuilder(servers.RabbitMq) { Path = virtualHost }.Uri.AbsoluteUri;
    }

    /// <inheritdoc />
    public virtual async Task DisposeAsync()
    {
        if (virtualHost is not null)
        {
            await servers!.VirtualHosts.DropAsync(virtualHost);
        }
    }
}
