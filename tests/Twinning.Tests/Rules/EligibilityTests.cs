using EduCoop.Twinning.Rules;
using EduCoop.Twinning.Units;

namespace EduCoop.Twinning.Tests.Rules;

/// <summary>The rules as a function: what is handed in decides, and every reason is named.</summary>
public sealed class EligibilityTests
{
    private static readonly DateOnly Day = new(2026, 10, 1);
    private static readonly Guid HaNoi = Guid.CreateVersion7();
    private static readonly Guid CaoBang = Guid.CreateVersion7();

    /// <summary>The kinds that the co-operation plans lay down.</summary>
    private static readonly PairingRule[] Plans =
    [
        Rule(RuleKind.Match, ["level:tieu_hoc"], ["level:tieu_hoc"]), Rule(RuleKind.Match, ["level:thcs"], ["level:thcs"]), Rule(RuleKind.Match, ["level:thpt"], ["level:thpt"]),
        Rule(RuleKind.Match, ["level:gdtx"], ["level:gdnn"]), Rule(RuleKind.Match, ["trait:combined"], ["trait:private"]),
        Rule(RuleKind.SeekerOnly, ["trait:specialised"], ["trait:specialised"]), Rule(RuleKind.SupporterOnly, ["trait:specialised"], ["trait:specialised"]),
        Rule(RuleKind.SupporterOnly, ["trait:combined"], ["trait:private"]), Rule(RuleKind.OtherAuthority, [], []),
    ];

    public static TheoryData<string, string, string, string, string> Kinds => new()
    {
        // seeker's levels, its traits, supporter's levels, its traits, codes against it
        { "tieu_hoc", "", "tieu_hoc", "", "" },
        { "tieu_hoc", "", "thcs", "", "level_differs" },
        { "tieu_hoc thcs", "combined", "thcs", "", "" },
        { "thpt", "specialised", "thpt", "specialised", "" },
        { "thpt", "specialised", "thpt", "", "supporter_kind_differs" },
        { "thpt", "", "thpt", "specialised", "seeker_kind_differs" },
        { "gdtx", "", "gdnn", "", "" },
        { "gdnn", "", "gdtx", "", "level_differs" },
        { "tieu_hoc thcs", "combined", "thpt", "private", "" },
        { "tieu_hoc", "", "tieu_hoc", "private", "seeker_kind_differs" },
        { "tieu_hoc", "", "thpt", "private", "level_differs seeker_kind_differs" },
        { "", "", "thcs", "", "level_unknown" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Level_goes_with_level_and_kind_with_kind(string seekerLevels, string seekerTraits, string supporterLevels, string supporterTraits, string expected)
    {
        var question = new PairQuestion(School(CaoBang, seekerLevels, seekerTraits), School(HaNoi, supporterLevels, supporterTraits), Day, Partners.Of([]));
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), Eligibility.Refuse(question, Plans).Select(refusal => refusal.Code));
    }

    [Fact]
    public void Two_schools_of_one_authority_a_school_with_itself_and_one_that_has_ended_are_refused_with_what_it_rests_on()
    {
        var (a, b) = (School(CaoBang, "thcs"), School(CaoBang, "thcs"));
        var same = Assert.Single(Eligibility.Refuse(new(a, b, Day, Partners.Of([])), Plans));
        Assert.Equal(("same_authority", Plans[^1].RuleId, Plans[^1].Reason), (same.Code, same.RuleId!.Value, same.Text));
        Assert.Equal("same_school", Assert.Single(Eligibility.Refuse(new(a, a, Day, Partners.Of([])), Plans)).Code);
        var ended = School(HaNoi, "thcs") with { LastDay = Day.AddDays(-1) };
        var refusal = Assert.Single(Eligibility.Refuse(new(a, ended, Day, Partners.Of([])), Plans));
        Assert.Equal(("school_ended", "2026-09-30"), (refusal.Code, refusal.Values["lastDay"]));
        Assert.Empty(Eligibility.Refuse(new(a, ended, Day.AddDays(-1), Partners.Of([])), Plans));
    }

    [Fact]
    public void A_rule_holds_from_its_first_to_its_last_day_and_for_its_authority_alone()
    {
        var (seeker, supporter) = (School(CaoBang, "thcs"), School(HaNoi, "thcs"));
        var exclusion = Rule(RuleKind.Exclude, [$"unit:{seeker.UnitId}"], ["level:thcs"]) with { ValidFrom = Day, ValidTo = Day.AddDays(10), AuthorityId = HaNoi };
        bool IsRefused(DateOnly day, PairingRule rule) => Eligibility.Refuse(new(seeker, supporter, day, Partners.Of([])), [.. Plans, rule]).Any(refusal => refusal.Code == "excluded");
        Assert.Equal([false, true, true, false], new[] { -1, 0, 10, 11 }.Select(days => IsRefused(Day.AddDays(days), exclusion)));
        Assert.False(IsRefused(Day, exclusion with { AuthorityId = Guid.CreateVersion7() }));
        Assert.True(IsRefused(Day, exclusion with { AuthorityId = null }));
        Assert.False(IsRefused(Day, exclusion with { Seeker = [$"unit:{Guid.CreateVersion7()}"] }));
        Assert.True(IsRefused(Day, exclusion with { Seeker = [$"unit:{CaoBang}", "!trait:specialised"] }));
        Assert.False(IsRefused(Day, exclusion with { Seeker = [$"unit:{CaoBang}", "!level:thcs"] }));
    }

