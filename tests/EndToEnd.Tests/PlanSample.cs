using System.Globalization;

namespace EduCoop.EndToEnd.Tests;

/// <summary>A plan of a ward in our own words, with days around today: one task is late, one falls due soon, one has no lead and one no date.</summary>
public static class PlanSample
{
    public const string Late = "Rà soát sách và phòng đọc của các trường";
    public const string Soon = "Tổ chức ngày hội đọc sách";
    public const string WithoutLead = "Tiếp nhận sách do người dân ủng hộ";
    public const string Indicator = "trường tiểu học có góc đọc sách";

    public static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow.AddHours(7));

    /// <param name="mark">Makes each document another one: the same bytes again would be the same draft.</param>
    /// <param name="parent">Number of the plan above it.</param>
    public static string Of(string mark, string parent = "1588/KH-SGDĐT") => string.Join("\n\n", Head(mark, parent), Tasks(), Closing);

    private static string Head(string mark, string parent) => $"""
        ỦY BAN NHÂN DÂN
        PHƯỜNG ĐỐNG ĐA
        -------
        Số:       /KH-UBND

        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        ---------------

        Đống Đa, ngày     tháng     năm {Today.Year}

        KẾ HOẠCH
        Phát triển thư viện trường học trên địa bàn phường {mark}, giai đoạn {Today.Year}-{Today.Year + 2}

        Căn cứ Kế hoạch số {parent} ngày 17/4/2026 của Sở Giáo dục và Đào tạo Hà Nội về phát triển văn hóa đọc;

        Ủy ban nhân dân phường Đống Đa ban hành Kế hoạch như sau:

        I. MỤC ĐÍCH, YÊU CẦU

        1. Mục đích

        - Mỗi trường có phòng đọc mở cửa hằng ngày, học sinh mượn được sách mang về nhà.

        2. Yêu cầu

        - Làm đúng việc, đúng hạn, có người chịu trách nhiệm.

        II. CHỈ TIÊU

        - Phấn đấu 90% {Indicator} vào năm {Today.Year + 1}.
        """;

    private static string Tasks() => $"""
        III. NHIỆM VỤ

        1. Thư viện

        1.1. {Late}

        a) Nội dung công việc: Thống kê số đầu sách, số bản, tình trạng phòng đọc của từng trường.

        b) Đơn vị chủ trì: Ủy ban nhân dân phường Đống Đa

        c) Sản phẩm: Báo cáo rà soát

        d) Thời gian thực hiện: Hoàn thành trước ngày {Day(Today.AddDays(-10))}

        1.2. {WithoutLead}

        a) Nội dung công việc: Lập điểm tiếp nhận, phân loại, chuyển sách về trường.

        b) Sản phẩm: Danh mục sách đã chuyển

        c) Thời gian thực hiện: Thực hiện theo hướng dẫn của Sở Giáo dục và Đào tạo Hà Nội

        2. Phong trào đọc

        2.1. {Soon}

        a) Nội dung công việc: Mỗi trường một ngày hội, có giới thiệu sách của học sinh.

        b) Đơn vị chủ trì: Ủy ban nhân dân phường Đống Đa

        c) Sản phẩm: Báo cáo kết quả, hình ảnh

        d) Thời gian thực hiện: Hoàn thành trước ngày {Day(Today.AddDays(12))}
        """;

    private const string Closing = """
        IV. CHẾ ĐỘ BÁO CÁO

        Các trường báo cáo kết quả về Ủy ban nhân dân phường trước ngày 10/12 hằng năm.

        Nơi nhận:
        - Sở Giáo dục và Đào tạo Hà Nội;
        - Các trường trên địa bàn;
        - Lưu: VT.

        TM. ỦY BAN NHÂN DÂN
        CHỦ TỊCH

        Trần Thị Mẫu
        """;

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
