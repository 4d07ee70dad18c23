namespace EduCoop.Documents.Checking.Rules;

/// <summary>The issuer and the body above it: annex I, part I, II.2.</summary>
internal static class IssuerRules
{
    private const string Source = "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.2.b";
    private static readonly Component Parent = new("parent-body", "tên cơ quan chủ quản trực tiếp", "name of the parent body", Source, anatomy => anatomy.Parent);
    private static readonly Component Issuer = new("issuer", "tên cơ quan ban hành", "name of the issuer", Source, anatomy => anatomy.Issuer);

    internal static readonly IReadOnlyList<FormatRule> All =
    [
        Parent.Capitals(),
        Parent.Sized(12, 13),
        Parent.Regular(),
        Parent.Upright(),
        Parent.Centred(),
        Issuer.Present(),
        Issuer.Capitals(),
        Issuer.Sized(12, 13),
        Issuer.Bold(),
        Issuer.Upright(),
        Issuer.Centred(),
        Issuer.Rule("rule", "Dưới {0} không có đường kẻ ngang.", "There is no rule below the {0}.", "nét liền / solid", anatomy => anatomy is { Issuer: [.., var last], IssuerRule: null } ? [Breach.At(last, Breach.Missing)] : []),
        Issuer.Rule(
            "rule-length", "Đường kẻ dưới {0} không dài từ 1/3 đến 1/2 dòng chữ.", "The rule below the {0} is not 1/3 to 1/2 as long as its words.", "0.33–0.5",
            anatomy => RuleLength.Outside(anatomy.IssuerRule, anatomy.Issuer, 1 / 3.0, 0.5)),
        Issuer.Rule("spacing", "{0} và tên cơ quan chủ quản không cách nhau dòng đơn.", "The {0} and that of its parent body are not one single line apart.", "1 dòng / line", anatomy =>
            anatomy.Parent.Concat(anatomy.Issuer).Where(line => line.Lines is < 0.9 or > 1.1).Select(line => Breach.At(line, $"{Component.Number(Math.Round(line.Lines, 2))} dòng / lines"))),
    ];
}
