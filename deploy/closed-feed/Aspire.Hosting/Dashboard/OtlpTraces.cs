using System.Globalization;

namespace Aspire.Hosting.Dashboard;

/// <summary>
/// Reads an ExportTraceServiceRequest. The field numbers are those of opentelemetry/proto/trace/v1/trace.proto, common.proto and resource.proto;
/// what is not listed here is passed over.
/// </summary>
internal static class OtlpTraces
{
    private static readonly string[] Kinds = ["unspecified", "internal", "server", "client", "producer", "consumer"];
    private static readonly string[] Statuses = ["unset", "ok", "error"];

    public static List<Span> Read(ReadOnlySpan<byte> request)
    {
        var spans = new List<Span>();
        var reader = new ProtoReader(request);
        while (reader.Next())
        {
            if (reader.Field == 1) // resource_spans
            {
                ReadResource(reader.Bytes, spans);
            }
        }
        return spans;
    }

    private static void ReadResource(ReadOnlySpan<byte> message, List<Span> spans)
    {
        // The resource may stand after its spans, so it is looked for first.
        var service = "unknown";
        var first = new ProtoReader(message);
        while (first.Next())
        {
            if (first.Field == 1) // resource
            {
                service = Attributes(first.Bytes, 1).GetValueOrDefault("service.name", service);
            }
        }
        var reader = new ProtoReader(message);
        while (reader.Next())
        {
            if (reader.Field == 2) // scope_spans
            {
                ReadScope(reader.Bytes, service, spans);
            }
        }
    }

    private static void ReadScope(ReadOnlySpan<byte> message, string service, List<Span> spans)
    {
        var scope = "";
        var reader = new ProtoReader(message);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1: // scope
                    scope = Name(reader.Bytes);
                    break;
                case 2: // spans
                    spans.Add(ReadSpan(reader.Bytes, service, scope));
                    break;
                default:
                    break;
            }
        }
    }

    private static string Name(ReadOnlySpan<byte> scope)
    {
        var reader = new ProtoReader(scope);
        while (reader.Next())
        {
            if (reader.Field == 1)
            {
                return reader.Text;
            }
        }
        return "";
    }

    private static Span ReadSpan(ReadOnlySpan<byte> message, string service, string scope)
    {
        string trace = "", id = "", name = "", kind = Kinds[0];
        string? parent = null;
        ulong start = 0, end = 0;
        var status = (Code: Statuses[0], Message: (string?)null);
        var events = new List<SpanEvent>();
        var links = new List<SpanLink>();
        var reader = new ProtoReader(message);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1: trace = reader.Hex; break;
                case 2: id = reader.Hex; break;
                case 4: parent = reader.Bytes.IsEmpty ? null : reader.Hex; break;
                case 5: name = reader.Text; break;
                case 6: kind = reader.Number < (ulong)Kinds.Length ? Kinds[reader.Number] : kind; break;
                case 7: start = reader.Number; break;
                case 8: end = reader.Number; break;
                case 11: events.Add(ReadEvent(reader.Bytes)); break;
                case 13: links.Add(ReadLink(reader.Bytes)); break;
                case 15: status = ReadStatus(reader.Bytes); break;
                default: break;
            }
        }
        return new Span(trace, id, parent, service, scope, name, kind, start, end)
        {
            Status = status.Code,
            StatusMessage = status.Message,
            Attributes = Attributes(message, 9),
            Events = events,
            Links = links,
        };
    }

    private static SpanEvent ReadEvent(ReadOnlySpan<byte> message)
    {
        var (time, name) = (0UL, "");
        var reader = new ProtoReader(message);
        while (reader.Next())
        {
            (time, name) = reader.Field switch { 1 => (reader.Number, name), 2 => (time, reader.Text), _ => (time, name) };
        }
        return new SpanEvent(time, name, Attributes(message, 3));
    }

    private static SpanLink ReadLink(ReadOnlySpan<byte> message)
    {
        var (trace, span) = ("", "");
        var reader = new ProtoReader(message);
        while (reader.Next())
        {
            (trace, span) = reader.Field switch { 1 => (reader.Hex, span), 2 => (trace, reader.Hex), _ => (trace, span) };
        }
        return new SpanLink(trace, span);
    }

    private static (string Code, string? Message) ReadStatus(ReadOnlySpan<byte> message)
    {
        var (code, text) = (Statuses[0], (string?)null);
        var reader = new ProtoReader(message);
        while (reader.Next())
        {
            (code, text) = reader.Field switch { 3 when reader.Number < (ulong)Statuses.Length => (Statuses[reader.Number], text), 2 => (code, reader.Text), _ => (code, text) };
        }
        return (code, text);
    }

    /// <summary>The repeated KeyValue field of that number.</summary>
    private static Dictionary<string, string> Attributes(ReadOnlySpan<byte> message, int field)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        var reader = new ProtoReader(message);
        while (reader.Next())
        {
            if (reader.Field == field)
            {
                var (key, value) = ("", "");
                var pair = new ProtoReader(reader.Bytes);
                while (pair.Next())
                {
                    (key, value) = pair.Field switch { 1 => (pair.Text, value), 2 => (key, AnyValue(pair.Bytes, 0)), _ => (key, value) };
                }
                attributes[key] = value;
            }
        }
        return attributes;
    }

    private static string AnyValue(ReadOnlySpan<byte> message, int depth)
    {
        var reader = new ProtoReader(message);
        if (!reader.Next() || depth > 4)
        {
            return "";
        }
        return reader.Field switch
        {
            1 => reader.Text,
            2 => reader.Number != 0 ? "true" : "false",
            3 => ((long)reader.Number).ToString(CultureInfo.InvariantCulture),
            4 => reader.Double.ToString(CultureInfo.InvariantCulture),
            5 => ArrayValue(reader.Bytes, depth + 1),
            7 => Convert.ToBase64String(reader.Bytes),
            _ => "",
        };
    }

    private static string ArrayValue(ReadOnlySpan<byte> message, int depth)
    {
        var values = new List<string>();
        var reader = new ProtoReader(message);
        while (reader.Next())
        {
            if (reader.Field == 1)
            {
                values.Add(AnyValue(reader.Bytes, depth));
            }
        }
        return string.Join(", ", values);
    }
}
