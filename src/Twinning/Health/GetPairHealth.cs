using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Agreements;
using EduCoop.Twinning.Life;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Health;

/// <summary>GET /agreements/{agreementId}/health: how one active pair does.</summary>
internal static class GetPairHealth
{
    private const string One = $"select {PairHealthSql.Columns} from pair_health_on(@day) o where o.agreement_id = @agreementId";

    internal static async Task<Results<Ok<PairHealth>, ProblemHttpResult>> Handle(
        Guid agreementId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (_, refusal) = await AgreementView.ReadableAsync(connection, agreementId, user, cancellation);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        var health = await connection.QuerySingleOrDefaultAsync<PairHealth>(new CommandDefinition(One, new { agreementId, day = clock.Today() }, cancellationToken: cancellation));
        return health is null ? LifeRefusals.NotActive.ToProblem() : TypedResults.Ok(health);
    }
}
