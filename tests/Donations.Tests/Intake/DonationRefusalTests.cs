using System.Security.Claims;
using EduCoop.Contracts.Donations;
using EduCoop.Donations.Campaigns;
using EduCoop.Donations.Intake;
using EduCoop.Donations.Tests.Fixtures;
using EduCoop.ServiceDefaults;

namespace EduCoop.Donations.Tests.Intake;

/// <summary>Each refusal, and that the first of the documented order is the one the caller sees.</summary>
public sealed class DonationRefusalTests
{
    private static readonly DateTimeOffset Now = new(2025, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly RecordDonationRequest Good = Some.Gift(Guid.CreateVersion7());

    // Each bad member, in the documented order of the checks.
    private static readonly (string Code, Func<RecordDonationRequest, RecordDonationRequest> Spoil)[] Order =
    [
        ("donation_id_missing", gift => gift with { DonationId = Guid.Empty }),
        ("campaign_id_missing", gift => gift with { CampaignId = Guid.Empty }),
        ("amount_not_positive", gift => gift with { AmountVnd = 0 }),
        ("occurred_at_missing", gift => gift with { OccurredAt = default }),
        ("donor_name_length", gift => gift with { DonorName = "" }),
        ("reference_length", gift => gift with { Reference = new string('x', 65) }),
        ("memo_length", gift => gift with { Memo = new string('x', 501) }),
        ("text_not_allowed", gift => gift with { Memo = "a\0b" }),
    ];

    [Fact]
    public void A_good_gift_is_not_refused() => Assert.Null(DonationRefusal.Refuse(Good, Now));

    [Fact]
    public void Each_bad_member_is_refused_by_its_name_and_the_earlier_check_comes_first()
    {
        for (var i = 0; i < Order.Length; i++)
        {
            Assert.Equal(Order[i].Code, DonationRefusal.Refuse(Order[i].Spoil(Good), Now)?.Code);
            for (var later = i + 1; later < Order.Length; later++)
            {
                Assert.Equal(Order[i].Code, DonationRefusal.Refuse(Order[i].Spoil(Order[later].Spoil(Good)), Now)?.Code);
            }
        }
    }

    [Theory]
    [InlineData(-1, "amount_not_positive")]
    [InlineData(long.MinValue, "amount_not_positive")]
    [InlineData(1, null)]
    [InlineData(DonationRefusal.LargestVnd, null)]
    [InlineData(DonationRefusal.LargestVnd + 1, "amount_too_large")]
    public void The_amount_has_no_lower_bound_but_one_dong(long amount, string? code) => Assert.Equal(code, DonationRefusal.Refuse(Good with { AmountVnd = amount }, Now)?.Code);

    [Fact]
    public void The_future_is_refused_beyond_what_clocks_differ()
    {
        Assert.Null(DonationRefusal.Refuse(Good with { OccurredAt = Now.AddMinutes(4) }, Now));
        Assert.Equal("occurred_in_future", DonationRefusal.Refuse(Good with { OccurredAt = Now.AddMinutes(6) }, Now)?.Code);
    }

    [Theory]
    [InlineData(DonorDisplay.Named, "donor_name_missing")]
    [InlineData(DonorDisplay.Initials, "donor_name_missing")]
    [InlineData(DonorDisplay.Anonymous, null)]
    public void A_name_is_needed_unless_the_donor_stays_anonymous(DonorDisplay display, string? code) =>
        Assert.Equal(code, DonationRefusal.Refuse(Good with { DonorName = null, DonorDisplay = display }, Now)?.Code);

    [Fact]
    public void Text_that_cannot_be_kept_is_refused()
    {
        // Half a letter is not written as a literal: test runners would mend it on the way.
        string[] bad = ["a\u0007", "a\0", new((char)0xD800, 1), (char)0xDC00 + "x", "x" + (char)0xD83D];
        Assert.All(bad, text => Assert.Equal("text_not_allowed", DonationRefusal.Refuse(Good with { DonorName = text }, Now)?.Code));
        Assert.Null(DonationRefusal.Refuse(Good with { DonorName = "Lớp 4B 🎒" }, Now));
    }

    [Fact]
    public void The_campaign_must_be_known_in_scope_open_and_of_that_time()
    {
        var campaign = new CampaignState
        {
            CampaignId = Good.CampaignId, UnitId = Tree.Ward, UnitPath = [Tree.HaNoi, Tree.Ward], Regime = FundraisingRegime.Tt16,
            OpensOn = new DateOnly(2025, 3, 1), ClosesOn = new DateOnly(2025, 3, 31), ClosedOn = null,
        };
        Assert.Equal("campaign_unknown", DonationRefusal.Refuse(null, User(Tree.HaNoi))?.Code);
        Assert.Equal("out_of_scope", DonationRefusal.Refuse(campaign, User(Tree.CaoBang))?.Code);
        Assert.Equal("out_of_scope", DonationRefusal.Refuse(campaign, User(Tree.School))?.Code);
        Assert.Null(DonationRefusal.Refuse(campaign, User(Tree.HaNoi)));
        Assert.Null(DonationRefusal.Refuse(Good, campaign));
        Assert.Equal("campaign_closed", DonationRefusal.Refuse(Good, campaign with { ClosedOn = new DateOnly(2025, 3, 1) })?.Code);
        Assert.Equal("occurred_before_opening", DonationRefusal.Refuse(Good, campaign with { OpensOn = new DateOnly(2025, 3, 3) })?.Code);
        Assert.Equal("occurred_after_closing", DonationRefusal.Refuse(Good, campaign with { ClosesOn = new DateOnly(2025, 3, 1) })?.Code);
    }

    [Fact]
    public void The_day_is_the_day_in_Vietnam()
    {
        var late = new DateTimeOffset(2025, 3, 31, 17, 30, 0, TimeSpan.Zero);
        Assert.Equal(new DateOnly(2025, 4, 1), VietnamTime.DayOf(late));
        Assert.Equal(new DateOnly(2025, 3, 31), VietnamTime.DayOf(late.AddMinutes(-31)));
    }

    private static ClaimsPrincipal User(Guid unit) =>
        new(new ClaimsIdentity([new(Tokens.UnitClaim, unit.ToString()), new(Tokens.RoleClaim, Roles.Accountant)], "test", "name", Tokens.RoleClaim));
}
