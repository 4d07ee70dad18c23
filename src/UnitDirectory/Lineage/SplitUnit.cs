using System.Security.Claims;
using EduCoop.Contracts.UnitDirectory;
using EduCoop.ServiceDefaults;
using EduCoop.Storage.Messaging;
using EduCoop.UnitDirectory.Changes;
using EduCoop.UnitDirectory.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.UnitDirectory.Lineage;

/// <summary>POST /units/{id}/splits</summary>
internal static class SplitUnit
{
    private const int MostSuccessors = 50;
    private const int MostAssignments = 5_000;

    internal static Task<Results<Created<ActWritten>, Ok<ActWritten>, ProblemHttpResult>> Handle(
        Guid id, SplitUnitRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation) =>
        ActRun.HandleAsync(database, user, clock, request.ActId, new("split", request.EffectiveOn, request.Document), new { id, request }, (run, batch) => RunAsync(id, request, run, batch), cancellation);

    /// <summary>POST /units/{id}/splits/preview: what would follow; nothing is kept.</summary>
    internal static Task<Results<Ok<ActPreview>, ProblemHttpResult>> HandlePreview(
        Guid id, SplitUnitRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation) =>
        ActRun.PreviewAsync(database, user, clock, request.ActId, new("split", request.EffectiveOn, request.Document), new { id, request }, (run, batch) => RunAsync(id, request, run, batch), cancellation);

    private static async Task<ActOutcome> RunAsync(Guid id, SplitUnitRequest request, ActRun run, NpgsqlBatch batch)
    {
        if (Refuse(id, request) is { } refused)
        {
            return refused;
        }

        var day = request.EffectiveOn;
        await run.LoadAsync([id], [], day);
        if (run.RefuseUnit(new(id, request.ExpectedVersion), day) is { } refusal)
        {
            return refusal;
        }

        var model = run.Known[id].Latest;
        var named = request.Successors.SelectMany(unit => new Guid?[] { unit.UnitId, unit.ParentId ?? model.ParentId, unit.AreaId ?? model.AreaId });
        await run.LoadAsync([id], named, day);
        var plan = new ActPlan(run.Known, day);
        foreach (var successor in request.Successors)
        {
            if (run.Take(successor, run.Known[id], day, plan) is { } wrong)
            {
                return new ActOutcome(null, wrong, [successor.UnitId]);
            }
        }

        return Divide(id, request, run, plan) is { } stuck ? stuck : await WriteAsync(id, request, run, batch, plan);
    }

    private static Refusal? Refuse(Guid id, SplitUnitRequest request)
    {
        var ids = request.Successors.Select(unit => unit.UnitId).ToHashSet();
        return !UnitRefusals.IsReasonable(request.EffectiveOn) ? UnitRefusals.DayOutOfRange
            : ids.Count > MostSuccessors || request.Assignments?.Count > MostAssignments ? ActRefusals.TooMany
            : ids.Count == 0 || (ids.Count == 1 && !request.GoesOn) ? ActRefusals.TooFew
            : ids.Count != request.Successors.Count || ids.Contains(id) ? ActRefusals.Repeated
            : request.RestTo is { } rest && !ids.Contains(rest) ? ActRefusals.AssignmentUnknown
            : request.Assignments?.Any(given => !ids.Contains(given.SuccessorId)) == true ? ActRefusals.AssignmentUnknown
            : null;
    }

    // Who lay below or in the divided unit goes to one of its successors, or stays with it when it goes on.
    private static ActOutcome? Divide(Guid id, SplitUnitRequest request, ActRun run, ActPlan plan)
    {
        var successors = request.Successors.Select(unit => unit.UnitId).ToHashSet();
        var gone = request.GoesOn ? [] : run.Offices.Append(id).ToHashSet();
        var touched = run.Known.Values.Where(unit => unit.UnitId != id && !gone.Contains(unit.UnitId) && !successors.Contains(unit.UnitId) && HangsOn(unit, id, request.EffectiveOn)).ToList();
        var given = (request.Assignments ?? []).DistinctBy(assignment => assignment.UnitId).ToDictionary(assignment => assignment.UnitId, assignment => assignment.SuccessorId);
        if (given.Keys.Except(touched.Select(unit => unit.UnitId)).ToList() is { Count: > 0 } strangers)
        {
            return new(null, ActRefusals.AssignmentUnknown, strangers);
        }

        var left = request.GoesOn || request.RestTo is not null ? [] : touched.Select(unit => unit.UnitId).Except(given.Keys).Take(200).ToList();
        if (left.Count > 0)
        {
            return new(null, ActRefusals.ChildrenUnassigned, left);
        }

        if (gone.FirstOrDefault(unit => !plan.Close(unit)) is var stuck && stuck != Guid.Empty)
        {
            return new(null, ActRefusals.LaterChanges, [stuck]);
        }

        foreach (var unit in touched)
        {
            if ((given.TryGetValue(unit.UnitId, out var named) ? named : request.RestTo) is { } heir)
            {
                plan.Alter(unit.UnitId, period => period with
                {
                    ParentId = period.ParentId == id ? heir : period.ParentId,
                    AreaId = period.AreaId == id ? heir : period.AreaId,
                    ProvinceId = period.ProvinceId == id ? heir : period.ProvinceId,
                });
            }
        }

        return null;
    }

    private static bool HangsOn(KnownUnit unit, Guid id, DateOnly day) =>
        unit.Periods.Any(period => (period.ValidTo is null || period.ValidTo >= day) && (period.ParentId == id || period.AreaId == id || period.ProvinceId == id));

    private static async Task<ActOutcome> WriteAsync(Guid id, SplitUnitRequest request, ActRun run, NpgsqlBatch batch, ActPlan plan)
    {
        var successors = request.Successors.Select(unit => ActStore.Reference(plan.Get(unit.UnitId).On(request.EffectiveOn)!, unit.UnitId)).ToList();
        var writes = await run.WriteAsync(batch, plan, request.EffectiveOn.AddDays(-1), request.Document, _ => successors);
        batch.AddSuccession(successors.ConvertAll(unit => (id, unit.UnitId)), request.EffectiveOn, "split", partial: true, request.Document, request.ActId, run.Now);
        var subject = writes.FirstOrDefault(write => write.After.UnitId == id)?.After ?? run.Known[id];
        var told = new UnitSplit(
            request.ActId, ActStore.Reference(run.Known[id].On(request.EffectiveOn.AddDays(-1))!, id), request.GoesOn, successors, request.EffectiveOn, request.Document, run.Now);
        batch.AddToOutbox(told, id.ToString());
        batch.AddChanges("split", [(id, subject.Version, told)], run.Now);
        return new(subject, null);
    }
}
