using System.Text;
using EduCoop.Documents.Writing;

namespace EduCoop.Documents.Tests.Writing;

public sealed class CalendarTests
{
    private static readonly CalendarEntry Entry = new(
        "occurrence-1@educoop", new DateOnly(2026, 12, 14), "Báo cáo kết quả; gửi Sở, phường \\ trường", new DateTimeOffset(2026, 11, 22, 15, 0, 0, TimeSpan.FromHours(7)),
        "Dòng một\nDòng hai có chữ đậm nét của nhiều trường trên địa bàn phường Đống Đa và tỉnh Cao Bằng trong giai đoạn 2026-2030",
        new Uri("http://localhost:8080/workspace/viec/1"), "Kế hoạch", AlarmDaysBefore: 7);

    [Fact]
    public void Lines_are_folded_at_75_octets_without_tearing_a_letter_and_end_with_CRLF()
    {
        var file = CalendarWriter.Write("Lịch", [Entry]);
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file);
        Assert.EndsWith("END:VCALENDAR\r\n", text, StringComparison.Ordinal);
        var lines = text.Split("\r\n");
        Assert.DoesNotContain('\n', string.Concat(lines));
        Assert.All(lines, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.All(lines, line => Assert.DoesNotContain('\uFFFD', line));
        Assert.Contains(lines, line => line.StartsWith(' '));
    }

    [Fact]
    public void Unfolded_and_unescaped_it_is_what_was_written()
    {
        var fields = Read(CalendarWriter.Write("Lịch, của phường", [Entry]));
        Assert.Equal(@"Báo cáo kết quả\; gửi Sở\, phường \\ trường", fields["SUMMARY"]);
        Assert.Equal(Entry.Description!.Replace("\n", @"\n", StringComparison.Ordinal), fields["DESCRIPTION"].Replace(@"\,", ",", StringComparison.Ordinal));
        Assert.Equal(@"Lịch\, của phường", fields["X-WR-CALNAME"]);
    }

    [Fact]
    public void Days_are_whole_days_and_moments_are_UTC()
    {
        var fields = Read(CalendarWriter.Write("Lịch", [Entry]));
        Assert.Equal(("20261214", "20261215"), (fields["DTSTART;VALUE=DATE"], fields["DTEND;VALUE=DATE"]));
        Assert.Equal("20261122T080000Z", fields["DTSTAMP"]);
        Assert.Equal("occurrence-1@educoop", fields["UID"]);
        Assert.Equal("-P7D", fields["TRIGGER"]);
    }

    [Fact]
    public void A_text_cannot_begin_a_line_of_its_own()
    {
        var text = Encoding.UTF8.GetString(CalendarWriter.Write("Lịch", [Entry with { Summary = "x\r\nATTACH:http://example.org\u0085END:VEVENT", Uid = "a\r\nURL:b", AlarmDaysBefore = null }]));
        Assert.DoesNotContain("\r\nATTACH", text, StringComparison.Ordinal);
        Assert.Equal(1, text.Split("\r\n").Count(line => line.StartsWith("URL:", StringComparison.Ordinal)));
        Assert.Equal(1, text.Split("\r\n").Count(line => line == "END:VEVENT"));
    }

    [Fact]
    public void Without_an_alarm_there_is_none() =>
        Assert.DoesNotContain("VALARM", Encoding.UTF8.GetString(CalendarWriter.Write("Lịch", [Entry with { AlarmDaysBefore = null }])), StringComparison.Ordinal);

    private static Dictionary<string, string> Read(byte[] file)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in Encoding.UTF8.GetString(file).Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
        {
            fields.TryAdd(line[..line.IndexOf(':', StringComparison.Ordinal)], line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        }

        return fields;
    }
}
