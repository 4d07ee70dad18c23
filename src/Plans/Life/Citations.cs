using Dapper;
using EduCoop.Contracts.Plans;
using Npgsql;

namespace EduCoop.Plans.Life;

/// <summary>Binds what documents cite to the plans of this deployment, in both directions, when a plan gets its number.</summary>
internal static class Citations
{
    // Others that cite what is issued now; what a person has bound or declined is not looked at again.
    private const string CitedBy = """
        select b.plan_id, b.position, b.number, b.document_date, b.issuer from plan_basis b
        where b.number is not null and b.bound_plan_id is null and b.plan_id <> @planId
          and (b.proposal_state is distinct from 'declined' or b.proposed_plan_id is distinct from @planId)
          and (b.document_date = @date or regexp_replace(b.number, '\D.*$', '') = any (@starts))
        limit 5000
        """;

    // What the plan that is issued now cites itself.
    private const string Cites = """
        select b.plan_id, b.position, b.number, b.document_date, b.issuer from plan_basis b where b.plan_id = @planId and b.number is not null and b.bound_plan_id is null
        """;

    private const string IssuedPlans = """
        select p.plan_id, p.document_number, p.document_date, p.issuer_name from plan p
        where p.document_number is not null and p.plan_id <> @planId
          and (p.document_date = any (@dates) or regexp_replace(p.document_number, '\D.*$', '') = any (@starts))
        limit 5000
        """;

    private const string Bind = """
        update plan_basis set bound_plan_id = @bound, bound_by = @by, bound_at = @now, proposed_plan_id = null, proposal_reason = null, proposal_state = null
        where plan_id = @citing and position = @position and bound_plan_id is null
        """;

    private const string Propose = """
        update plan_basis set proposed_plan_id = @bound, proposal_reason = @reason, proposal_state = 'open'
        where plan_id = @citing and position = @position and bound_plan_id is null and proposed_plan_id is null
        """;

    private const string Parents = "select number, written, bound_plan_id from plan_basis where plan_id = @planId and relation = 'parent' order by position";

    internal static async Task BindAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Guid planId, string number, DateOnly date, Guid by, DateTimeOffset now, CancellationToken cancellation)
    {
        var issued = new IssuedPlan { PlanId = planId, DocumentNumber = number, DocumentDate = date };
        var citing = await connection.QueryAsync<CitedNumber>(new CommandDefinition(CitedBy, new { planId, date, starts = Starts([number]) }, transaction, cancellationToken: cancellation));
        foreach (var cited in citing.ToList())
        {
            await WriteAsync(connection, transaction, cited, issued, by, now, cancellation);
        }

        var own = (await connection.QueryAsync<CitedNumber>(new CommandDefinition(Cites, new { planId }, transaction, cancellationToken: cancellation))).AsList();
        var values = new { planId, dates = own.Select(one => one.DocumentDate).OfType<DateOnly>().Distinct().ToArray(), starts = Starts(own.Select(one => one.Number)) };
        var plans = (await connection.QueryAsync<IssuedPlan>(new CommandDefinition(IssuedPlans, values, transaction, cancellationToken: cancellation))).AsList();
        foreach (var cited in own)
        {
            // A certain match first, so that a likely one does not take its place.
            foreach (var plan in plans.OrderBy(plan => CitationMatch.Of(cited, plan).Reason is null ? 0 : 1))
            {
                await WriteAsync(connection, transaction, cited, plan, by, now, cancellation);
            }
        }
    }

    internal static async Task<IReadOnlyList<PlanParent>> ParentsAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Guid planId, CancellationToken cancellation) =>
        [.. (await connection.QueryAsync<(string? Number, string Written, Guid? BoundPlanId)>(new CommandDefinition(Parents, new { planId }, transaction, cancellationToken: cancellation)))
            .Select(one => new PlanParent(one.Number ?? one.Written, one.BoundPlanId))];

    private static async Task WriteAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, CitedNumber cited, IssuedPlan plan, Guid by, DateTimeOffset now, CancellationToken cancellation)
    {
        var match = CitationMatch.Of(cited, plan);
        if (match.IsNone)
        {
            return;
        }

        var values = new { citing = cited.PlanId, cited.Position, bound = plan.PlanId, by, now, reason = match.Reason };
        await connection.ExecuteAsync(new CommandDefinition(match.Reason is null ? Bind : Propose, values, transaction, cancellationToken: cancellation));
    }

    // "05", "5" and "005" begin the same number.
    private static string[] Starts(IEnumerable<string?> numbers) =>
        [.. numbers.OfType<string>().Select(number => new string([.. number.Trim().TakeWhile(char.IsAsciiDigit)]).TrimStart('0'))
            .Where(digits => digits.Length > 0).Distinct().SelectMany(digits => new[] { digits, "0" + digits })];
}

/// <summary>A number that a plan cites.</summary>
internal sealed record CitedNumber
{
    public required Guid PlanId { get; init; }

    public required int Position { get; init; }

    public required string Number { get; init; }

    public required DateOnly? DocumentDate { get; init; }

    public required string? Issuer { get; init; }
}

/// <summary>A plan with its number.</summary>
internal sealed record IssuedPlan
{
    public required Guid PlanId { get; init; }

    public required string DocumentNumber { get; init; }

    public required DateOnly DocumentDate { get; init; }

    public string? IssuerName { get; init; }
}
