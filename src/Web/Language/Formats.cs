using System.Globalization;

namespace EduCoop.Web.Language;

/// <summary>Numbers, money, days and times as Vietnamese offices write them; the same in both languages, so that figures can be compared.</summary>
public static class Formats
{
    // Vietnam has had UTC+7 without daylight saving since 1975; a fixed offset needs no time zone files on the server.
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    private static readonly NumberFormatInfo Dots = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = ",", NegativeSign = "−" };

    /// <summary>18067538360 → "18.067.538.360".</summary>
    /// <param name="value">A count or whole đồng.</param>
    public static string Number(long value) => value.ToString("#,0", Dots);

    /// <summary>18067538360 → "18.067.538.360 đ" with a space that does not break.</summary>
    /// <param name="vnd">Whole đồng.</param>
    public static string Vnd(long vnd) => $"{Number(vnd)}\u00a0đ";

    /// <summary>For chart labels: 18067538360 → "18,07 tỷ", 2500000 → "2,5 triệu".</summary>
    /// <param name="vnd">Whole đồng.</param>
    /// <param name="texts">The words for million and billion.</param>
    public static string Rounded(long vnd, Texts texts)
    {
        var size = Math.Abs(vnd);
        return size >= 1_000_000_000 ? $"{(vnd / 1e9m).ToString("0.##", Dots)}\u00a0{texts["Billion"]}"
            : size >= 1_000_000 ? $"{(vnd / 1e6m).ToString("0.##", Dots)}\u00a0{texts["Million"]}"
            : Number(vnd);
    }

    /// <summary>07/03/2026.</summary>
    /// <param name="day">A day.</param>
    public static string Day(DateOnly day) => day.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);

    /// <summary>09:05 07/03/2026, in Vietnam's time.</summary>
    /// <param name="moment">Any offset.</param>
    public static string Time(DateTimeOffset moment) => moment.ToOffset(Vietnam).ToString("HH:mm dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);

    /// <summary>The moment on Vietnam's clock.</summary>
    /// <param name="moment">Any offset.</param>
    public static DateTimeOffset InVietnam(DateTimeOffset moment) => moment.ToOffset(Vietnam);
}
