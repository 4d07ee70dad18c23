using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EduCoop.Plans.Life;
using EduCoop.Plans.Units;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Drafts;

/// <summary>Body of POST /drafts/{draftId}/confirm.</summary>
/// <param name="PlanId">Made by the caller (UUIDv7), so sending again is safe.</param>
/// <param name="IssuerUnitId">Who issues it; the draft's unit when left out.</param>
/// <param name="Symbol">Type and issuer, for example KH-UBND; as read when left out.</param>
public sealed record ConfirmDraftRequest(Guid PlanId, Guid? IssuerUnitId = null, string? Symbol = null);

/// <summary>POST /drafts/{draftId}/confirm: what a person has looked over becomes a plan. Findings that nobody decided stay with it, visible.</summary>
internal static partial class ConfirmDraft
{
    internal static readonly Refusal PlanIdMissing = new("plan_id_missing", "Thiếu mã kế hoạch.", "planId phải là UUID khác 0, do bên gửi tạo.");
    internal static readonly Refusal SymbolInvalid = new("symbol_invalid", "Ký hiệu văn bản chưa đúng.", "symbol gồm loại văn bản và cơ quan ban hành, ví dụ KH-UBND hoặc KH-SGDĐT.");
    internal static readonly Refusal TitleMissing = new("title_missing", "Kế hoạch chưa có tên.", "Ghi trích yếu vào ô title rồi xác nhận lại.");
    internal static readonly Refusal IdTaken = new("id_taken", "Mã này đã dùng cho một kế hoạch khác.", "Tạo planId mới rồi gửi lại.", StatusCodes.Status409Conflict);
    internal static readonly Refusal AlreadyConfirmed = new("already_confirmed", "Dự thảo này đã thành kế hoạch khác.", "Mở kế hoạch đã tạo từ dự thảo này.", StatusCodes.Status409Conflict);

    private static readonly string[] KeptElsewhere = ["tasks", "groups", "legalBases", "legalBasis", "indicators", "findings", "contradictions"];

    private const string MarkConfirmed = """
        update draft set state = 'confirmed', plan_id = $2, version = version + 1 where draft_id = $1 and state = 'read' and version = $3
        returning 1
        """;

    private const string InsertPlan = """
        insert into plan (plan_id, draft_id, issuer_unit_id, issuer_name, document_type, symbol, title, period_from, period_to, state, details, created_by, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8::int, $9::int, 'draft', $10::jsonb, $11, $12)
        """;

    internal static async Task<Results<Created<PlanView>, Ok<PlanView>, ProblemHttpResult>> Handle(
        Guid draftId, ConfirmDraftRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (request.PlanId == Guid.Empty)
        {
            return PlanIdMissing.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (row, refusal) = await DraftAccess.FindAsync(connection, draftId, user, cancellation);
        if (row is null)
        {
            return refusal!.ToProblem();
        }

        if (row.State == DraftState.Confirmed)
        {
            return row.PlanId == request.PlanId ? TypedResults.Ok((await PlanView.FindAsync(connection, request.PlanId, cancellation))!) : AlreadyConfirmed.ToProblem(("planId", row.PlanId));
        }

        if (row.State != DraftState.Read)
        {
            return DraftRefusals.NotOpen.ToProblem();
        }

        var issuer = request.IssuerUnitId ?? row.UnitId;
        if (await connection.RefuseActingAsync(user, issuer, cancellation) is { } outside)
        {
            return outside.ToProblem();
        }

        var unfit = await WriteAsync(connection, row, request, issuer, user, clock, cancellation);
        return unfit is null
            ? TypedResults.Created($"/plans/{request.PlanId}", (await PlanView.FindAsync(connection, request.PlanId, cancellation))!)
            : unfit.ToProblem();
    }

    private static async Task<Refusal?> WriteAsync(
        NpgsqlConnection connection, DraftRow row, ConfirmDraftRequest request, Guid issuer, ClaimsPrincipal user, TimeProvider clock, CancellationToken cancellation)
    {
        var effective = EffectiveDraft.Build(row);
        var draft = EffectiveDraft.Read(effective);
        var symbol = request.Symbol?.Nfc() ?? SymbolOf(draft.DocumentNumberTemplate ?? draft.DocumentNumber);
        if (symbol is null || !Symbol().IsMatch(symbol))
        {
            return SymbolInvalid;
        }

        if (!Words.IsSaid(draft.Title, 2000))
        {
            return TitleMissing;
        }

        var units = await UnitLookup.FindAsync(connection, [issuer], cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        batch.Add(MarkConfirmed, row.DraftId, request.PlanId, row.Version);
        batch.Add(
            InsertPlan, request.PlanId, row.DraftId, issuer, draft.Issuer ?? units[issuer].Name, symbol.Split('-', '/')[0], symbol, draft.Title,
            draft.Period?.From, draft.Period?.To, Details(row, effective).ToJsonString(Contracts.ContractJson.Options), user.AccountId(), clock.Now());
        batch.AddSeed(request.PlanId, PlanSeeds.Of(request.PlanId, row));
        try
        {
            if (await batch.ExecuteScalarAsync(cancellation) is not 1)
            {
                return DraftRefusals.VersionBehind;
            }
        }
        catch (PostgresException clash) when (clash.IsClashOn("plan_pkey"))
        {
            return IdTaken;
        }

        await Citations.BindOwnAsync(connection, transaction, request.PlanId, user.AccountId(), clock.Now(), cancellation);
        await transaction.CommitAsync(cancellation);
        return null;
    }

    /// <summary>What is read but not worked with, and what nobody has decided yet.</summary>
    internal static JsonObject Details(DraftRow row, JsonObject effective)
    {
        var details = effective.DeepClone().AsObject();
        foreach (var name in KeptElsewhere)
        {
            details.Remove(name);
        }

        var open = DraftFindings.Of(JsonNode.Parse(row.Parsed!)!.AsObject(), row.Decisions);
        details["findings"] = JsonSerializer.SerializeToNode(open, Contracts.ContractJson.Options);
        details["writtenNumber"] = effective["documentNumber"]?.DeepClone();
        details["writtenDate"] = effective["documentDate"]?.DeepClone();
        return details;
    }

    /// <summary>"/KH-UBND" and "45/KH-UBND" → "KH-UBND"; a Party's "45-KH/ĐU" → "KH/ĐU".</summary>
    internal static string? SymbolOf(string? number) => number is null ? null : SymbolPart().Match(number) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"\A[A-ZĐ][A-Za-zĐđ]{0,9}[-/][\p{Lu}\d&.]{1,20}(?:-[\p{Lu}\d&.]{1,20}){0,3}\z")]
    private static partial Regex Symbol();

    [GeneratedRegex(@"\A\s*\d{0,5}(?:/\d{4})?[-/]([A-ZĐ][A-Za-zĐđ]{0,9}[-/].+?)\s*\z")]
    private static partial Regex SymbolPart();
}
