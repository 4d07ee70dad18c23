namespace EduCoop.Documents.Deadlines;

/// <summary>"Từ tháng 3 đến tháng 5/2026": a time without its year takes it from the one after it, else from the one before, unless it comes back.</summary>
internal static class MissingYears
{
    internal static List<ClausePart> Fill(List<ClausePart> parts)
    {
        if (parts.Exists(part => part is RecurrencePart))
        {
            return parts;
        }

        var result = parts.ToList();
        Moment? known = null;
        for (var i = result.Count - 1; i >= 0; i--)
        {
            result[i] = result[i] is TimePart time ? Complete(time, ref known, backwards: true) : result[i];
        }

        known = null;
        for (var i = 0; i < result.Count; i++)
        {
            result[i] = result[i] is TimePart time ? Complete(time, ref known, backwards: false) : result[i];
        }

        return result;
    }

    private static TimePart Complete(TimePart part, ref Moment? known, bool backwards)
    {
        var items = part.Time.Items.ToList();
        foreach (var i in backwards ? Enumerable.Range(0, items.Count).Reverse() : Enumerable.Range(0, items.Count))
        {
            if (items[i].Year is not null)
            {
                known = items[i];
            }
            else if (items[i].Place is null && known is { Unit: not MomentUnit.Period, Year: { } year } other)
            {
                items[i] = items[i] with { Month = items[i].Month ?? (items[i].Unit == MomentUnit.Day ? other.Month : null) };
// "từ tháng 9 đến tháng 5/2027" begins the year before; otherwise a year is only taken where the order of the words bears it.
                var order = items[i].Order.CompareTo(other.Order) * (backwards ? 1 : -1);
                items[i] = order <= 0 ? items[i].WithYear(year) : backwards && part.Role == Role.From ? items[i].WithYear(year - 1) : items[i];
            }
        }

        return part with { Time = part.Time with { Items = items } };
    }
}
