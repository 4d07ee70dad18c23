using EduCoop.Reporting.Forms;

namespace EduCoop.Reporting.Tests;

/// <summary>A form about school libraries, and how one ward filled it in.</summary>
internal static class Forms
{
    internal static FormContent Libraries { get; } = new(
        [
            new("Tình hình chung",
                [
                    new("ty_le", "Tỷ lệ trường có phòng đọc", FieldKind.Percent, Unit: "%", Formula: "so_co_phong / so_truong * 100", Merge: MergeKind.Formula),
                    new("so_truong", "Số trường", FieldKind.Count, IsRequired: true, Most: 500, Merge: MergeKind.Sum),
                    new("so_co_phong", "Số trường có phòng đọc", FieldKind.Count, IsRequired: true, Merge: MergeKind.Sum),
                    new("ngay_hop", "Ngày họp phụ trách thư viện", FieldKind.Day, Merge: MergeKind.Largest),
                    new("ghi_chu", "Khó khăn, kiến nghị", FieldKind.LongText, Merge: MergeKind.Text),
                ],
                []),
            new("Sách mua thêm",
                [
                    new("moi_truong", "Bình quân mỗi trường", FieldKind.Number, Formula: "round(tong_tien / so_truong, 4)", Merge: MergeKind.Formula),
                    new("tong_tien", "Tổng tiền", FieldKind.Number, Unit: "đồng", Formula: "sum([sach.thanh_tien])", Merge: MergeKind.Sum),
                    new("viec_dung_han", "Nhiệm vụ xong đúng hạn", FieldKind.Count, Source: "tasks.done_on_time", Merge: MergeKind.Sum),
                ],
                [
                    new("sach", "Sách", [
                        new("ten", "Tên sách", FieldKind.Text, IsRequired: true),
                        new("so_ban", "Số bản", FieldKind.Count, IsRequired: true),
                        new("gia", "Giá", FieldKind.Number, Least: 0),
                        new("thanh_tien", "Thành tiền", FieldKind.Number, Formula: "so_ban * gia"),
                    ], [], MostRows: 20),
                ]),
        ],
        [new("so_co_phong <= so_truong", "Số trường có phòng đọc không nhiều hơn số trường.")]);

    internal static FormAnswers Filled(params (string Key, string? Value)[] changes)
    {
        var values = new Dictionary<string, string?> { ["so_truong"] = "3", ["so_co_phong"] = "2", ["ngay_hop"] = "2026-11-20", ["ghi_chu"] = "Cần thêm sách" };
        foreach (var (key, value) in changes)
        {
            values[key] = value;
        }

        return new FormAnswers(values, new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string?>>> { ["sach"] = [Row("Toán 4", "30", "15000.01"), Row("Khoa học 4", "20", "12500.01")] });
    }

    internal static IReadOnlyDictionary<string, string?> Row(string name, string copies, string price) => new Dictionary<string, string?> { ["ten"] = name, ["so_ban"] = copies, ["gia"] = price };

    internal static FormContent With(FormContent form, Func<FormField, FormField> change, string key) =>
        form with { Sections = [.. form.Sections.Select(part => part with { Fields = [.. part.Fields.Select(field => field.Key == key ? change(field) : field)] })] };

    internal static FormContent WithTable(FormContent form, Func<FormTable, FormTable> change) =>
        form with { Sections = [.. form.Sections.Select(part => part with { Tables = [.. part.Tables.Select(change)] })] };
}
