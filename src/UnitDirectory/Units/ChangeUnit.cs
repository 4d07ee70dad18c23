using System.Security.Claims;
using System.Text.Json;
using EduCoop.Contracts;
using EduCoop.ServiceDefaults;
using EduCoop.UnitDirectory.Lineage;
using EduCoop.UnitDirectory.Names;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.UnitDirectory.Units;

/// <summary>A rename, another type, parent, area or owner from a day on. What is left out stays as it is.</summary>
/// <param name="ChangeId">Made by the caller; sending the same again changes nothing.</param>
/// <param name="ExpectedVersion">The version that the caller has seen.</param>
/// <param name="EffectiveFrom">First day of the new state.</param>
/// <param name="Name">New name.</param>
/// <param name="TypeCode">New type.</param>
/// <param name="ParentId">New unit above.</param>
/// <param name="AreaId">New commune or province.</param>
/// <param name="Ownership">New ownership.</param>
/// <param name="Locality">New place in words.</param>
/// <param name="Levels">What it teaches from now on; an empty list: what its type says.</param>
/// <param name="ForeignCapital">With foreign capital.</param>
/// <param name="NonProfit">Not for profit.</param>
/// <param name="DeriveParent">Hang it on the authority that follows from the highest level it teaches, whatever was stated before.</param>
/// <param name="Document">The decision it rests on, at most 300 characters.</param>
public sealed record ChangeUnitRequest(
    Guid ChangeId, long ExpectedVersion, DateOnly EffectiveFrom, string? Name = null, string? TypeCode = null, Guid? ParentId = null,
    Guid? AreaId = null, string? Ownership = null, string? Locality = null, IReadOnlyList<string>? Levels = null, bool? ForeignCapital = null,
    bool? NonProfit = null, bool DeriveParent = false, string? Document = null)
{
    internal UnitAttributes Attributes => new(Ownership, ForeignCapital, NonProfit, Levels);
}

/// <summary>POST /units/{id}/changes</summary>
internal static class ChangeUnit
{
    internal static async Task<Results<Created<UnitWritten>, Ok<UnitWritten>, ProblemHttpResult>> Handle(
        Guid id, ChangeUnitRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        var (written, isNew, _, refusal) = await RunAsync(id, request, keep: true, user, database, clock, cancellation);
        return refusal is not null ? refusal.ToProblem() : isNew ? TypedResults.Created($"/units/{id}", written) : TypedResults.Ok(written);
    }

    /// <summary>POST /units/{id}/changes/preview: the same steps, taken and undone; says what would follow.</summary>
    internal static async Task<Results<Ok<ActPreview>, ProblemHttpResult>> HandlePreview(
        Guid id, ChangeUnitRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        var (_, _, preview, refusal) = await RunAsync(id, request, keep: false, user, database, clock, cancellation);
        return refusal is not null ? refusal.ToProblem() : TypedResults.Ok(preview ?? new ActPreview(0, 0, 0, 0, 0, []));
    }

