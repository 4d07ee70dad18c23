using System.Security.Claims;
using System.Text.RegularExpressions;
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

/// <summary>Body of PUT /indicators/{indicatorId}/setting.</summary>
/// <param name="Code">Its name in formulas: a-z, 0-9, _, beginning with a letter, at most 20.</param>
/// <param name="UnitId">Who gives the figures.</param>
/// <param name="Source">Where figures come from, 1-500 characters.</param>
/// <param name="Baseline">Where it began; with BaselineOn.</param>
/// <param name="BaselineOn">When that was.</param>
/// <param name="LowerIsBetter">Ranks, accidents, dropouts.</param>
/// <param name="Formula">How it follows from other indicators of the plan; null when it is measured.</param>
/// <param name="Targets">Targets per year, at most 30.</param>
public sealed record SetIndicatorRequest(
    string Code, Guid? UnitId = null, string? Source = null, decimal? Baseline = null, DateOnly? BaselineOn = null, bool LowerIsBetter = false, string? Formula = null,
    IReadOnlyList<YearTarget>? Targets = null);

/// <summary>PUT /indicators/{indicatorId}/setting: who measures what from where, towards which targets.</summary>
internal static partial class SetIndicator
{
    internal static readonly Refusal CodeInvalid = new("code_invalid", "Mã chỉ tiêu chưa đúng.", "code gồm chữ a-z, số và dấu _, bắt đầu bằng chữ, tối đa 20 ký tự, khác min, max, sum, avg.");
    internal static readonly Refusal CodeTaken = new("code_taken", "Mã này đã dùng cho chỉ tiêu khác của kế hoạch.", "Chọn mã khác.", StatusCodes.Status409Conflict);
    internal static readonly Refusal BaselineIncomplete = new("baseline_incomplete", "Giá trị xuất phát chưa đủ.", "Ghi cả baseline và baselineOn, hoặc bỏ trống cả hai.");
    internal static readonly Refusal TargetsInvalid = new("targets_invalid", "Chỉ tiêu theo năm chưa đúng.", "Mỗi năm từ 2000 đến 2100 ghi một lần, tối đa 30 năm.");
    internal static readonly Refusal FormulaCircle = new("formula_circle", "Công thức quay lại chính chỉ tiêu này.", "Bỏ chỉ tiêu gây vòng lặp khỏi công thức.");

    private const string Upsert = """
        insert into indicator_setting (indicator_id, plan_id, code, unit_id, source, baseline, baseline_on, lower_is_better, formula, set_by, set_at)
        values ($1, $2, $3, $4::uuid, $5, $6::numeric, $7::date, $8, $9, $10, $11)
        on conflict (indicator_id) do update set code = excluded.code, unit_id = excluded.unit_id, source = excluded.source, baseline = excluded.baseline,
            baseline_on = excluded.baseline_on, lower_is_better = excluded.lower_is_better, formula = excluded.formula, set_by = excluded.set_by, set_at = excluded.set_at,
            version = indicator_setting.version + 1
        """;

    private const string ClearTargets = "delete from indicator_target where indicator_id = $1";
    private const string AddTargets = "insert into indicator_target (indicator_id, year, value) select $1, y, v from unnest($2, $3) as t (y, v)";

    private const string InWords = "select text, unit from indicator where indicator_id = @indicatorId";

