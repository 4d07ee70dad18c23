using System.Security.Claims;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Gateway.Accounts;

/// <summary>Somebody of the own unit.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="DisplayName">The name that screens show.</param>
public sealed record Colleague(Guid AccountId, string DisplayName);

/// <summary>GET /auth/colleagues?page=&amp;pageSize=: who else acts for the caller's unit, to be chosen by name; neither roles nor sign-in names.</summary>
internal static class ListColleagues
{
    private const string Select = """
        select account_id, display_name, count(*) over () from account
        where unit_id = $1 and disabled_at is null and account_id <> $2 order by display_name collate "vi-x-icu", account_id limit $3 offset $4
        """;

    internal static async Task<Results<Ok<PagedResult<Colleague>>, ProblemHttpResult>> Handle(
        ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, int? page = null, int? pageSize = null)
    {
        if (user.ActingUnit() is not { } unit)
        {
            return Refusal.OutOfScope.ToProblem();
        }

        var asked = PageRequest.Of(page, pageSize);
        await using var command = database.CreateCommand(Select).Add(unit).Add(user.AccountId()).Add(asked.PageSize).Add(asked.Offset);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var (items, total) = (new List<Colleague>(), 0L);
        while (await reader.ReadAsync(cancellation))
        {
            items.Add(new(reader.GetGuid(0), reader.GetString(1)));
            total = reader.GetInt64(2);
        }

        return TypedResults.Ok(new PagedResult<Colleague>(items, total, asked.Page, asked.PageSize));
    }
}
