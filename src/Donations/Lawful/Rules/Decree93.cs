using EduCoop.Documents.Deadlines;
using EduCoop.ServiceDefaults;

namespace EduCoop.Donations.Lawful.Rules;

/// <summary>Decree 93/2021/NĐ-CP: disaster, epidemic, incident, serious illness. All its spans are calendar days.</summary>
internal sealed class Decree93 : FundraisingRules
{
    internal static readonly Decree93 Rules = new();

    internal const string Name = "Nghị định 93/2021/NĐ-CP";
    internal const int LongestReception = 90;
    internal const int DistributionDays = 20;
    internal const int TotalsPublishedDays = 15;
    internal const int ResultPublishedDays = 30;
    internal const int KeptPostedDays = 30;

    internal static readonly Refusal AccountShared = new(
        "account_shared", "Đợt vận động theo Nghị định 93 cần tài khoản riêng.", $"{Name}: mỗi cuộc vận động một tài khoản riêng. Đặt account.shared là false và dùng tài khoản khác.");

    internal override Refusal? RefuseDraft(DraftCampaignRequest draft) => draft.Account is { Shared: true } ? AccountShared : null;

    internal override IEnumerable<Duty> Duties(CampaignDays days, WorkingDays calendar)
    {
        DateOnly? opened = days.OpenedOn is null ? null : days.OpensOn;
        var longest = days.OpensOn.AddDays(LongestReception);
        var ends = days.ClosedOn ?? (days.ClosesOn is { } planned && planned < longest ? planned : longest);
        var distributed = ends.AddDays(DistributionDays);
        yield return new("call_published", "Công khai lời kêu gọi ngay khi phát động", $"Điều 14 {Name}", opened, days.DoneOn("call_published") ?? opened);
        yield return new("reception_ended", "Kết thúc tiếp nhận, không quá 90 ngày kể từ khi phát động", Name, days.ClosedOn ?? longest, days.ClosedOn);
        yield return new("totals_published", "Công khai tổng số tiền, hiện vật đã tiếp nhận trong 15 ngày", $"Điều 14 {Name}", ends.AddDays(TotalsPublishedDays), days.DoneOn("totals_published"));
        yield return new("distribution_ended", "Phân phối, sử dụng xong trong 20 ngày sau khi kết thúc tiếp nhận", Name, distributed, days.DoneOn("distribution_ended"));
        var end = days.DoneOn("distribution_ended") ?? distributed;
        yield return new("result_published", "Công khai kết quả phân phối, sử dụng trong 30 ngày", $"Điều 14 {Name}", end.AddDays(ResultPublishedDays), days.DoneOn("result_published"));
        yield return new("final_report", "Báo cáo kết quả trong 30 ngày sau khi kết thúc", Name, end.AddDays(ResultPublishedDays), days.DoneOn("final_report") ?? days.SettledOn);
        yield return new(
            "kept_posted", "Giữ niêm yết, công khai kết quả đủ 30 ngày", $"Điều 14 {Name}", days.DoneOn("result_published")?.AddDays(KeptPostedDays), days.DoneOn("kept_posted"), NotBefore: true);
    }
}