    private static async Task<ChangeOutcome> RunAsync(
        Guid id, ChangeUnitRequest request, bool keep, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (Refuse(request) is { } refusal)
        {
            return new(Refusal: refusal);
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await DirectoryLock.TakeAsync(transaction, cancellation);
        var content = JsonSerializer.Serialize(request, ContractJson.Options);
        if (await UnitRequests.FindAsync(connection, request.ChangeId, cancellation) is { } earlier)
        {
            return earlier.UnitId == id && earlier.Content == content ? new(new UnitWritten(id, earlier.Version)) : new(Refusal: UnitRefusals.IdTaken);
        }

        var (before, after, refused) = await PlanAsync(connection, id, request, user, cancellation);
        if (after is null)
        {
            return new(Refusal: refused);
        }

        var writes = new List<UnitWrite> { new(before, after) };
        if (!before!.Path.SequenceEqual(after.Path))
        {
            var below = await UnitStore.LoadAsync(connection, await UnitStore.BelowAsync(connection, id, cancellation), cancellation);
            writes.AddRange(Moved(below.Values, before.Path.Count, after.Path));
        }

        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.AddUnits(writes, await AliasBook.LoadAsync(connection, cancellation), clock.GetUtcNow());
        UnitRequests.Add(batch, request.ChangeId, after, content, new("changed", request.EffectiveFrom, request.Document), user, clock.GetUtcNow());
        batch.RaiseRevision();
        await batch.ExecuteNonQueryAsync(cancellation);
        if (!keep)
        {
            var preview = await ActPreview.OfAsync(transaction, writes, [], request.EffectiveFrom, cancellation);
            await transaction.RollbackAsync(cancellation);
            return new(null, false, preview);
        }

        await transaction.CommitAsync(cancellation);
        return new(new UnitWritten(id, after.Version), true);
    }

    private sealed record ChangeOutcome(UnitWritten? Written = null, bool IsNew = false, ActPreview? Preview = null, Refusal? Refusal = null);

    /// <summary>Units below a moved one: their own facts stay, their path begins anew. Each is told to the readers.</summary>
    internal static IEnumerable<UnitWrite> Moved(IEnumerable<KnownUnit> below, int oldDepth, IReadOnlyList<Guid> newPath) =>
        below.OrderBy(unit => unit.Path.Count)
            .Select(unit => new UnitWrite(unit, unit with { Version = unit.Version + 1, Path = [.. newPath, .. unit.Path.Skip(oldDepth)] }));

    private static Refusal? Refuse(ChangeUnitRequest request) => request switch
    {
        { ChangeId: var id } when id == Guid.Empty => UnitRefusals.IdMissing,
        { Name: { } name } when UnitRefusals.OfName(SearchText.Clean(name)) is { } wrong => wrong,
        { EffectiveFrom: var day } when !UnitRefusals.IsReasonable(day) => UnitRefusals.DayOutOfRange,
        { Ownership.Length: > 100 } or { Locality.Length: > 300 } => UnitRefusals.NameTooLong,
        { DeriveParent: true, ParentId: not null } => UnitRefusals.ParentTwice,
        { Document.Length: > 300 } => ActRefusals.DocumentTooLong,
        _ => request.Attributes.RefuseWords(),
    };

    private static async Task<(KnownUnit? Before, KnownUnit? After, Refusal? Refusal)> PlanAsync(
        NpgsqlConnection connection, Guid id, ChangeUnitRequest request, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var known = await UnitStore.LoadAsync(connection, [id, request.ParentId ?? Guid.Empty, request.AreaId ?? Guid.Empty], cancellation);
        var types = await UnitTypes.LoadAsync(connection, cancellation);
        if (!known.TryGetValue(id, out var before))
        {
            return (null, null, Refusal.NotFound);
        }

        var parent = request.ParentId is { } parentId ? known.GetValueOrDefault(parentId) : null;
        var area = request.AreaId is { } areaId ? known.GetValueOrDefault(areaId) : null;
        var type = types.ByCode(request.TypeCode ?? before.Latest.TypeCode);
        Refusal? refusal =
            !user.MayActOn(before.Path) || (parent is not null && !user.MayActOn(parent.Path)) ? Refusal.OutOfScope
            : before.Version != request.ExpectedVersion ? UnitRefusals.VersionMoved
            : type is null ? UnitRefusals.TypeUnknown
            : !user.MayEdit(types.ByCode(before.Latest.TypeCode)) || !user.MayEdit(type) ? UnitRefusals.OfficesOnly
            : request.ParentId is not null && parent is null ? UnitRefusals.ParentUnknown
            : parent?.Path.Contains(id) == true ? UnitRefusals.ParentBelow
            : request.AreaId is not null && (area is null || types.ByCode(area.Latest.TypeCode)?.Kind != UnitType.Area) ? UnitRefusals.AreaUnknown
            : before.On(request.EffectiveFrom) is null ? UnitRefusals.DayBeforeUnit
            : null;
        if (refusal is not null)
        {
            return (before, null, refusal);
        }

        var facts = Facts(before, request, type!, area);
        if (UnitAttributes.Refuse(facts, type!) is { } wrong)
        {
            return (before, null, wrong);
        }

        if (parent is null && type!.Kind == UnitType.Institution)
        {
            (parent, refusal) = await FollowAsync(connection, before, facts, request, types, user, cancellation);
            if (refusal is not null)
            {
                return (before, null, refusal);
            }
        }

        var after = Apply(before, facts with { ParentId = parent?.UnitId ?? facts.ParentId }, parent);
        return after.Periods.SequenceEqual(before.Periods) ? (before, null, UnitRefusals.NothingChanges) : (before, after, null);
    }

    // A school that was managed as its level says moves along when its level, type or place changes; a stated manager stays until asked.
    private static async Task<(KnownUnit? Parent, Refusal? Refusal)> FollowAsync(
        NpgsqlConnection connection, KnownUnit before, UnitPeriod facts, ChangeUnitRequest request, UnitTypes types, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var old = before.On(request.EffectiveFrom)!;
        var agencies = await Agencies.LoadAsync(connection, [old.AreaId, old.ProvinceId, facts.AreaId, facts.ProvinceId], request.EffectiveFrom, cancellation);
        var follows = types.ByCode(old.TypeCode) is { } oldType && agencies.ManagerOf(old, oldType) == old.ParentId;
        if (!request.DeriveParent && !follows)
        {
            return (null, null);
        }

        if (agencies.ManagerOf(facts, types.ByCode(facts.TypeCode)!) is not { } manager)
        {
            return (null, request.DeriveParent ? UnitRefusals.ParentMissing : null);
        }

        var parent = await UnitStore.FindAsync(connection, manager, cancellation);
        return manager == old.ParentId ? (null, null) : user.MayActOn(parent!.Path) ? (parent, null) : (null, Refusal.OutOfScope);
    }

    private static UnitPeriod Facts(KnownUnit before, ChangeUnitRequest request, UnitType type, KnownUnit? area)
    {
        var old = before.On(request.EffectiveFrom)!;
        var name = request.Name is null ? old.Name : SearchText.Clean(request.Name);
        return request.Attributes.ApplyTo(old with
        {
            ValidFrom = request.EffectiveFrom,
            Name = name,
            FullName = type.FullNameOf(name),
            TypeCode = type.Code,
            ParentId = request.ParentId ?? old.ParentId,
            AreaId = area?.UnitId ?? old.AreaId,
            ProvinceId = area?.Latest.ProvinceId ?? old.ProvinceId,
            Locality = request.Locality is null ? old.Locality : SearchText.Clean(request.Locality),
        });
    }

    private static KnownUnit Apply(KnownUnit before, UnitPeriod fresh, KnownUnit? parent)
    {
        var old = before.On(fresh.ValidFrom)!;
        if (fresh.SaysTheSameAs(old))
        {
            return before;
        }

        var periods = before.Periods.SelectMany<UnitPeriod, UnitPeriod>(period =>
            period != old ? [period]
            : period.ValidFrom == fresh.ValidFrom ? [fresh]
            : [period with { ValidTo = fresh.ValidFrom.AddDays(-1) }, fresh]).ToList();
        // The place in the tree follows the newest period; changing an older one leaves it.
        var moved = parent is not null && periods[^1] == fresh;
        return before with { Version = before.Version + 1, Periods = periods, Path = moved ? [.. parent!.Path, before.UnitId] : before.Path };
    }
}
