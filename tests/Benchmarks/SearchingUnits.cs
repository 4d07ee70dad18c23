using System.Globalization;
using System.Text;
using EduCoop.ServiceDefaults;
using EduCoop.UnitDirectory.Names;
using EduCoop.UnitDirectory.Searching;
using EduCoop.UnitDirectory.Units;

namespace EduCoop.Benchmarks;

/// <summary>
/// The search over a whole directory as the service does it, in processor time, against looking through all folded names for the folded question and sorting
/// what has it. Not in it: the question for the directory's revision (one row of the database) and the writing of the answer.
/// </summary>
internal static class SearchingUnits
{
    private const int Warm = 30;
    private const int Rounds = 60;
    private static readonly DateOnly Day = new(2026, 7, 1);
    private static readonly string[] Kinds = ["Mầm non", "Tiểu học", "THCS", "THPT"];
    private static readonly string[] Types = ["mam_non", "tieu_hoc", "thcs", "thpt"];
    private static readonly string[] Names =
        ["Hoa Sen", "Hoa Mai", "Kim Đồng", "Lê Lợi", "Nguyễn Du", "Hòa Bình", "Ánh Sao", "Bình Minh", "Đống Đa", "Sơn Ca", "Thủy Tiên", "Lý Thường Kiệt", "Trần Phú", "Quốc Tử Giám", "Mỹ Thọ", "Mỹ Tho"];

    private static readonly Guid Province = new("0199cccc-0000-7000-8000-000000000001");

    private static readonly (string What, UnitSearch Search)[] Questions =
    [
        .. new[] { "t", "h", "đ", "d", "tr", "ho", "đô", "lê", "tru", "hoa", "hòa", "hoà", "đốn", "thu" }.Select(text => ("one to three letters", Of(text))),
        .. new[] { "truong", "trường", "tieu hoc", "Tiểu học", "truong tieu hoc", "mam non hoa", "Trường THPT" }.Select(text => ("words that many have", Of(text))),
        .. new[] { "Kim Đồng 12", "kim dong 12", "Trường THCS Hoa Mai 100", "Đống Đa 300", "ly thuong kiet 7", "Mỹ Thọ 41", "my tho 41" }.Select(text => ("names", Of(text))),
        .. new[] { "Hoà Bình 20", "Hòa Bình 20", "Thuỷ Tiên 9", "Thủy Tiên 9", "Lí Thường Kiệt 3" }.Select(text => ("old and new places of tones", Of(text))),
        .. new[] { "Lê Lơị", "truong tieu hocc kim dong", "nguyne du 15", "Binh Mihn 77", "xyzq abcd", "quoc tu giamm truong tieu hoc so muoi hai khong co o dau" }.Select(text => ("slips", Of(text))),
        .. new[] { "0100000042", "0100059999" }.Select(text => ("codes", Of(text))),
        .. new[] { "", "truong", "h" }.Select(text => ("below one unit", Of(text) with { WithinId = Province })),
        .. new[] { "", "truong" }.Select(text => ("one type", Of(text) with { TypeCode = "thcs" })),
        .. new[] { "", "truong" }.Select(text => ("closed ones too, page 20", Of(text) with { IncludeClosed = true, Page = PageRequest.Of(20, 50) })),
    ];

    private static UnitSearch Of(string text) => new(Day, PageRequest.Of(1, 20), text);

