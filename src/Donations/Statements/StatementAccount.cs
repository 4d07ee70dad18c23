using EduCoop.Banking.Statements;
using EduCoop.Donations.Statements.Reading;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Donations.Statements;

/// <summary>
/// Which bank account a statement is of. The campaign's own account decides; a file that names another number is refused.
/// A campaign that was opened without an account gets the one its first statement names; when that names none, one without a number.
/// </summary>
internal static class StatementAccount
{
    private static readonly char[] Masks = ['x', 'X', '*', '•'];

    private const string FindOfCampaign = """
        select b.bank_account_id, b.account_number
        from campaign c left join bank_account b on b.bank_account_id = c.bank_account_id
        where c.campaign_id = $1
        for update of c
        """;

    private const string Insert = "insert into bank_account (bank_account_id, account_number) values ($1, $2) on conflict (bank_account_id) do nothing";

    private const string GiveToCampaign = "update campaign set bank_account_id = $2 where campaign_id = $1";

    private const string SetNumber = "update bank_account set account_number = $2 where bank_account_id = $1";

    internal static async Task<Guid> SettleAsync(NpgsqlTransaction transaction, Guid campaignId, string? number, CancellationToken cancellation)
    {
        var (known, knownNumber) = await FindAsync(transaction, campaignId, cancellation);
        // A masked number says no more than its last digits.
        if (knownNumber is not null && number is not null && IsMasked(number) && knownNumber.EndsWith(number[(number.LastIndexOfAny(Masks) + 1)..], StringComparison.Ordinal))
        {
            number = knownNumber;
        }
        else if (number is not null && IsMasked(number))
        {
            number = knownNumber is null ? null : number;
        }

        if (knownNumber is not null && number is not null && number != knownNumber)
        {
            throw new StatementRefusedException(new(
                "account_differs", "Sao kê của tài khoản khác.",
                $"Sao kê ghi tài khoản …{LastFour(number)}, đợt vận động dùng tài khoản …{LastFour(knownNumber)}. Kiểm tra đã chọn đúng đợt vận động và đúng tệp."));
        }

        if (known is { } there && (number is null || knownNumber is not null))
        {
            return there;
        }

        await using var batch = new NpgsqlBatch(transaction.Connection, transaction);
        var account = known ?? DerivedId.BankAccount(number, campaignId);
        if (known is null)
        {
            batch.Add(Insert, account, number);
            batch.Add(GiveToCampaign, campaignId, account);
        }
        else
        {
            batch.Add(SetNumber, account, number);
        }

        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
            return account;
        }
        catch (PostgresException clash) when (clash.IsClashOn("campaign_bank_account_key") || clash.IsClashOn("bank_account_number_key"))
        {
            throw new StatementRefusedException(new(
                "account_of_other_campaign", "Tài khoản này thuộc một đợt vận động khác.",
                $"Tài khoản …{LastFour(number)} đã gắn với đợt khác; gửi sao kê vào đúng đợt đó."));
        }
    }

    private static string LastFour(string? number) => number is null ? "" : number[^Math.Min(4, number.Length)..];

    private static bool IsMasked(string number) => number.IndexOfAny(Masks) >= 0;

    private static async Task<(Guid?, string?)> FindAsync(NpgsqlTransaction transaction, Guid campaignId, CancellationToken cancellation)
    {
        await using var find = new NpgsqlCommand(FindOfCampaign, transaction.Connection, transaction);
        await using var reader = await find.Add(campaignId).ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return (
            await reader.IsDBNullAsync(0, cancellation) ? null : reader.GetGuid(0),
            await reader.IsDBNullAsync(1, cancellation) ? null : reader.GetString(1));
    }
}
