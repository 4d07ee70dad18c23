using EduCoop.Contracts.Donations;
using EduCoop.Contracts.Plans;
using EduCoop.Contracts.Twinning;
using EduCoop.Contracts.UnitDirectory;

namespace EduCoop.Contracts.Tests;

/// <summary>One example of each event with every member filled, and no value twice, so that no member can be mistaken for another.</summary>
internal static class Examples
{
    private static readonly DateTimeOffset Moment = new(2026, 11, 20, 1, 2, 3, 456, TimeSpan.Zero);

    private static readonly TwinningSides Sides = new(
        Id(41), "Trường Tiểu học Mẫu", Id(42), "Ủy ban nhân dân phường Mẫu", Id(43), "Trường Tiểu học xã Biên", Id(44), "Ủy ban nhân dân xã Biên");

    internal static readonly Dictionary<Type, object> Newest = new object[]
    {
        new CampaignOpened(
            Id(1), "cao-bang", "Sách và máy tính cho học sinh Cao Bằng", FundraisingRegime.Tt16, Id(2), "Sở GD&ĐT Hà Nội", Id(3), "Sở GD&ĐT Cao Bằng",
            new(2026, 11, 1), new(2027, 1, 31), Moment),
        new CampaignClosed(Id(1), new(2027, 1, 31), Moment),
        new DonationRecorded(Id(4), Id(1), 18_067_538_360, new(2026, 11, 20), Moment.AddHours(-1), GiftSource.Statement, Id(5), 6784, Moment),
        new DonationsRecorded(
        [
            new(Id(24), Id(1), 20_000, new(2026, 11, 17), Moment.AddHours(-2), GiftSource.Http, null, 6788, Moment.AddMinutes(1)),
            new(Id(25), Id(18), 30_000, new(2026, 11, 18), null, GiftSource.Statement, Id(5), 6789, Moment),
        ]),
        new DonationClassified(Id(17), Id(4), Id(18), Id(1), 50_000, new(2026, 11, 19), Moment.AddHours(-1), "code", 6785, Moment),
        new FundsAllocated(Id(21), Id(1), 12_000_000, "Công ty Sách mẫu", [new("SGK-BO", "Bộ sách giáo khoa", "bộ", 120)], 6786, new(2026, 11, 20), Moment),
        new AidDelivered(Id(22), Id(1), Id(23), "Trường Tiểu học Mẫu", "05/BBGN-SGHN", [new("SGK-BO", "Bộ sách giáo khoa", "bộ", 118)], 6787, new(2026, 11, 20), Moment),
        new DonationReversed(Id(19), Id(4), Id(1), 50_000, new(2026, 11, 19), Moment.AddHours(-1), 6786, Moment),
        new StatementReconciled(Id(5), Id(1), new(2024, 9, 10), new(2024, 9, 13), 1, 18_067_538_360, 18_067_538_361, 2, 6784, 6783, 4, 5, Moment),
        new UnitRegistered(
            Id(6), "Đống Đa", "phường Đống Đa", "phuong", Id(2), [Id(2), Id(6)], [new("gso_commune", "00235", new(2025, 7, 1))],
            new(2025, 7, 1), new(2030, 12, 31), 7, Moment),
        new UnitChanged(
            Id(6), "Đống Đa", "phường Đống Đa", "phuong", Id(2), [Id(2), Id(6)], [new("gso_commune", "00235", new(2025, 7, 1)), new("moet_exam", "01", null)],
            new(2025, 7, 1), null, 8, Moment),
        new PlanIssued(
            Id(10), Id(2), "Sở Giáo dục và Đào tạo Hà Nội", "1588/KH-SGDĐT", new(2026, 4, 17), "Hợp tác giáo dục", 2026, 2030, 1, 64,
            [new("43-KH/TU", null), new("45/KH-UBND", Id(11))], Moment,
            [new(0, "Các trường", "Sở Giáo dục và Đào tạo", "Phòng Văn hóa - Xã hội", "periodic", "hằng năm", "trước ngày 15/12 hằng năm"), new(1, null, null, null, "adhoc", null, null)]),
        new CalendarConfirmed(2027, [new(new(2027, 2, 5), false, "Tết Nguyên đán"), new(new(2027, 2, 20), true, "Làm bù")], Moment),
        new UnitMailboxSet(Id(6), "vanthu@donvi.example", 3, Moment),
        new PlanAmended(
            Id(10), Id(2), "1588/KH-SGDĐT", "Hợp tác giáo dục", 2, "Điều chỉnh theo Nghị quyết mới",
            [new(Id(12), "III.1.1", "lead", "Phòng Văn hóa - Xã hội", "Văn phòng"), new(null, null, "title", null, "Hợp tác")], Moment),
        new TaskAssigned(
            Id(12), Id(10), Id(2), Id(6), "phường Đống Đa", "III.1", "Chuyển đổi số", "III.1.1", "Rà soát cơ sở vật chất",
            [new(Id(13), "2026", new(2026, 1, 1), new(2026, 12, 31), TaskState.Open, 5, 3), new(Id(14), "2027", null, null, TaskState.Cancelled, 0, 4)], Moment, ["Báo cáo", "Biên bản"]),
        new TaskProgressed(Id(13), Id(12), Id(10), Id(6), "2026", new(2026, 1, 1), new(2026, 12, 31), TaskState.Waiting, 80, 5, Moment, 2),
        new TaskCompleted(Id(13), Id(12), Id(10), Id(6), "2026", new(2026, 1, 1), new(2026, 12, 31), new(2026, 12, 20), true, 6, Moment, 3),
        new TaskOverdue(Id(13), Id(12), Id(10), Id(6), "III.1.1", "Rà soát cơ sở vật chất", "2026", new(2026, 12, 31), 40, Moment),
        new UnitsMerged(
            Id(7), [new(Id(8), "tỉnh Vĩnh Phúc", "tinh"), new(Id(9), "tỉnh Hòa Bình", "tinh")], new(Id(10), "tỉnh Phú Thọ", "tinh"), new(2025, 7, 1), "NQ 202/2025/QH15", Moment),
        new UnitSplit(Id(7), new(Id(8), "xã Tân An", "xa"), true, [new(Id(9), "xã Tân Thành", "xa")], new(2026, 1, 1), "NQ 1/2026", Moment),
        new UnitClosed(Id(8), "tỉnh Hòa Bình", new(2025, 6, 30), [new(Id(10), "tỉnh Phú Thọ", "tinh")], "NQ 202/2025/QH15", 3, Moment),
        new IndicatorMeasured(Id(15), Id(16), Id(10), Id(2), Id(6), "Tỷ lệ trường có phòng học thông minh", new(2026, 12, 31), 62.5m, "%", "Báo cáo năm", false, Moment),
        new IndicatorSet(Id(16), Id(10), Id(2), Id(6), "Tỷ lệ trường có phòng học thông minh", "%", false, 40.5m, new(2025, 12, 31), [new(2030, 70), new(2035, 90)], Moment),
        new NeedDeclared(
            Id(30), Id(31), "Trường Tiểu học xã Biên", 2026, "stem", "Giáo dục STEM", 5, 3, SupportMeasure.Sets, "Ba bộ STEM cho khối 4, 5", "Đón đoàn về thăm làng nghề", SupportMode.OnSite,
            Id(32), 1, Moment),
        new NeedChanged(
            Id(30), Id(31), "Trường Tiểu học xã Biên", 2026, "stem", "Giáo dục STEM", 4, 6, SupportMeasure.Teachers, "Sáu giáo viên dạy STEM", "Đón đoàn về thăm làng nghề", SupportMode.Both,
            Id(32), 2, Moment),
        new NeedWithdrawn(Id(30), Id(31), "Trường Tiểu học xã Biên", 2026, "stem", 3, "Đã được hỗ trợ", Moment),
        new OfferRegistered(
            Id(33), Id(32), "Trường Tiểu học Mẫu", 2026, 4, "Cho học sinh trải nghiệm vùng cao", [new("stem", 12, SupportMeasure.Sessions, SupportMode.Online, "Mười hai buổi trực tuyến")], 1, Moment),
        new OfferChanged(
            Id(33), Id(32), "Trường Tiểu học Mẫu", 2026, 5, "Cho học sinh trải nghiệm vùng cao", [new("hoc_lieu_so", 20, SupportMeasure.Pupils, SupportMode.Both, null)], 2, Moment),
        new OfferWithdrawn(Id(33), Id(32), "Trường Tiểu học Mẫu", 2026, 3, "Không bố trí được giáo viên", Moment),
        new TwinningProposed(
            Id(40), Sides, Id(45), "Sở Giáo dục và Đào tạo Hà Nội", true, [new(true, "stem", "Giáo dục STEM", "Bốn buổi trực tuyến"), new(false, "giao_luu", "Giao lưu", "Lễ hội xuân")], 2026, 2027, Moment,
            TwinningState.Proposed, 1),
        new TwinningAccepted(Id(40), Sides, Id(41), "Trường Tiểu học Mẫu", Moment, TwinningState.Accepted, 3),
        new TwinningApproved(Id(40), Sides, Id(42), "Ủy ban nhân dân phường Mẫu", "45/QĐ-UBND", new(2026, 9, 10), Moment, TwinningState.Accepted, 4),
        new TwinningActivated(Id(40), Sides, [new(true, "stem", "Giáo dục STEM", "Bốn buổi trực tuyến")], 2026, 2027, Moment, TwinningState.Active, 5),
        new TwinningRenewed(Id(40), Sides, 2028, Moment, TwinningState.Active, 7),
        new TwinningDeclined(Id(40), Sides, Id(43), "Trường Tiểu học xã Biên", "Đã có trường kết nghĩa", Moment, TwinningState.Declined, 2),
        new TwinningEnded(Id(40), Sides, Id(43), "Trường Tiểu học xã Biên", "Hai trường sáp nhập", Moment.AddDays(-90), Moment, TwinningState.Ended, 8),
        new TwinningDormant(Id(40), Sides, new(2026, 8, 1), 61, 1),
        new TwinningRevived(Id(40), Sides, new(2026, 10, 5), 2),
        new TwinningReviewed(Id(40), Sides, 2026, "good", "fair", 61.5m, Id(42), "Ủy ban nhân dân phường Mẫu", Moment, 1),
        new TwinningYearCounted(Id(42), "Sở Giáo dục và Đào tạo Mẫu", 2026, new(2026, 10, 5), 600, 480, 220, 4, 1310, 98250, 5400, 61200, 120, 12, 9, 3),
        new MatchingRunCompleted(Id(50), Id(42), "Sở Giáo dục và Đào tạo Mẫu", 2026, 600, 2900, 24000, [new("stable", 590, 588, 120, 3, true), new("optimal", 598, 597, 125, 7, false)], Moment),
        new MatchingPublished(Id(50), Id(42), "Sở Giáo dục và Đào tạo Mẫu", 2026, "optimal", 580, 11, 7, Moment),
        new ActivityHeld(Id(60), Id(61), Sides, 2026, "ngay_hoi_stem", "stem", new(2026, 11, 18), 135, 6, 80, 5, 90, true, 4),
    }.ToDictionary(example => example.GetType());

    private static Guid Id(int number) => Guid.Parse($"01990000-0000-7000-8000-{number:000000000000}");
}