    internal static async Task<Results<Ok<IndicatorDetail>, ProblemHttpResult>> Handle(
        Guid indicatorId, SetIndicatorRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (Refuse(request) is { } unfit)
        {
            return unfit.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (plan, refusal) = await GetIndicator.FindPlanAsync(connection, indicatorId, user, cancellation);
        refusal ??= await connection.RefuseActingAsync(user, plan!.IssuerUnitId, cancellation);
        if (refusal is null && request.UnitId is { } unit && !(await UnitLookup.FindAsync(connection, [unit], cancellation)).ContainsKey(unit))
        {
            refusal = UnitLookup.UnitUnknown;
        }

        if ((refusal ?? await RefuseFormulaAsync(connection, plan!.PlanId, indicatorId, request, cancellation)) is { } no)
        {
            return no.ToProblem();
        }

        return await WriteAsync(connection, plan!, indicatorId, request, user.AccountId(), clock.Now(), cancellation) is { } taken
            ? taken.ToProblem()
            : TypedResults.Ok(await GetIndicator.ReadAsync(connection, indicatorId, clock.Today(), cancellation));
    }

    private static async Task<Refusal?> WriteAsync(
        NpgsqlConnection connection, VisiblePlan plan, Guid indicatorId, SetIndicatorRequest request, Guid account, DateTimeOffset now, CancellationToken cancellation)
    {
        var targets = request.Targets ?? [];
        var (text, counted) = await connection.QuerySingleAsync<(string Text, string? Unit)>(new CommandDefinition(InWords, new { indicatorId }, cancellationToken: cancellation));
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(
            Upsert, indicatorId, plan.PlanId, request.Code, request.UnitId, request.Source?.Nfc(), request.Baseline, request.BaselineOn, request.LowerIsBetter, request.Formula, account, now);
        batch.Add(ClearTargets, indicatorId);
        batch.Add(AddTargets, indicatorId, targets.Select(target => target.Year).ToArray(), targets.Select(target => target.Value).ToArray());
        batch.AddToOutbox(
            new IndicatorSet(
                indicatorId, plan.PlanId, plan.IssuerUnitId, request.UnitId, text, counted, request.LowerIsBetter, request.Baseline, request.BaselineOn,
                [.. targets.OrderBy(target => target.Year).Select(target => new IndicatorTarget(target.Year, target.Value))], now),
            indicatorId.ToString());
        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
            return null;
        }
        catch (PostgresException clash) when (clash.IsClashOn("indicator_setting_code"))
        {
            return CodeTaken;
        }
    }

    private static Refusal? Refuse(SetIndicatorRequest request) => request switch
    {
        { Code: var code } when !Code().IsMatch(code) => CodeInvalid,
        { Source: { } source } when !Words.IsSaid(source, 500) => Words.TextInvalid("source", 500),
        { Baseline: null, BaselineOn: not null } or { Baseline: not null, BaselineOn: null } => BaselineIncomplete,
        { Targets: { } targets } when targets.Count > 30 || targets.Any(target => target.Year is < 2000 or > 2100) || targets.DistinctBy(target => target.Year).Count() != targets.Count => TargetsInvalid,
        _ => null,
    };

    private const string Formulas = "select code, formula, indicator_id from indicator_setting where plan_id = @planId and indicator_id <> @indicatorId";

    private static async Task<Refusal?> RefuseFormulaAsync(NpgsqlConnection connection, Guid planId, Guid indicatorId, SetIndicatorRequest request, CancellationToken cancellation)
    {
        var others = (await connection.QueryAsync<(string Code, string? Formula, Guid Id)>(new CommandDefinition(Formulas, new { planId, indicatorId }, cancellationToken: cancellation))).AsList();
        var formulas = others.Where(other => other.Formula is not null).ToDictionary(other => other.Code, other => Formula.Parse(other.Formula!), StringComparer.Ordinal);
        if (request.Formula is { } text)
        {
            try
            {
                formulas[request.Code] = Formula.Parse(text);
            }
            catch (FormulaException wrong)
            {
                return new("formula_invalid", "Công thức chưa đúng.", wrong.Message);
            }

            if (formulas[request.Code].Names.FirstOrDefault(name => name != request.Code && others.All(other => other.Code != name)) is { } unknown)
            {
                return new("formula_name_unknown", "Công thức dùng mã chưa có.", $"Kế hoạch chưa có chỉ tiêu mang mã '{unknown}'; đặt mã cho chỉ tiêu đó trước.");
            }
        }

        return IndicatorSeries.HasCircle(formulas, request.Code) ? FormulaCircle : null;
    }

    [GeneratedRegex(@"\A(?!(min|max|sum|avg)\z)[a-z][a-z0-9_]{0,19}\z")]
    private static partial Regex Code();
}
