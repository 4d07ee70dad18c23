using System.Text.RegularExpressions;
using Dapper;
using EduCoop.Banking.Codes;
using EduCoop.Donations.Receipts;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Reconciliation;

/// <summary>Body of POST /public/gifts.</summary>
/// <param name="DonationIds">1-500 gifts.</param>
public sealed record ShownGiftsRequest(IReadOnlyList<Guid> DonationIds);

/// <summary>What everybody may see of a gift beside its amount and day.</summary>
/// <param name="DonationId">The gift.</param>
/// <param name="Donor">Name or initials as the donor chose; null when she stays anonymous.</param>
/// <param name="Reference">The bank's reference; null when there is none or when it might be a telephone or account number.</param>
/// <param name="Code">The payment code that the memo holds for certain, when it was given out here.</param>
/// <param name="LedgerId">The ledger that holds its entry.</param>
/// <param name="LedgerIndex">Its entry's place in that ledger, from 0.</param>
public sealed record ShownGift(Guid DonationId, string? Donor, string? Reference, string? Code, Guid LedgerId, long LedgerIndex);

/// <summary>Gifts as everybody may see them.</summary>
/// <param name="Gifts">Those that exist.</param>
public sealed record ShownGifts(IReadOnlyList<ShownGift> Gifts);

/// <summary>POST /public/gifts: the public side of gifts, for the public search. Memos, account numbers, telephones and addresses never leave here.</summary>
internal static partial class ReadShownGifts
{
    private const int Most = 500;

    private static readonly Refusal CountInvalid = new("gift_count", "Số khoản hỏi chưa đúng.", "donationIds cần từ 1 đến 500 mã.");

    private const string Find = """
        select d.donation_id, d.donor_name, d.donor_display, d.reference as told_reference, l.reference as bank_reference, concat_ws(' ', l.memo, d.memo, d.reference) as words,
            leaf.ledger_id, leaf.index as ledger_index
        from donation d
        join entry e using (donation_id)
        join ledger_leaf leaf on leaf.entry_sequence = e.sequence
        left join statement_line l on l.entry_sequence = e.sequence
        where d.donation_id = any(@ids)
        """;

    private const string FindCodes = "select code from payment_code where code = any(@codes)";

    internal static async Task<Results<Ok<ShownGifts>, ProblemHttpResult>> Handle(ShownGiftsRequest request, NpgsqlDataSource database, CancellationToken cancellation)
    {
        if (request.DonationIds.Count is 0 or > Most)
        {
            return CountInvalid.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var rows = (await connection.QueryAsync<Row>(new CommandDefinition(Find, new { ids = request.DonationIds.ToArray() }, cancellationToken: cancellation))).AsList();
        var codes = rows.ConvertAll(row => PaymentCodes.Find(row.Words).Certain);
        var known = (await connection.QueryAsync<string>(new CommandDefinition(FindCodes, new { codes = codes.OfType<string>().Distinct().ToArray() }, cancellationToken: cancellation))).ToHashSet(StringComparer.Ordinal);
        return TypedResults.Ok(new ShownGifts([.. rows.Select((row, i) => new ShownGift(
            row.DonationId, DonorShown.Of(row.DonorName, row.DonorDisplay) is var donor && donor != DonorShown.Anonymous ? donor : null,
            OfBank(row.BankReference) ?? Told(row.ToldReference), codes[i] is { } code && known.Contains(code) ? code : null, row.LedgerId, row.LedgerIndex))]));
    }

    /// <summary>A reference that the bank printed, unless it looks like a telephone number.</summary>
    internal static string? OfBank(string? reference) =>
        reference?.Trim() is { } text && PlainReference().IsMatch(text) && !Telephone().IsMatch(text) ? text : null;

    /// <summary>A reference that people typed may be anything; one of nothing but figures could be an account or a telephone and is not shown.</summary>
    internal static string? Told(string? reference) => OfBank(reference) is { } text && !text.All(char.IsAsciiDigit) ? text : null;

    [GeneratedRegex(@"^(?=.*\d)[0-9A-Za-z][0-9A-Za-z./_-]{3,63}$")]
    private static partial Regex PlainReference();

    [GeneratedRegex(@"^(?:\+?84|0)[.\-]?\d{2,3}[.\-]?\d{3}[.\-]?\d{3,4}$")]
    private static partial Regex Telephone();

    private sealed record Row
    {
        public required Guid DonationId { get; init; }

        public string? DonorName { get; init; }

        public required DonorDisplay DonorDisplay { get; init; }

        public string? ToldReference { get; init; }

        public string? BankReference { get; init; }

        public required string Words { get; init; }

        public required Guid LedgerId { get; init; }

        public required long LedgerIndex { get; init; }
    }
}
