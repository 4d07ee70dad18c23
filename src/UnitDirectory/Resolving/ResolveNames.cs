using EduCoop.ServiceDefaults;
using EduCoop.UnitDirectory.Lineage;
using EduCoop.UnitDirectory.Names;
using EduCoop.UnitDirectory.Searching;
using EduCoop.UnitDirectory.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.UnitDirectory.Resolving;

/// <summary>Names as they stand in one document.</summary>
/// <param name="Names">At most 200.</param>
/// <param name="ContextUnitId">The body that issued the document; names are read in its surroundings.</param>
/// <param name="AsOf">The document's day; today when left out.</param>
public sealed record ResolveRequest(IReadOnlyList<string> Names, Guid? ContextUnitId = null, DateOnly? AsOf = null);

/// <summary>A group of units that a name means.</summary>
/// <param name="Key">Keep this; GET /groups/members tells who belongs to it on a day.</param>
/// <param name="Label">Vietnamese, for a person to read.</param>
/// <param name="MemberCount">How many belong to it on the day.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Reason">Vietnamese, for the person who confirms.</param>
public sealed record ResolvedGroup(string Key, string Label, long MemberCount, double Confidence, string Reason);

/// <summary>What one name means.</summary>
/// <param name="Name">As it was sent.</param>
/// <param name="Outcome">unit, group, ambiguous (a person must choose) or unknown.</param>
/// <param name="Confidence">Of the best reading, 0 to 1.</param>
/// <param name="Reason">Vietnamese, for the person who confirms.</param>
/// <param name="Unit">The unit, when the outcome is unit.</param>
/// <param name="Group">The group, when the name can be read as one.</param>
/// <param name="Candidates">Units it may mean, best first.</param>
/// <param name="LearnedAliasId">The confirmed alias that decided, if one did.</param>
public sealed record ResolvedName(
    string Name, string Outcome, double Confidence, string Reason, UnitItem? Unit, ResolvedGroup? Group, IReadOnlyList<ResolveCandidate> Candidates, Guid? LearnedAliasId);

/// <summary>Answers in the order of the names.</summary>
/// <param name="AsOf">The day they hold for.</param>
/// <param name="Items">One for each name.</param>
public sealed record ResolveAnswer(DateOnly AsOf, IReadOnlyList<ResolvedName> Items);

/// <summary>POST /resolve: all names of a document at once, to units or groups, each with its reason.</summary>
internal static class ResolveNames
{
    internal const int MostNames = 200;
    private const double Sure = 0.8;
    private const double Possible = 0.35;

    private static readonly Refusal TooMany = new("names_invalid", "Danh sách tên không hợp lệ.", $"Gửi từ 1 đến {MostNames} tên, mỗi tên từ 1 đến {ResolveName.MaxName} ký tự.");
    private static readonly Refusal ContextUnknown = new("context_unknown", "Không tìm thấy đơn vị ban hành vào ngày đó.", "Kiểm tra contextUnitId và asOf.");

    internal static async Task<Results<Ok<ResolveAnswer>, ProblemHttpResult>> Handle(
        ResolveRequest request, UnitIndex index, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (request.Names.Count is 0 or > MostNames || request.Names.Any(name => SearchText.Clean(name).Length is 0 or > ResolveName.MaxName))
        {
            return TooMany.ToProblem();
        }

        var day = request.AsOf ?? clock.Today();
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var resolver = await NameResolver.LoadAsync(index, connection, request.ContextUnitId, day, cancellation);
        if (request.ContextUnitId is not null && resolver.Context is null)
        {
            return ContextUnknown.ToProblem();
        }

        var learned = await LearnedAsync(connection, resolver, request.Names, cancellation);
        var known = new Dictionary<string, ResolvedName>(StringComparer.Ordinal);
        foreach (var name in request.Names.Distinct(StringComparer.Ordinal))
        {
            known[name] = await OneAsync(connection, resolver, name, learned, cancellation);
        }

        return TypedResults.Ok(new ResolveAnswer(day, request.Names.Select(name => known[name]).ToList()));
    }

    internal static Task<Dictionary<string, LearnedAlias>> LearnedAsync(
        NpgsqlConnection connection, NameResolver resolver, IEnumerable<string> names, CancellationToken cancellation) =>
        LearnedAliases.ForAsync(connection, names.Select(LearnedAliases.KeyOf), resolver.Context?.Body.Path ?? [], cancellation);

    internal static async Task<ResolvedName> OneAsync(
        NpgsqlConnection connection, NameResolver resolver, string name, Dictionary<string, LearnedAlias> learned, CancellationToken cancellation)
    {
        if (learned.TryGetValue(LearnedAliases.KeyOf(name), out var alias) && await RememberedAsync(connection, resolver, name, alias, cancellation) is { } remembered)
        {
            return remembered;
        }

        var candidates = await resolver.FindAsync(name, cancellation);
        var best = candidates.Count > 0 ? candidates[0] : null;
        var group = await GroupAsync(connection, resolver, name, cancellation);
        if (group is not null && group.Confidence > (best?.Confidence ?? 0))
        {
            return new(name, group.Confidence >= Sure ? "group" : "ambiguous", group.Confidence, group.Reason, null, group, candidates, null);
        }

        return best switch
        {
            { Confidence: >= Sure } => new(name, "unit", best.Confidence, best.Reason, best.Unit, group, candidates, null),
            { Confidence: >= Possible } => new(name, "ambiguous", best.Confidence, best.Reason, null, group, candidates, null),
            _ => new(name, "unknown", best?.Confidence ?? 0, "Không có đơn vị nào trong danh mục khớp với tên này vào ngày đó.", null, group, candidates, null),
        };
    }

    private static async Task<ResolvedGroup?> GroupAsync(NpgsqlConnection connection, NameResolver resolver, string name, CancellationToken cancellation)
    {
        if (resolver.Context is not { } context
            || (ReadGroup.Read(name, context.Body, context.PlaceNames) ?? ReadGroup.Read(resolver.Aliases.Expand(name).Text, context.Body, context.PlaceNames)) is not { } read)
        {
            return null;
        }

        return new(GroupSelector.Join(read.Parts), read.Label, await GroupMembers.CountAsync(connection, read.Parts, resolver.Day, cancellation), read.Confidence, read.Reason);
    }

    // A confirmed unit that has ended by the day is followed to who stands in its place; when several do, a person is asked again.
    private static async Task<ResolvedName?> RememberedAsync(
        NpgsqlConnection connection, NameResolver resolver, string name, LearnedAlias alias, CancellationToken cancellation)
    {
        var reason = $"Đã được {alias.ConfirmedBy} xác nhận ngày {VietnamTime.Local(alias.ConfirmedAt):dd/MM/yyyy}.";
        if (alias.GroupKey is { } key && GroupSelector.Parse(key) is { } parts)
        {
            var group = new ResolvedGroup(key, $"nhóm đã xác nhận cho “{alias.Written}”", await GroupMembers.CountAsync(connection, parts, resolver.Day, cancellation), 0.99, reason);
            return new(name, "group", 0.99, reason, null, group, [], alias.AliasId);
        }

        if (await Successors.FindAsync(connection, alias.UnitId!.Value, resolver.Day, cancellation) is not [var only]
            || await GetUnit.FindAsync(connection, only.UnitId, resolver.Day, cancellation) is not { } unit)
        {
            return null;
        }

        var followed = only.UnitId == alias.UnitId ? reason : $"{reason} {alias.UnitName} nay là {only.FullName}.";
        return new(name, "unit", 0.99, followed, unit, null, [new(unit, 0.99, followed)], alias.AliasId);
    }
}
