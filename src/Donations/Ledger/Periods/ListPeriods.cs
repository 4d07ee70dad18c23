using System.Security.Claims;
using Dapper;
using EduCoop.Donations.Ledger.Public;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Ledger.Periods;

/// <summary>GET /ledgers/{ledgerId}/periods: the closed ones, for everybody. GET …/periods/wishes: those that wait or were refused, for staff above the whole ledger.</summary>
internal static class ListPeriods
{
    private const string CountClosed = "select count(*) from ledger_period where ledger_id = @ledgerId and state = 'closed'";

    private const string CountOthers = "select count(*) from ledger_period where ledger_id = @ledgerId and state <> 'closed'";

    private const string Closed = $"{PeriodView.Select} where p.ledger_id = @ledgerId and p.state = 'closed' order by p.ends_on desc limit @size offset @offset";

    private const string Others = $"{PeriodView.Select} where p.ledger_id = @ledgerId and p.state <> 'closed' order by p.proposed_at desc limit @size offset @offset";

    internal static async Task<Ok<PagedResult<ClosedPeriod>>> Handle(
        Guid ledgerId, HttpResponse answer, NpgsqlDataSource database, CancellationToken cancellation, int? page = null, int? pageSize = null)
    {
        SignedHeads.KeepForAMoment(answer);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var found = await PageAsync(connection, CountClosed, Closed, ledgerId, PageRequest.Of(page, pageSize), cancellation);
        return TypedResults.Ok(new PagedResult<ClosedPeriod>(
            [.. found.Items.Select(one => new ClosedPeriod(one.EndsOn, one.DecidedAt!.Value, one.Size!.Value, one.Root!, one.Seal))], found.Total, found.Page, found.PageSize));
    }

    internal static async Task<Results<Ok<PagedResult<PeriodView>>, ProblemHttpResult>> HandleWishes(
        Guid ledgerId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, int? page = null, int? pageSize = null)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await PeriodRefusals.RefuseScopeAsync(connection, ledgerId, user, cancellation) is { } refusal
            ? refusal.ToProblem()
            : TypedResults.Ok(await PageAsync(connection, CountOthers, Others, ledgerId, PageRequest.Of(page, pageSize), cancellation));
    }

    private static async Task<PagedResult<PeriodView>> PageAsync(NpgsqlConnection connection, string count, string select, Guid ledgerId, PageRequest wanted, CancellationToken cancellation)
    {
        var values = new { ledgerId, size = wanted.PageSize, offset = wanted.Offset };
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition(count, values, cancellationToken: cancellation));
        var items = (await connection.QueryAsync<PeriodView>(new CommandDefinition(select, values, cancellationToken: cancellation))).AsList();
        return new PagedResult<PeriodView>(items, total, wanted.Page, wanted.PageSize);
    }
}
