using EduCoop.Contracts.Donations;
using EduCoop.Contracts.UnitDirectory;

namespace EduCoop.Contracts.Tests;

/// <summary>One example of each event with every member filled, and no value twice, so that no member can be mistaken for another.</summary>
internal static class Examples
{
    private static readonly DateTimeOffset Moment = new(2026, 11, 20, 1, 2, 3, 456, TimeSpan.Zero);

    internal static readonly Dictionary<Type, object> Newest = new object[]
    {
        new CampaignOpened(
            Id(1), "cao-bang", "Sách và máy tính cho học sinh Cao Bằng", FundraisingRegime.Tt16, Id(2), "Sở GD&ĐT Hà Nội", Id(3), "Sở GD&ĐT Cao Bằng",
            new(2026, 11, 1), new(2027, 1, 31), Moment),
        new CampaignClosed(Id(1), new(2027, 1, 31), Moment),
        new DonationRecorded(Id(4), Id(1), 18_067_538_360, new(2026, 11, 20), Moment.AddHours(-1), GiftSource.Statement, Id(5), 6784, Moment),
        new StatementReconciled(Id(5), Id(1), new(2024, 9, 10), new(2024, 9, 13), 1, 18_067_538_360, 18_067_538_361, 2, 6784, 6783, 4, 5, Moment),
        new UnitRegistered(
            Id(6), "Đống Đa", "phường Đống Đa", "phuong", Id(2), [Id(2), Id(6)], [new("gso_commune", "00235", new(2025, 7, 1))],
            new(2025, 7, 1), new(2030, 12, 31), 7, Moment),
        new UnitChanged(
            Id(6), "Đống Đa", "phường Đống Đa", "phuong", Id(2), [Id(2), Id(6)], [new("gso_commune", "00235", new(2025, 7, 1)), new("moet_exam", "01", null)],
            new(2025, 7, 1), null, 8, Moment),
    }.ToDictionary(example => example.GetType());

    private static Guid Id(int number) => Guid.Parse($"01990000-0000-7000-8000-{number:000000000000}");
}
