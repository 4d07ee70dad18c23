using System.Globalization;
using System.Text;
using Grpc.Core;

namespace Grpc.Wire;

/// <summary>How the protocol writes statuses, timeouts and metadata into HTTP/2 headers.</summary>
internal static class GrpcHeaders
{
    public const string ContentType = "application/grpc";
    public const string Status = "grpc-status";
    public const string Message = "grpc-message";
    public const string Timeout = "grpc-timeout";
    public const string Encoding = "grpc-encoding";
    public const string AcceptEncoding = "grpc-accept-encoding";
    public const string Identity = "identity";

    private const long LongestTimeout = 99_999_999;

    /// <summary>Headers that belong to the transport and are no metadata.</summary>
    private static readonly HashSet<string> TransportHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        Status, Message, Timeout, Encoding, AcceptEncoding, "content-type", "content-encoding", "content-length", "te", "host",
        "transfer-encoding", "accept-encoding",
    };

    public static bool IsGrpc(string? contentType) =>
        contentType is not null
        && contentType.StartsWith(ContentType, StringComparison.OrdinalIgnoreCase)
        && (contentType.Length == ContentType.Length || contentType[ContentType.Length] is '+' or ';');

    /// <summary>UTF-8, with every byte outside printable ASCII and the percent sign itself escaped.</summary>
    public static string EscapeMessage(string message)
    {
        if (message.All(c => c is >= ' ' and <= '~' and not '%'))
        {
            return message;
        }
        var escaped = new StringBuilder(message.Length * 2);
        foreach (var each in System.Text.Encoding.UTF8.GetBytes(message))
        {
            if (each is >= 0x20 and <= 0x7E and not (byte)'%')
            {
                escaped.Append((char)each);
            }
            else
            {
                escaped.Append('%').Append(each.ToString("X2", CultureInfo.InvariantCulture));
            }
        }
        return escaped.ToString();
    }

    public static string UnescapeMessage(string message) => Uri.UnescapeDataString(message);

    public static Status ToStatus(string code, string? message) =>
        int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new Status(Enum.IsDefined((StatusCode)number) ? (StatusCode)number : StatusCode.Unknown, UnescapeMessage(message ?? ""))
            : new Status(StatusCode.Unknown, $"Unexpected grpc-status value: {code}");

    /// <summary>At most eight digits and a unit; never shorter than asked, so the caller's own clock decides.</summary>
    public static string ToTimeout(TimeSpan timeout)
    {
        var milliseconds = Math.Max(1, (long)Math.Ceiling(timeout.TotalMilliseconds));
        if (milliseconds <= LongestTimeout)
        {
            return milliseconds.ToString(CultureInfo.InvariantCulture) + "m";
        }
        var seconds = (long)Math.Ceiling(timeout.TotalSeconds);
        return seconds <= LongestTimeout
            ? seconds.ToString(CultureInfo.InvariantCulture) + "S"
            : Math.Min(LongestTimeout, (long)Math.Ceiling(timeout.TotalHours)).ToString(CultureInfo.InvariantCulture) + "H";
    }

    public static bool TryParseTimeout(string? text, out TimeSpan timeout)
    {
        timeout = default;
        if (text is not { Length: >= 2 and <= 9 }
            || !long.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }
        long? ticks = text[^1] switch
        {
            'H' => value * TimeSpan.TicksPerHour,
            'M' => value * TimeSpan.TicksPerMinute,
            'S' => value * TimeSpan.TicksPerSecond,
            'm' => value * TimeSpan.TicksPerMillisecond,
            'u' => value * TimeSpan.TicksPerMicrosecond,
            'n' => value / TimeSpan.NanosecondsPerTick,
            _ => null,
        };
        timeout = new TimeSpan(ticks ?? 0);
        return ticks is not null;
    }

    public static string ToValue(Metadata.Entry entry) => entry.IsBinary ? Convert.ToBase64String(entry.ValueBytes) : entry.Value;

    /// <summary>Adds a received header, unless it belongs to the transport.</summary>
    public static void Add(Metadata metadata, string name, string value)
    {
        if (name.StartsWith(':') || TransportHeaders.Contains(name))
        {
            return;
        }
        if (!name.EndsWith(Metadata.BinaryHeaderSuffix, StringComparison.OrdinalIgnoreCase))
        {
            metadata.Add(name, value);
            return;
        }
        // Several binary values may arrive joined by commas, with or without padding.
        foreach (var part in value.Split(',', StringSplitOptions.TrimEntries))
        {
            metadata.Add(name, Convert.FromBase64String(part.PadRight((part.Length + 3) / 4 * 4, '=')));
        }
    }
}
