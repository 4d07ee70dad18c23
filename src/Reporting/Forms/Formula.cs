using System.Collections.Frozen;
using System.Globalization;
using NCalc;
using NCalc.Exceptions;

namespace EduCoop.Reporting.Forms;

/// <summary>
/// A formula of a form: numbers, names of fields, [table.column] within sum, count, largest and smallest, + - * / ( ), comparisons, and, or, not,
/// if(condition, then, else), round(number, decimals), abs(number). Reckons in decimals; what is not filled in is nothing, and what is worked out of nothing is nothing.
/// </summary>
internal sealed class Formula
{
    internal const int Longest = 500;
    private const int MostNames = 60;
    // Kept formulas are the library's own memory without a bound.
    private const ExpressionOptions Options = ExpressionOptions.DecimalAsDefault | ExpressionOptions.NoCache;
    private static readonly FrozenSet<string> OverColumns = FrozenSet.Create(StringComparer.Ordinal, "sum", "count", "largest", "smallest");
    private static readonly FrozenSet<string> Known = FrozenSet.Create(StringComparer.Ordinal, [.. OverColumns, "if", "round", "abs"]);
    private readonly LogicalExpression tree;

    private Formula(LogicalExpression tree, IReadOnlyList<string> names) => (this.tree, Names) = (tree, names);

    /// <summary>The fields and columns that it is worked out of.</summary>
    internal IReadOnlyList<string> Names { get; }

    /// <returns>The formula, or what is wrong with it in Vietnamese.</returns>
    internal static (Formula? Formula, string? Fault) Read(string text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > Longest)
        {
            return (null, $"Công thức cần từ 1 đến {Longest} ký tự.");
        }

        try
        {
            var expression = new Expression(text, Options) { CultureInfo = CultureInfo.InvariantCulture };
            var names = expression.GetParameterNames().Distinct(StringComparer.Ordinal).ToList();
            var unknown = expression.GetFunctionNames().Find(name => !Known.Contains(name));
            return unknown is not null ? (null, $"Không có hàm \"{unknown}\". Dùng được: {string.Join(", ", Known.Order(StringComparer.Ordinal))}.")
                : names.Count > MostNames ? (null, $"Công thức dùng tối đa {MostNames} tên.")
                : (new Formula(expression.GetLogicalExpression()!, names), null);
        }
        catch (Exception unread) when (unread is NCalcException or InvalidOperationException or FormatException or OverflowException)
        {
            return (null, "Không đọc được công thức: kiểm tra dấu ngoặc, dấu phép tính; cột của bảng viết trong ngoặc vuông, ví dụ sum([bang.cot]).");
        }
    }

    /// <summary>Its value as a number.</summary>
    /// <param name="valueOf">A field's number, or a column's numbers; null for nothing.</param>
    /// <returns>Null when something it needs is not there, or cannot be reckoned (a division by 0).</returns>
    internal decimal? Number(Func<string, object?> valueOf)
    {
        try
        {
            return Evaluate(valueOf) is { } value ? NumberOf(value) : null;
        }
        catch (Exception none) when (IsNothing(none))
        {
            return null;
        }
    }

    /// <summary>Does it hold? Null when something it needs is not there.</summary>
    internal bool? Holds(Func<string, object?> valueOf) => Evaluate(valueOf) as bool?;

    private object? Evaluate(Func<string, object?> valueOf)
    {
        var expression = Over(tree);
        expression.EvaluateParameter += (name, value) => value.Result = valueOf(name) ?? throw new NothingThereException();
        expression.EvaluateFunction += (name, call) =>
        {
            call.Result = name switch
            {
                "if" => call.Result,
                "round" => decimal.Round(NumberOf(call.Parameters.Evaluate(0)), (int)NumberOf(call.Parameters.Evaluate(1)), MidpointRounding.AwayFromZero),
                "abs" => Math.Abs(NumberOf(call.Parameters.Evaluate(0))),
                _ => OverColumn(name, call.Parameters.Count == 1 ? call.Parameters.Evaluate(0) : null),
            };
        };
        try
        {
            return expression.Evaluate();
        }
        catch (Exception none) when (IsNothing(none))
        {
            return null;
        }
    }

    private static decimal NumberOf(object? value) => value switch
    {
        // Whole numbers divided by whole numbers come as doubles.
        double number when double.IsFinite(number) && Math.Abs(number) < 1e27 => (decimal)number,
        decimal number => number,
        int or long or short or byte => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
        _ => throw new NothingThereException(),
    };

    private static decimal OverColumn(string name, object? column) => (name, column as IReadOnlyList<decimal>) switch
    {
        (_, null) => throw new NothingThereException(),
        ("sum", var numbers) => numbers.Sum(),
        ("count", var numbers) => numbers.Count,
        (_, { Count: 0 }) => throw new NothingThereException(),
        ("largest", var numbers) => numbers.Max(),
        (_, var numbers) => numbers.Min(),
    };

    private static Expression Over(LogicalExpression tree) => new(tree) { Options = Options, CultureInfo = CultureInfo.InvariantCulture };

    private static bool IsNothing(Exception fault) =>
        fault is NothingThereException or DivideByZeroException or OverflowException or NCalcException or InvalidCastException or ArgumentException or FormatException
        || (fault.InnerException is { } inner && IsNothing(inner));

    private sealed class NothingThereException() : Exception("Not filled in.");
}
