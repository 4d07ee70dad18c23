using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Sheets;
using EduCoop.Twinning.Themes;
using EduCoop.Twinning.Units;

namespace EduCoop.Twinning.Needs;

/// <summary>A row that has been read: the need, or the cell that is wrong.</summary>
internal sealed record ReadRow(int Number, string? Name, School? School, NeedContent? Need, string? Column, Refusal? Refusal);

/// <summary>Reads the rows of a sheet of needs, without looking at what is there already.</summary>
internal static class NeedSheet
{
    internal static readonly Refusal SchoolUnclear = new("school_unclear", "Không rõ trường nào.", $"Ghi “{ExportNeeds.SchoolId}” hoặc tên trường đúng như danh mục; nếu nhiều trường trùng tên thì ghi mã.");
    internal static readonly Refusal YearUnreadable = new("school_year_unreadable", "Năm học chưa đúng.", "Ghi dạng 2026-2027.");
    internal static readonly Refusal NumberUnreadable = new("number_unreadable", "Ô này cần một số nguyên.", "Ghi số, không ghi chữ hay dấu chấm.");
    internal static readonly Refusal IdUnreadable = new("id_unreadable", "Mã trường chưa đúng.", "Chép mã từ tệp xuất hoặc để trống.");

    internal static ReadRow Read(SheetRow row, School? school, Refusal? schoolRefusal, IReadOnlyDictionary<string, string> themes, DateOnly today)
    {
        ReadRow Wrong(string column, Refusal refusal) => new(row.Number, school?.Name ?? row[ExportNeeds.SchoolName], school, null, column, refusal);
        if (schoolRefusal is not null || school is null)
        {
            return Wrong(row[ExportNeeds.SchoolId] is null ? ExportNeeds.SchoolName : ExportNeeds.SchoolId, schoolRefusal ?? SchoolUnclear);
        }

        var theme = row[ExportNeeds.Theme] is { } written ? themes.FirstOrDefault(one => one.Key == written || string.Equals(one.Value, written, StringComparison.OrdinalIgnoreCase)).Key : null;
        Guid? wished = Guid.TryParse(row[ExportNeeds.Wished], out var id) ? id : null;
        var need = (SheetWords.Year(row[ExportNeeds.Year]), theme, SheetWords.Number(row[ExportNeeds.Urgency]), SheetWords.Number(row[ExportNeeds.Quantity]),
            SheetWords.Measure(row[ExportNeeds.Measure]), SheetWords.Mode(row[ExportNeeds.Mode]));
        return need switch
        {
            (null, _, _, _, _, _) => Wrong(ExportNeeds.Year, YearUnreadable),
            (_, null, _, _, _, _) => Wrong(ExportNeeds.Theme, ListThemes.Unknown),
            (_, _, null, _, _, _) => Wrong(ExportNeeds.Urgency, NumberUnreadable),
            (_, _, _, null, _, _) => Wrong(ExportNeeds.Quantity, NumberUnreadable),
            (_, _, _, _, null, _) => Wrong(ExportNeeds.Measure, NeedContent.ChoiceUnknown),
            (_, _, _, _, _, null) => Wrong(ExportNeeds.Mode, NeedContent.ChoiceUnknown),
            _ when row[ExportNeeds.Wished] is not null && wished is null => Wrong(ExportNeeds.Wished, IdUnreadable),
            ({ } year, _, { } urgency, { } quantity, { } measure, { } mode) => Check(
                new(year, theme!, urgency, quantity, measure, row[ExportNeeds.Content] ?? "", mode, row[ExportNeeds.Brings], row[ExportNeeds.Evidence], wished)),
        };

        ReadRow Check(NeedContent said) => said.Refuse(today) is { } unfit ? Wrong(ColumnOf(unfit, said), unfit) : new(row.Number, school.Name, school, said.Kept(), null, null);
    }

    private static string ColumnOf(Refusal refusal, NeedContent need) => refusal.Code switch
    {
        "school_year_outside" => ExportNeeds.Year,
        "urgency_outside" => ExportNeeds.Urgency,
        "quantity_outside" => ExportNeeds.Quantity,
        _ => !Words.IsSaid(need.Text, 2000) ? ExportNeeds.Content : !Words.IsSaidOrNot(need.Brings, 1000) ? ExportNeeds.Brings : ExportNeeds.Evidence,
    };
}
