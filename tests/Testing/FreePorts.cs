using System.Net;
using System.Net.Sockets;

namespace EduCoop.Testing;

/// <summary>
/// Ports that nothing listens on. They lie below those that the system gives to outgoing connections (on Linux from 32768): one of these may be taken between the choice and
/// the moment a service listens, also by a service that is stopped and started again on its port. No port is given twice in a process.
/// </summary>
public static class FreePorts
{
    private const int First = 10_000;
    private const int Count = 6_000;
    private static int place = Random.Shared.Next(Count);

    /// <summary>One that is free now.</summary>
    /// <exception cref="InvalidOperationException">All are taken.</exception>
    public static int Next()
    {
        for (var tries = 0; tries < Count; tries++)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref place) % Count);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody's; the next one, then.
            }
        }

        throw new InvalidOperationException($"No port between {First} and {First + Count - 1} is free.");
    }
}
