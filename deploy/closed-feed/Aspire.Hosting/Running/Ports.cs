using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Aspire.Hosting.Running;

/// <summary>Which ports are free, and who holds the others.</summary>
internal static class Ports
{
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>For the message only: "name (pid 123)", or empty when the system does not tell.</summary>
    public static string Holder(int port)
    {
        try
        {
            var inode = Inode(port);
            if (inode is null)
            {
                return "";
            }
            var link = $"socket:[{inode}]";
            foreach (var process in Process.GetProcesses())
            {
                using (process)
                {
                    if (Holds(process.Id, link))
                    {
                        return $"{process.ProcessName} (pid {process.Id})";
                    }
                }
            }
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            // Another user's process: the message does without its name.
        }
        return "";
    }

    private static string? Inode(int port)
    {
        var ending = ":" + port.ToString("X4", CultureInfo.InvariantCulture);
        foreach (var table in (string[])["/proc/net/tcp", "/proc/net/tcp6"])
        {
            foreach (var line in File.Exists(table) ? File.ReadLines(table).Skip(1) : [])
            {
                var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                if (fields[1].EndsWith(ending, StringComparison.Ordinal) && fields[3] == "0A")
                {
                    return fields[9];
                }
            }
        }
        return null;
    }

    private static bool Holds(int pid, string link)
    {
        try
        {
            return Directory.EnumerateFileSystemEntries($"/proc/{pid}/fd").Any(file => File.ResolveLinkTarget(file, false)?.Name == link);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