    internal static int Run(int count)
    {
        var table = new IndexTable();
        var units = Units(count);
        table.Put(units);
        var types = new UnitTypes(Types.Select((code, i) => new UnitType(code, Kinds[i], UnitType.Institution, "commune", null, "commune", [], [])));
        var names = units.ConvertAll(unit => (unit.Unit, Folded: SearchText.FoldKey(unit.Unit.Latest.FullName)));
        var all = new List<double>();
        Console.WriteLine("| questions | how many | p50 ms (processor) | p99 ms | slowest question at its best ms | allocated KB | plain p50 ms | ratio |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var kind in Questions.GroupBy(one => one.What, one => one.Search))
        {
            var (times, plain, bytes, slowest) = (new List<double>(), new List<double>(), 0L, 0.0);
            foreach (var search in kind)
            {
                var (own, allocated) = Measure(() => new IndexQuery(table, types, search).Run().Items.Count);
                times.AddRange(own);
                (bytes, slowest) = (Math.Max(bytes, allocated), Math.Max(slowest, own.Min()));
                plain.AddRange(Measure(() => Plain(names, search)).Times);
            }

            all.AddRange(times);
            Print(kind.Key, kind.Count(), times, slowest, bytes, plain);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| all | {Questions.Length} | {At(all, 50):0.000} | {At(all, 99):0.000} | | | | |"));
        return 0;
    }

    private static void Print(string what, int questions, List<double> times, double slowest, long bytes, List<double> plain) =>
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {what} | {questions} | {At(times, 50):0.000} | {At(times, 99):0.000} | {slowest:0.000} | {bytes / 1024} | {At(plain, 50):0.000} | {At(times, 50) / At(plain, 50):0.00} |"));

    private static double At(List<double> times, int percent) => times.Order().ElementAt(times.Count * percent / 100);

    private static (List<double> Times, long Allocated) Measure(Func<int> action)
    {
        for (var i = 0; i < Warm; i++)
        {
            action();
        }

        var (times, allocated) = (new List<double>(Rounds), 0L);
        for (var i = 0; i < Rounds; i++)
        {
            var (before, bytes) = (ProcessorClock.Milliseconds(), GC.GetAllocatedBytesForCurrentThread());
            action();
            times.Add(ProcessorClock.Milliseconds() - before);
            allocated = GC.GetAllocatedBytesForCurrentThread() - bytes;
        }

        return (times, allocated);
    }

    private static int Plain(List<(KnownUnit Unit, string Folded)> names, UnitSearch search)
    {
        var folded = SearchText.FoldKey(search.Text!);
        return names.Where(one => one.Folded.Contains(folded, StringComparison.Ordinal)).OrderBy(one => one.Folded, StringComparer.Ordinal).Take(search.Page.PageSize).Count();
    }

    private static List<LoadedUnit> Units(int count)
    {
        var aliases = new AliasBook([]);
        var units = new List<LoadedUnit>(count);
        for (var i = 0; i < count; i++)
        {
            var id = new Guid(i + 1, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 2);
            var (kind, name) = (i % Kinds.Length, $"Trường {Kinds[i % Kinds.Length]} {Names[i / Kinds.Length % Names.Length]} {i / Kinds.Length}".Normalize(NormalizationForm.FormC));
            var commune = new Guid((i % 3321) + 1, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1);
            // Every tenth has had another name before.
            UnitPeriod now = new(new(2025, 7, 1), null, name, name, Types[kind], commune, commune, Province, null, null);
            UnitPeriod[] periods = i % 10 == 0 ? [now with { ValidFrom = new(2010, 9, 1), ValidTo = new(2025, 6, 30), Name = name + " cũ", FullName = name + " cũ" }, now] : [now];
            Guid[] path = i % 2 == 0 ? [Province, commune, id] : [commune, id];
            var code = new UnitCodeRow("moet_school", string.Create(CultureInfo.InvariantCulture, $"01{i:00000000}"), new(2010, 9, 1), null);
            units.Add(new(new(id, 1, path, periods, [code]), periods.ToDictionary(period => period.ValidFrom, period => Keys(period, aliases))));
        }

        return units;
    }

    private static (string, string, string[]) Keys(UnitPeriod period, AliasBook aliases) =>
        (SearchText.FoldKey(period.Name), SearchText.AccentKey(period.Name), SearchTokens.OfUnit(period.FullName, aliases).Split(' '));
}
