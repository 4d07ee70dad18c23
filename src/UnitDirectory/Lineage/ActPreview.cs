using EduCoop.Storage;
using EduCoop.UnitDirectory.Units;
using Npgsql;

namespace EduCoop.UnitDirectory.Lineage;

/// <summary>A unit that an act would touch.</summary>
/// <param name="UnitId">Its id.</param>
/// <param name="FullName">Its name after the act; of one that ends, its last.</param>
/// <param name="TypeCode">Its type after the act.</param>
/// <param name="Outcome">ends; begins; changes: another name or type; moves: another unit above it; lies: in another commune or province; follows: its place in the tree, because one above it moved.</param>
/// <param name="Before">What was: the former name and type when it changes, the name of the unit above or of the place otherwise.</param>
/// <param name="After">What will be, in the same words.</param>
public sealed record ActPreviewUnit(Guid UnitId, string FullName, string TypeCode, string Outcome, string? Before, string? After);

/// <summary>What an act would do, found by doing it and undoing it.</summary>
/// <param name="Ends">How many units end.</param>
/// <param name="Begins">How many begin.</param>
/// <param name="Changes">How many get another name or type.</param>
/// <param name="Moves">How many go to another unit or lie in another place.</param>
/// <param name="Follows">How many only follow those above them.</param>
/// <param name="Units">The first 200 of them, those that end and begin first.</param>
public sealed record ActPreview(int Ends, int Begins, int Changes, int Moves, int Follows, IReadOnlyList<ActPreviewUnit> Units)
{
    private const int Shown = 200;
    private static readonly string[] Order = ["ends", "begins", "changes", "moves", "lies", "follows"];

    // Inside the act's own transaction: new units are there already, and those that end still are.
    private const string SelectNames = """
        select distinct on (unit_id) unit_id, full_name from unit_period where unit_id = any($1) order by unit_id, valid_from desc
        """;

    internal static async Task<ActPreview> OfAsync(
        NpgsqlTransaction transaction, IReadOnlyList<UnitWrite> writes, IReadOnlyList<Guid> ended, DateOnly day, CancellationToken cancellation)
    {
        var touched = writes.Select(write => (Write: write, Outcome: OutcomeOf(write, ended.Contains(write.After.UnitId), day))).OrderBy(one => Array.IndexOf(Order, one.Outcome)).ToList();
        int Count(params string[] outcomes) => touched.Count(one => outcomes.Contains(one.Outcome, StringComparer.Ordinal));
        var shown = touched.Take(Shown).ToList();
        var names = await NamesAsync(transaction.Connection!, shown.SelectMany(one => Places(one.Write, day)).OfType<Guid>().Distinct().ToArray(), cancellation);
        return new(
            Count("ends"), Count("begins"), Count("changes"), Count("moves", "lies"), Count("follows"), shown.ConvertAll(one => Describe(one.Write, one.Outcome, day, names)));
    }

    private static (UnitPeriod Before, UnitPeriod After) Sides(UnitWrite write, DateOnly day) =>
        ((write.Before?.On(day) ?? write.Before?.Latest ?? write.After.Latest), write.After.On(day) ?? write.After.Latest);

    private static string OutcomeOf(UnitWrite write, bool isEnded, DateOnly day)
    {
        var (before, after) = Sides(write, day);
        return isEnded ? "ends"
            : write.Before is null ? "begins"
            : (before.FullName, before.TypeCode) != (after.FullName, after.TypeCode) ? "changes"
            : before.ParentId != after.ParentId ? "moves"
            : (before.AreaId, before.ProvinceId) != (after.AreaId, after.ProvinceId) ? "lies"
            : "follows";
    }

    private static IEnumerable<Guid?> Places(UnitWrite write, DateOnly day)
    {
        var (before, after) = Sides(write, day);
        return [before.ParentId, before.AreaId, before.ProvinceId, after.ParentId, after.AreaId, after.ProvinceId];
    }

    private static ActPreviewUnit Describe(UnitWrite write, string outcome, DateOnly day, Dictionary<Guid, string> names)
    {
        var (before, after) = Sides(write, day);
        string? Name(Guid? id) => id is { } known ? names.GetValueOrDefault(known) : null;
        string? Place(UnitPeriod period) => Name(before.AreaId != after.AreaId ? period.AreaId : period.ProvinceId);
        var (was, will) = outcome switch
        {
            "changes" => (before.FullName, after.FullName),
            "moves" => (Name(before.ParentId), Name(after.ParentId)),
            "lies" => (Place(before), Place(after)),
            "begins" => (null, Name(after.ParentId)),
            _ => (Name(before.ParentId), null),
        };
        return new(write.After.UnitId, after.FullName, after.TypeCode, outcome, was, will);
    }

    private static async Task<Dictionary<Guid, string>> NamesAsync(NpgsqlConnection connection, Guid[] ids, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(SelectNames, connection);
        command.Add(ids);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var names = new Dictionary<Guid, string>();
        while (await reader.ReadAsync(cancellation))
        {
            names[reader.GetGuid(0)] = reader.GetString(1);
        }

        return names;
    }
}
