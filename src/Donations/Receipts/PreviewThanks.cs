using System.Security.Claims;
using Dapper;
using EduCoop.Documents.Writing;
using EduCoop.Donations.Lawful;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Receipts;

/// <summary>Who would be written to, and who would not.</summary>
public sealed record ThanksPreview
{
    /// <summary>Letters that would be written.</summary>
    public required long Waiting { get; init; }

    /// <summary>Gifts that have their letter.</summary>
    public required long Thanked { get; init; }

    /// <summary>Gifts whose donors did not allow their name to be used, or gave none: nobody writes to them.</summary>
    public required long Unnamed { get; init; }

    /// <summary>The first who would be written to, as she chose to be shown.</summary>
    public required string? FirstDonor { get; init; }

    /// <summary>Her gift, whole đồng.</summary>
    public required long? FirstVnd { get; init; }
}

/// <summary>GET /campaigns/{campaignId}/thanks-preview?fromDay=&amp;toDay= and …/document: looks, writes nothing, takes no number.</summary>
internal static class PreviewThanks
{
    private const string Count = $"""
        select count(*) filter (where named and not has_letter) as waiting, count(*) filter (where has_letter) as thanked, count(*) filter (where not named) as unnamed
        from (select {ThanksRows.MayBeWrittenTo} as named, not ({ThanksRows.HasNoLetter}) as has_letter {ThanksRows.Chosen} and {ThanksRows.Counts}) gifts
        """;

    private const string First = $"""
        select d.donation_id, d.amount_vnd, d.occurred_on, d.donor_name, d.donor_display {ThanksRows.Waiting} order by d.recorded_at, d.donation_id limit 1
        """;

    internal static async Task<Results<Ok<ThanksPreview>, ProblemHttpResult>> Handle(
        Guid campaignId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, DateOnly? fromDay = null, DateOnly? toDay = null)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (plan, refusal) = await PlanAccess.FindAsync(connection, campaignId, user, cancellation);
        if (plan is null)
        {
            return refusal!.ToProblem();
        }

        var values = new { campaignId, fromDay, toDay };
        var (waiting, thanked, unnamed) = await connection.QuerySingleAsync<(long, long, long)>(new CommandDefinition(Count, values, cancellationToken: cancellation));
        var first = await connection.QuerySingleOrDefaultAsync<FirstRow>(new CommandDefinition(First, values, cancellationToken: cancellation));
        return TypedResults.Ok(new ThanksPreview
        {
            Waiting = waiting,
            Thanked = thanked,
            Unnamed = unnamed,
            FirstDonor = first is null ? null : DonorShown.Of(first.DonorName, first.DonorDisplay),
            FirstVnd = first?.AmountVnd,
        });
    }

    internal static async Task<Results<FileContentHttpResult, ProblemHttpResult>> HandleDocument(
        Guid campaignId, string place, string signedBy, ClaimsPrincipal user, NpgsqlDataSource database, IConfiguration settings, TimeProvider clock, CancellationToken cancellation,
        DateOnly? fromDay = null, DateOnly? toDay = null)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (plan, refusal) = await PlanAccess.FindAsync(connection, campaignId, user, cancellation);
        refusal ??= IssueReceipt.IsSaid(place) && IssueReceipt.IsSaid(signedBy) ? null : ReceiptRefusals.TextInvalid;
        if (plan is null || refusal is not null)
        {
            return refusal!.ToProblem();
        }

        if (await connection.QuerySingleOrDefaultAsync<FirstRow>(new CommandDefinition(First, new { campaignId, fromDay, toDay }, cancellationToken: cancellation)) is not { } first)
        {
            return ReceiptRefusals.NobodyToThank.ToProblem();
        }

        var today = VietnamTime.DayOf(clock.GetUtcNow());
        var gift = new ReceiptGift
        {
            DonationId = first.DonationId, AmountVnd = first.AmountVnd, OccurredOn = first.OccurredOn, Donor = DonorShown.Of(first.DonorName, first.DonorDisplay), LedgerSequence = 0, Proof = "",
        };
        var letter = new ReceiptView(
            Guid.Empty, ReceiptKind.Thanks, ReceiptKind.Thanks.Suffix(plan.UnitName), 0, today.Year, plan.UnitName, today, campaignId, plan.Title, first.AmountVnd, place.Nfc()!, null, signedBy.Nfc(),
            null, null, [gift]);
        return TypedResults.File(OfficialDocumentWriter.ToBytes(ReceiptDocument.Sample(letter, GetReceipt.PublicUrl(settings))), OfficialDocumentWriter.MediaType, "thu-cam-on-xem-thu.docx");
    }

    private sealed record FirstRow
    {
        public required Guid DonationId { get; init; }

        public required long AmountVnd { get; init; }

        public required DateOnly OccurredOn { get; init; }

        public string? DonorName { get; init; }

        public required DonorDisplay DonorDisplay { get; init; }
    }
}
