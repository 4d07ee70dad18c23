using System.Security.Claims;
using EduCoop.UnitDirectory.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.UnitDirectory.Lineage;

/// <summary>POST /units/{id}/closures</summary>
internal static class CloseUnit
{
    private const int MostSuccessors = 20;

    internal static Task<Results<Created<ActWritten>, Ok<ActWritten>, ProblemHttpResult>> Handle(
        Guid id, CloseUnitRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation) =>
        ActRun.HandleAsync(database, user, clock, request.ActId, new("closed", Day(request), request.Document), new { id, request }, (run, batch) => RunAsync(id, request, run, batch), cancellation);

    /// <summary>POST /units/{id}/closures/preview: what would follow; nothing is kept.</summary>
    internal static Task<Results<Ok<ActPreview>, ProblemHttpResult>> HandlePreview(
        Guid id, CloseUnitRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation) =>
        ActRun.PreviewAsync(database, user, clock, request.ActId, new("closed", Day(request), request.Document), new { id, request }, (run, batch) => RunAsync(id, request, run, batch), cancellation);

    // An unreasonable last day is refused before anything else; it only must not overflow here.
    private static DateOnly Day(CloseUnitRequest request) => request.LastDay == DateOnly.MaxValue ? request.LastDay : request.LastDay.AddDays(1);

    private static async Task<ActOutcome> RunAsync(Guid id, CloseUnitRequest request, ActRun run, NpgsqlBatch batch)
    {
        var successors = request.SuccessorIds ?? [];
        if (!UnitRefusals.IsReasonable(request.LastDay))
        {
            return UnitRefusals.DayOutOfRange;
        }

        if (successors.Count > MostSuccessors)
        {
            return ActRefusals.TooMany;
        }

        if (successors.Contains(id) || successors.Distinct().Count() != successors.Count)
        {
            return ActRefusals.Repeated;
        }

        var day = request.LastDay.AddDays(1);
        await run.LoadAsync([id], successors.Cast<Guid?>(), day);
        if (run.RefuseUnit(new(id, request.ExpectedVersion), day) is { } refusal)
        {
            return refusal;
        }

        if (successors.FirstOrDefault(successor => run.Known.GetValueOrDefault(successor)?.On(day) is null) is var missing && missing != Guid.Empty)
        {
            return new ActOutcome(null, ActRefusals.NotThere, [missing]);
        }

        var plan = new ActPlan(run.Known, day);
        var gone = run.Offices.Append(id).ToHashSet();
        var below = run.Known.Values.Where(unit => !gone.Contains(unit.UnitId) && !successors.Contains(unit.UnitId)
            && unit.Periods.Any(period => (period.ValidTo is null || period.ValidTo >= day) && Among(gone, period))).ToList();
        if (below.Count > 0 && successors.Count != 1)
        {
            return new ActOutcome(null, ActRefusals.ChildrenOpen, below.Take(200).Select(unit => unit.UnitId).ToList());
        }

        if (gone.FirstOrDefault(unit => !plan.Close(unit)) is var stuck && stuck != Guid.Empty)
        {
            return new ActOutcome(null, ActRefusals.LaterChanges, [stuck]);
        }

        Guid? Heir(Guid? old) => old is { } unit && gone.Contains(unit) ? successors[0] : old;
        below.ForEach(unit => plan.Alter(unit.UnitId, period => period with { ParentId = Heir(period.ParentId), AreaId = Heir(period.AreaId), ProvinceId = Heir(period.ProvinceId) }));
        var references = successors.Select(successor => ActStore.Reference(run.Known[successor].On(day)!, successor)).ToList();
        var writes = await run.WriteAsync(batch, plan, request.LastDay, request.Document, _ => references);
        batch.AddSuccession(successors.Select(successor => (id, successor)).ToList(), day, "closure", partial: successors.Count > 1, request.Document, request.ActId, run.Now);
        return new(writes.First(write => write.After.UnitId == id).After, null);
    }

    private static bool Among(HashSet<Guid> gone, UnitPeriod period) =>
        gone.Contains(period.ParentId ?? Guid.Empty) || gone.Contains(period.AreaId ?? Guid.Empty) || gone.Contains(period.ProvinceId ?? Guid.Empty);
}
