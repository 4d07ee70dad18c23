using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Nodes;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Drafts;

/// <summary>Body of PUT /drafts/{draftId}/findings/{findingId}.</summary>
/// <param name="Decision">Which value holds, or what becomes of the question.</param>
/// <param name="Reason">Why.</param>
/// <param name="Value">The value for other; for link the number of the document, the name of the body or a plan's id.</param>
public sealed record DecideFindingRequest(DecisionKind Decision, string Reason, JsonElement? Value = null);

/// <summary>PUT /drafts/{draftId}/findings/{findingId}: a person decides where a document disagrees with itself, or what an undated deadline hangs on.</summary>
internal static class DecideFinding
{
    private const string Upsert = """
        insert into draft_decision (draft_id, finding_id, decision, value, reason, decided_by, decided_at) values ($1, $2, $3, $4::jsonb, $5, $6, $7)
        on conflict (draft_id, finding_id) do update
        set decision = excluded.decision, value = excluded.value, reason = excluded.reason, decided_by = excluded.decided_by, decided_at = excluded.decided_at
        """;

    internal static async Task<Results<Ok<DraftView>, ProblemHttpResult>> Handle(
        Guid draftId, string findingId, DecideFindingRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (!Words.IsSaid(request.Reason, 2000))
        {
            return Words.TextInvalid("reason", 2000).ToProblem();
        }

        var value = request.Value is { ValueKind: JsonValueKind.String } given ? given.GetRawText() : null;
        if (request.Decision is DecisionKind.Other or DecisionKind.Link && (value is null || value.Length > 4000 || !Words.IsClean(value)))
        {
            return DraftRefusals.ValueMissing.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (row, refusal) = await DraftAccess.FindOpenAsync(connection, draftId, user, cancellation);
        if (row is null)
        {
            return refusal!.ToProblem();
        }

        var parsed = JsonNode.Parse(row.Parsed!)!.AsObject();
        if (!DraftFindings.Of(parsed, []).Concat(DraftFindings.QuestionsOf(EffectiveDraft.Build(row), [])).Any(one => one.FindingId == findingId))
        {
            return DraftRefusals.FindingUnknown.ToProblem();
        }

        await using var batch = connection.CreateBatch();
        batch.Add(DraftVersion.Raise, draftId, row.Version);
        batch.Add(Upsert, draftId, findingId, JsonNamingPolicy.SnakeCaseLower.ConvertName(request.Decision.ToString()), value, request.Reason.Nfc(), user.AccountId(), clock.Now());
        return await DraftVersion.SaveAsync(batch, connection, draftId, cancellation);
    }
}
