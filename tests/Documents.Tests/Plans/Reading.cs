using EduCoop.Documents.Plans;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Tests.Plans;

/// <summary>A text and what was read of it, with the check that every value stands where its span says.</summary>
internal sealed record Reading(PlanText Document, PlanDraft Draft)
{
    internal static Reading Of(string text)
    {
        var document = PlanText.From(text);
        return new(document, PlanReader.Read(document));
    }

    /// <summary>A plan of a made-up ward around a body.</summary>
    internal static Reading Plan(string body, string preamble = "Căn cứ Nghị quyết số 12/NQ-HĐND ngày 05/01/2026 của Hội đồng nhân dân phường Mai Sơn về nhiệm vụ năm 2026;") =>
        Of($"""
            ỦY BAN NHÂN DÂN
            PHƯỜNG MAI SƠN
            -------
            Số: 17/KH-UBND

            Mai Sơn, ngày 12 tháng 02 năm 2026

            KẾ HOẠCH
            Phát triển thư viện trường học năm 2026

            {preamble}

            Ủy ban nhân dân phường Mai Sơn ban hành Kế hoạch như sau:

            {body}

            Nơi nhận:
            - Sở Giáo dục và Đào tạo;
            - Các trường học trên địa bàn;
            - Lưu: VT, TV.

            TM. ỦY BAN NHÂN DÂN
            KT. CHỦ TỊCH
            PHÓ CHỦ TỊCH

            Nông Thị Mai
            """);

    /// <summary>What the document has at a span, as a person reads it.</summary>
    internal string At(TextSpan span) => CleanText.Of(Document.Text, span).Text;

    internal void StandsAt(string? value, TextSpan span) => Assert.Equal(value, At(span), ignoreLineEndingDifferences: true, ignoreWhiteSpaceDifferences: true);

    internal void StandsAt(string? value, string name) => StandsAt(value, Draft.Spans[name]);
}
