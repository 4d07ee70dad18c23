using EduCoop.ServiceDefaults;
using EduCoop.UnitDirectory.Names;
using EduCoop.UnitDirectory.Searching;
using EduCoop.UnitDirectory.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.UnitDirectory.Resolving;

/// <summary>A unit that a written name may mean.</summary>
/// <param name="Unit">The unit on the day.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Reason">Vietnamese, for the person who confirms.</param>
public sealed record ResolveCandidate(UnitItem Unit, double Confidence, string Reason);

/// <summary>GET /units/resolve: a name as somebody wrote it ("P.VHXH", "phường Đống Đa, Hà Nội") to the units it may mean, best first.</summary>
internal static class ResolveName
{
    internal const int MaxName = 300;

    internal static readonly Refusal NameMissing = new("name_missing", "Chưa có tên cần tìm, hoặc tên quá dài.", $"Ghi tên đơn vị, tối đa {MaxName} ký tự.");

    internal static async Task<Results<Ok<IReadOnlyList<ResolveCandidate>>, ProblemHttpResult>> Handle(
        string name, UnitIndex index, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation, Guid? contextUnitId = null, DateOnly? asOf = null) =>
        SearchText.Clean(name).Length is 0 or > MaxName
            ? NameMissing.ToProblem()
            : TypedResults.Ok(await FindAsync(index, database, name, contextUnitId, asOf ?? clock.Today(), cancellation));

    internal static async Task<IReadOnlyList<ResolveCandidate>> FindAsync(
        UnitIndex index, NpgsqlDataSource database, string name, Guid? contextUnitId, DateOnly day, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var resolver = await NameResolver.LoadAsync(index, connection, contextUnitId, day, cancellation);
        var resolved = await ResolveNames.OneAsync(connection, resolver, name, await ResolveNames.LearnedAsync(connection, resolver, [name], cancellation), cancellation);
        return resolved.Candidates;
    }
}
