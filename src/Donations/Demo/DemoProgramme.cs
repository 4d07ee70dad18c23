using EduCoop.Contracts.Donations;
using EduCoop.Donations.Campaigns;
using EduCoop.Donations.Ledger;
using EduCoop.Donations.Ledger.Writing;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Donations.Demo;

/// <summary>
/// The demo profile (EDUCOOP_DEMO=1): one campaign with invented gifts, and an empty one that waits for a bank statement.
/// Ids are fixed, so it is loaded once however often and in however many replicas the service starts.
/// </summary>
internal sealed partial class DemoProgramme(NpgsqlDataSource database, LedgerWriter writer, TimeProvider clock, ILogger<DemoProgramme> log) : BackgroundService
{
    internal static readonly Guid HaNoi = Id(0x0001);
    internal static readonly Guid CaoBang = Id(0x0002);
    internal static readonly Guid Books = Id(0x0100);
    internal static readonly Guid Storm = Id(0x0101);

    // Đồng, one per gift, in the order in which they came.
    private static readonly long[] Amounts =
    [
        200_000, 500_000, 100_000, 1_000_000, 50_000, 300_000, 2_000_000, 150_000, 100_000, 10_000_000,
        20_000, 700_000, 250_000, 5_000_000, 100_000, 100_000, 1_500_000, 80_000, 400_000, 3_000_000,
        60_000, 1_200_000, 350_000, 15_000_000, 90_000, 600_000, 100_000, 2_500_000, 45_000, 8_000_000,
    ];

    private static readonly string[] Donors =
        ["Lớp 5A (mẫu)", "Gia đình cô Hạnh (mẫu)", "Nhóm phụ huynh khối 4 (mẫu)", "Cửa hàng sách Mùa Thu (mẫu)", "Thầy Quang (mẫu)", "Câu lạc bộ Đọc sách (mẫu)"];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await LoadAsync(stoppingToken);
                return;
            }
            catch (NpgsqlException away) when (away.IsTransient)
            {
                LogAway(log, away);
                await Task.Delay(TimeSpan.FromSeconds(2), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    internal async Task LoadAsync(CancellationToken cancellation)
    {
        var now = VietnamTime.ToMicroseconds(clock.GetUtcNow());
        await DemoPlans.ApproveAsync(database, now, cancellation);
        await OpenCampaign.AppendAsync(
            database,
            new CampaignOpened(
                Books, "cao-bang", "Sách và máy tính cho học sinh Cao Bằng", FundraisingRegime.Tt16,
                HaNoi, "Sở Giáo dục và Đào tạo Hà Nội", CaoBang, "Sở Giáo dục và Đào tạo tỉnh Cao Bằng", new DateOnly(2026, 9, 7), new DateOnly(2026, 12, 31), now),
            null, Guid.Empty, cancellation);
        await OpenCampaign.AppendAsync(
            database,
            new CampaignOpened(
                Storm, "bao-so-3", "Cao Bằng khắc phục hậu quả bão số 3", FundraisingRegime.Nd93,
                HaNoi, "Sở Giáo dục và Đào tạo Hà Nội", CaoBang, "Sở Giáo dục và Đào tạo tỉnh Cao Bằng", new DateOnly(2024, 9, 10), new DateOnly(2024, 12, 8), now),
            null, Guid.Empty, cancellation);
        await writer.AppendAsync([.. Enumerable.Range(0, Amounts.Length).Select(Sample)], cancellation);
        LogLoaded(log, Amounts.Length);
    }

    private static Gift Sample(int i)
    {
        // Five days from 7 September 2026, six gifts a day between 7 h and 21 h in Vietnam.
        var local = new DateTimeOffset(2026, 9, 7 + (i / 6), 7 + (i % 6 * 5 / 2), i * 7 % 60, 0, TimeSpan.FromHours(7));
        var isNamed = i % 3 != 0;
        return new Gift(
            Id(0x1000 + i), Books, Amounts[i], DateOnly.FromDateTime(local.DateTime), local.ToUniversalTime(),
            isNamed ? Donors[i % Donors.Length] : null, isNamed ? DonorDisplay.Named : DonorDisplay.Anonymous, $"MAU{i + 1:000}", null, GiftSource.Http, null, null);
    }

    internal static Guid Id(int number) => new($"01990000-0000-7000-8000-{number:x12}");

    [LoggerMessage(Level = LogLevel.Information, Message = "Demo programme is in place: two campaigns, {Gifts} invented gifts")]
    private static partial void LogLoaded(ILogger log, int gifts);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Demo programme waits for the database")]
    private static partial void LogAway(ILogger log, Exception fault);
}
