namespace EduCoop.Documents.Structure;

/// <summary>The order of numbers in each style.</summary>
internal static class Numbering
{
    private const string Letters = "abcdđeghiklmnopqrstuvxy";
    private static readonly string[] Romans = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX"];

    /// <summary>The number that should have come, when the next one is not it.</summary>
    internal static string? Jumps(string before, string next)
    {
        var (a, b) = (Last(before), Last(next));
        if ((a, b) is ("d", "e"))
        {
            return null; // Both "d, đ, e" and "d, e" are common.
        }

        return Value(a) is { } first && Value(b) is { } second && second != first + 1 && Name(a, first + 1) is { } missing && Prefix(before) == Prefix(next)
            ? Prefix(before) + missing
            : null;
    }

    internal static int? Value(string number)
    {
        if (int.TryParse(number, out var value))
        {
            return value;
        }

        var roman = Array.IndexOf(Romans, number);
        var letter = number.Length == 1 ? Letters.IndexOf(number[0], StringComparison.Ordinal) : -1;
        return roman >= 0 ? roman + 1 : letter >= 0 ? letter + 1 : null;
    }

    private static string? Name(string like, int value) =>
        char.IsAsciiDigit(like[0]) ? value.ToString(System.Globalization.CultureInfo.InvariantCulture)
        : char.IsUpper(like[0]) ? value <= Romans.Length ? Romans[value - 1] : null
        : value <= Letters.Length ? Letters[value - 1].ToString() : null;

    private static string Last(string number) => number[(number.LastIndexOf('.') + 1)..];

    private static string Prefix(string number) => number[..(number.LastIndexOf('.') + 1)];
}
