using System.Security.Claims;
using System.Text.Json;
using Dapper;
using EduCoop.Contracts;
using EduCoop.Donations.Classification;
using EduCoop.Donations.Restrictions;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Lawful;

/// <summary>Body of PUT /campaigns/{campaignId}/settlement. What came in is read from the ledger, not asked.</summary>
/// <param name="Lines">What was spent, 0-100 lines; CostVnd is what it did cost.</param>
/// <param name="AuditNote">Result of the audit, where there was one; at most 2000 characters.</param>
public sealed record PrepareSettlementRequest(IReadOnlyList<BudgetLine> Lines, string? AuditNote = null);

/// <summary>A campaign's settlement.</summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="ReceivedVnd">Sum of its gifts, whole đồng.</param>
/// <param name="SpentVnd">Sum of the lines.</param>
/// <param name="LeftVnd">What is left.</param>
/// <param name="Lines">What was spent.</param>
/// <param name="AuditNote">Result of the audit.</param>
/// <param name="PublishedOn">Day of publication; null while only staff see it.</param>
public sealed record SettlementView(Guid CampaignId, long ReceivedVnd, long SpentVnd, long LeftVnd, IReadOnlyList<BudgetLine> Lines, string? AuditNote, DateOnly? PublishedOn);

/// <summary>
/// PUT and GET /campaigns/{campaignId}/settlement, POST …/publish: income and expenditure, prepared by one person and published by another
/// (Circular 16/2018, Article 8). Forbidden purposes are refused here too.
/// </summary>
internal static class Settlement
{
    private static readonly Refusal NotThere = new("settlement_missing", "Chưa có quyết toán.", "Quyết toán chỉ hiện sau khi được công khai.", StatusCodes.Status404NotFound);
    private static readonly Refusal Published = new("settlement_published", "Quyết toán đã công khai.", "Không sửa được sau khi công khai.", StatusCodes.Status409Conflict);
    private static readonly Refusal SpentTooMuch = new("spent_exceeds_received", "Chi vượt số đã tiếp nhận.", "Tổng lines[].costVnd không được lớn hơn tổng đóng góp đã ghi sổ.");
    private static readonly Refusal LinesCount = new("lines_count", "Quá nhiều dòng chi.", "lines nhận tối đa 100 dòng.");

    private const string Upsert = """
        insert into settlement (campaign_id, lines, received_vnd, spent_vnd, audit_note, prepared_by, prepared_at) values ($1, $2::jsonb, $3, $4, $5::text, $6, $7)
        on conflict (campaign_id) do update
        set lines = excluded.lines, received_vnd = excluded.received_vnd, spent_vnd = excluded.spent_vnd, audit_note = excluded.audit_note,
            prepared_by = excluded.prepared_by, prepared_at = excluded.prepared_at
        where settlement.published_at is null
        """;

    // The figures are looked at once more: a statement may have brought gifts since it was prepared.
    private const string Publish = """
        update settlement set published_by = $2, published_at = $3, published_on = $4
        where campaign_id = $1 and published_at is null and prepared_by <> $2 and received_vnd = $5
        """;

    private const string Settle = "update campaign_plan set state = 'settled', settled_at = $2, revision = revision + 1 where campaign_id = $1 and state = 'closed'";

    private const string Find = "select lines::text as lines, received_vnd, spent_vnd, audit_note, prepared_by, published_on from settlement where campaign_id = @campaignId";

