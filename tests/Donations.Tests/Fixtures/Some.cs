using System.Globalization;
using System.Text;
using EduCoop.Contracts.Donations;
using EduCoop.Donations.Intake;
using EduCoop.Donations.Lawful;

namespace EduCoop.Donations.Tests.Fixtures;

/// <summary>Valid things to begin with; a test changes the one member it is about.</summary>
internal static class Some
{
    internal static DraftCampaignRequest Campaign()
    {
        var id = Guid.CreateVersion7();
        return new(id, $"dot-{id:N}", "Đợt vận động mẫu", FundraisingRegime.Tt16, Tree.HaNoi, new DateOnly(2020, 1, 1), BeneficiaryUnitId: Tree.CaoBang, Plan: Plan());
    }

    internal static CampaignPlanBody Plan() => new(
        "Mua sách và máy tính cho thư viện của trường.", "Học sinh trường kết nghĩa", "Chuyển khoản, tiếp nhận trực tiếp",
        [new BudgetLine("teaching_equipment", "Máy tính cho phòng tin học", 100_000_000)],
        [new TeamMember(TeamRole.HeadOfUnit, "Nguyễn Văn Đứng Đầu"), new TeamMember(TeamRole.ChiefAccountant, "Trần Thị Kế Toán"), new TeamMember(TeamRole.ParentsBoard, "Lê Thị Phụ Huynh")]);

    internal static RecordDonationRequest Gift(Guid campaignId, long amount = 50_000) =>
        new(Guid.CreateVersion7(), campaignId, amount, new DateTimeOffset(2025, 3, 2, 8, 30, 0, TimeSpan.FromHours(7)), DonorDisplay.Named, "Nguyễn Thị Mẫu", "PT0001", "ủng hộ sách");

    internal static string AccountNumber() => "8" + Random.Shared.NextInt64(100_000_000_000).ToString("D12", CultureInfo.InvariantCulture);

    /// <summary>The sample file of this project, for an account of its own.</summary>
    internal static byte[] Sample(string? account = null) =>
        Encoding.UTF8.GetBytes(SampleText().Replace("9990000000017", account ?? AccountNumber(), StringComparison.Ordinal));

    internal static string SampleText() => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Samples", "agribank-mau.psv"));

    /// <summary>A long statement of credits, a tenth of them alike, and what it comes to.</summary>
    internal static (byte[] File, long Sum) Statement(int lines, string account)
    {
        var text = new StringBuilder("Ngày  Date|Ghi chú  Remark|Nợ  Dr|Có  Cr |Số dư  Balance |Số tham chiếu Ref. no\n01/03/2026 Mở tài khoản\n");
        var random = new Random(lines);
        long balance = 0;
        for (var i = 0; i < lines; i++)
        {
            var amount = i % 10 == 0 ? 100_000 : random.Next(1, 10_000) * 1000L;
            balance += amount;
            var day = new DateOnly(2026, 3, 1).AddDays(i * 20L / lines is var n ? (int)n : 0);
            text.Append(CultureInfo.InvariantCulture, $"{day:dd/MM/yyyy} NGUOI MAU chuyen tien|ung ho toi {account} QUY MAU|{amount:#,##0}| {balance:#,##0} {(i % 10 == 0 ? "777" : $"R{i:D8}")}\n");
        }

        return (Encoding.UTF8.GetBytes(text.ToString()), balance);
    }

    internal static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }
}
