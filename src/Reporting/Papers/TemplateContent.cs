using EduCoop.Documents.Templates;
using EduCoop.Documents.Writing;
using EduCoop.Reporting.Forms;

namespace EduCoop.Reporting.Papers;

/// <summary>What a unit's own Word file may name, and what stands there: the paper's head, the form's fields by their keys, its tables row by row.</summary>
internal static class TemplateContent
{
    private static readonly Dictionary<string, Func<PaperContent, OfficialDocument, string>> Head = new(StringComparer.Ordinal)
    {
        ["vb_co_quan_chu_quan"] = (_, document) => document.ParentIssuer ?? "",
        ["vb_don_vi"] = (_, document) => document.Issuer,
        ["vb_so"] = (_, document) => DocumentNumbers.Line(document.Number, isParty: false),
        ["vb_so_ngay"] = (_, document) => DocumentNumbers.Citation(document),
        ["vb_dia_danh_ngay"] = (_, document) => VietnameseDates.AtPlace(document.Place, document.Date, document.Year),
        ["vb_trich_yeu"] = (_, document) => document.Subject,
        ["vb_ky_bao_cao"] = (paper, _) => paper.Facts.PeriodLabel,
        ["vb_noi_nhan_bao_cao"] = (paper, _) => paper.Facts.ReceiverName ?? "",
        ["vb_can_cu"] = (_, document) => string.Join('\n', document.Bases.Select((line, i) => line.TrimEnd(' ', ';', ',', '.') + (i == document.Bases.Count - 1 ? "." : ";"))),
        ["vb_phan_loi"] = (paper, _) => paper.Narrative,
        ["vb_chuc_vu_ky"] = (_, document) => string.Join('\n', document.Signature.Lines),
        ["vb_nguoi_ky"] = (_, document) => document.Signature.Name ?? "",
        ["vb_noi_nhan"] = (_, document) => string.Join('\n', document.Recipients.Select(line => $"- {line};").Append($"- Lưu: {document.Archive}.")),
    };

    internal static TemplateFields Fields(FormContent form) => new(
        Head.Keys.Concat(form.Fields.Select(field => field.Key)).ToHashSet(StringComparer.Ordinal),
        form.Tables.ToDictionary(table => table.Key, table => (IReadOnlySet<string>)table.Columns.Select(column => column.Key).Concat(["tt", "noi_dung"]).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal));

    internal static TemplateValues Values(PaperContent paper)
    {
        var document = PaperDocument.Of(paper);
        var values = (paper.Form?.Fields ?? []).ToDictionary(field => field.Key, field => PaperValues.Shown(field, paper.Answers.Values.GetValueOrDefault(field.Key)), StringComparer.Ordinal);
        foreach (var (name, said) in Head)
        {
            values[name] = said(paper, document);
        }

        return new(values, (paper.Form?.Tables ?? []).ToDictionary(table => table.Key, table => Rows(table, paper.Answers.Tables.GetValueOrDefault(table.Key) ?? []), StringComparer.Ordinal));
    }

    private static IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(FormTable table, IReadOnlyList<IReadOnlyDictionary<string, string?>> filled) =>
    [
        .. Enumerable.Range(0, table.Rows.Count > 0 ? table.Rows.Count : filled.Count).Select(i =>
        {
            var row = table.Columns.ToDictionary(column => column.Key, column => PaperValues.Shown(column, i < filled.Count ? filled[i].GetValueOrDefault(column.Key) : null), StringComparer.Ordinal);
            row["tt"] = $"{i + 1}";
            row["noi_dung"] = i < table.Rows.Count ? table.Rows[i] : "";
            return row;
        }),
    ];
}
