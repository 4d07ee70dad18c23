using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Agreements;

/// <summary>A reminder, or a word to the unit above, that an answer is awaited.</summary>
public sealed record AgreementNotice
{
    /// <summary>The agreement.</summary>
    public required Guid AgreementId { get; init; }

    /// <summary>The stage whose time runs out.</summary>
    public required AgreementState Stage { get; init; }

    /// <summary>remind_N or escalate_N: N days before the limit.</summary>
    public required string Kind { get; init; }

    /// <summary>Whom it is for.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>The supporting school's name on the day of the proposal.</summary>
    public required string SupporterName { get; init; }

    /// <summary>The other school's name on the day of the proposal.</summary>
    public required string SeekerName { get; init; }

    /// <summary>The limit.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }
}

/// <summary>GET /agreements/notices: what the caller's unit and those below it were reminded of, newest first.</summary>
internal static class AgreementNotices
{
    private const string Where = """
        from agreement_notice n join agreement a on a.agreement_id = n.agreement_id
        where @everything or n.unit_id in (select unit_id from unit_copy where path @> array[@unit])
        """;

    private const string Count = $"select count(*) {Where}";

    private const string Page = $"""
        select n.agreement_id, n.stage, n.kind, n.unit_id, a.supporter_name, a.seeker_name, n.due_at, n.made_at {Where}
        order by n.made_at desc, n.agreement_id, n.kind, n.unit_id limit @size offset @offset
        """;

    internal static async Task<Ok<PagedResult<AgreementNotice>>> Handle(
        ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, int? page = null, int? pageSize = null)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var wanted = PageRequest.Of(page, pageSize);
        var scope = Scope.Of(user);
        var values = new { scope.Everything, scope.Unit, size = wanted.PageSize, offset = wanted.Offset };
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition(Count, values, cancellationToken: cancellation));
        var items = (await connection.QueryAsync<AgreementNotice>(new CommandDefinition(Page, values, cancellationToken: cancellation))).AsList();
        return TypedResults.Ok(new PagedResult<AgreementNotice>(items, total, wanted.Page, wanted.PageSize));
    }
}
