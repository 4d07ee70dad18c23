using System.Globalization;
using System.Text;

namespace EduCoop.Documents.Writing;

/// <summary>A day in a calendar.</summary>
/// <param name="Uid">The same for the same thing for ever, so that programs update instead of doubling.</param>
/// <param name="Day">The whole day it is about.</param>
/// <param name="Summary">One line.</param>
/// <param name="ChangedAt">When it last changed.</param>
/// <param name="Description">More lines.</param>
/// <param name="Address">Where to read on.</param>
/// <param name="Category">A word to colour by.</param>
/// <param name="IsCancelled">Shown as cancelled.</param>
/// <param name="AlarmDaysBefore">Reminds so many days before; null = no alarm.</param>
/// <param name="Hours">From when to when on that day; null = the whole day.</param>
/// <param name="Place">Where.</param>
/// <param name="Sequence">Grows with each change, so that a program takes the newer one.</param>
public sealed record CalendarEntry(
    string Uid, DateOnly Day, string Summary, DateTimeOffset ChangedAt, string? Description = null, Uri? Address = null, string? Category = null,
    bool IsCancelled = false, int? AlarmDaysBefore = null, (DateTimeOffset From, DateTimeOffset Until)? Hours = null, string? Place = null, long Sequence = 0);

/// <summary>Writes an iCalendar file (RFC 5545): whole days, lines folded at 75 octets, text escaped.</summary>
public static class CalendarWriter
{
    /// <summary>The media type of the file.</summary>
    public const string MediaType = "text/calendar; charset=utf-8";

    private const int LongestLine = 75;

    /// <summary>The file as bytes.</summary>
    /// <param name="name">The calendar's name.</param>
    /// <param name="entries">What is in it.</param>
    public static byte[] Write(string name, IEnumerable<CalendarEntry> entries)
    {
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//EduCoop//Ke hoach//VI");
        Line(text, "CALSCALE:GREGORIAN");
        Line(text, "METHOD:PUBLISH");
        Line(text, "NAME:" + Escape(name));
        Line(text, "X-WR-CALNAME:" + Escape(name));
        Line(text, "REFRESH-INTERVAL;VALUE=DURATION:PT6H");
        foreach (var entry in entries)
        {
            Event(text, entry);
        }

        Line(text, "END:VCALENDAR");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Event(StringBuilder text, CalendarEntry entry)
    {
        Line(text, "BEGIN:VEVENT");
        Line(text, "UID:" + Escape(entry.Uid));
        Line(text, "DTSTAMP:" + Compact(entry.ChangedAt));
        if (entry.Sequence > 0)
        {
            Line(text, string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{entry.Sequence}"));
        }

        if (entry.Hours is { } hours)
        {
            Line(text, "DTSTART:" + Compact(hours.From));
            Line(text, "DTEND:" + Compact(hours.Until));
        }
        else
        {
            Line(text, "DTSTART;VALUE=DATE:" + Compact(entry.Day));
            // The end is the first day that no longer belongs to it.
            Line(text, "DTEND;VALUE=DATE:" + Compact(entry.Day.AddDays(1)));
        }

        Line(text, "SUMMARY:" + Escape(entry.Summary));
        Optional(text, "DESCRIPTION", entry.Description);
        Optional(text, "LOCATION", entry.Place);
        Optional(text, "CATEGORIES", entry.Category);
        if (entry.Address is { } address)
        {
            Line(text, "URL:" + address.AbsoluteUri);
        }

        Line(text, entry.IsCancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
        // A day that something is due on leaves people free; hours do not.
        Line(text, entry.Hours is null ? "TRANSP:TRANSPARENT" : "TRANSP:OPAQUE");
        if (entry.AlarmDaysBefore is { } days)
        {
            Line(text, "BEGIN:VALARM");
            Line(text, "ACTION:DISPLAY");
            Line(text, "DESCRIPTION:" + Escape(entry.Summary));
            Line(text, string.Create(CultureInfo.InvariantCulture, $"TRIGGER:-P{Math.Clamp(days, 0, 366)}D"));
            Line(text, "END:VALARM");
        }

        Line(text, "END:VEVENT");
    }

    private static void Optional(StringBuilder text, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            Line(text, $"{name}:{Escape(value)}");
        }
    }

    private static string Compact(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Compact(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Escape(string value)
    {
        var clean = PlainText.Clean(value).ReplaceLineEndings("\n").Replace('\t', ' ');
        return clean.Replace("\\", @"\\", StringComparison.Ordinal).Replace(";", @"\;", StringComparison.Ordinal)
            .Replace(",", @"\,", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal);
    }

    /// <summary>A line of at most 75 octets; what is longer goes on behind a space. A letter is never torn apart.</summary>
    private static void Line(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
