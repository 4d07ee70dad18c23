using EduCoop.UnitDirectory.Names;
using EduCoop.UnitDirectory.Searching;
using EduCoop.UnitDirectory.Units;
using Npgsql;

namespace EduCoop.UnitDirectory.Resolving;

/// <summary>
/// Finds the units that a written name may mean, best first, within one context and day. The score is put together from what can be told to
/// a person; nothing is chosen for them.
/// </summary>
internal sealed class NameResolver(UnitIndex index, AliasBook aliases, UnitTypes types, ResolveContext? context, DateOnly day)
{
    private const int MaxCandidates = 10;
    private const int Considered = 200;
    private static readonly string[] AreaWords = ["phường", "xã", "đặc khu", "tỉnh", "thành phố"];

    internal ResolveContext? Context => context;

    internal DateOnly Day => day;

    internal AliasBook Aliases => aliases;

    internal static async Task<NameResolver> LoadAsync(UnitIndex index, NpgsqlConnection connection, Guid? contextUnitId, DateOnly day, CancellationToken cancellation) => new(
        index, await AliasBook.LoadAsync(connection, cancellation), await UnitTypes.LoadAsync(connection, cancellation),
        contextUnitId is { } id ? await ResolveContext.LoadAsync(connection, id, day, cancellation) : null, day);

    internal async Task<IReadOnlyList<ResolveCandidate>> FindAsync(string name, CancellationToken cancellation)
    {
        var written = Written.Read(name, aliases);
        var found = new Dictionary<Guid, UnitItem>();
        foreach (var text in written.Variants.Concat(InContext(written)))
        {
            // Inside the context first: a ward's office is one of many that have the same name.
            foreach (var within in context is null ? new Guid?[] { null } : [context.Body.Id, null])
            {
                await CollectAsync(new(day, new(1, Considered), text, WithinId: within), found, cancellation);
            }
        }

        var ofType = await OfTypeAsync(written, found, cancellation);
        var scored = found.Values.Select(item => Score(item, written, ofType)).OrderByDescending(candidate => candidate.Confidence)
            .ThenBy(candidate => candidate.Unit.FullName, StringComparer.Ordinal).ToList();
        return Doubt(scored).Take(MaxCandidates).ToList();
    }

    private async Task CollectAsync(UnitSearch search, Dictionary<Guid, UnitItem> found, CancellationToken cancellation)
    {
        foreach (var item in (await index.FindAsync(search, cancellation)).Items)
        {
            found.TryAdd(item.Id, item);
        }
    }

    // "Công an phường" in a plan of Đống Đa is written out as "Công an phường Đống Đa", "Phòng VHXH" as "Phòng Văn hóa - Xã hội phường Đống Đa".
    private IEnumerable<string> InContext(Written written)
    {
        if (context is null || context.Area.Name.Length == 0)
        {
            yield break;
        }

        yield return $"{written.Expanded} {context.Area.FullName}";
        yield return $"{written.Expanded} {context.Area.Name}";
        if (context.Body.ProvinceName is { } province && province != context.Area.Name)
        {
            yield return $"{written.Expanded} {province}";
        }
    }

    // The body's own unit of the type that the words name, or the one above it: a ward has one Công an phường, whatever it is called in full.
    private async Task<HashSet<Guid>> OfTypeAsync(Written written, Dictionary<Guid, UnitItem> found, CancellationToken cancellation)
    {
        if (context is null || written.Place is not null || (types.ByWord(written.Text) ?? types.ByWord(written.Expanded) ?? types.ByWord(WithoutAreaWord(written.Expanded))) is not { Kind: not UnitType.Area } type)
        {
            return [];
        }

        var own = new Dictionary<Guid, UnitItem>();
        await CollectAsync(new(day, new(1, 2), TypeCode: type.Code, WithinId: context.Body.Id), own, cancellation);
        if (own.Count == 0)
        {
            var there = new Dictionary<Guid, UnitItem>();
            await CollectAsync(new(day, new(1, Considered), TypeCode: type.Code), there, cancellation);
            own = there.Values.Where(item => context.Body.Path.Contains(item.Id) || (item.ProvinceName is not null && item.ProvinceName == context.Body.ProvinceName && type.Level == "province"))
                .ToDictionary(item => item.Id);
        }

        foreach (var (id, item) in own)
        {
            found.TryAdd(id, item);
        }

        return own.Count == 1 ? [.. own.Keys] : [];
    }

