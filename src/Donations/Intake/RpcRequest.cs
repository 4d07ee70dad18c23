using System.Globalization;
using EduCoop.Donations.Restrictions;
using EduCoop.ServiceDefaults;
using Google.Protobuf.WellKnownTypes;
using Rpc = EduCoop.Contracts.Donations.V1;

namespace EduCoop.Donations.Intake;

/// <summary>Between the wire form of gRPC and the request that is decided upon: the same rules as for HTTP.</summary>
internal static class RpcRequest
{
    internal static readonly Refusal Unreadable = new("unreadable", "Không đọc được yêu cầu.", "donation_id và campaign_id phải là UUID; occurred_at phải hợp lệ.");
    internal static readonly Refusal ConditionUnreadable = new("condition_unreadable", "Không đọc được điều kiện.", "place_unit_id phải là UUID; use_from, use_until theo dạng yyyy-MM-dd; bỏ trống phần không có.");
    internal static readonly Refusal DonorDisplayMissing = new("donor_display_missing", "Chưa chọn cách hiển thị người đóng góp.", "donor_display là NAMED, INITIALS hoặc ANONYMOUS.");

    internal static (RecordDonationRequest? Request, Refusal? Refusal) Read(Rpc.RecordDonationRequest wire)
    {
        if (!Guid.TryParse(wire.DonationId, out var donationId) || !Guid.TryParse(wire.CampaignId, out var campaignId) || !TryMoment(wire.OccurredAt, out var occurredAt))
        {
            return (null, Unreadable);
        }

        if (!TryCondition(wire.Condition, out var condition))
        {
            return (null, ConditionUnreadable);
        }

        DonorDisplay? display = wire.DonorDisplay switch
        {
            Rpc.DonorDisplay.Named => DonorDisplay.Named,
            Rpc.DonorDisplay.Initials => DonorDisplay.Initials,
            Rpc.DonorDisplay.Anonymous => DonorDisplay.Anonymous,
            _ => null,
        };
        return display is null
            ? (null, DonorDisplayMissing)
            : (new(donationId, campaignId, wire.AmountVnd, occurredAt, display.Value, Given(wire.DonorName), Given(wire.Reference), Given(wire.Memo), condition), null);
    }

    internal static Rpc.RecordDonationReply Reply(string donationId, (DonationOutcome Outcome, Refusal? Refusal) answer) => new()
    {
        DonationId = donationId,
        Outcome = answer.Outcome switch
        {
            DonationOutcome.Recorded => Rpc.RecordDonationOutcome.Recorded,
            DonationOutcome.AlreadyThere => Rpc.RecordDonationOutcome.AlreadyThere,
            _ => Rpc.RecordDonationOutcome.Refused,
        },
        Code = answer.Refusal?.Code ?? "",
        Message = answer.Refusal is { } refusal ? $"{refusal.Title} {refusal.Detail}".TrimEnd() : "",
    };

    private static bool TryCondition(Rpc.GiverCondition? wire, out GiverTerms? terms)
    {
        terms = null;
        if (wire is null)
        {
            return true;
        }

        if (!TryText(wire.PlaceUnitId, Guid.TryParse, out Guid? place) || !TryText(wire.UseFrom, TryDay, out DateOnly? from) || !TryText(wire.UseUntil, TryDay, out DateOnly? until))
        {
            return false;
        }

        terms = new(wire.Said, wire.Purposes.Count == 0 ? null : [.. wire.Purposes], place, from, until);
        return true;
    }

    private delegate bool Parser<T>(string text, out T value);

    // Empty means not given.
    private static bool TryText<T>(string text, Parser<T> parse, out T? value)
        where T : struct
    {
        var isRead = parse(text, out var read);
        value = isRead ? read : null;
        return isRead || text.Length == 0;
    }

    private static bool TryDay(string text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    // proto3 has no absent text: empty means not given.
    private static string? Given(string text) => text.Length == 0 ? null : text;

    private static bool TryMoment(Timestamp? wire, out DateTimeOffset moment)
    {
        moment = default;
        if (wire is null)
        {
            return true;
        }

        // The bounds of the protocol's own type: years 1 to 9999.
        if (wire.Seconds is < -62135596800 or > 253402300799 || wire.Nanos is < 0 or > 999_999_999)
        {
            return false;
        }

        moment = wire.ToDateTimeOffset();
        return true;
    }
}
