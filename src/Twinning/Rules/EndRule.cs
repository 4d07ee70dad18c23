using System.Security.Claims;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Twinning.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Rules;

/// <summary>Body of POST /rules/{ruleId}/end.</summary>
/// <param name="LastDay">The last day on which it holds, today or later.</param>
public sealed record EndRuleRequest(DateOnly LastDay);

/// <summary>POST /rules/{ruleId}/end: a rule is ended, never rewritten; what was decided under it stays decided.</summary>
internal static class EndRule
{
    internal static readonly Refusal AlreadyEnded = new("rule_ended", "Quy tắc này đã được kết thúc vào ngày khác.", "Thêm quy tắc mới nếu cần.", StatusCodes.Status409Conflict);

    private const string End = "update pairing_rule set valid_to = $2, ended_by = $3, ended_name = $4, ended_at = $5 where rule_id = $1 and ended_at is null";

    internal static async Task<Results<Ok<PairingRule>, ProblemHttpResult>> Handle(
        Guid ruleId, EndRuleRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await RuleStore.FindAsync(connection, ruleId, cancellation) is not { } rule)
        {
            return Refusal.NotFound.ToProblem();
        }

        var refusal = rule.AuthorityId is { } authority ? await connection.RefuseActingAsync(user, authority, cancellation)
            : user.IsInRole(Roles.Administrator) ? null : Refusal.OutOfScope;
        refusal ??= rule.ValidTo == request.LastDay ? null : request.LastDay < clock.Today() || request.LastDay < rule.ValidFrom || request.LastDay > rule.ValidTo ? AddRule.PeriodWrong : null;
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        await using var command = new NpgsqlCommand(End, connection);
        command.Add(ruleId).Add(request.LastDay).Add(user.AccountId()).Add(user.Identity?.Name ?? "").Add(clock.Now());
        var isDone = await command.ExecuteNonQueryAsync(cancellation) == 1;
        rule = (await RuleStore.FindAsync(connection, ruleId, cancellation))!;
        return isDone || rule.ValidTo == request.LastDay ? TypedResults.Ok(rule) : AlreadyEnded.ToProblem();
    }
}
