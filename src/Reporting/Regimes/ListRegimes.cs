using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Reporting.Regimes;

/// <summary>GET /regimes?state=&amp;planId=&amp;q=: regimes of the caller's scope and of the units above it, those that lack something first, each with its warnings.</summary>
internal static class ListRegimes
{
    internal static readonly Refusal StateUnknown = new("state_unknown", "Không có trạng thái này.", "state là needs_date, needs_reporters, active hoặc ended.");

    private const string Wanted = $"""
        {RegimeRow.Visible} and (@state::text is null or r.state = @state) and (@planId::uuid is null or r.plan_id = @planId) and (@q::text is null or r.name ilike '%' || @q || '%')
        """;

    private const string Count = $"select count(*) from regime r where {Wanted}";

    private const string Page = $"""
        {RegimeRow.Columns} where {Wanted}
        order by array_position(array['needs_date', 'needs_reporters', 'active', 'ended'], r.state), r.name collate "vi-x-icu", r.regime_id limit @size offset @offset
        """;

    internal static async Task<Results<Ok<PagedResult<RegimeView>>, ProblemHttpResult>> Handle(
        ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation,
        string? state = null, Guid? planId = null, string? q = null, int? page = null, int? pageSize = null)
    {
        if (!user.IsInRole(Roles.Administrator) && user.ActingUnit() is null)
        {
            return Refusal.OutOfScope.ToProblem();
        }

        if (q is not null && !RegimeContent.IsSaid(q, 200))
        {
            return RegimeRefusals.TextInvalid("q", 200).ToProblem();
        }

        if (state is not null && !Enum.GetValues<RegimeState>().Select(RegimeWrites.Word).Contains(state))
        {
            return StateUnknown.ToProblem();
        }

        var (today, wanted) = (clock.Today(), PageRequest.Of(page, pageSize));
        var values = new
        {
            everything = user.IsInRole(Roles.Administrator), unit = user.ActingUnit() ?? Guid.Empty, today, state, planId,
            q = q?.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal),
            size = wanted.PageSize, offset = wanted.Offset,
        };
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition(Count, values, cancellationToken: cancellation));
        var rows = (await connection.QueryAsync<RegimeRow>(new CommandDefinition(Page, values, cancellationToken: cancellation))).AsList();
        return TypedResults.Ok(new PagedResult<RegimeView>(await RegimeView.OfAsync(connection, rows, today, cancellation), total, wanted.Page, wanted.PageSize));
    }
}
