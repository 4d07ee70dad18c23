using System.Globalization;

namespace EduCoop.Plans.Indicators;

/// <summary>Thrown while a formula is read; says where and why in words for the person who typed it.</summary>
internal sealed class FormulaException(string message) : Exception(message);

/// <summary>
/// A small expression over other indicators: numbers, codes, + - * / ( ), min max sum avg. Nothing of the platform can be reached from it, it ends
/// always, and its size is bounded. A value that is missing, or a division by zero, gives no value: never 0.
/// </summary>
internal sealed class Formula
{
    internal const int LongestText = 300;
    private const int DeepestNesting = 20;
    private const int MostNames = 20;
    private static readonly string[] Functions = ["min", "max", "sum", "avg"];

    private readonly string text;
    private readonly Func<Func<string, decimal?>, decimal?> evaluate;
    private readonly SortedSet<string> names = new(StringComparer.Ordinal);
    private int at;
    private int depth;

    private Formula(string text)
    {
        this.text = text;
        evaluate = Sum();
        SkipBlanks();
        if (at < text.Length)
        {
            throw Wrong("dư ký tự");
        }

        if (names.Count > MostNames)
        {
            throw new FormulaException($"Công thức dùng tối đa {MostNames} chỉ tiêu.");
        }
    }

    /// <summary>Codes of the indicators it needs.</summary>
    internal IReadOnlyCollection<string> Names => names;

    internal static Formula Parse(string text) =>
        text.Length is 0 or > LongestText ? throw new FormulaException($"Công thức cần từ 1 đến {LongestText} ký tự.") : new Formula(text);

    /// <returns>Null when a value is missing, a divisor is zero, or the result is beyond all bounds.</returns>
    internal decimal? Evaluate(Func<string, decimal?> valueOf)
    {
        try
        {
            return evaluate(valueOf);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private Func<Func<string, decimal?>, decimal?> Sum()
    {
        var left = Product();
        while (Take('+', '-') is { } sign)
        {
            var (first, second) = (left, Product());
            left = sign == '+' ? values => first(values) + second(values) : values => first(values) - second(values);
        }

        return left;
    }

    private Func<Func<string, decimal?>, decimal?> Product()
    {
        var left = Factor();
        while (Take('*', '/') is { } sign)
        {
            var (first, second) = (left, Factor());
            left = sign == '*' ? values => first(values) * second(values) : values => second(values) is { } divisor and not 0 ? first(values) / divisor : null;
        }

        return left;
    }

    private Func<Func<string, decimal?>, decimal?> Factor()
    {
        if (++depth > DeepestNesting)
        {
            throw new FormulaException($"Công thức lồng nhau quá {DeepestNesting} lớp.");
        }

        try
        {
            if (Take('-') is not null)
            {
                var negated = Factor();
                return values => -negated(values);
            }

            if (Take('(') is not null)
            {
                var inner = Sum();
                Expect(')');
                return inner;
            }

            SkipBlanks();
            return at < text.Length && char.IsAsciiDigit(text[at]) ? Number() : Name();
        }
        finally
        {
            depth--;
        }
    }

    private Func<Func<string, decimal?>, decimal?> Number()
    {
        var from = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
        {
            at++;
        }

        return decimal.TryParse(text.AsSpan(from, at - from), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? _ => number
            : throw Wrong("số chưa đúng (dùng dấu chấm cho phần thập phân)");
    }

    private Func<Func<string, decimal?>, decimal?> Name()
    {
        var from = at;
        while (at < text.Length && (char.IsAsciiLetterLower(text[at]) || char.IsAsciiDigit(text[at]) || text[at] == '_'))
        {
            at++;
        }

        if (at == from)
        {
            throw Wrong("thiếu số hoặc mã chỉ tiêu");
        }

        var name = text[from..at];
        if (Functions.Contains(name))
        {
            return Function(name);
        }

        names.Add(name);
        return values => values(name);
    }

    private Func<Func<string, decimal?>, decimal?> Function(string name)
    {
        Expect('(');
        var arguments = new List<Func<Func<string, decimal?>, decimal?>> { Sum() };
        while (Take(';', ',') is not null)
        {
            arguments.Add(Sum());
        }

        Expect(')');
        return values =>
        {
            var all = arguments.ConvertAll(argument => argument(values));
            return all.Contains(null) ? null : name switch
            {
                "min" => all.Min(),
                "max" => all.Max(),
                "sum" => all.Sum(),
                _ => all.Sum() / all.Count,
            };
        };
    }

    private void Expect(char wanted)
    {
        if (Take(wanted) is null)
        {
            throw Wrong($"thiếu dấu {wanted}");
        }
    }

    private char? Take(params ReadOnlySpan<char> wanted)
    {
        SkipBlanks();
        return at < text.Length && wanted.Contains(text[at]) ? text[at++] : null;
    }

    private void SkipBlanks()
    {
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }
    }

    private FormulaException Wrong(string what) => new($"Công thức chưa đúng ở ký tự {at + 1}: {what}.");
}
