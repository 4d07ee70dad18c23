using EduCoop.Documents.Tests.Plans;

namespace EduCoop.Documents.Tests.Header;

public sealed class ClosingTests
{
    [Fact]
    public void Recipients_and_signature()
    {
        var reading = Reading.Plan("I. MỤC ĐÍCH\n\n- An toàn.");
        Assert.Equal(["Sở Giáo dục và Đào tạo", "Các trường học trên địa bàn", "Lưu: VT, TV"], reading.Draft.Recipients.Select(one => one.Text));
        Assert.All(reading.Draft.Recipients, one => reading.StandsAt(one.Text, one.Span));
        Assert.Equal(3, reading.Draft.RecipientsCount);
        Assert.Equal("TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH", reading.Draft.SignerTitle);
        Assert.Equal("Nông Thị Mai", reading.Draft.Signer);
        reading.StandsAt("Nông Thị Mai", "signer");
    }

    [Theory]
    [InlineData("GIÁM ĐỐC\n\nLê Văn An", "GIÁM ĐỐC", "Lê Văn An")]
    [InlineData("**KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC**\n\n(Đã ký)\n\nLê Văn An", "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC", "Lê Văn An")]
    [InlineData("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\n\nLê Văn An", "TL. CHỦ TỊCH / CHÁNH VĂN PHÒNG", "Lê Văn An")]
    [InlineData("**TM. ỦY BAN NHÂN\nDÂN**\nCHỦ TỊCH\nLê Văn An", "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH", "Lê Văn An")]
    [InlineData("HIỆU TRƯỞNG\n\nLê Văn An", "HIỆU TRƯỞNG", "Lê Văn An")]
    public void Capacities(string signature, string title, string name)
    {
        var draft = Reading.Of($"Số: 1/KH-SGDĐT\n\nKẾ HOẠCH\nDạy bơi\n\nCăn cứ Luật Giáo dục;\n\nI. MỤC ĐÍCH\n\n- An toàn./.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\n{signature}\n").Draft;
        Assert.Equal((title, name), (draft.SignerTitle, draft.Signer));
    }

    [Fact]
    public void Recipients_and_signature_side_by_side()
    {
        var draft = Reading.Of("Số: 1/KH-UBND\n\nKẾ HOẠCH\nDạy bơi\n\nI. MỤC ĐÍCH\n\n- An toàn./.\n\n Nơi nhận:                       TM. ỦY BAN NHÂN DÂN\n - Sở GD&ĐT (b/c);                    CHỦ TỊCH\n - Các trường;\n - Lưu: VT.                          Lê Văn An\n").Draft;
        Assert.Equal(["Sở GD&ĐT (b/c)", "Các trường", "Lưu: VT"], draft.Recipients.Select(one => one.Text));
        Assert.Equal(("TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH", "Lê Văn An"), (draft.SignerTitle, draft.Signer));
    }

    [Fact]
    public void Recipients_and_signature_in_one_table_row()
    {
        var draft = Reading.Of("Số: 1/KH-UBND\n\nKẾ HOẠCH\nDạy bơi\n\nI. MỤC ĐÍCH\n\n- An toàn./.\n\n| Nơi nhận: - Bộ Công an (Cục A - để b/c); - Như Điều 3; - Lưu: VT, NC. | CHỦ TỊCH Lê Văn An |\n").Draft;
        Assert.Equal(3, draft.RecipientsCount);
        Assert.Equal(("CHỦ TỊCH", "Lê Văn An"), (draft.SignerTitle, draft.Signer));
    }

    [Fact]
    public void Leaders_in_charge()
    {
        var reading = Reading.Plan("I. PHÂN CÔNG LÃNH ĐẠO\n\n- Đồng chí Lò Văn Pảo - Chủ tịch UBND phường: Phụ trách chung.\n- Đ/c Hà Thị Bé, Phó Chủ tịch UBND phường: Trực tiếp chỉ đạo.");
        Assert.Equal([("Lò Văn Pảo", "Chủ tịch UBND phường"), ("Hà Thị Bé", "Phó Chủ tịch UBND phường")], reading.Draft.Leadership.Select(one => (one.Name, one.Duty!)));
        Assert.All(reading.Draft.Leadership, one => reading.StandsAt(one.Name, one.Span));
    }

