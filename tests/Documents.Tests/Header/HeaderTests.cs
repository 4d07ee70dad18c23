using EduCoop.Documents.Tests.Plans;

namespace EduCoop.Documents.Tests.Header;

public sealed class HeaderTests
{
    private const string Rest = "\n\nKẾ HOẠCH\nDạy bơi cho học sinh giai đoạn 2026 - 2028\n\nCăn cứ Luật Giáo dục ngày 14/6/2019;\n\nI. MỤC ĐÍCH\n\n- Giữ an toàn.\n";

    [Theory]
    [InlineData("Số: 45/KH-UBND", "45/KH-UBND", null)]
    [InlineData("Số:45 /KH-UBND", "45/KH-UBND", null)]
    [InlineData("Số: 05/KH-SGD&ĐT", "05/KH-SGD&ĐT", null)]
    [InlineData("**Số:**\n2207/KH-UBND", "2207/KH-UBND", null)]
    [InlineData("| Số: 0124/KH-UBND |", "0124/KH-UBND", null)]
    [InlineData("Số 29-KH/ĐU", "29-KH/ĐU", null)]
    [InlineData("Số: 05-CTr/TU", "05-CTr/TU", null)]
    [InlineData("Số: 02/TTr-CAT- ANCT", "02/TTr-CAT-ANCT", null)]
    [InlineData("Số: /KH-UBND", null, "/KH-UBND")]
    [InlineData("Số:      /KH-SGDĐT", null, "/KH-SGDĐT")]
    [InlineData("Số: ……/KH-SGD&ĐT", null, "/KH-SGD&ĐT")]
    [InlineData("Số: ...-KH/ĐU", null, "-KH/ĐU")]
    [InlineData("", null, null)]
    public void Number_and_symbol(string line, string? number, string? template)
    {
        var reading = Reading.Of($"SỞ GIÁO DỤC VÀ ĐÀO TẠO\n{line}\n\nLạng Giang, ngày 07 tháng 3 năm 2026{Rest}");
        Assert.Equal(number, reading.Draft.DocumentNumber);
        Assert.Equal(template, reading.Draft.DocumentNumberTemplate);
        if (number is not null)
        {
            Assert.Equal(number, reading.At(reading.Draft.Spans["documentNumber"]).Replace(" ", "", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("Mai Sơn, ngày 07 tháng 3 năm 2026", "Mai Sơn", 2026, 3, 7)]
    [InlineData("*Thành phố Hồ\nChí Minh, ngày 19\ntháng 11 năm 2025*", "Thành phố Hồ Chí Minh", 2025, 11, 19)]
    [InlineData("Mai Sơn, ngày tháng 02 năm 2026", "Mai Sơn", 2026, 2, null)]
    [InlineData("Mai Sơn, ngày … tháng … năm 2026", "Mai Sơn", 2026, null, null)]
    [InlineData("Mai Sơn, ngày     tháng     năm 2026", "Mai Sơn", 2026, null, null)]
    [InlineData("Mai Sơn, ngày 31 tháng 02 năm 2026", "Mai Sơn", 2026, 2, 31)]
    public void Place_and_day_as_far_as_they_are_written(string line, string place, int? year, int? month, int? day)
    {
        var draft = Reading.Of($"Số: 1/KH-UBND\n\n{line}{Rest}").Draft;
        Assert.Equal((year, month, day, place), (draft.DocumentDateParts!.Year, draft.DocumentDateParts.Month, draft.DocumentDateParts.Day, draft.DocumentDateParts.Place));
        Assert.Equal(day is { } known && month is { } known2 && known <= DateTime.DaysInMonth(2026, known2), draft.DocumentDate is not null);
    }

    [Fact]
    public void A_letterhead_names_the_issuer_and_its_parent()
    {
        var reading = Reading.Of("UBND TỈNH LẠNG GIANG\nSỞ GIÁO DỤC VÀ ĐÀO TẠO\n-------\nSố: 12/KH-SGDĐT" + Rest + "- Giao Sở Giáo dục và Đào tạo theo dõi; báo cáo UBND tỉnh Lạng Giang.");
        Assert.Equal("Sở Giáo dục và Đào tạo", reading.Draft.Issuer);
        Assert.Equal("UBND tỉnh Lạng Giang", reading.Draft.IssuerParent, ignoreCase: true);
        Assert.Equal("SỞ GIÁO DỤC VÀ ĐÀO TẠO", reading.At(reading.Draft.Spans["issuer"]));
    }

    [Fact]
    public void Two_columns_give_the_left_one()
    {
        var reading = Reading.Of("  ỦY BAN NHÂN DÂN              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n  XÃ YÊN LÃNG                  Độc lập - Tự do - Hạnh phúc\n  Số: 8/KH-UBND                Yên Lãng, ngày 03 tháng 4 năm 2026" + Rest);
        Assert.Equal("Ủy ban nhân dân xã Yên Lãng", reading.Draft.Issuer, ignoreCase: true);
        Assert.Equal("8/KH-UBND", reading.Draft.DocumentNumber);
        Assert.Equal("Yên Lãng", reading.Draft.DocumentDateParts!.Place);
    }

    [Fact]
    public void Without_a_letterhead_the_issuing_sentence_says_who()
    {
        var reading = Reading.Of("Số: /KH-UBND\n\nMai Sơn, ngày tháng 4 năm 2026\n\nKẾ HOẠCH\nDạy bơi\n\nThực hiện Kế hoạch số 9/KH-SGDĐT ngày 02/3/2026 của Sở Giáo dục và Đào tạo về dạy bơi, UBND phường Mai Sơn xây dựng Kế hoạch dạy bơi như sau:\n\nI. MỤC ĐÍCH\n\n- Theo chỉ đạo của Ủy ban nhân dân phường Mai Sơn.\n");
        Assert.Equal("Ủy ban nhân dân phường Mai Sơn", reading.Draft.Issuer);
        reading.StandsAt(reading.Draft.Issuer, "issuer");
    }

    [Fact]
    public void A_decision_is_issued_by_the_office_it_names()
    {
        var draft = Reading.Of("ỦY BAN NHÂN DÂN\nTỈNH LẠNG GIANG\n-------\nSố: 254/QĐ-UBND\n\nLạng Giang, ngày 17 tháng 02 năm 2026\n\nQUYẾT ĐỊNH\n\nBAN HÀNH KẾ HOẠCH DẠY BƠI NĂM 2026\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\n\nCăn cứ Luật Giáo dục;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch.\n").Draft;
        Assert.Equal("Chủ tịch Ủy ban nhân dân tỉnh Lạng Giang", draft.Issuer, ignoreCase: true);
        Assert.Equal("BAN HÀNH KẾ HOẠCH DẠY BƠI NĂM 2026", draft.Title);
    }

    [Theory]
    [InlineData("Dạy bơi cho học sinh giai đoạn 2026 - 2028", 2026, 2028)]
    [InlineData("Dạy bơi năm 2027", 2027, 2027)]
    [InlineData("Dạy bơi năm học 2026-2027", 2026, 2027)]
    [InlineData("Dạy bơi đến năm 2030, tầm nhìn 2045", 2026, 2030)]
    [InlineData("Thực hiện Nghị quyết số 1/NQ-CP ngày 03 tháng 3 năm 2025", null, null)]
    public void The_title_names_the_period(string title, int? from, int? to)
    {
        var draft = Reading.Of($"Số: 1/KH-UBND\n\nMai Sơn, ngày 07 tháng 3 năm 2026\n\nKẾ HOẠCH\n{title}\n\nCăn cứ Luật Giáo dục;\n\nI. MỤC ĐÍCH\n\n- An toàn.\n").Draft;
        Assert.Equal((from, to), (draft.Period?.From, draft.Period?.To));
    }

    [Fact]
    public void The_stated_time_wins_over_the_title()
    {
        var reading = Reading.Plan("I. THỜI GIAN THỰC HIỆN\n\n- Kế hoạch được thực hiện từ tháng 3 năm 2026 đến hết năm 2029.");
        Assert.Equal(("2026-03", "2029-12"), (reading.Draft.Period!.FromMonth, reading.Draft.Period.ToMonth));
        reading.StandsAt("từ tháng 3 năm 2026 đến hết năm 2029", "period");
    }

    [Fact]
    public void A_plan_attached_to_a_decision_has_its_number()
    {
        var draft = Reading.Of("KẾ HOẠCH\nDạy bơi năm 2026\n(Ban hành kèm theo Quyết định số 31/QĐ-UBND ngày 02/02/2026 của UBND xã Yên Lãng)\n\nI. MỤC ĐÍCH\n\n- An toàn.\n").Draft;
        Assert.Equal("31/QĐ-UBND", draft.DocumentNumber);
        Assert.Equal("Dạy bơi năm 2026", draft.Title);
    }

    [Fact]
    public void Letters_and_marks_apart_give_the_same_head()
    {
        var text = $"ỦY BAN NHÂN DÂN\nPHƯỜNG MAI SƠN\nSố: 45/KH-UBND\n\nMai Sơn, ngày 07 tháng 3 năm 2026{Rest}";
        var (composed, apart) = (Reading.Of(text).Draft, Reading.Of(text.Normalize(System.Text.NormalizationForm.FormD)).Draft);
        Assert.Equal((composed.DocumentNumber, composed.Title, composed.DocumentDate, composed.LegalBasisCount), (apart.DocumentNumber, apart.Title, apart.DocumentDate, apart.LegalBasisCount));
    }
}
