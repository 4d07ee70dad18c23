using EduCoop.Documents.Plans;

namespace EduCoop.Documents.Indicators;

/// <summary>A number in a sentence that may be an aim.</summary>
/// <param name="Kind">What sort of number it is.</param>
/// <param name="Value">The number or range.</param>
/// <param name="Comparator">How it is meant.</param>
/// <param name="PhraseStart">Where the words that belong to it begin ("ít nhất 40%").</param>
/// <param name="Start">Where the number begins.</param>
/// <param name="End">Where number, unit mark and "trở lên" end.</param>
/// <param name="Unit">"%", "mức độ", "sinh viên" …</param>
internal sealed record Quantity(QuantityKind Kind, IndicatorValue Value, string Comparator, int PhraseStart, int Start, int End, string Unit);

/// <summary>Sorts of numbers; how sure one must be before it counts as an aim differs.</summary>
internal enum QuantityKind
{
    Percent,
    Count,
    Index,
    Level,
    Zero,
    Rank,
}