    [Fact]
    public void Funding_names_the_sources_not_the_bookkeeping()
    {
        var reading = Reading.Plan("I. KINH PHÍ THỰC HIỆN\n\n- Từ nguồn kinh phí hợp pháp của phường theo quy định hiện hành.\n- Nguồn xã hội hóa theo quy định của pháp luật.\n- Mọi khoản chi phải có chứng từ và công khai hằng quý.");
        Assert.Equal(["nguồn kinh phí hợp pháp của phường", "Nguồn xã hội hóa"], reading.Draft.Funding);
        Assert.All(reading.Draft.Funding.Zip(reading.Draft.FundingSpans), one => reading.StandsAt(one.First, one.Second));
    }

    [Fact]
    public void Whom_to_ask()
    {
        var contact = Reading.Plan("I. MỤC ĐÍCH\n\nVướng mắc phản ánh về UBND phường (qua Phòng Văn hóa - Xã hội – Đ/c Lò Thị Ban, Chuyên viên; địa chỉ: số 8 phố Chợ, phường Mai Sơn; email: vhxh@maison.example.vn; điện thoại: 0206.3999999) để hướng dẫn.").Draft.Contact;
        Assert.Equal(("Lò Thị Ban", "vhxh@maison.example.vn", "0206.3999999", "số 8 phố Chợ, phường Mai Sơn"), (contact!.Person, contact.Email, contact.Phone, contact.Address));
    }

    [Theory]
    [InlineData("- Các trường học báo cáo kết quả về Phòng Văn hóa - Xã hội trước ngày 15/12 hằng năm.", "Các trường học", "Phòng Văn hóa - Xã hội", "periodic", "yearly", "trước ngày 15/12 hằng năm")]
    [InlineData("- Các trường học định kỳ hằng quý báo cáo kết quả về UBND phường (qua Phòng Văn hóa - Xã hội).", "Các trường học", "UBND phường (qua Phòng Văn hóa - Xã hội)", "periodic", "quarterly", "định kỳ hằng quý")]
    [InlineData("- Báo cáo đột xuất khi có yêu cầu.", null, null, "adhoc", null, "khi có yêu cầu")]
    public void Who_reports_to_whom_and_when(string line, string? who, string? to, string type, string? frequency, string? when)
    {
        var reading = Reading.Plan($"I. CHẾ ĐỘ BÁO CÁO\n\n{line}");
        var one = Assert.Single(reading.Draft.ReportingDeadlines);
        Assert.Equal((who, to, type, frequency, when), (one.Who, one.To, one.Type, one.Frequency, one.DeadlineText));
        reading.StandsAt(when, one.Spans["deadlineText"]);
    }

    [Fact]
    public void A_report_that_is_a_product_is_no_duty_to_report() =>
        Assert.Empty(Reading.Plan("I. NHIỆM VỤ\n\n1. Rà soát thư viện\n\nc) Sản phẩm: Báo cáo kết quả rà soát hằng năm.").Draft.ReportingDeadlines);

    [Fact]
    public void Appendices_have_label_and_title()
    {
        var draft = Reading.Of("Số: 1/KH-UBND\n\nKẾ HOẠCH\nDạy bơi\n\nI. MỤC ĐÍCH\n\n- An toàn.\n\nPHỤ LỤC I: DANH MỤC BỂ BƠI\n(Kèm theo Kế hoạch số /KH-UBND)\n\n| STT | Bể bơi |\n|---|---|\n| 1 | Trường A |\n\nPHỤ LỤC II\n\nBIỂU KINH PHÍ\n").Draft;
        Assert.Equal([("PHỤ LỤC I", "DANH MỤC BỂ BƠI"), ("PHỤ LỤC II", "BIỂU KINH PHÍ")], draft.Appendices.Select(one => (one.Label!, one.Title!)));
    }
}
