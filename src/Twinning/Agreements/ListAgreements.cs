using System.Security.Claims;
using System.Text.Json;
using Dapper;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Agreements;

/// <summary>One agreement in a list.</summary>
public sealed record AgreementRow
{
    /// <summary>The agreement.</summary>
    public required Guid AgreementId { get; init; }

    /// <summary>How far it is.</summary>
    public required AgreementState State { get; init; }

    /// <summary>When this stage began.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The supporting school.</summary>
    public required Guid SupporterId { get; init; }

    /// <summary>Its name on the day of the proposal.</summary>
    public required string SupporterName { get; init; }

    /// <summary>Its name today, or its successors' names.</summary>
    public required string SupporterNow { get; init; }

    /// <summary>The school that needs support.</summary>
    public required Guid SeekerId { get; init; }

    /// <summary>Its name on the day of the proposal.</summary>
    public required string SeekerName { get; init; }

    /// <summary>Its name today, or its successors' names.</summary>
    public required string SeekerNow { get; init; }

    /// <summary>First calendar year of the first school year.</summary>
    public required int FromYear { get; init; }

    /// <summary>First calendar year of the last school year.</summary>
    public required int ThroughYear { get; init; }

    /// <summary>Units whose answer is awaited.</summary>
    public required Guid[] Turn { get; init; }

    /// <summary>Until when.</summary>
    public DateTimeOffset? DueAt { get; init; }
}

/// <summary>GET /agreements: what concerns the caller's unit and all below it, by state, by school, and what waits for the caller's own unit.</summary>
internal static class ListAgreements
{
    /// <summary>Agreements, or rows with the same columns, named o: a side, an office or the proposer is the unit @unit or lies below it.</summary>
    internal const string Touching = """
        (o.supporter_id in (select unit_id from unit_copy where path @> array[@unit]) or o.seeker_id in (select unit_id from unit_copy where path @> array[@unit])
            or o.supporter_office_id in (select unit_id from unit_copy where path @> array[@unit]) or o.seeker_office_id in (select unit_id from unit_copy where path @> array[@unit])
            or o.proposed_by in (select unit_id from unit_copy where path @> array[@unit]))
        """;

    // Units of the caller's scope; those she answers for are her own and those in whose place it stands.
    private const string Where = $"""
        where a.state <> 'awaited' and (@state::text is null or a.state = @state)
          and (@schoolId::uuid is null or @schoolId in (a.supporter_id, a.seeker_id))
          and (not @myTurn or a.turn && (array[@unit] || array(select h.unit_id from unit_heir h where h.heir_id = @unit)))
          and (@everything or a.agreement_id in (select o.agreement_id from agreement o where {Touching}))
        """;

    private const string Count = $"select count(*) from agreement a {Where}";

    private const string Page = $"""
        with heir as materialized (
            select h.unit_id, string_agg(c.name, ', ' order by c.name) as names from unit_heir h join unit_copy c on c.unit_id = h.heir_id where h.is_last group by h.unit_id
        )
        select a.agreement_id, a.state, a.since, a.supporter_id, a.supporter_name, coalesce(sh.names, s.name, a.supporter_name) as supporter_now,
               a.seeker_id, a.seeker_name, coalesce(kh.names, k.name, a.seeker_name) as seeker_now, a.from_year, a.through_year, a.turn, a.due_at
        from agreement a
        left join unit_copy s on s.unit_id = a.supporter_id left join heir sh on sh.unit_id = a.supporter_id
        left join unit_copy k on k.unit_id = a.seeker_id left join heir kh on kh.unit_id = a.seeker_id
        {Where}
        order by a.due_at nulls last, a.since desc, a.agreement_id limit @size offset @offset
        """;

    internal static async Task<Ok<PagedResult<AgreementRow>>> Handle(
        ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, string? state = null, Guid? schoolId = null, bool myTurn = false, int? page = null, int? pageSize = null)
    {
        if (state is not null && !Enum.GetValues<AgreementState>().Any(known => JsonNamingPolicy.SnakeCaseLower.ConvertName($"{known}") == state))
        {
            throw new BadHttpRequestException($"'{(state.Length > 40 ? state[..40] : state)}' is no state of an agreement.");
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var wanted = PageRequest.Of(page, pageSize);
        var scope = Scope.Of(user);
        var values = new { state, schoolId, myTurn, scope.Everything, scope.Unit, size = wanted.PageSize, offset = wanted.Offset };
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition(Count, values, cancellationToken: cancellation));
        var items = (await connection.QueryAsync<AgreementRow>(new CommandDefinition(Page, values, cancellationToken: cancellation))).AsList();
        return TypedResults.Ok(new PagedResult<AgreementRow>(items, total, wanted.Page, wanted.PageSize));
    }
}
