using System.Text.Json;
using EduCoop.Contracts;
using EduCoop.Donations.Lawful;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Donations.Demo;

/// <summary>The approved plans of the demo campaigns: written by the demo's programme officer, approved by its approver, as any other.</summary>
internal static class DemoPlans
{
    private static readonly Guid Officer = DemoProgramme.Id(0x0202);
    private static readonly Guid Approver = DemoProgramme.Id(0x0206);

    private const string Insert = """
        insert into campaign_plan (
            campaign_id, slug, title, regime, unit_id, unit_name, beneficiary_unit_id, beneficiary_name, opens_on, closes_on, content, beneficiaries, method, budget, team,
            state, created_by, created_at, submitted_by, submitted_at, approved_by, approved_at, approver_name, approval_number)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14::jsonb, $15::jsonb, 'approved', $16, $17, $16, $17, $18, $17, $19, $20)
        on conflict (campaign_id) do nothing
        """;

    private static readonly TeamMember[] Team =
    [
        new(TeamRole.HeadOfUnit, "Nguyễn Văn An (mẫu)"),
        new(TeamRole.ChiefAccountant, "Trần Thị Bình (mẫu)", DemoProgramme.Id(0x0205)),
        new(TeamRole.ParentsBoard, "Lê Thị Châu (mẫu)"),
    ];

    internal static async Task ApproveAsync(NpgsqlDataSource database, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var batch = database.CreateBatch();
        Add(
            batch, DemoProgramme.Books, "cao-bang", "Sách và máy tính cho học sinh Cao Bằng", "tt16", new DateOnly(2026, 9, 7), new DateOnly(2026, 12, 31),
            "Vận động sách, máy tính cho các trường tiểu học và trung học cơ sở vùng khó khăn của tỉnh Cao Bằng.",
            [new("teaching_equipment", "Máy tính để bàn cho phòng tin học", 600_000_000), new("teaching_research_support", "Sách thư viện lớp học", 200_000_000)],
            "12/QĐ-SGDĐT (mẫu)", now);
        Add(
            batch, DemoProgramme.Storm, "bao-so-3", "Cao Bằng khắc phục hậu quả bão số 3", "nd93", new DateOnly(2024, 9, 10), new DateOnly(2024, 12, 8),
            "Vận động hỗ trợ học sinh, giáo viên và trường học bị thiệt hại do bão số 3.",
            [new("school_recovery", "Khôi phục phòng học, mua lại đồ dùng bị hỏng", 15_000_000_000), new("relief_goods", "Lương thực, thuốc và nhu yếu phẩm", 3_000_000_000)],
            "07/QĐ-SGDĐT (mẫu)", now);
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    private static void Add(
        NpgsqlBatch batch, Guid id, string slug, string title, string regime, DateOnly opens, DateOnly closes, string content, BudgetLine[] budget, string number, DateTimeOffset now) =>
        batch.Add(
            Insert, id, slug, title, regime, DemoProgramme.HaNoi, "Sở Giáo dục và Đào tạo Hà Nội", DemoProgramme.CaoBang, "Sở Giáo dục và Đào tạo tỉnh Cao Bằng", opens, closes,
            content, "Học sinh, giáo viên các trường của tỉnh Cao Bằng", "Chuyển khoản và tiếp nhận trực tiếp; công khai từng khoản",
            JsonSerializer.Serialize(budget, ContractJson.Options), JsonSerializer.Serialize(Team, ContractJson.Options),
            Officer, now, Approver, "Giám đốc Sở Giáo dục và Đào tạo Hà Nội (mẫu)", number);
}
