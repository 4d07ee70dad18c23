using System.Net;
using System.Net.Sockets;
using RabbitMQ.Client;

namespace EduCoop.Storage.Messaging;

/// <summary>Knows whether the bus has any connection to the broker, from the sockets themselves: what the bus says of itself may be wrong.</summary>
internal sealed class BusSockets
{
    private int open;
    private int opened;
    private volatile bool had;

    /// <summary>How many connections there have been.</summary>
    internal int Opened => Volatile.Read(ref opened);

    /// <summary>Had it one, and has none now? A bus that has nothing to say or to hear need not have one at all.</summary>
    internal bool AllClosed => had && Volatile.Read(ref open) == 0;

    /// <summary>The bus begins anew.</summary>
    internal void Forget() => had = false;

    /// <summary>Given to the client's connection factory.</summary>
    internal ITcpClient Create(AddressFamily family) => new Counted(this, new Socket(family, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true });

    private sealed class Counted(BusSockets all, Socket socket) : TcpClientAdapter(socket)
    {
        private int counted;

        public override async Task ConnectAsync(IPAddress ep, int port, CancellationToken cancellationToken = default)
        {
            await base.ConnectAsync(ep, port, cancellationToken);
            if (Interlocked.Exchange(ref counted, 1) == 0)
            {
                Interlocked.Increment(ref all.open);
                Interlocked.Increment(ref all.opened);
                all.had = true;
            }
        }

        public override void Close()
        {
            if (Interlocked.Exchange(ref counted, 2) == 1)
            {
                Interlocked.Decrement(ref all.open);
            }

            base.Close();
        }
    }
}
