using EduCoop.Contracts.Twinning;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Needs;
using EduCoop.Twinning.Sheets;
using EduCoop.Twinning.Themes;
using EduCoop.Twinning.Units;

namespace EduCoop.Twinning.Offers;

/// <summary>A row that has been read: one line of an offer, or the cell that is wrong.</summary>
internal sealed record ReadLine(int Number, string? Name, School? School, int Year, int MostPartners, OfferedSupport? Support, string? Wishes, string? Note, string? Column, Refusal? Refusal);

/// <summary>The rows of one school and year, which are one offer together.</summary>
internal sealed record ReadOffer(School School, OfferContent Offer);

/// <summary>Reads the rows of a sheet of offers, without looking at what is there already.</summary>
internal static class OfferSheet
{
    internal static readonly Refusal RowsDisagree = new(
        "rows_disagree", "Các hàng của cùng một trường, cùng năm học ghi khác nhau.", $"“{ExportOffers.Most}”, “{ExportOffers.Wishes}” và “{ExportOffers.Note}” phải giống nhau ở mọi hàng của trường.");

    internal static ReadLine Read(SheetRow row, School? school, Refusal? schoolRefusal, IReadOnlyDictionary<string, string> themes)
    {
        ReadLine Wrong(string column, Refusal refusal) => new(row.Number, school?.Name ?? row[ExportNeeds.SchoolName], school, 0, 0, null, null, null, column, refusal);
        if (schoolRefusal is not null || school is null)
        {
            return Wrong(row[ExportNeeds.SchoolId] is null ? ExportNeeds.SchoolName : ExportNeeds.SchoolId, schoolRefusal ?? NeedSheet.SchoolUnclear);
        }

        var theme = row[ExportNeeds.Theme] is { } written ? themes.FirstOrDefault(one => one.Key == written || string.Equals(one.Value, written, StringComparison.OrdinalIgnoreCase)).Key : null;
        var line = (SheetWords.Year(row[ExportNeeds.Year]), SheetWords.Number(row[ExportOffers.Most]), theme, SheetWords.Number(row[ExportNeeds.Quantity]),
            SheetWords.Measure(row[ExportNeeds.Measure]), SheetWords.Mode(row[ExportNeeds.Mode]));
        return line switch
        {
            (null, _, _, _, _, _) => Wrong(ExportNeeds.Year, NeedSheet.YearUnreadable),
            (_, null, _, _, _, _) => Wrong(ExportOffers.Most, NeedSheet.NumberUnreadable),
            (_, _, null, _, _, _) => Wrong(ExportNeeds.Theme, ListThemes.Unknown),
            (_, _, _, null, _, _) => Wrong(ExportNeeds.Quantity, NeedSheet.NumberUnreadable),
            (_, _, _, _, null, _) => Wrong(ExportNeeds.Measure, NeedContent.ChoiceUnknown),
            (_, _, _, _, _, null) => Wrong(ExportNeeds.Mode, NeedContent.ChoiceUnknown),
            ({ } year, { } most, _, { } quantity, { } measure, { } mode) => new(
                row.Number, school.Name, school, year, most, new(theme!, quantity, measure, mode, row[ExportNeeds.Content]), row[ExportOffers.Wishes], row[ExportOffers.Note], null, null),
        };
    }

    /// <summary>Puts the rows of one school and year together; where they do not make one offer, the row that shows it is refused.</summary>
    /// <param name="lines">Rows that have been read, in the sheet's order.</param>
    /// <param name="today">The day in Vietnam.</param>
    internal static (List<ReadLine> Lines, Dictionary<(Guid SchoolId, int Year), ReadOffer> Offers) Join(List<ReadLine> lines, DateOnly today)
    {
        var offers = new Dictionary<(Guid, int), ReadOffer>();
        var wrong = new Dictionary<int, ReadLine>();
        foreach (var group in lines.Where(line => line.Support is not null).GroupBy(line => (line.School!.UnitId, line.Year)))
        {
            var first = group.First();
            if (group.FirstOrDefault(line => (line.MostPartners, line.Wishes, line.Note) != (first.MostPartners, first.Wishes, first.Note)) is { } other)
            {
                wrong[other.Number] = other with { Support = null, Column = ExportOffers.Most, Refusal = RowsDisagree };
                continue;
            }

            var offer = new OfferContent(group.Key.Year, first.MostPartners, [.. group.Select(line => line.Support!)], first.Wishes, first.Note);
            if (offer.Refuse(today) is { } unfit)
            {
                var at = unfit == OfferContent.SupportTwice ? group.Last() : first;
                wrong[at.Number] = at with { Support = null, Column = ColumnOf(unfit), Refusal = unfit };
                continue;
            }

            offers[group.Key] = new(first.School!, offer.Kept());
        }

        return ([.. lines.Select(line => wrong.GetValueOrDefault(line.Number, line))], offers);
    }

    private static string ColumnOf(Refusal refusal) => refusal.Code switch
    {
        "school_year_outside" => ExportNeeds.Year,
        "most_partners_outside" => ExportOffers.Most,
        "quantity_outside" => ExportNeeds.Quantity,
        "support_twice" or "supports_missing" => ExportNeeds.Theme,
        _ => ExportNeeds.Content,
    };
}
