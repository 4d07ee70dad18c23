using Testcontainers.PostgreSql;
using Testcontainers.RabbitMq;

namespace EduCoop.Testing;

/// <summary>Servers in containers, for machines with a container engine and no native servers. Compiled on the complete feed only.</summary>
public sealed partial class TestServers
{
    static partial void UseContainers(ref Task<TestServers>? containers) => containers = StartContainersAsync();

    private static async Task<TestServers> StartContainersAsync()
    {
        var postgres = new PostgreSqlBuilder("postgres:15").WithDatabase("postgres").WithCommand("-c", "max_connections=300").Build();
        var rabbit = new RabbitMqBuilder("rabbitmq:3.13").Build();
        try
        {
            await Task.WhenAll(postgres.StartAsync(), rabbit.StartAsync());
        }
        catch (Exception fault)
        {
            throw new InvalidOperationException(
                "No PostgreSQL and RabbitMQ for the tests: no addresses in the environment, no native servers, and the container engine failed. See tests/README.md.", fault);
        }

        return new TestServers(postgres.GetConnectionString(), new Uri(rabbit.GetConnectionString()), new ContainerVirtualHosts(rabbit));
    }

    private sealed class ContainerVirtualHosts(RabbitMqContainer rabbit) : IVirtualHosts
    {
        public async Task<string> CreateAsync()
        {
            var name = IVirtualHosts.NewName();
            await RunAsync("add_vhost", name);
            await RunAsync("set_permissions", "-p", name, RabbitMqBuilder.DefaultUsername, ".*", ".*", ".*");
            return name;
        }

        public Task DropAsync(string name) => RunAsync("delete_vhost", name);

        private async Task RunAsync(params string[] arguments)
        {
            var result = await rabbit.ExecAsync(["rabbitmqctl", .. arguments]);
            if (result.ExitCode != 0)
            {
                throw new InvalidOperationException($"rabbitmqctl {string.Join(' ', arguments)}: {result.Stderr}");
            }
        }
    }
}