    [Fact]
    public void One_supporter_serves_as_many_as_it_may_and_no_more()
    {
        var (seeker, supporter) = (School(CaoBang, "thcs"), School(HaNoi, "thcs"));
        var others = Enumerable.Range(0, 3).Select(_ => Guid.CreateVersion7()).ToArray();
        Partners With(params Guid[] seekers) => Partners.Of([.. seekers.Select(one => (one, supporter.UnitId))]);
        var limit = Rule(RuleKind.LimitOfSupporter, [], []) with { Most = 2 };
        string[] Codes(Partners partners, int? most, params PairingRule[] more) =>
            [.. Eligibility.Refuse(new(seeker, supporter, Day, partners, most), [.. Plans, .. more]).Select(refusal => refusal.Code)];

        Assert.Empty(Codes(With(others[0]), null, limit));
        Assert.Equal(["supporter_full"], Codes(With(others[0], others[1]), null, limit));
        Assert.Equal(["offer_full"], Codes(With(others), 3));
        Assert.Equal(["supporter_full", "offer_full"], Codes(With(others), 1, limit));
        // A second bond with the same school is no further partner.
        Assert.Empty(Codes(With(others[0], seeker.UnitId), 2, limit));
        Assert.Equal(["seeker_full"], Codes(Partners.Of([(seeker.UnitId, others[0])]), null, Rule(RuleKind.LimitOfSeeker, [], []) with { Most = 1 }));
    }

    [Fact]
    public void Schools_of_a_cluster_count_as_one_and_share_their_limit()
    {
        var (seeker, supporter) = (School(CaoBang, "thcs"), School(HaNoi, "thcs"));
        var (sister, brother, other) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var limit = Rule(RuleKind.LimitOfSupporter, [], []) with { Most = 1 };
        var seekers = Rule(RuleKind.Cluster, [], []) with { Members = [seeker.UnitId, sister] };
        var supporters = Rule(RuleKind.Cluster, [], []) with { Members = [supporter.UnitId, brother] };
        bool IsFull(PairingRule[] clusters, params (Guid Seeker, Guid Supporter)[] pairs) =>
            Eligibility.Refuse(new(seeker, supporter, Day, Partners.Of(pairs)), [.. Plans, limit, .. clusters]).Any(refusal => refusal.Code == "supporter_full");

        Assert.True(IsFull([], (sister, supporter.UnitId)));
        Assert.False(IsFull([seekers], (sister, supporter.UnitId)));
        Assert.False(IsFull([], (other, brother)));
        Assert.True(IsFull([supporters], (other, brother)));
    }

    [Fact]
    public void The_narrowest_rule_of_its_authority_names_the_office_that_owns_a_school()
    {
        var (primary, secondary, special) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        PairingRule Owner(Guid office, params string[] words) => Rule(RuleKind.Owner, words, []) with { AuthorityId = HaNoi, OfficeId = office };
        PairingRule[] rules = [Owner(primary, "level:tieu_hoc"), Owner(secondary, "level:thpt"), Owner(special, "level:thpt", "trait:specialised")];
        Assert.Equal(primary, Eligibility.OwnerOf(School(HaNoi, "tieu_hoc"), Day, rules));
        Assert.Equal(secondary, Eligibility.OwnerOf(School(HaNoi, "thpt"), Day, rules));
        Assert.Equal(special, Eligibility.OwnerOf(School(HaNoi, "thpt", "specialised"), Day, rules));
        Assert.Null(Eligibility.OwnerOf(School(HaNoi, "thcs"), Day, rules));
        Assert.Null(Eligibility.OwnerOf(School(CaoBang, "tieu_hoc"), Day, rules));
    }

    private static School School(Guid authority, string levels, string traits = "")
    {
        var id = Guid.CreateVersion7();
        return new School
        {
            UnitId = id, Name = "Trường Mẫu", TypeCode = "thcs", Path = [authority, id], OwnPath = [authority, id],
            Levels = levels.Split(' ', StringSplitOptions.RemoveEmptyEntries), Traits = traits.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        };
    }

    private static PairingRule Rule(RuleKind kind, string[] seeker, string[] supporter) => new()
    {
        RuleId = Guid.CreateVersion7(), Kind = kind, Seeker = seeker, Supporter = supporter, Reason = $"Quy tắc {kind}", Basis = "Kế hoạch mẫu", ValidFrom = new(2026, 1, 1),
    };
}
