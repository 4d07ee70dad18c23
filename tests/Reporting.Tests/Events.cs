using EduCoop.Contracts.Donations;
using EduCoop.Contracts.UnitDirectory;

namespace EduCoop.Reporting.Tests;

/// <summary>Events as their owners make them, with what a test does not care about filled in.</summary>
internal static class Events
{
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);
    private static long sequence;

    internal static CampaignOpened Opened(Guid campaign, string slug, Guid? unit = null, DateTimeOffset? at = null) => new(
        campaign, slug, $"Chiến dịch {slug}", FundraisingRegime.Tt16, unit ?? Guid.CreateVersion7(), "Sở Giáo dục và Đào tạo Hà Nội", null, "Trường Tiểu học Mẫu",
        new DateOnly(2026, 11, 1), new DateOnly(2027, 5, 31), at ?? DateTimeOffset.UtcNow);

    /// <summary>A gift at a moment of Vietnam's clock; without an hour the source gave only the day.</summary>
    internal static DonationRecorded Gift(Guid campaign, long amountVnd, DateOnly? day = null, int? hour = null, Guid? statement = null)
    {
        var on = day ?? new DateOnly(2026, 11, 20);
        return new DonationRecorded(
            Guid.CreateVersion7(), campaign, amountVnd, on, hour is { } known ? new DateTimeOffset(on, new TimeOnly(known, 30), Vietnam) : null,
            statement is null ? GiftSource.Http : GiftSource.Statement, statement, Interlocked.Increment(ref sequence), DateTimeOffset.UtcNow);
    }

    internal static StatementReconciled Reconciled(Guid statement, Guid campaign, long openingVnd, long creditsVnd, long debitsVnd = 0, int entries = 1, DateOnly? to = null) => new(
        statement, campaign, new DateOnly(2026, 11, 1), to ?? new DateOnly(2026, 11, 20), openingVnd, openingVnd + creditsVnd - debitsVnd, creditsVnd, debitsVnd,
        entries, entries, 0, 0, DateTimeOffset.UtcNow);

    internal static UnitRegistered Unit(Guid unit, string name, params Guid[] ancestors) => new(
        unit, name, name, "phuong", ancestors.Length == 0 ? null : ancestors[^1], [.. ancestors, unit], [], new DateOnly(2025, 7, 1), null, 1, DateTimeOffset.UtcNow);

    internal static UnitChanged Changed(Guid unit, string name, long version, params Guid[] ancestors) => new(
        unit, name, name, "phuong", ancestors.Length == 0 ? null : ancestors[^1], [.. ancestors, unit], [], new DateOnly(2025, 7, 1), null, version, DateTimeOffset.UtcNow);
}
