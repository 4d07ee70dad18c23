using EduCoop.Banking.Statements;
using EduCoop.Donations.Statements.Reading;

namespace EduCoop.Donations.Statements;

/// <summary>A line that the ledger already holds.</summary>
internal readonly record struct KnownLine(DateOnly Day, int Position, long? BalanceVnd, long AmountVnd);

/// <summary>
/// Gives each line its place among all lines of its day. A file may begin or end in the middle of a day that the ledger already knows from
/// another file: then its lines are laid over the known ones where balance and amount of every common line agree, or put right after or before them.
/// </summary>
internal static class DayAlignment
{
    /// <returns>For each day what to add to a line's place in the file (1, 2, …) to get its place in the day.</returns>
    /// <exception cref="StatementRefusedException">The ledger knows other lines of that day which fit nowhere.</exception>
    internal static Dictionary<DateOnly, int> Offsets(IReadOnlyList<ReadLine> lines, IEnumerable<KnownLine> known)
    {
        var knownDays = known.GroupBy(line => line.Day).ToDictionary(day => day.Key, day => day.ToDictionary(line => line.Position));
        return lines.GroupBy(line => line.Day).Where(day => knownDays.ContainsKey(day.Key))
            .ToDictionary(day => day.Key, day => Offset([.. day], knownDays[day.Key]));
    }

    private static int Offset(List<ReadLine> lines, Dictionary<int, KnownLine> known)
    {
        if (lines.Exists(line => line.BalanceVnd is null) || known.Values.Any(line => line.BalanceVnd is null))
        {
            return OffsetWithoutBalances(lines, known);
        }

        var first = known.Keys.Min();
        var last = known.Keys.Max();
        // The first line of one side must lie somewhere in the other, or the two do not overlap at all.
        var overlapping = Enumerable.Range(first, last - first + 1).Where(place => IsSame(lines[0], known, place)).Select(place => place - 1)
            .Concat(Enumerable.Range(1, lines.Count).Where(place => IsSame(lines[place - 1], known, first)).Select(place => first - place))
            .Distinct()
            .Select(offset => (Offset: offset, Common: Common(lines, known, offset)))
            .Where(fit => fit.Common > 0)
            .OrderByDescending(fit => fit.Common)
            .ToList();
        if (overlapping.Count == 1 || (overlapping.Count > 1 && overlapping[0].Common > overlapping[1].Common))
        {
            return overlapping[0].Offset;
        }

        if (overlapping.Count == 0 && known[last].BalanceVnd == lines[0].BalanceVnd - lines[0].AmountVnd)
        {
            return last;
        }

        if (overlapping.Count == 0 && lines[^1].BalanceVnd == known[first].BalanceVnd - known[first].AmountVnd)
        {
            return first - 1 - lines.Count;
        }

        throw Mismatch(lines);
    }

    // Gifts look alike: without balances only two lists that both begin with the day can be laid over each other.
    private static int OffsetWithoutBalances(List<ReadLine> lines, Dictionary<int, KnownLine> known)
    {
        for (var place = 1; place <= Math.Min(lines.Count, known.Count); place++)
        {
            if (!known.TryGetValue(place, out var there) || there.AmountVnd != lines[place - 1].AmountVnd
                || (there.BalanceVnd is { } before && lines[place - 1].BalanceVnd is { } now && before != now))
            {
                throw Mismatch(lines);
            }
        }

        return 0;
    }

    private static StatementRefusedException Mismatch(List<ReadLine> lines) => new(new(
            "overlap_mismatch",
            "Ngày này đã có sao kê khác trong sổ và hai bên không ghép được.",
            $"Các dòng ngày {lines[0].Day:dd/MM/yyyy} không trùng, cũng không nối tiếp các dòng đã ghi. Xuất sao kê trọn ngày đó rồi gửi lại.",
            lines[0].LineNumber));

    /// <returns>How many lines both sides have, or 0 when they disagree about one.</returns>
    private static int Common(List<ReadLine> lines, Dictionary<int, KnownLine> known, int offset)
    {
        var common = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            if (known.ContainsKey(offset + i + 1))
            {
                if (!IsSame(lines[i], known, offset + i + 1))
                {
                    return 0;
                }

                common++;
            }
        }

        return common;
    }

    private static bool IsSame(ReadLine line, Dictionary<int, KnownLine> known, int place) =>
        known.TryGetValue(place, out var there) && there.AmountVnd == line.AmountVnd && there.BalanceVnd == line.BalanceVnd;
}
