using System.Text;

namespace EduCoop.Documents.Writing;

/// <summary>Roman numbers, as parts, chapters and appendices carry them.</summary>
public static class Roman
{
    private static readonly (int Value, string Letters)[] Signs = [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];

    /// <summary>1 and up, to 399.</summary>
    /// <param name="number">The number.</param>
    public static string Of(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 399);
        var text = new StringBuilder();
        foreach (var (value, letters) in Signs)
        {
            for (; number >= value; number -= value)
            {
                text.Append(letters);
            }
        }

        return text.ToString();
    }
}
