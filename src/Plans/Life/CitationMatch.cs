using System.Globalization;

namespace EduCoop.Plans.Life;

/// <summary>Is this plan what is cited? Certain only when number, symbol and date agree; a slip is proposed to a person, never guessed.</summary>
/// <param name="IsNone">Something else is meant.</param>
/// <param name="Reason">Why it is only proposed; null when it is certain.</param>
internal readonly record struct CitationMatch(bool IsNone, string? Reason)
{
    private const int MostSlips = 2;

    internal static CitationMatch Of(CitedNumber cited, IssuedPlan plan)
    {
        var (one, other) = (Normal(cited.Number), Normal(plan.DocumentNumber));
        var sameDay = cited.DocumentDate == plan.DocumentDate;
        if (one == other)
        {
            return cited.DocumentDate switch
            {
                null => new(false, "Trích dẫn không ghi ngày; số và ký hiệu trùng."),
                _ when sameDay => new(false, null),
                { } day when Math.Abs(day.DayNumber - plan.DocumentDate.DayNumber) > 366 => new(true, null),
                { } day => new(false, string.Create(CultureInfo.InvariantCulture, $"Số và ký hiệu trùng nhưng ngày khác: trích dẫn ghi {day:dd/MM/yyyy}, kế hoạch ngày {plan.DocumentDate:dd/MM/yyyy}.")),
            };
        }

        var sameNumber = Digits(one) == Digits(other);
        return sameDay && (sameNumber || Symbol(one) == Symbol(other)) && Distance(one, other) <= MostSlips
            ? new(false, $"Ngày trùng nhưng số, ký hiệu lệch: trích dẫn ghi {cited.Number}, kế hoạch số {plan.DocumentNumber}.")
            : new(true, null);
    }

    private static string Normal(string number) =>
        new string([.. number.ToUpperInvariant().Where(letter => !char.IsWhiteSpace(letter) && letter != '&')]).TrimStart('0');

    private static string Digits(string number) => new([.. number.TakeWhile(char.IsAsciiDigit)]);

    private static string Symbol(string number) => number[Digits(number).Length..];

    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[other.Length];
    }
}