    private ResolveCandidate Score(UnitItem item, Written written, HashSet<Guid> ofType)
    {
        if (context is not null && InContext(written).Select(SearchText.AccentKey).Intersect(Keys(item)).Any() && IsNear(item))
        {
            return new(item, 0.97, $"Trùng tên “{item.FullName}” khi hiểu theo phạm vi của {context.Body.FullName}{(written.Abbreviations.Length > 0 ? $", đã viết đầy đủ {written.Abbreviations}" : "")}.");
        }

        if (ofType.Contains(item.Id))
        {
            return new(item, 0.93, $"Là đơn vị duy nhất thuộc loại “{item.TypeName}” của {context!.Body.FullName}.");
        }

        var (confidence, reason) = Likeness(item, written);
        if (written.Place is { } place)
        {
            var there = SearchText.FoldKey($"{item.ProvinceName} {item.ParentName}").Contains(SearchText.FoldKey(SearchUnits.BareName(place)), StringComparison.Ordinal);
            confidence *= there ? 1 : 0.4;
            reason += there ? $"; thuộc {place} như đã ghi" : $"; nhưng không thuộc {place}";
        }

        if (context is not null)
        {
            var body = context.Body;
            var (factor, words) =
                item.Id == body.Id ? (1.0, "; chính là đơn vị ban hành")
                : item.Path.Contains(body.Id) ? (1.0, $"; trực thuộc {body.FullName}")
                : body.Path.Contains(item.Id) ? (0.98, $"; là cấp trên của {body.FullName}")
                : item.ProvinceName is not null && item.ProvinceName == body.ProvinceName ? (0.9, $"; cùng {item.ProvinceName}")
                : (0.7, "; ở nơi khác");
            confidence *= factor;
            reason += words;
        }

        return new(item, Math.Round(confidence, 3), reason + ".");
    }

    private bool IsNear(UnitItem item) =>
        item.Path.Contains(context!.Body.Id) || context.Body.Path.Contains(item.Id) || (item.ProvinceName is not null && item.ProvinceName == context.Body.ProvinceName);

    private string[] Keys(UnitItem item) => [SearchText.AccentKey(item.FullName), SearchText.AccentKey(aliases.Expand(item.FullName).Text)];

    private (double Confidence, string Reason) Likeness(UnitItem item, Written written)
    {
        var accented = Keys(item);
        string[] folded = [SearchText.FoldKey(item.FullName), SearchText.FoldKey(aliases.Expand(item.FullName).Text)];
        if (accented[0] == SearchText.AccentKey(written.Text))
        {
            return (1, $"Trùng đúng tên “{item.FullName}”");
        }

        if (SearchText.AccentKey(item.Name) == SearchText.AccentKey(written.Text))
        {
            return (0.95, $"Trùng đúng tên “{item.Name}” ({item.TypeName})");
        }

        if (accented.Contains(SearchText.AccentKey(written.Expanded)))
        {
            return (0.95, $"Trùng tên “{item.FullName}” sau khi viết đầy đủ {written.Abbreviations}");
        }

        if (folded.Contains(SearchText.FoldKey(written.Text)) || folded.Contains(SearchText.FoldKey(written.Expanded)) || SearchText.FoldKey(item.Name) == SearchText.FoldKey(written.Text))
        {
            return (0.85, $"Trùng tên “{item.FullName}” khi bỏ dấu");
        }

        var asked = SearchText.Words(SearchText.FoldKey(written.Expanded));
        var has = folded.SelectMany(key => SearchText.Words(key)).ToHashSet(StringComparer.Ordinal);
        var share = asked.Count == 0 ? 0 : asked.Count(has.Contains) / (double)asked.Count;
        var fit = asked.Count / (double)Math.Max(asked.Count, SearchText.Words(folded[1]).Count);
        return share >= 1
            ? (0.5 + (0.3 * fit), $"Tên “{item.FullName}” có đủ các từ đã viết{(written.Abbreviations.Length > 0 ? $" (đã viết đầy đủ {written.Abbreviations})" : "")}")
            : (0.45 * share, $"Tên “{item.FullName}” gần giống, có thể do gõ nhầm");
    }

    // Several that are equally good share the trust: a name that ten communes have is no certain one.
    private static IEnumerable<ResolveCandidate> Doubt(List<ResolveCandidate> scored)
    {
        var best = scored.Count(candidate => candidate.Confidence >= scored[0].Confidence - 0.001);
        if (best <= 1)
        {
            return scored;
        }

        var shared = Math.Round(scored[0].Confidence / best, 3);
        return scored.Select((candidate, place) => place >= best
            ? candidate with { Confidence = Math.Min(candidate.Confidence, shared) }
            : candidate with { Confidence = shared, Reason = $"{candidate.Reason} Có {best} đơn vị khớp như nhau: cần ghi rõ tỉnh hoặc cấp trên." });
    }

    private static string WithoutAreaWord(string text)
    {
        var word = AreaWords.FirstOrDefault(word => text.EndsWith(" " + word, StringComparison.OrdinalIgnoreCase));
        return word is null ? text : text[..^(word.Length + 1)];
    }
}
