using System.Security.Claims;
using Dapper;
using EduCoop.Contracts.Plans;
using EduCoop.Plans.Boards;
using EduCoop.Plans.Units;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Storage.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Indicators;

/// <summary>Body of POST /indicators/{indicatorId}/measurements.</summary>
/// <param name="MeasurementId">Made by the caller (UUIDv7), so sending again is safe.</param>
/// <param name="MeasuredOn">The day for which it holds; not in the future.</param>
/// <param name="Value">The figure.</param>
/// <param name="Source">Where it comes from, 1-500 characters: a figure without source is not taken.</param>
/// <param name="Note">At most 1000 characters.</param>
/// <param name="EvidenceId">A piece of evidence of one of the plan's tasks.</param>
public sealed record MeasureIndicatorRequest(Guid MeasurementId, DateOnly MeasuredOn, decimal Value, string Source, string? Note = null, Guid? EvidenceId = null);

/// <summary>POST /indicators/{indicatorId}/measurements.</summary>
internal static class MeasureIndicator
{
    private const decimal Largest = 1_000_000_000_000_000m;

    internal static readonly Refusal IdMissing = new("measurement_id_missing", "Thiếu mã lần đo.", "measurementId phải là UUID khác 0, do bên gửi tạo.");
    internal static readonly Refusal DayInFuture = new("day_in_future", "Ngày đo ở tương lai.", "measuredOn không được sau hôm nay.");
    internal static readonly Refusal ValueOutside = new("value_outside", "Giá trị quá lớn.", "Kiểm tra lại đơn vị tính.");
    internal static readonly Refusal IsFormula = new("indicator_is_formula", "Chỉ tiêu này tính theo công thức.", "Ghi số liệu cho các chỉ tiêu thành phần.");
    internal static readonly Refusal EvidenceUnknown = new("evidence_unknown", "Không có minh chứng này trong kế hoạch.", "Kiểm tra evidenceId.");
    internal static readonly Refusal IdTaken = new("id_taken", "Mã này đã dùng cho lần đo khác.", "Tạo measurementId mới rồi gửi lại.", StatusCodes.Status409Conflict);
    internal static readonly Refusal AlreadyMeasured = new(
        "already_measured", "Ngày này đã có số liệu.", "Thu hồi số liệu cũ kèm lý do rồi ghi số liệu mới.", StatusCodes.Status409Conflict);

    private const string Setting = """
        select i.text, i.unit, s.unit_id, s.formula is not null as is_formula,
               (@evidenceId is null or exists (select from evidence e join task t using (task_id) where e.evidence_id = @evidenceId and t.plan_id = i.plan_id)) as evidence_fits
        from indicator i left join indicator_setting s using (indicator_id) where i.indicator_id = @indicatorId
        """;

    private const string Insert = """
        insert into measurement (measurement_id, indicator_id, measured_on, value, source, note, evidence_id, by_account, by_name, by_unit, at)
        values ($1, $2, $3, $4, $5, $6, $7::uuid, $8, $9, $10::uuid, $11)
        """;

    internal static async Task<Results<Created<IndicatorDetail>, Ok<IndicatorDetail>, ProblemHttpResult>> Handle(
        Guid indicatorId, MeasureIndicatorRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (Refuse(request, clock.Today()) is { } unfit)
        {
            return unfit.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (plan, setting, refusal) = await FindAsync(connection, indicatorId, request.EvidenceId, user, cancellation);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        var (isNew, clash) = await WriteAsync(connection, plan!, setting!, indicatorId, request, user, clock.Now(), cancellation);
        if (clash is not null)
        {
            return clash.ToProblem();
        }

        var detail = await GetIndicator.ReadAsync(connection, indicatorId, clock.Today(), cancellation);
        return isNew ? TypedResults.Created($"/indicators/{indicatorId}", detail) : TypedResults.Ok(detail);
    }

    private static Refusal? Refuse(MeasureIndicatorRequest request, DateOnly today) => request switch
    {
        { MeasurementId: var id } when id == Guid.Empty => IdMissing,
        { MeasuredOn: var day } when day > today => DayInFuture,
        { Value: > Largest or < -Largest } => ValueOutside,
        { Source: var source } when !Words.IsSaid(source, 500) => Words.TextInvalid("source", 500),
        { Note: { } note } when !Words.IsSaid(note, 1000) => Words.TextInvalid("note", 1000),
        _ => null,
    };

    /// <summary>Whoever is named to give the figures may give them, and the issuer's own people.</summary>
    internal static async Task<(VisiblePlan? Plan, MeasuredIndicator? Setting, Refusal? Refusal)> FindAsync(
        NpgsqlConnection connection, Guid indicatorId, Guid? evidenceId, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var (plan, refusal) = await GetIndicator.FindPlanAsync(connection, indicatorId, user, cancellation);
        if (refusal is not null)
        {
            return (null, null, refusal);
        }

        var setting = await connection.QuerySingleAsync<MeasuredIndicator>(new CommandDefinition(Setting, new { indicatorId, evidenceId }, cancellationToken: cancellation));
        refusal = await connection.RefuseActingAsync(user, plan!.IssuerUnitId, cancellation);
        if (refusal is not null && setting.UnitId is { } giver)
        {
            refusal = await connection.RefuseActingAsync(user, giver, cancellation);
        }

        refusal ??= setting.IsFormula ? IsFormula : setting.EvidenceFits ? null : EvidenceUnknown;
        return refusal is null ? (plan, setting, null) : (null, null, refusal);
    }

    private static async Task<(bool IsNew, Refusal? Refusal)> WriteAsync(
        NpgsqlConnection connection, VisiblePlan plan, MeasuredIndicator indicator, Guid indicatorId, MeasureIndicatorRequest request, ClaimsPrincipal user, DateTimeOffset now,
        CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(
            Insert, request.MeasurementId, indicatorId, request.MeasuredOn, request.Value, request.Source.Nfc(), request.Note?.Nfc(), request.EvidenceId,
            user.AccountId(), user.Identity?.Name ?? "", user.ActingUnit(), now);
        batch.AddToOutbox(
            new IndicatorMeasured(
                request.MeasurementId, indicatorId, plan.PlanId, plan.IssuerUnitId, indicator.UnitId, indicator.Text, request.MeasuredOn, request.Value, indicator.Unit,
                request.Source.Nfc(), false, now),
            indicatorId.ToString());
        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
            return (true, null);
        }
        catch (PostgresException clash) when (clash.IsClashOn("measurement_pkey"))
        {
            return (false, await IsSameAsync(connection, indicatorId, request, cancellation) ? null : IdTaken);
        }
        catch (PostgresException clash) when (clash.IsClashOn("measurement_once_a_day"))
        {
            return (false, AlreadyMeasured);
        }
    }

    private const string Same = """
        select count(*) from measurement
        where measurement_id = @measurementId and indicator_id = @indicatorId and measured_on = @measuredOn and value = @value and source = @source
        """;

    private static async Task<bool> IsSameAsync(NpgsqlConnection connection, Guid indicatorId, MeasureIndicatorRequest request, CancellationToken cancellation) =>
        await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            Same, new { request.MeasurementId, indicatorId, request.MeasuredOn, request.Value, source = request.Source.Nfc() }, cancellationToken: cancellation)) == 1;
}

/// <summary>What a measurement must know of its indicator.</summary>
internal sealed record MeasuredIndicator
{
    public required string Text { get; init; }

    public required string? Unit { get; init; }

    public required Guid? UnitId { get; init; }

    public required bool IsFormula { get; init; }

    public required bool EvidenceFits { get; init; }
}
