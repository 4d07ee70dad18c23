using System.Security.Claims;
using System.Text.Json;
using EduCoop.Contracts;
using EduCoop.Contracts.UnitDirectory;
using EduCoop.ServiceDefaults;
using EduCoop.UnitDirectory.Names;
using EduCoop.UnitDirectory.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.UnitDirectory.Lineage;

/// <summary>What a merger, a split and a closure have in common, for the length of one transaction behind the lock of the tree.</summary>
internal sealed class ActRun(NpgsqlTransaction transaction, ClaimsPrincipal user, DateTimeOffset now, CancellationToken cancellation)
{
    private const int MaxDocument = 300;
    private readonly NpgsqlConnection connection = transaction.Connection!;

    internal DateTimeOffset Now => now;

    internal NpgsqlConnection Connection => connection;

    internal UnitTypes Types { get; private set; } = new([]);

    internal Dictionary<Guid, KnownUnit> Known { get; private set; } = [];

    /// <summary>Offices of the units that end: they end too.</summary>
    internal HashSet<Guid> Offices { get; private set; } = [];

    /// <summary>Every unit that the act writes, once it has been planned.</summary>
    internal IReadOnlyList<UnitWrite> Writes { get; private set; } = [];

    /// <summary>Units that end with the act.</summary>
    internal IReadOnlyList<Guid> Ended { get; private set; } = [];

    /// <summary>Runs one act: locks, answers a repeat as a repeat, plans, and writes all or nothing.</summary>
    internal static async Task<Results<Created<ActWritten>, Ok<ActWritten>, ProblemHttpResult>> HandleAsync<TRequest>(
        NpgsqlDataSource database, ClaimsPrincipal user, TimeProvider clock, Guid actId, UnitStep step, TRequest request, Func<ActRun, NpgsqlBatch, Task<ActOutcome>> act,
        CancellationToken cancellation)
    {
        var (written, isNew, _, problem) = await RunAsync(database, user, clock, actId, step, request, act, keep: true, cancellation);
        return problem is not null ? problem : isNew ? TypedResults.Created($"/units/{written!.UnitId}/lineage", written) : TypedResults.Ok(written!);
    }

    /// <summary>Takes the very steps of an act, says what they did, and undoes them: what is shown is what will happen.</summary>
    internal static async Task<Results<Ok<ActPreview>, ProblemHttpResult>> PreviewAsync<TRequest>(
        NpgsqlDataSource database, ClaimsPrincipal user, TimeProvider clock, Guid actId, UnitStep step, TRequest request, Func<ActRun, NpgsqlBatch, Task<ActOutcome>> act,
        CancellationToken cancellation)
    {
        var (_, _, preview, problem) = await RunAsync(database, user, clock, actId, step, request, act, keep: false, cancellation);
        return problem is not null ? problem : TypedResults.Ok(preview ?? new ActPreview(0, 0, 0, 0, 0, []));
    }

    private static async Task<Taken> RunAsync<TRequest>(
        NpgsqlDataSource database, ClaimsPrincipal user, TimeProvider clock, Guid actId, UnitStep step, TRequest request, Func<ActRun, NpgsqlBatch, Task<ActOutcome>> act,
        bool keep, CancellationToken cancellation)
    {
        if (actId == Guid.Empty)
        {
            return new(Problem: UnitRefusals.IdMissing.ToProblem());
        }

        if (step.Document?.Length > MaxDocument)
        {
            return new(Problem: ActRefusals.DocumentTooLong.ToProblem());
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await DirectoryLock.TakeAsync(transaction, cancellation);
        var content = JsonSerializer.Serialize(request, ContractJson.Options);
        if (await UnitRequests.FindAsync(connection, actId, cancellation) is { } earlier)
        {
            return earlier.Content == content ? new(new ActWritten(actId, earlier.UnitId, earlier.Version)) : new(Problem: UnitRefusals.IdTaken.ToProblem());
        }

        await using var batch = new NpgsqlBatch(connection, transaction);
        var run = new ActRun(transaction, user, clock.GetUtcNow(), cancellation);
        var outcome = await act(run, batch);
        if (outcome.Subject is not { } subject)
        {
            return new(Problem: outcome.Refusal!.ToProblem(("units", outcome.Units)));
        }

        UnitRequests.Add(batch, actId, subject, content, step, user, clock.GetUtcNow());
        batch.RaiseRevision();
        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException clash) when (clash is { SqlState: PostgresErrorCodes.ExclusionViolation, ConstraintName: "unit_code_taken" })
        {
            return new(Problem: UnitRefusals.CodeTaken.ToProblem());
        }

        if (!keep)
        {
            var preview = await ActPreview.OfAsync(transaction, run.Writes, run.Ended, step.EffectiveOn, cancellation);
            await transaction.RollbackAsync(cancellation);
            return new(null, false, preview);
        }

        await transaction.CommitAsync(cancellation);
        return new(new ActWritten(actId, subject.UnitId, subject.Version), true);
    }

