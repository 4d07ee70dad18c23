using Dapper;
using EduCoop.Contracts.Plans;
using EduCoop.Documents.Citations;
using Npgsql;

namespace EduCoop.Plans.Life;

/// <summary>
/// Binds what documents cite to the plans of this deployment, in both directions, when a plan gets its number. Certain only when number, symbol and
/// day agree; a slip is proposed to a person, never guessed. What a person has bound or declined is not looked at again.
/// </summary>
internal static class Citations
{
    private const double LeastConfidence = 0.4;

    // Whole plans, because a citation without its day follows the full one in the same text.
    private const string CitedBy = """
        select b.plan_id, b.position, b.number, b.document_date, b.issuer, b.title, b.bound_plan_id, b.proposed_plan_id, b.proposal_state from plan_basis b
        where b.plan_id in (
            select c.plan_id from plan_basis c
            where c.number is not null and c.bound_plan_id is null and c.plan_id <> @planId
              and (c.document_date = @date or regexp_replace(c.number, '\D.*$', '') = any (@starts))
            limit 1000)
        order by b.plan_id, b.position
        """;

    private const string Cites = """
        select b.plan_id, b.position, b.number, b.document_date, b.issuer, b.title, b.bound_plan_id, b.proposed_plan_id, b.proposal_state from plan_basis b
        where b.plan_id = @planId order by b.position
        """;

    private const string IssuedPlans = """
        select p.plan_id, p.document_number, p.document_date, p.issuer_name, p.title from plan p
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
        NpgsqlConnection connection, NpgsqlTransaction transaction, PlanHead plan, string number, DateOnly date, Guid by, DateTimeOffset now, CancellationToken cancellation)
    {
        var writer = new Writer(connection, transaction, by, now, cancellation);
        var citing = await connection.QueryAsync<CitedRow>(new CommandDefinition(CitedBy, new { plan.PlanId, date, starts = Starts([number]) }, transaction, cancellationToken: cancellation));
        var issued = new IssuedDocument(plan.PlanId, number, date, plan.IssuerName, plan.Title);
        foreach (var other in citing.GroupBy(row => row.PlanId).ToList())
        {
            await writer.WriteAsync([.. other], [issued]);
        }

        await BindOwnAsync(connection, transaction, plan.PlanId, by, now, cancellation);
    }

    /// <summary>What a plan itself cites, as far as it is issued here: when the plan is made, and again when it is issued.</summary>
    internal static async Task BindOwnAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Guid planId, Guid by, DateTimeOffset now, CancellationToken cancellation)
    {
        var own = (await connection.QueryAsync<CitedRow>(new CommandDefinition(Cites, new { planId }, transaction, cancellationToken: cancellation))).AsList();
        var values = new { planId, dates = own.Select(one => one.DocumentDate).OfType<DateOnly>().Distinct().ToArray(), starts = Starts(own.Select(one => one.Number)) };
        var plans = await connection.QueryAsync<IssuedRow>(new CommandDefinition(IssuedPlans, values, transaction, cancellationToken: cancellation));
        await new Writer(connection, transaction, by, now, cancellation).WriteAsync(own, [.. plans.Select(one => new IssuedDocument(one.PlanId, one.DocumentNumber, one.DocumentDate, one.IssuerName, one.Title))]);
    }

    internal static async Task<IReadOnlyList<PlanParent>> ParentsAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Guid planId, CancellationToken cancellation) =>
        [.. (await connection.QueryAsync<(string? Number, string Written, Guid? BoundPlanId)>(new CommandDefinition(Parents, new { planId }, transaction, cancellationToken: cancellation)))
            .Select(one => new PlanParent(one.Number ?? one.Written, one.BoundPlanId))];

    // "05", "5" and "005" begin the same number.
    private static string[] Starts(IEnumerable<string?> numbers) =>
        [.. numbers.OfType<string>().Select(number => new string([.. number.Trim().TakeWhile(char.IsAsciiDigit)]).TrimStart('0'))
            .Where(digits => digits.Length > 0).Distinct().SelectMany(digits => new[] { digits, "0" + digits })];

    private sealed class Writer(NpgsqlConnection connection, NpgsqlTransaction transaction, Guid by, DateTimeOffset now, CancellationToken cancellation)
    {
        internal async Task WriteAsync(List<CitedRow> rows, List<IssuedDocument> issued)
        {
            var bindings = CitationBinder.Bind([.. rows.Select(row => row.ToCitation())], issued);
            foreach (var (row, binding) in rows.Zip(bindings).Where(pair => pair.First.BoundPlanId is null))
            {
                var proposal = binding.Proposals.FirstOrDefault(one => one.Confidence >= LeastConfidence && !row.Declined(one.Document.Id));
                if (binding.Document is { } certain && !row.Declined(certain.Id))
                {
                    await RunAsync(Bind, row, certain.Id, null);
                }
                else if (binding.Document is null && proposal is not null)
                {
                    await RunAsync(Propose, row, proposal.Document.Id, proposal.Reason);
                }
            }
        }

        private Task<int> RunAsync(string sql, CitedRow row, Guid bound, string? reason) =>
            connection.ExecuteAsync(new CommandDefinition(sql, new { citing = row.PlanId, row.Position, bound, reason, by, now }, transaction, cancellationToken: cancellation));
    }

    private sealed record CitedRow
    {
        public required Guid PlanId { get; init; }

        public required int Position { get; init; }

        public required string? Number { get; init; }

        public required DateOnly? DocumentDate { get; init; }

        public required string? Issuer { get; init; }

        public required string? Title { get; init; }

        public required Guid? BoundPlanId { get; init; }

        public required Guid? ProposedPlanId { get; init; }

        public required string? ProposalState { get; init; }

        internal Citation ToCitation() => new() { Number = Number, Date = DocumentDate, Issuer = Issuer, Title = Title, Role = CitationRoles.Basis };

        internal bool Declined(Guid planId) => ProposalState == "declined" && ProposedPlanId == planId;
    }

    private sealed record IssuedRow
    {
        public required Guid PlanId { get; init; }

        public required string DocumentNumber { get; init; }

        public required DateOnly DocumentDate { get; init; }

        public required string IssuerName { get; init; }

        public required string Title { get; init; }
    }
}
