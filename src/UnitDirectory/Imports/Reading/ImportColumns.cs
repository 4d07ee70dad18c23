namespace EduCoop.UnitDirectory.Imports.Reading;

/// <summary>The columns of one kind of list: each with the names it goes by (folded words), and which of them a list must have.</summary>
internal sealed record ImportColumns(IReadOnlyList<(string Column, string[] Names)> Names, IReadOnlyList<string[]> Needed)
{
    private static readonly (string, string[])[] Days =
    [
        ("valid_from", ["valid from", "hieu luc tu", "tu ngay", "ngay hieu luc", "ngay bat dau"]),
        ("valid_to", ["valid to", "hieu luc den", "den ngay", "ngay ket thuc"]),
    ];

    private static readonly (string, string[]) UnitId = ("unit_id", ["unit id", "id", "ma dinh danh he thong"]);

    private static readonly (string, string[]) Province = ("province", ["province", "tinh", "tinh thanh pho", "tinh tp", "ten tinh"]);

    private static readonly ImportColumns ProvinceList = new(
        [
            UnitId,
            ("code", ["code", "ma", "ma tinh", "ma so", "ma tinh thanh pho", "ma tinh tp"]),
            ("name", ["name", "ten", "ten tinh", "ten tinh thanh pho", "tinh thanh pho", "ten don vi"]),
            ("type", ["type", "loai", "loai hinh", "loai don vi", "cap"]),
            .. Days,
        ],
        [["code"], ["name"], ["type"]]);

    private static readonly ImportColumns CommuneList = new(
        [
            UnitId,
            ("province_code", ["province code", "new province code", "ma tinh", "ma tinh thanh pho", "ma tinh tp"]),
            ("code", ["code", "ma", "ma xa", "ma phuong xa", "ma xa phuong", "ma so", "ma don vi"]),
            ("name", ["name", "ten", "ten xa", "ten phuong xa", "ten xa phuong", "ten don vi", "phuong xa", "xa phuong"]),
            ("type", ["type", "loai", "loai hinh", "loai don vi", "cap"]),
            Province,
            .. Days,
        ],
        [["code"], ["name"], ["type"], ["province_code", "province"]]);

    private static readonly ImportColumns TypeList = new(
        [
            ("code", ["code", "ma", "ma loai"]),
            ("name", ["name vi", "name", "ten", "ten loai"]),
            ("kind", ["kind", "nhom"]),
            ("level", ["level", "cap", "cap hoc"]),
            ("manager", ["manager"]),
            ("managed_by", ["managed by", "don vi quan ly", "cap quan ly"]),
            ("scope", ["age or scope", "scope", "do tuoi", "pham vi"]),
            ("synonyms", ["synonyms", "ten khac"]),
            ("levels", ["levels", "cac cap hoc"]),
        ],
        [["code"], ["name"], ["kind"]]);

    private static readonly ImportColumns UnitList = new(
        [
            UnitId,
            ("moet_so_code", ["moet so code", "ma so gd dt", "ma so gddt"]),
            ("moet_school_code", ["moet school code", "ma truong thi"]),
            ("scheme", ["scheme", "he ma"]),
            ("code", ["code", "ma", "ma truong", "ma don vi", "ma dinh danh"]),
            (CodeList.Column, ["codes", "cac ma", "moi ma"]),
            ("name", ["name", "ten", "ten truong", "ten don vi", "ten co so giao duc", "ten co so"]),
            ("type", ["type", "kind", "level", "loai truong", "cap hoc", "loai", "loai don vi", "cap"]),
            ("ownership", ["ownership", "loai hinh", "so huu", "loai hinh so huu"]),
            ("foreign_capital", ["foreign capital", "von dau tu nuoc ngoai", "co von nuoc ngoai"]),
            ("non_profit", ["non profit", "khong vi loi nhuan", "phi loi nhuan"]),
            ("levels", ["levels", "cac cap hoc"]),
            ("province_code", ["new province code", "province code", "ma tinh", "ma tinh thanh pho", "ma tinh tp"]),
            Province,
            ("commune_code", ["new commune code", "commune code", "ma xa", "ma phuong xa", "ma xa phuong"]),
            ("commune", ["new commune", "commune", "xa", "phuong xa", "xa phuong", "ten xa", "phuong xa dac khu"]),
            ("old_commune_code", ["old commune code", "ma xa cu", "ma phuong xa cu", "ma xa phuong cu"]),
            ("old_commune", ["old commune", "old commune 2025 03", "phuong xa cu", "xa phuong cu", "xa cu", "phuong cu"]),
            ("district", ["former district", "old district", "quan huyen", "quan huyen cu", "huyen", "huyen cu", "quan huyen thi xa", "quan huyen thi xa thanh pho", "district"]),
            ("locality", ["locality", "dia chi", "address old"]),
            ("parent_id", ["parent id"]),
            ("parent_code", ["parent code", "ma don vi cap tren", "ma cap tren"]),
            .. Days,
        ],
        [["name"], ["type"]]);

    internal static ImportColumns Of(ImportKind kind) => kind switch
    {
        ImportKind.Provinces => ProvinceList,
        ImportKind.Communes => CommuneList,
        ImportKind.UnitTypes => TypeList,
        _ => UnitList,
    };
}
