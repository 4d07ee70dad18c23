using System.Security.Claims;
using EduCoop.Plans.Units;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Drafts;

/// <summary>One written name and what it means.</summary>
/// <param name="Written">As the document writes it.</param>
/// <param name="UnitId">The unit, when it is one.</param>
/// <param name="MemberIds">The members, when it is a group.</param>
public sealed record ResolvedName(string Written, Guid? UnitId = null, IReadOnlyList<Guid>? MemberIds = null);

/// <summary>Body of PUT /drafts/{draftId}/units.</summary>
/// <param name="Names">What a person has confirmed; a name with neither unit nor members becomes unresolved again.</param>
public sealed record ResolveUnitsRequest(IReadOnlyList<ResolvedName> Names);

/// <summary>PUT /drafts/{draftId}/units: the directory proposes, a person confirms, the draft keeps what written names mean.</summary>
internal static class ResolveUnits
{
    private const int MostMembers = 5000;

    private const string Forget = "delete from draft_unit where draft_id = $1 and written = any ($2)";

    private const string Insert = "insert into draft_unit (draft_id, written, unit_id, member_ids, resolved_by, resolved_at) values ($1, $2, $3::uuid, $4, $5, $6)";

    internal static async Task<Results<Ok<DraftView>, ProblemHttpResult>> Handle(
        Guid draftId, ResolveUnitsRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (row, refusal) = await DraftAccess.FindOpenAsync(connection, draftId, user, cancellation);
        if (row is null)
        {
            return refusal!.ToProblem();
        }

        var known = DraftView.WrittenNames(EffectiveDraft.Build(row)).ToHashSet(StringComparer.Ordinal);
        if (request.Names.FirstOrDefault(name => !known.Contains(name.Written)) is { } stranger)
        {
            return DraftRefusals.NameUnknown.ToProblem(("written", stranger.Written));
        }

        var wanted = request.Names.SelectMany(name => (name.MemberIds ?? []).Concat(name.UnitId is { } one ? [one] : [])).ToHashSet();
        if (wanted.Count > MostMembers)
        {
            return DraftRefusals.TooManyMembers.ToProblem();
        }

        var units = await UnitLookup.FindAsync(connection, wanted, cancellation);
        if (wanted.FirstOrDefault(id => !units.ContainsKey(id)) is var missing && missing != Guid.Empty)
        {
            return UnitLookup.UnitUnknown.ToProblem(("unitId", missing));
        }

        await using var batch = connection.CreateBatch();
        batch.Add(DraftVersion.Raise, draftId, row.Version);
        batch.Add(Forget, draftId, request.Names.Select(name => name.Written).ToArray());
        foreach (var name in request.Names.Where(name => name.UnitId is not null || name.MemberIds is { Count: > 0 }).DistinctBy(name => name.Written))
        {
            batch.Add(Insert, draftId, name.Written, name.UnitId, (name.MemberIds ?? []).Distinct().ToArray(), user.AccountId(), clock.Now());
        }

        return await DraftVersion.SaveAsync(batch, connection, draftId, cancellation);
    }
}
