using System.Globalization;
using System.Security.Claims;
using EduCoop.Contracts.Plans;
using EduCoop.Plans.Tasks;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Storage.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Life;

/// <summary>Body of POST /plans/{planId}/issue.</summary>
/// <param name="DocumentDate">Date of the document.</param>
/// <param name="Number">Number from the paper register; the next free one when left out.</param>
public sealed record IssuePlanRequest(DateOnly DocumentDate, int? Number = null);

/// <summary>POST /plans/{planId}/issue: number and date by Decree 30, the first version, due dates for everybody, citations bound. One transaction.</summary>
internal static class IssuePlan
{
    // The book's row is locked until the commit: who comes second waits, and a failure gives the number back. So there is no gap.
    private const string NextNumber = """
        insert into number_book (issuer_unit_id, document_type, year, last_number) values ($1, $2, $3, 1)
        on conflict (issuer_unit_id, document_type, year) do update set last_number = number_book.last_number + 1
        returning last_number
        """;

    private const string GivenNumber = """
        insert into number_book (issuer_unit_id, document_type, year, last_number) values ($1, $2, $3, $4)
        on conflict (issuer_unit_id, document_type, year) do update set last_number = greatest(number_book.last_number, excluded.last_number)
        returning $4::int
        """;

    private const string Issue = """
        update plan set state = 'issued', number_value = $3, number_year = $4, document_number = $5, document_date = $6, issued_by = $7, issued_at = $8,
            version = 1, revision = revision + 1
        where plan_id = $1 and state = 'approved' and revision = $2
        returning (select count(*) from task t where t.plan_id = $1 and t.state = 'active')
        """;

    internal static async Task<Results<Ok<PlanView>, ProblemHttpResult>> Handle(
        Guid planId, IssuePlanRequest request, ClaimsPrincipal user, WorkBell<UnfoldJob> bell, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (Refuse(request, clock.Today()) is { } unfit)
        {
            return unfit.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (plan, refusal) = await PlanAccess.FindOwnAsync(connection, planId, user, cancellation);
        if (plan is null)
        {
            return refusal!.ToProblem();
        }

        if (plan.State != PlanState.Approved)
        {
            return LifeRefusals.WrongState.ToProblem(("state", plan.State));
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        try
        {
            if (await WriteAsync(connection, transaction, plan, request, user, clock.Now(), cancellation) is { } late)
            {
                return late.ToProblem();
            }
        }
        catch (PostgresException clash) when (clash.IsClashOn("plan_number_once"))
        {
            return LifeRefusals.NumberTaken.ToProblem(("number", request.Number));
        }

        await transaction.CommitAsync(cancellation);
        bell.Ring();
        return TypedResults.Ok((await PlanView.FindAsync(connection, planId, cancellation))!);
    }

    private static Refusal? Refuse(IssuePlanRequest request, DateOnly today) => request switch
    {
        { DocumentDate: var date } when date > today => LifeRefusals.DateInFuture,
        { DocumentDate.Year: < 2000 } => LifeRefusals.DateTooEarly,
        { Number: < 1 or > 99999 } => LifeRefusals.NumberInvalid,
        _ => null,
    };

    private static async Task<Refusal?> WriteAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, PlanHead plan, IssuePlanRequest request, ClaimsPrincipal user, DateTimeOffset now, CancellationToken cancellation)
    {
        var year = request.DocumentDate.Year;
        await using var number = new NpgsqlCommand(request.Number is null ? NextNumber : GivenNumber, connection, transaction);
        number.Add(plan.IssuerUnitId).Add(plan.DocumentType).Add(year);
        if (request.Number is { } given)
        {
            number.Add(given);
        }

        var value = (int)(await number.ExecuteScalarAsync(cancellation))!;
        var documentNumber = NumberOf(value, plan.Symbol);
        await using var issue = new NpgsqlCommand(Issue, connection, transaction);
        issue.Add(plan.PlanId).Add(plan.Revision).Add(value).Add(year).Add(documentNumber).Add(request.DocumentDate).Add(user.AccountId()).Add(now);
        if (await issue.ExecuteScalarAsync(cancellation) is not long tasks)
        {
            return PlanAccess.PlanChanged;
        }

        await Citations.BindAsync(connection, transaction, plan, documentNumber, request.DocumentDate, user.AccountId(), now, cancellation);
        var parents = await Citations.ParentsAsync(connection, transaction, plan.PlanId, cancellation);
        var reporting = await ReportingDuties.FindAsync(connection, transaction, plan.PlanId, cancellation);
        await using var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        batch.AddPlanVersion(plan.PlanId, "Ban hành", [], user.AccountId(), now);
        batch.AddUnfoldingOfPlan(plan.PlanId);
        batch.AddToOutbox(
            new PlanIssued(
                plan.PlanId, plan.IssuerUnitId, plan.IssuerName, documentNumber, request.DocumentDate, plan.Title, plan.PeriodFrom, plan.PeriodTo, 1, (int)tasks, parents, now, reporting),
            plan.PlanId.ToString());
        await batch.ExecuteNonQueryAsync(cancellation);
        return null;
    }

    /// <summary>State bodies write 05/KH-UBND, the Party 05-KH/ĐU; below ten with a zero.</summary>
    internal static string NumberOf(int number, string symbol)
    {
        var padded = number.ToString("00", CultureInfo.InvariantCulture);
        var isParty = symbol.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && !symbol.AsSpan(0, slash).Contains('-');
        return isParty ? $"{padded}-{symbol}" : $"{padded}/{symbol}";
    }
}
