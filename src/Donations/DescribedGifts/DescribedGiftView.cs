using System.Security.Claims;
using System.Security.Cryptography;
using Dapper;
using EduCoop.Contracts.Donations;
using EduCoop.Donations.Goods;
using EduCoop.Donations.Lawful;
using EduCoop.Donations.Receipts;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Donations.DescribedGifts;

/// <summary>How far a given service or work is.</summary>
public enum DescribedGiftState
{
    /// <summary>The donor's offer is written down.</summary>
    Offered,

    /// <summary>Another person has agreed; it may be done.</summary>
    Agreed,

    /// <summary>The school has accepted what was done; in the ledger.</summary>
    Accepted,

    /// <summary>Not wanted, or not done as described.</summary>
    Refused,

    /// <summary>Taken back before it was accepted.</summary>
    Cancelled,

    /// <summary>Not accepted until its day.</summary>
    Expired,
}

/// <summary>A service or work that is given, as staff of both sides see it.</summary>
public sealed record DescribedGiftView
{
    /// <summary>The gift.</summary>
    public required Guid GiftId { get; init; }

    /// <summary>The campaign.</summary>
    public required Guid CampaignId { get; init; }

    /// <summary>The campaign's title.</summary>
    public required string CampaignTitle { get; init; }

    /// <summary>For whom it is done.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>That unit's name on the day of the offer.</summary>
    public required string SchoolName { get; init; }

    /// <summary>Service or work.</summary>
    public required GoodsKind Kind { get; init; }

    /// <summary>The commodity that only this gift has.</summary>
    public required string ItemCode { get; init; }

    /// <summary>What is done: "Sơn lại 4 phòng học".</summary>
    public required string Description { get; init; }

    /// <summary>In what it is measured: "phòng", "lượt khám".</summary>
    public required string UnitName { get; init; }

    /// <summary>How many of the unit are offered.</summary>
    public required long Quantity { get; init; }

    /// <summary>What the donor says it is worth, whole đồng; in no total of money.</summary>
    public long? StatedValueVnd { get; init; }

    /// <summary>Who gives; for staff only.</summary>
    public string? DonorName { get; init; }

    /// <summary>How the donor wants to be shown.</summary>
    public required DonorDisplay DonorDisplay { get; init; }

    /// <summary>Words of who wrote it down.</summary>
    public string? Note { get; init; }

    /// <summary>How far it is.</summary>
    public required DescribedGiftState State { get; init; }

    /// <summary>Who wrote it down.</summary>
    public required Guid OfferedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset OfferedAt { get; init; }

    /// <summary>Until when it stands: not accepted by then, it is offered anew.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Who agreed: another person.</summary>
    public Guid? AgreedBy { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset? AgreedAt { get; init; }

    /// <summary>Who accepted it at the school: a third person.</summary>
    public Guid? AcceptedBy { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>How many of the unit were done and accepted.</summary>
    public long? Accepted { get; init; }

    /// <summary>Who signs for the school.</summary>
    public string? ReceiverName { get; init; }

    /// <summary>What the school said.</summary>
    public string? AcceptedNote { get; init; }

    /// <summary>Why it was refused.</summary>
    public string? EndedNote { get; init; }

    /// <summary>Number and symbol of the minutes.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>Where they were made.</summary>
    public string? Place { get; init; }

    /// <summary>Its ledger entry.</summary>
    public long? LedgerSequence { get; init; }

    internal const string Select = """
        select d.gift_id, d.campaign_id, c.title as campaign_title, d.school_id, d.school_name, d.kind, d.item_code, d.description, d.unit_name, d.quantity, d.stated_value_vnd, d.donor_name, d.donor_display,
               d.note, d.state, d.offered_by, d.offered_at, d.expires_at, d.agreed_by, d.agreed_at, d.accepted_by, d.accepted_at, d.accepted, d.receiver_name, d.accepted_note, d.ended_note,
               d.document_number, d.place, d.entry_sequence as ledger_sequence
        from described_gift d join campaign c using (campaign_id)

        """;

    private const string SchoolPath = "select coalesce((select path from unit_copy where unit_id = @schoolId), array[@schoolId])";

    /// <summary>The giver as she chose to be shown.</summary>
    internal string From => DonorShown.Of(DonorName, DonorDisplay);

    internal static Task<DescribedGiftView?> FindAsync(NpgsqlConnection connection, Guid giftId, CancellationToken cancellation) =>
        connection.QuerySingleOrDefaultAsync<DescribedGiftView>(new CommandDefinition($"{Select} where d.gift_id = @giftId", new { giftId }, cancellationToken: cancellation));

    /// <summary>A gift of a campaign in the caller's scope.</summary>
    internal static async Task<(DescribedGiftView? Gift, Refusal? Refusal)> ReachAsGiverAsync(NpgsqlConnection connection, Guid giftId, ClaimsPrincipal user, CancellationToken cancellation) =>
        await FindAsync(connection, giftId, cancellation) is { } gift
            ? (gift, (await PlanAccess.FindAsync(connection, gift.CampaignId, user, cancellation)).Refusal)
            : (null, Refusal.NotFound);

    /// <summary>A gift to a unit in the caller's scope.</summary>
    internal static async Task<(DescribedGiftView? Gift, Refusal? Refusal)> ReachAsReceiverAsync(NpgsqlConnection connection, Guid giftId, ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (await FindAsync(connection, giftId, cancellation) is not { } gift)
        {
            return (null, Refusal.NotFound);
        }

        var path = await connection.QuerySingleAsync<Guid[]>(new CommandDefinition(SchoolPath, new { gift.SchoolId }, cancellationToken: cancellation));
        return (gift, user.MayActOn(path) ? null : Refusal.OutOfScope);
    }

    /// <summary>Either side may read it.</summary>
    internal static async Task<(DescribedGiftView? Gift, Refusal? Refusal)> ReachAsync(NpgsqlConnection connection, Guid giftId, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var (gift, refusal) = await ReachAsReceiverAsync(connection, giftId, user, cancellation);
        return refusal is null || gift is null ? (gift, refusal) : await ReachAsGiverAsync(connection, giftId, user, cancellation);
    }

    /// <summary>A code that follows from the gift's id and is read by hledger and beancount as it stands: "DV-" or "CT-" and 16 hexadecimal digits of SHA-256.</summary>
    internal static string CodeOf(Guid giftId, GoodsKind kind) =>
        $"{(kind == GoodsKind.Service ? "DV" : "CT")}-{Convert.ToHexString(SHA256.HashData(giftId.ToByteArray(bigEndian: true)).AsSpan(0, 8))}";

    internal GoodsLine ToLine(long accepted) => new(ItemCode, Description, UnitName, accepted);

    internal bool IsSameAs(OfferDescribedRequest request) =>
        (CampaignId, SchoolId, Kind, Description, UnitName, Quantity, StatedValueVnd, DonorName, DonorDisplay, Note, ExpiresAt - OfferedAt)
        == (request.CampaignId, request.SchoolId, request.Kind, request.Description.Nfc()!, request.UnitName.Nfc()!, request.Quantity, request.StatedValueVnd, request.DonorName.Nfc(), request.DonorDisplay,
            request.Note.Nfc(), TimeSpan.FromDays(request.StandsDays));
}
