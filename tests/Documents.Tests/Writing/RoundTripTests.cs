using EduCoop.Documents.Files;
using EduCoop.Documents.Plans;
using EduCoop.Documents.Writing;

namespace EduCoop.Documents.Tests.Writing;

/// <summary>A plan that we write is understood by our own reader as what it was made of.</summary>
public sealed class RoundTripTests
{
    private sealed record Work(string Title, string Lead, string Coordinating, string Product, string Deadline);

    private static readonly Work[] Tasks =
    [
        new("Tổ chức cho giáo viên dự giờ, trao đổi chuyên môn với trường kết nghĩa", "Phòng Văn hóa - Xã hội", "Các trường trên địa bàn", "Báo cáo kết quả", "Tháng 10 năm 2026"),
        new("Tập huấn ứng dụng công nghệ thông tin trong dạy học", "Trường Trung học cơ sở Đống Đa", "Trường Tiểu học Láng Thượng", "Tài liệu tập huấn", "Quý II/2027"),
        new("Trao đổi tài liệu, đồ dùng dạy học", "Trường Tiểu học Láng Thượng", "Trường Trung học cơ sở Đống Đa", "Danh mục tài liệu", "Trước ngày 15/12/2026"),
    ];

    private static readonly OfficialDocument Plan = SomeDocument.Plan(0) with
    {
        Bases = ["Căn cứ Nghị quyết số 12/NQ-HĐND ngày 05 tháng 01 năm 2026 của Hội đồng nhân dân phường Đống Đa về nhiệm vụ năm 2026", "Căn cứ Kế hoạch số 318/KH-UBND ngày 20 tháng 3 năm 2026 của Ủy ban nhân dân thành phố Hà Nội về phối hợp giáo dục"],
        Body =
        [
            new HeadingBlock(1, "I. MỤC ĐÍCH, YÊU CẦU"),
            new TextBlock("Nâng cao chất lượng dạy và học của các trường kết nghĩa."),
            new HeadingBlock(1, "II. NHIỆM VỤ"),
            .. Tasks.SelectMany((task, i) => new DocumentBlock[]
            {
                new HeadingBlock(2, $"{i + 1}. {task.Title}"),
                new TextBlock($"- Đơn vị chủ trì: {task.Lead}."),
                new TextBlock($"- Đơn vị phối hợp: {task.Coordinating}."),
                new TextBlock($"- Sản phẩm: {task.Product}."),
                new TextBlock($"- Thời gian thực hiện: {task.Deadline}."),
            }),
        ],
    };

    [Fact]
    public async Task What_a_plan_was_made_of_is_read_out_of_it_again()
    {
        var draft = await ReadAsync(Plan);
        Assert.Equal(("05/KH-UBND", Plan.Date, Plan.Subject), (draft.DocumentNumber, draft.DocumentDate, draft.Title));
        Assert.Equal(Plan.Issuer, draft.Issuer, ignoreCase: true);
        Assert.Equal("Đống Đa", draft.DocumentDateParts!.Place);
        Assert.Equal((2026, 2030), (draft.Period!.From, draft.Period.To));
        Assert.Equal(["12/NQ-HĐND", "318/KH-UBND"], draft.LegalBases.Select(basis => basis.Number));
        Assert.Equal(Tasks.Select(task => (task.Title, (string?)task.Lead, task.Coordinating, (string?)task.Product, (string?)task.Deadline)),
            draft.Tasks.Select(task => (task.Title, task.Lead, string.Join("; ", task.Coordinating), task.Product, task.DeadlineText)));
        Assert.Equal(("Nguyễn Văn Mẫu", 2), (draft.Signer, draft.Recipients.Count(one => !one.Text.StartsWith("Lưu", StringComparison.Ordinal))));
    }

    // As a plan leaves the service: pointing to its appendix, which holds the same tasks as rows.
    [Fact]
    public async Task An_appendix_of_the_same_tasks_says_the_same()
    {
        var whole = Plan with
        {
            Body = [.. Plan.Body.SelectMany(block => block is HeadingBlock { Text: "II. NHIỆM VỤ" } ? new[] { block, new TextBlock("Nhiệm vụ được tổng hợp tại Phụ lục kèm theo Kế hoạch này.") } : [block])],
            Appendices = [new Appendix("Phân công nhiệm vụ", ["STT", "Nội dung", "Đơn vị chủ trì", "Đơn vị phối hợp", "Sản phẩm", "Thời gian"], [.. Tasks.Select((task, i) => new TableRow([$"{i + 1}", task.Title, task.Lead, task.Coordinating, task.Product, task.Deadline]))])],
        };
        var draft = await ReadAsync(whole);
        // The rows stay beside the tasks that they repeat: what differs between the two is for a person to see.
        foreach (var part in new[] { draft.Tasks.Take(Tasks.Length), draft.Tasks.Skip(Tasks.Length) })
        {
            Assert.Equal(Tasks.Select(task => (task.Title, (string?)task.Lead, (string?)task.Product, (string?)task.Deadline)), part.Select(task => (task.Title, task.Lead, task.Product, task.DeadlineText)));
        }

        Assert.Empty(draft.Contradictions.Select(one => one.Message));
    }

    [Fact]
    public async Task A_draft_without_number_and_day_stays_one()
    {
        var draft = await ReadAsync(Plan with { Number = "/KH-UBND", Date = null, Year = 2026 });
        Assert.Equal((null, "/KH-UBND", null, 2026), (draft.DocumentNumber, draft.DocumentNumberTemplate, draft.DocumentDate, draft.DocumentDateParts!.Year));
    }

    [Fact]
    public async Task Written_anew_from_what_was_read_it_reads_the_same()
    {
        var first = await ReadAsync(Plan);
        var again = await ReadAsync(Plan with { Number = first.DocumentNumber!, Date = first.DocumentDate, Subject = first.Title!, Issuer = first.Issuer!, Recipients = [.. first.Recipients.Select(one => one.Text).Where(text => !text.StartsWith("Lưu", StringComparison.Ordinal))] });
        Assert.Equal(PlanJson.Write(first), PlanJson.Write(again));
    }

    private static async Task<PlanDraft> ReadAsync(OfficialDocument document) =>
        PlanReader.Read((await DocumentFiles.OpenAsync(OfficialDocumentWriter.ToBytes(document), "ke-hoach.docx")).Text!);
}