    internal static async Task<Results<Ok<SettlementView>, ProblemHttpResult>> HandlePrepare(
        Guid campaignId, PrepareSettlementRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (plan, refusal) = await PlanAccess.FindAsync(connection, campaignId, user, cancellation);
        if (plan is null)
        {
            return refusal!.ToProblem();
        }

        if (plan.State != CampaignStage.Closed)
        {
            return PlanRefusals.WrongState.ToProblem(("state", plan.State));
        }

        if (await CampaignMoney.HoldsAsync(connection, campaignId, cancellation))
        {
            return GiftConditionRefusals.StillOpen.ToProblem();
        }

        var received = await CampaignReceipts.SumAsync(connection, campaignId, cancellation);
        var unfit = request.Lines.Count > 100 ? LinesCount
            : request.Lines.Select((line, i) => PlanRefusals.Refuse($"lines[{i}]", line, plan.Regime)).FirstOrDefault(one => one is not null)
            ?? (request.AuditNote is null ? null : PlanRefusals.Text("auditNote", request.AuditNote, 1, 2000))
            ?? (request.Lines.Aggregate(Int128.Zero, (sum, line) => sum + line.CostVnd) > received ? SpentTooMuch : null);
        unfit ??= await new RestrictedUse(campaignId, Purposes: [.. request.Lines.Select(line => line.Purpose)]).RefuseAsync(connection, cancellation);
        if (unfit is not null)
        {
            return unfit.ToProblem();
        }

        await using var upsert = new NpgsqlCommand(Upsert, connection);
        upsert.Add(campaignId).Add(JsonSerializer.Serialize(request.Lines, ContractJson.Options)).Add(received).Add(request.Lines.Sum(line => line.CostVnd))
            .Add(request.AuditNote.Nfc()).Add(user.AccountId()).Add(clock.GetUtcNow());
        return await upsert.ExecuteNonQueryAsync(cancellation) == 1 ? TypedResults.Ok((await ReadAsync(connection, campaignId, cancellation))!.ToView(campaignId)) : Published.ToProblem();
    }

    internal static async Task<Results<Ok<SettlementView>, ProblemHttpResult>> HandlePublish(
        Guid campaignId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (plan, refusal) = await PlanAccess.FindAsync(connection, campaignId, user, cancellation);
        if (plan is null)
        {
            return refusal!.ToProblem();
        }

        var row = await ReadAsync(connection, campaignId, cancellation);
        var no = row switch
        {
            null => NotThere,
            { PublishedOn: not null } => Published,
            { PreparedBy: var by } when by == user.AccountId() => PlanRefusals.FourEyes,
            _ when await CampaignMoney.HoldsAsync(connection, campaignId, cancellation) => GiftConditionRefusals.StillOpen,
            _ => null,
        };
        if (no is not null)
        {
            return no.ToProblem();
        }

        var now = clock.GetUtcNow();
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var publish = new NpgsqlCommand(Publish, connection, transaction);
        publish.Add(campaignId).Add(user.AccountId()).Add(now).Add(VietnamTime.DayOf(now)).Add(await CampaignReceipts.SumAsync(connection, campaignId, cancellation));
        if (await publish.ExecuteNonQueryAsync(cancellation) != 1)
        {
            return PlanRefusals.Changed.ToProblem();
        }

        await using var settle = new NpgsqlCommand(Settle, connection, transaction);
        await settle.Add(campaignId).Add(now).ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return TypedResults.Ok((await ReadAsync(connection, campaignId, cancellation))!.ToView(campaignId));
    }

    /// <summary>For everybody, once it is published.</summary>
    internal static async Task<Results<Ok<SettlementView>, ProblemHttpResult>> HandleGet(Guid campaignId, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await ReadAsync(connection, campaignId, cancellation) is { PublishedOn: not null } row ? TypedResults.Ok(row.ToView(campaignId)) : NotThere.ToProblem();
    }

    private static Task<Row?> ReadAsync(NpgsqlConnection connection, Guid campaignId, CancellationToken cancellation) =>
        connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(Find, new { campaignId }, cancellationToken: cancellation));

    private sealed record Row
    {
        public required string Lines { get; init; }

        public required long ReceivedVnd { get; init; }

        public required long SpentVnd { get; init; }

        public string? AuditNote { get; init; }

        public required Guid PreparedBy { get; init; }

        public DateOnly? PublishedOn { get; init; }

        internal SettlementView ToView(Guid campaignId) => new(
            campaignId, ReceivedVnd, SpentVnd, ReceivedVnd - SpentVnd, JsonSerializer.Deserialize<List<BudgetLine>>(Lines, ContractJson.Options)!, AuditNote, PublishedOn);
    }
}
