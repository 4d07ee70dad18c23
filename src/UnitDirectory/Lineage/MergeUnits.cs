using System.Security.Claims;
using EduCoop.Contracts.UnitDirectory;
using EduCoop.Storage.Messaging;
using EduCoop.UnitDirectory.Changes;
using EduCoop.UnitDirectory.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.UnitDirectory.Lineage;

/// <summary>POST /units/merges</summary>
internal static class MergeUnits
{
    private const int Most = 200;

    internal static Task<Results<Created<ActWritten>, Ok<ActWritten>, ProblemHttpResult>> Handle(
        MergeUnitsRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation) =>
        ActRun.HandleAsync(database, user, clock, request.ActId, new("merged", request.EffectiveOn, request.Document), request, (run, batch) => RunAsync(request, run, batch), cancellation);

    /// <summary>POST /units/merges/preview: what would follow; nothing is kept.</summary>
    internal static Task<Results<Ok<ActPreview>, ProblemHttpResult>> HandlePreview(
        MergeUnitsRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation) =>
        ActRun.PreviewAsync(database, user, clock, request.ActId, new("merged", request.EffectiveOn, request.Document), request, (run, batch) => RunAsync(request, run, batch), cancellation);

    private static async Task<ActOutcome> RunAsync(MergeUnitsRequest request, ActRun run, NpgsqlBatch batch)
    {
        var day = request.EffectiveOn;
        var ids = request.Predecessors.Select(unit => unit.UnitId).ToList();
        if (!UnitRefusals.IsReasonable(day))
        {
            return UnitRefusals.DayOutOfRange;
        }

        if (ids.Count > Most)
        {
            return ActRefusals.TooMany;
        }

        if (ids.Append(request.Successor.UnitId).Distinct().Count() != ids.Count + 1)
        {
            return ActRefusals.Repeated;
        }

        await run.LoadAsync(ids, [request.Successor.UnitId, request.Successor.ParentId, request.Successor.AreaId], day);
        if (ids.Count < (run.Known.ContainsKey(request.Successor.UnitId) ? 1 : 2))
        {
            return ActRefusals.TooFew;
        }

        foreach (var unit in request.Predecessors)
        {
            if (run.RefuseUnit(unit, day) is { } refusal)
            {
                return new ActOutcome(null, refusal, [unit.UnitId]);
            }
        }

        // A new successor stands where the first predecessor stood.
        var model = run.Known[ids[0]].Latest;
        await run.LoadAsync(ids, [request.Successor.UnitId, request.Successor.ParentId ?? model.ParentId, request.Successor.AreaId ?? model.AreaId], day);
        var plan = new ActPlan(run.Known, day);
        if (run.Take(request.Successor, run.Known[ids[0]], day, plan) is { } wrong)
        {
            return wrong;
        }

        var gone = ids.Union(run.Offices).ToHashSet();
        if (gone.FirstOrDefault(id => !plan.Close(id)) is var stuck && stuck != Guid.Empty)
        {
            return new ActOutcome(null, ActRefusals.LaterChanges, [stuck]);
        }

        Guid? Heir(Guid? id) => id is { } old && gone.Contains(old) ? request.Successor.UnitId : id;
        foreach (var id in run.Known.Keys.Where(id => !gone.Contains(id) && id != request.Successor.UnitId))
        {
            plan.Alter(id, period => period with { ParentId = Heir(period.ParentId), AreaId = Heir(period.AreaId), ProvinceId = Heir(period.ProvinceId) });
        }

        return await WriteAsync(request, run, batch, plan);
    }

    private static async Task<ActOutcome> WriteAsync(MergeUnitsRequest request, ActRun run, NpgsqlBatch batch, ActPlan plan)
    {
        var ids = request.Predecessors.Select(unit => unit.UnitId).ToList();
        var successor = ActStore.Reference(plan.Get(request.Successor.UnitId).Latest, request.Successor.UnitId);
        var writes = await run.WriteAsync(batch, plan, request.EffectiveOn.AddDays(-1), request.Document, _ => [successor]);
        batch.AddSuccession(ids.ConvertAll(id => (id, request.Successor.UnitId)), request.EffectiveOn, "merge", partial: false, request.Document, request.ActId, run.Now);
        var subject = writes.FirstOrDefault(write => write.After.UnitId == request.Successor.UnitId)?.After ?? run.Known[request.Successor.UnitId];
        var told = new UnitsMerged(
            request.ActId, ids.ConvertAll(id => ActStore.Reference(plan.Get(id).Latest, id)), successor, request.EffectiveOn, request.Document, run.Now);
        batch.AddToOutbox(told, successor.UnitId.ToString());
        batch.AddChanges("merged", [(subject.UnitId, subject.Version, told)], run.Now);
        return new(subject, null);
    }
}
