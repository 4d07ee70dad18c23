using System.Globalization;
using System.Net;
using System.Text;
using EduCoop.Plans.Drafts;

namespace EduCoop.Plans.Tests.Fixtures;

internal static class DraftCalls
{
    private static int count;

    internal static Task<HttpResponseMessage> PostDraftAsync(this HttpClient http, string token, byte[] file, string name) =>
        http.SendAsync(HttpMethod.Post, $"/drafts?fileName={Uri.EscapeDataString(name)}", token, new ByteArrayContent(file));

    /// <summary>A process that has just started on a busy machine may give up on its first document; it is asked again, as a person would.</summary>
    internal static async Task<DraftView> ReadThroughAsync(this HttpClient http, string token, DraftView draft) =>
        draft.State == DraftState.Read
            ? draft
            : await Eventually.Async(
                "the document is read", async () => await (await http.SendAsync(HttpMethod.Post, $"/drafts/{draft.DraftId}/read", token)).ReadAsync<DraftView>(), view => view.State == DraftState.Read);

    /// <summary>Sends a small plan of our own; each call another one.</summary>
    internal static async Task<(string Text, DraftView View)> SendDraftAsync(this PlansService service, string? token = null)
    {
        var text = SamplePlan.Text(Interlocked.Increment(ref count));
        var answer = await service.Http.PostDraftAsync(token ?? service.Officer, Encoding.UTF8.GetBytes(text), string.Create(CultureInfo.InvariantCulture, $"ke-hoach-{count}.txt"));
        return (text, await answer.ReadAsync<DraftView>(HttpStatusCode.Created));
    }
}

/// <summary>A plan in our own words, in the form that such documents have.</summary>
internal static class SamplePlan
{
    internal static string Text(int number) => $"""
        SỞ GIÁO DỤC VÀ ĐÀO TẠO HÀ NỘI
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        Số:      /KH-SGDĐT
        Hà Nội, ngày      tháng      năm 2026

        KẾ HOẠCH
        Mẫu số {number} về chuyển đổi số trong nhà trường giai đoạn 2026-2030

        Căn cứ Luật Thư viện ngày 21/11/2019;

        I. MỤC ĐÍCH, YÊU CẦU
        1. Mục đích: dạy và học tốt hơn nhờ công cụ số.

        II. NHIỆM VỤ
        1. Học liệu số
        1.1. Xây dựng kho học liệu dùng chung
        a) Nội dung: mỗi trường góp ít nhất mười bài giảng.
        b) Đơn vị chủ trì: Ủy ban nhân dân phường Mẫu.
        c) Đơn vị phối hợp: Trường Tiểu học Mẫu.
        d) Sản phẩm: Kho học liệu dùng chung.
        đ) Thời gian thực hiện: Quý IV/2026.
        1.2. Bồi dưỡng giáo viên
        a) Nội dung: mỗi giáo viên dự một lớp trong năm.
        b) Đơn vị chủ trì: Trường Tiểu học Mẫu.
        c) Sản phẩm: Danh sách giáo viên hoàn thành.
        d) Thời gian thực hiện: Theo lộ trình của Thành phố.

        III. TỔ CHỨC THỰC HIỆN
        Các đơn vị báo cáo kết quả trước ngày 15/12 hằng năm./.

        Nơi nhận:
        - Lưu: VT.
        """;
}
