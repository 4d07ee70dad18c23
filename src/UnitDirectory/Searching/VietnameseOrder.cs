using System.Globalization;

namespace EduCoop.UnitDirectory.Searching;

/// <summary>
/// Vietnamese order as ICU knows it, numbers as numbers: the same order as the database's collation "vietnamese", in memory.
/// </summary>
internal static class VietnameseOrder
{
    private static readonly CompareInfo Vietnamese = CultureInfo.GetCultureInfo("vi").CompareInfo;

    /// <summary>A key whose bytes compare as the names do.</summary>
    internal static byte[] Key(string name) => Vietnamese.GetSortKey(name, CompareOptions.NumericOrdering).KeyData;

    internal static int Compare(byte[] one, byte[] other) => one.AsSpan().SequenceCompareTo(other);
}
