using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Gateway.Accounts;

/// <summary>An account as administrators see it.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="UserName">What one signs in with.</param>
/// <param name="DisplayName">What screens show.</param>
/// <param name="Roles">Roles of the account.</param>
/// <param name="UnitId">The unit one acts for.</param>
/// <param name="UnitName">Its name when the account was made.</param>
/// <param name="Disabled">May not sign in.</param>
/// <param name="Demo">Made by the demo profile.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="LastSignInAt">The last time somebody signed in with it or took a token.</param>
public sealed record AccountListed(
    Guid AccountId, string UserName, string DisplayName, IReadOnlyList<string> Roles, Guid? UnitId, string? UnitName,
    bool Disabled, bool Demo, DateTimeOffset CreatedAt, DateTimeOffset? LastSignInAt);

/// <summary>GET /auth/accounts?query=&amp;page=&amp;pageSize=</summary>
internal static class ListAccounts
{
    private const string Select = $"""
        select {Account.Columns}, account.created_at,
            (select max(at) from account_audit where account_audit.account_id = account.account_id and action in ('sign_in', 'token') and result = 'done'),
            count(*) over ()
        from account
        where $1 = '' or strpos(lower(user_name), $1) > 0 or strpos(lower(display_name), $1) > 0
        order by lower(user_name)
        limit $2 offset $3
        """;

    internal static async Task<Ok<PagedResult<AccountListed>>> Handle(
        NpgsqlDataSource database, CancellationToken cancellation, string? query = null, int? page = null, int? pageSize = null)
    {
        var asked = PageRequest.Of(page, pageSize);
        await using var command = database.CreateCommand(Select).Add(query?.Trim().ToLowerInvariant() ?? "").Add(asked.PageSize).Add(asked.Offset);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var items = new List<AccountListed>();
        var total = 0L;
        while (await reader.ReadAsync(cancellation))
        {
            var account = Account.Read(reader);
            total = reader.GetInt64(Account.ColumnCount + 2);
            items.Add(new(
                account.AccountId, account.UserName, account.DisplayName, account.Roles, account.UnitId, account.UnitName, account.Disabled, account.Demo,
                reader.GetFieldValue<DateTimeOffset>(Account.ColumnCount),
                reader.IsDBNull(Account.ColumnCount + 1) ? null : reader.GetFieldValue<DateTimeOffset>(Account.ColumnCount + 1)));
        }

        return TypedResults.Ok(new PagedResult<AccountListed>(items, total, asked.Page, asked.PageSize));
    }
}
