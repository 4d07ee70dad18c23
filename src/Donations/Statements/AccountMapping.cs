using System.Security.Claims;
using EduCoop.Banking.Statements;
using EduCoop.Donations.Campaigns;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Statements;

/// <summary>GET and PUT /statements/mapping?campaignId=: how the columns of the account's files are understood, and a person's correction of it.</summary>
internal static class AccountMapping
{
    private const int MostColumns = 200;

    internal static readonly Refusal MappingInvalid = new("mapping_invalid", "Cách hiểu cột chưa đủ.", "Cần một cột ngày (day) và cột số tiền (amount, hoặc debit và credit); mỗi cột có một tiêu đề, tối đa 200 cột.");
    internal static readonly Refusal AccountUnknown = new("account_unknown", "Chưa biết tài khoản của đợt vận động.", "Nhập một sao kê trước, hoặc mở đợt vận động kèm số tài khoản.");

    private const string Find = "select m.mapping from campaign c join statement_mapping m on m.bank_account_id = c.bank_account_id where c.campaign_id = $1";

    private const string Set = """
        insert into statement_mapping (bank_account_id, mapping, set_by, set_at)
        select bank_account_id, $2::jsonb, $3, $4 from campaign where campaign_id = $1 and bank_account_id is not null
        on conflict (bank_account_id) do update set mapping = excluded.mapping, set_by = excluded.set_by, set_at = excluded.set_at
        """;

    internal static async Task<Results<Ok<ColumnMapping>, ProblemHttpResult>> HandleGet(
        Guid campaignId, ClaimsPrincipal user, CampaignBook campaigns, NpgsqlDataSource database, CancellationToken cancellation)
    {
        if (await campaigns.RefuseReadingAsync(campaignId, user, cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        await using var find = database.CreateCommand(Find);
        return await find.Add(campaignId).ExecuteScalarAsync(cancellation) is string mapping ? TypedResults.Ok(StatementInputs.Read(mapping)) : Refusal.NotFound.ToProblem();
    }

    internal static async Task<Results<Ok<ColumnMapping>, ProblemHttpResult>> HandlePut(
        Guid campaignId, ColumnMapping body, ClaimsPrincipal user, CampaignBook campaigns, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (await campaigns.RefuseReadingAsync(campaignId, user, cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        if (body.Columns is null || body.Headings is null || body.Columns.Count > MostColumns || body.Headings.Count != body.Columns.Count || !body.IsComplete
            || body.Layout is not { Length: > 0 and <= 40 } || body.Headings.Any(heading => heading is null or { Length: > 200 }) || body.Year is < 1990 or > 2199)
        {
            return MappingInvalid.ToProblem();
        }

        await using var set = database.CreateCommand(Set);
        set.Add(campaignId).Add(StatementInputs.Write(body)).Add(user.AccountId()).Add(clock.GetUtcNow().UtcDateTime);
        return await set.ExecuteNonQueryAsync(cancellation) == 1 ? TypedResults.Ok(body) : AccountUnknown.ToProblem();
    }
}
