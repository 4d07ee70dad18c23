using EduCoop.ServiceDefaults;
using EduCoop.UnitDirectory.Names;
using EduCoop.UnitDirectory.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.UnitDirectory.Resolving;

/// <summary>A unit that a written name may mean.</summary>
/// <param name="Unit">The unit on the day.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Reason">Vietnamese, for the person who confirms.</param>
public sealed record ResolveCandidate(UnitItem Unit, double Confidence, string Reason);

/// <summary>
/// GET /units/resolve: a name as somebody wrote it ("P.VHXH", "phường Đống Đa, Hà Nội") to the units it may mean, best first.
/// The score is put together from what can be told to a person; nothing is chosen for them.
/// </summary>
internal static class ResolveName
{
    private const int MaxName = 300;
    private const int MaxCandidates = 10;
    private const int Considered = 200;

    internal static async Task<Results<Ok<IReadOnlyList<ResolveCandidate>>, ProblemHttpResult>> Handle(
        string name, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation, Guid? contextUnitId = null, DateOnly? asOf = null) =>
        SearchText.Clean(name).Length is 0 or > MaxName
            ? new Refusal("name_missing", "Chưa có tên cần tìm, hoặc tên quá dài.", $"Ghi tên đơn vị, tối đa {MaxName} ký tự.").ToProblem()
            : TypedResults.Ok(await FindAsync(database, name, contextUnitId, asOf ?? clock.Today(), cancellation));

    internal static async Task<IReadOnlyList<ResolveCandidate>> FindAsync(
        NpgsqlDataSource database, string name, Guid? contextUnitId, DateOnly day, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var aliases = await AliasBook.LoadAsync(connection, cancellation);
        var context = contextUnitId is { } id ? await GetUnit.FindAsync(connection, id, day, cancellation) : null;
        var written = Written.Read(name, aliases);
        var found = new Dictionary<Guid, UnitItem>();
        foreach (var text in written.Variants)
        {
            // Inside the context first: a ward's office is one of many that have the same name.
            foreach (var within in context is null ? new Guid?[] { null } : [context.Id, null])
            {
                var search = new UnitSearch(day, new(1, Considered), text, WithinId: within);
                foreach (var item in (await SearchUnits.FindAsync(database, search, cancellation)).Items)
                {
                    found.TryAdd(item.Id, item);
                }
            }
        }

        var scored = found.Values.Select(item => Score(item, written, context, aliases)).OrderByDescending(candidate => candidate.Confidence)
            .ThenBy(candidate => candidate.Unit.FullName, StringComparer.Ordinal).ToList();
        return Doubt(scored).Take(MaxCandidates).ToList();
    }

    private static ResolveCandidate Score(UnitItem item, Written written, UnitItem? context, AliasBook aliases)
    {
        var (confidence, reason) = Likeness(item, written, aliases);
        if (written.Place is { } place)
        {
            var there = SearchText.FoldKey($"{item.ProvinceName} {item.ParentName}").Contains(SearchText.FoldKey(SearchUnits.BareName(place)), StringComparison.Ordinal);
            confidence *= there ? 1 : 0.4;
            reason += there ? $"; thuộc {place} như đã ghi" : $"; nhưng không thuộc {place}";
        }

        if (context is not null)
        {
            var (factor, words) =
                item.Id == context.Id ? (1.0, "; chính là đơn vị ban hành")
                : item.Path.Contains(context.Id) ? (1.0, $"; trực thuộc {context.FullName}")
                : context.Path.Contains(item.Id) ? (0.98, $"; là cấp trên của {context.FullName}")
                : item.ProvinceName is not null && item.ProvinceName == context.ProvinceName ? (0.9, $"; cùng {item.ProvinceName}")
                : (0.7, "; ở nơi khác");
            confidence *= factor;
            reason += words;
        }

        return new(item, Math.Round(confidence, 3), reason + ".");
    }

    private static (double Confidence, string Reason) Likeness(UnitItem item, Written written, AliasBook aliases)
    {
        var full = aliases.Expand(item.FullName).Text;
        string[] accented = [SearchText.AccentKey(item.FullName), SearchText.AccentKey(full)];
        string[] folded = [SearchText.FoldKey(item.FullName), SearchText.FoldKey(full)];
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
        var has = folded.SelectMany(SearchText.Words).ToHashSet(StringComparer.Ordinal);
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
}
