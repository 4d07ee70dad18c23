using System.Globalization;
using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;
using Npgsql;

namespace Aspire.Hosting.Running;

/// <summary>Finds out whether something is well.</summary>
internal sealed class HealthProbe(Func<CancellationToken, Task> check)
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(1) });
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>What is wrong, or null.</summary>
    public async Task<string?> Problem(CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Patience);
        try
        {
            await check(limit.Token).ConfigureAwait(false);
            return null;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return "no answer within 5 seconds";
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            return problem.InnerException is SocketException socket ? socket.Message : problem.Message;
        }
    }

    public static HealthProbe? Of(ProjectResource resource, IReadOnlyList<(EndpointAnnotation Endpoint, int Port)> listens)
    {
        var said = resource.Annotations.OfType<HttpHealthAnnotation>().ToList();
        return said.Count == 0 ? null : new HealthProbe(async stop =>
        {
            foreach (var health in said)
            {
                // The replica itself is asked, not whoever answers at the endpoint's port.
                var port = listens.First(listen => string.Equals(listen.Endpoint.Name, health.Endpoint().EndpointName, StringComparison.OrdinalIgnoreCase)).Port;
                var url = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port}{health.Path}"));
                using var answer = await Http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, stop).ConfigureAwait(false);
                if ((int)answer.StatusCode != health.StatusCode)
                {
                    throw new HttpRequestException($"{url} answered {(int)answer.StatusCode}");
                }
            }
        });
    }

    public static HealthProbe Postgres(PostgresServerResource server) => new(async stop =>
    {
        await using var connection = new NpgsqlConnection(await server.GetConnectionStringAsync(stop).ConfigureAwait(false));
        await connection.OpenAsync(stop).ConfigureAwait(false);
        await using var command = new NpgsqlCommand("select 1", connection);
        await command.ExecuteScalarAsync(stop).ConfigureAwait(false);
    });

    /// <summary>Says the first eight bytes of AMQP 0-9-1; a broker that is well answers with its own first frame.</summary>
    public static HealthProbe RabbitMQ(RabbitMQServerResource broker) => new(async stop =>
    {
        var address = new Uri(await broker.GetConnectionStringAsync(stop).ConfigureAwait(false) ?? "");
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port > 0 ? address.Port : 5672, stop).ConfigureAwait(false);
        var stream = client.GetStream();
        byte[] greeting = [.. "AMQP"u8, 0, 0, 9, 1];
        await stream.WriteAsync(greeting, stop).ConfigureAwait(false);
        await stream.ReadExactlyAsync(new byte[7], stop).ConfigureAwait(false);
    });
}
