using System.Net;
using System.Net.Sockets;

namespace Aspire.Hosting.Running;

/// <summary>Stands at an endpoint's port when several replicas, or a process on another port, are behind it; takes them in turn.</summary>
internal sealed class PortProxy(int port, IReadOnlyList<int> targets) : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, port);
    private int _turn;

    public void Start(CancellationToken stop)
    {
        _listener.Start();
        _ = Accept(stop);
    }

    public void Dispose() => _listener.Dispose();

    private async Task Accept(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(stop).ConfigureAwait(false);
                _ = Forward(client, stop);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The application ends.
        }
    }

    private async Task Forward(TcpClient client, CancellationToken stop)
    {
        using (client)
        using (var server = new TcpClient())
        {
            try
            {
                await Connect(server, stop).ConfigureAwait(false);
                client.NoDelay = server.NoDelay = true;
                var there = Copy(client, server, stop);
                var back = Copy(server, client, stop);
                await Task.WhenAll(there, back).ConfigureAwait(false);
            }
            catch (Exception broken) when (broken is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // One side has gone; disposing tells the other.
            }
        }
    }

    // A replica that is being started again does not answer: the next one does.
    private async Task Connect(TcpClient server, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            var target = targets[(int)((uint)Interlocked.Increment(ref _turn) % targets.Count)];
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, target, stop).ConfigureAwait(false);
                return;
            }
            catch (SocketException) when (attempt < targets.Count)
            {
                // Try the next.
            }
        }
    }

    private static async Task Copy(TcpClient from, TcpClient to, CancellationToken stop)
    {
        await from.GetStream().CopyToAsync(to.GetStream(), stop).ConfigureAwait(false);
        to.Client.Shutdown(SocketShutdown.Send);
    }
}
