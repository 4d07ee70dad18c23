using System.Text.RegularExpressions;
using EduCoop.Documents.Checking.Facts;

namespace EduCoop.Documents.Checking.Rules;

/// <summary>In whose name it is signed, in which office, by whom: annex I, part I, II.7.</summary>
internal static partial class SignatureRules
{
    private const string Source = "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.7.";
    private static readonly Component Office = new("signature", "quyền hạn, chức vụ của người ký", "capacity of the signatory", Source + "đ", anatomy => anatomy.Signatures.SelectMany(signature => signature.Capacity));
    private static readonly Component Authority = Office with { Source = Source + "b" };
    private static readonly Component Name = new("signatory", "họ tên của người ký", "name of the signatory", Source + "đ", anatomy => anatomy.Signatures.Select(signature => signature.Name));

    internal static readonly IReadOnlyList<FormatRule> All =
    [
        Office.Present(),
        Office.Capitals(),
        Office.Sized(13, 14),
        Office.Bold(),
        Office.Upright(),
        Office.Centred(),
        Authority.Words("abbreviation", "Chữ viết tắt quyền hạn ký phải là “TM.”, “KT.”, “TL.”, “TUQ.” hoặc “Q.”, có dấu chấm và cách chữ.", "The authority to sign is written “TM.”, “KT.”, “TL.”, “TUQ.” or “Q.”, with a period and a space.", "TM. / KT. / TL. / TUQ. / Q.", line =>
            !Careless().IsMatch(line.Text)),
        Authority.Rule("order", "Thứ tự các dòng quyền hạn ký không đúng.", "The lines of the authority to sign are in the wrong order.", "TM. → KT./TL./TUQ./Q. → chức vụ", anatomy => anatomy.Signatures.SelectMany(OutOfOrder)),
        Authority.Rule("deputy", "Dưới “KT.” phải là chức vụ của cấp phó; cấp phó ký thì phải có “KT.”.", "Below “KT.” stands the deputy's office, and a deputy signs with “KT.”.", "KT. CHỦ TỊCH → PHÓ CHỦ TỊCH", anatomy => anatomy.Signatures.SelectMany(Deputies)),
        Name.SmallLetters(),
        Name.Sized(13, 14),
        Name.Bold(),
        Name.Upright(),
        Name.Centred(),
        (Name with { Source = Source + "c" }).Words("degree", "Trước họ tên người ký không ghi học hàm, học vị, danh hiệu.", "No title or degree stands before the name of the signatory.", "họ và tên / name alone", line => !Degree().IsMatch(line.Text)),
    ];

    // On behalf of a body comes first; then in whose stead; the signatory's own office stands last.
    private static IEnumerable<Breach> OutOfOrder(SignatureFacts signature)
    {
        var capacity = signature.Capacity;
        for (var i = 0; i < capacity.Count; i++)
        {
            var isBehalf = capacity[i].Text.StartsWith("TM.", StringComparison.OrdinalIgnoreCase);
            var isStead = Stead().IsMatch(capacity[i].Text);
            if (isBehalf && i > 0 && Stead().IsMatch(capacity[i - 1].Text))
            {
                yield return Breach.At(capacity[i], capacity[i].Text);
            }
            else if ((isBehalf || isStead) && i == capacity.Count - 1 && !capacity[i].Text.StartsWith("Q.", StringComparison.OrdinalIgnoreCase))
            {
                // Nobody's own office follows; whoever is charged with an office has no other.
                yield return Breach.At(capacity[i], $"{capacity[i].Text} → {Breach.Missing}");
            }
            else if (isStead && i > 0 && IsDeputy(capacity[i - 1]))
            {
                yield return Breach.At(capacity[i], $"{capacity[i - 1].Text} → {capacity[i].Text}");
            }
        }
    }

    private static IEnumerable<Breach> Deputies(SignatureFacts signature)
    {
        var acting = signature.Capacity.Any(line => line.Text.StartsWith("KT", StringComparison.Ordinal));
        var deputy = signature.Capacity.FirstOrDefault(IsDeputy);
        if (deputy is not null && !acting)
        {
            yield return Breach.At(deputy, deputy.Text);
        }

        // Ministries and armed services call their deputies by other names.
        if (acting && deputy is null && signature.Capacity is [.., var last] && (last.Text.StartsWith("CHỦ TỊCH", StringComparison.Ordinal) || last.Text.StartsWith("GIÁM ĐỐC", StringComparison.Ordinal) || last.Text.StartsWith("HIỆU TRƯỞNG", StringComparison.Ordinal) || last.Text.StartsWith("TRƯỞNG", StringComparison.Ordinal)))
        {
            yield return Breach.At(last, last.Text);
        }
    }

    private static bool IsDeputy(LineFacts line) => line.Text.StartsWith("PHÓ ", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\A(?:KT|TL|TUQ|Q)\.", RegexOptions.IgnoreCase)]
    private static partial Regex Stead();

    // The letters without their period, without their space, spelt out, or joined to others.
    [GeneratedRegex(@"\A(?:(?:TM|KT|TL|TUQ)(?:[^.\p{L}]|\.\S)|Q\.\S|T/M|K/T|T/L|T\.M|K\.T|T\.L|T\.U\.Q|THAY MẶT |KÝ THAY |THỪA LỆNH |THỪA ỦY QUYỀN )", RegexOptions.IgnoreCase)]
    private static partial Regex Careless();

    [GeneratedRegex(@"\A(?:(?:PGS|GS|TS|ThS|CN|KS|BS|CKI|CKII|NGND|NGƯT|NSND|NSƯT)\b\.?|(?:Tiến sĩ|Tiến sỹ|Thạc sĩ|Thạc sỹ|Cử nhân|Kỹ sư|Bác sĩ|Giáo sư|Phó Giáo sư|Nhà giáo|Ông|Bà|Thầy|Cô)\s)", RegexOptions.IgnoreCase)]
    private static partial Regex Degree();
}