    private sealed record Taken(ActWritten? Written = null, bool IsNew = false, ActPreview? Preview = null, ProblemHttpResult? Problem = null);

    /// <summary>Reads the units that end or are divided, their offices, everything below and in them, and the others that the act names.</summary>
    internal async Task LoadAsync(IEnumerable<Guid> ending, IEnumerable<Guid?> others, DateOnly day)
    {
        Types = await UnitTypes.LoadAsync(connection, cancellation);
        var ids = ending.ToArray();
        Offices = await ActStore.OfficesAsync(connection, ids, day, cancellation);
        var touched = await ActStore.TouchedAsync(connection, [.. ids, .. Offices], day, cancellation);
        Known = await UnitStore.LoadAsync(connection, [.. touched.Union(ids).Union(Offices).Union(others.OfType<Guid>())], cancellation);
    }

    /// <summary>Why a unit cannot end or be divided on the day.</summary>
    internal Refusal? RefuseUnit(ActUnit unit, DateOnly day) =>
        !Known.TryGetValue(unit.UnitId, out var known) ? ActRefusals.UnitUnknown
        : !user.MayActOn(known.Path) ? Refusal.OutOfScope
        : !user.MayEdit(Types.ByCode(known.Latest.TypeCode)) ? UnitRefusals.OfficesOnly
        : known.Version != unit.ExpectedVersion ? UnitRefusals.VersionMoved
        : known.On(day.AddDays(-1)) is null ? ActRefusals.NotThere
        : null;

    /// <summary>Puts the successor into the plan when it is new.</summary>
    internal Refusal? Take(ActSuccessor successor, KnownUnit model, DateOnly day, ActPlan plan)
    {
        if (Known.TryGetValue(successor.UnitId, out var there))
        {
            return successor.Name is not null ? UnitRefusals.IdTaken
                : there.On(day) is null ? ActRefusals.NotThere
                : user.MayActOn(there.Path) ? null : Refusal.OutOfScope;
        }

        var name = SearchText.Clean(successor.Name ?? "");
        if (successor.UnitId == Guid.Empty || successor.Name is null || successor.TypeCode is null)
        {
            return ActRefusals.UnitUnknown;
        }

        if (UnitRefusals.OfName(name) is { } wrong)
        {
            return wrong;
        }

        if (Types.ByCode(successor.TypeCode) is not { } type)
        {
            return UnitRefusals.TypeUnknown;
        }

        if (successor.Codes is { } codes && !RegisterUnit.AreValid(codes))
        {
            return UnitRefusals.CodeInvalid;
        }

        var last = model.On(day.AddDays(-1))!;
        var (parentId, areaId) = (successor.ParentId ?? last.ParentId, successor.AreaId ?? last.AreaId);
        if ((parentId is { } parent && !Known.ContainsKey(parent)) || (areaId is { } area && !Known.ContainsKey(area)))
        {
            return UnitRefusals.ParentUnknown;
        }

        IReadOnlyList<Guid> path = [.. parentId is { } above ? Known[above].Path : [], successor.UnitId];
        var province = type is { Kind: UnitType.Area, Level: "province" } ? successor.UnitId
            : successor.AreaId is { } place ? Known[place].Latest.ProvinceId : last.ProvinceId;
        var period = last with
        {
            ValidFrom = day, ValidTo = null, Name = name, FullName = type.FullNameOf(name), TypeCode = type.Code, ParentId = parentId, AreaId = areaId, ProvinceId = province,
        };
        plan.Register(new(successor.UnitId, 1, path, [period], RegisterUnit.Codes(successor.Codes, day, null)));
        return user.MayActOn(path) ? null : Refusal.OutOfScope;
    }

    /// <summary>Adds the steps of the units and the closings to the batch.</summary>
    internal async Task<IReadOnlyList<UnitWrite>> WriteAsync(NpgsqlBatch batch, ActPlan plan, DateOnly lastDay, string? document, Func<Guid, IReadOnlyList<UnitReference>> successors)
    {
        var writes = Writes = plan.Writes();
        Ended = plan.Closed;
        batch.AddUnits(writes, await AliasBook.LoadAsync(connection, cancellation), now);
        var versions = writes.ToDictionary(write => write.After.UnitId, write => write.After.Version);
        batch.AddClosed(plan.Closed.Select(id => new UnitClosed(id, plan.Get(id).Latest.FullName, lastDay, successors(id), document, versions[id], now)), now);
        return writes;
    }
}

/// <summary>What came of an act: the unit it is remembered by, or why it was refused and which units stand in the way.</summary>
internal sealed record ActOutcome(KnownUnit? Subject, Refusal? Refusal, IReadOnlyList<Guid>? Units = null)
{
    public static implicit operator ActOutcome(Refusal refusal) => new(null, refusal);
}
