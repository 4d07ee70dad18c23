using System.Text.Encodings.Web;
using System.Text.Json;

namespace EduCoop.Documents.Deadlines;

/// <summary>What a deadline phrase says: its rules one by one, and all of them in one, as people compare them.</summary>
/// <param name="Phrase">The words as written.</param>
/// <param name="Rules">In order; none when the phrase says nothing about time.</param>
public sealed record DeadlineReading(string Phrase, IReadOnlyList<DeadlineRule> Rules)
{
    /// <summary>All rules in one.</summary>
    public required DeadlineRule Merged { get; init; }

    /// <summary>Is a day known by which it must be done?</summary>
    public bool HasDate => Rules.Any(rule => rule.LastDay() is not null || (rule.Recurrence is not null && DeadlineCalendar.HasRound(rule)));

    /// <summary>The merged rule as JSON with only what is said: from, due, dueExclusive, recurrence, anchorDay, continuous, openEnded, external, event, estimated.</summary>
    public string ToJson()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true }))
        {
            writer.WriteStartObject();
            Write(writer, "from", Merged.From);
            Write(writer, "due", Merged.Due);
            Write(writer, "dueExclusive", Merged.DueExclusive);
            Write(writer, "recurrence", Merged.Recurrence);
            Write(writer, "anchorDay", Merged.AnchorDay);
            Write(writer, "continuous", Merged.Continuous);
            Write(writer, "openEnded", Merged.OpenEnded);
            Write(writer, "external", Merged.External);
            Write(writer, "event", Merged.Event);
            Write(writer, "estimated", Merged.Estimated);
            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Write(Utf8JsonWriter writer, string name, DateOnly? day)
    {
        if (day is { } known)
        {
            writer.WriteString(name, known.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private static void Write(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }

    private static void Write(Utf8JsonWriter writer, string name, bool? flag)
    {
        if (flag == true)
        {
            writer.WriteBoolean(name, true);
        }
    }
}
