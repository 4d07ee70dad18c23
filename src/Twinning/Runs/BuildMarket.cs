using System.Collections;
using EduCoop.Matching;
using EduCoop.Twinning.Rules;
using EduCoop.Twinning.Units;

namespace EduCoop.Twinning.Runs;

/// <summary>Makes the market of a frozen input: who may be paired by the one reading of the rules, how good it would be, and how many places there are.</summary>
internal sealed class BuildMarket
{
    /// <summary>Beyond this a run takes minutes and gigabytes; the country's million fits.</summary>
    internal const int MostPairs = 2_000_000;

    private readonly RunInput input;
    private readonly PairScorer scorer;
    private readonly ClassedRules rules;
    private readonly HashSet<(Guid Seeker, Guid Supporter)> agreed;
    private readonly ILookup<Guid, (Guid Seeker, Guid Supporter)> agreedOf;
    private readonly Dictionary<(Guid Seeker, Guid Supporter), bool> decisions = [];
    private readonly List<(int Seeker, int Supporter, PairScore Score)> candidates = [];

    private BuildMarket(RunInput input)
    {
        this.input = input;
        (scorer, rules) = (new(input), new(input.Rules, input.Day));
        agreed = [.. input.Agreed.Select(pair => (pair.SeekerId, pair.SupporterId))];
        agreedOf = agreed.ToLookup(pair => pair.Seeker);
        foreach (var decision in input.Decisions)
        {
            // A school that stands for two may have been decided both ways: a ban weighs more.
            decisions[(decision.SeekerId, decision.SupporterId)] = decision.IsFixed && decisions.GetValueOrDefault((decision.SeekerId, decision.SupporterId), true);
        }
    }

    /// <exception cref="MarketRefusedException">Fixed pairs that do not fit, or more than exact numbers can carry.</exception>
    internal static BuiltMarket Of(RunInput input, CancellationToken cancellation = default) => new BuildMarket(input).Build(cancellation);

    private BuiltMarket Build(CancellationToken cancellation)
    {
        var schools = input.Schools.Where(school => !school.HasEnded(input.Day)).ToDictionary(school => school.UnitId);
        var seekers = Seekers(schools);
        var supporters = Supporters(schools);
        var (met, refusals) = (new int[seekers.Length], Array.ConvertAll(seekers, _ => new Dictionary<string, int>(StringComparer.Ordinal)));
        Meet(seekers, supporters, met, refusals, cancellation);
        var served = Served(seekers, supporters);
        candidates.RemoveAll(one => served[one.Seeker]);

        // Schools of other authorities are of this market only where one of this authority's may be their partner.
        var (asked, asking) = (new BitArray(supporters.Length), new BitArray(seekers.Length));
        foreach (var (seeker, supporter, _) in candidates)
        {
            (asking[seeker], asked[supporter]) = (true, true);
        }

        var (seekerAt, supporterAt) = (Kept(seekers.Length, at => asking[at] || (IsOwn(seekers[at].School) && !served[at])), Kept(supporters.Length, at => asked[at] || IsOwn(supporters[at].School)));
        var pairs = candidates.Select(one => Pair(seekers, supporters, one, seekerAt, supporterAt)).ToArray();
        var (keptSeekers, keptSupporters) = (Pick(seekers, seekerAt), Pick(supporters, supporterAt));
        var (ofSupporters, quotas) = Places(keptSupporters, pairs);
        var kept = pairs.Where(pair => pair.IsActive && pair.State != PairState.Forbidden).ToLookup(pair => pair.Seeker);
        var ofSeekers = keptSeekers.Select((side, at) => new Seeker(side.School.UnitId, Wanted(side, [.. kept[at]]), side.Urgency, side.Disadvantage)).ToArray();
        var market = EduCoop.Matching.Market.Create(ofSeekers, ofSupporters, quotas, pairs, unchecked((ulong)input.Seed));
        return new(input, market, keptSeekers, keptSupporters, [.. candidates.Select(one => one.Score)], Pick(met, seekerAt), Pick(refusals, seekerAt), Dropped(pairs, keptSeekers, keptSupporters));
    }

    private bool IsOwn(School school) => school.OwnPath.Contains(input.AuthorityId);

    private SeekerSide[] Seekers(Dictionary<Guid, School> schools) =>
    [
        .. input.Needs.Where(need => schools.ContainsKey(need.SchoolId)).GroupBy(need => need.SchoolId).OrderBy(group => group.Key).Select(group =>
        {
            var school = schools[group.Key];
            return new SeekerSide(
                school, [.. group.Select(need => new NeedPart(scorer.ThemeOf(need.ThemeCode), need.Urgency, need.Quantity, need.Measure, need.Mode)).OrderBy(part => part.Theme).ThenBy(part => part.Measure)],
                [.. group.Select(need => need.WishedPartnerId).OfType<Guid>()], PairScorer.DisadvantageOf(school), scorer.PlaceOf(school));
        }),
    ];

    private SupporterSide[] Supporters(Dictionary<Guid, School> schools) =>
    [
        .. input.Offers.Where(offer => schools.ContainsKey(offer.SchoolId)).GroupBy(offer => offer.SchoolId).OrderBy(group => group.Key).Select(group =>
        {
            var school = schools[group.Key];
            return new SupporterSide(
                school, group.Max(offer => offer.MostPartners),
                [.. group.Select(offer => new OfferPart(scorer.ThemeOf(offer.ThemeCode), offer.Quantity, offer.Measure, offer.Mode)).OrderBy(part => part.Theme).ThenBy(part => part.Measure)], scorer.PlaceOf(school));
        }),
    ];

    private void Meet(SeekerSide[] seekers, SupporterSide[] supporters, int[] met, Dictionary<string, int>[] refusals, CancellationToken cancellation)
    {
        var byTheme = supporters.SelectMany((side, at) => side.Offers.Select(offer => offer.Theme).Distinct().Select(theme => (theme, at))).ToLookup(one => one.theme, one => one.at);
        var seen = new int[supporters.Length];
        for (var seeker = 0; seeker < seekers.Length; seeker++)
        {
            cancellation.ThrowIfCancellationRequested();
            var side = seekers[seeker];
            foreach (var supporter in side.Needs.Select(need => need.Theme).Distinct().SelectMany(theme => byTheme[theme]))
            {
                var other = supporters[supporter];
                if (seen[supporter] == seeker + 1 || side.School.UnitId == other.School.UnitId || !(IsOwn(side.School) || IsOwn(other.School)))
                {
                    continue;
                }

                seen[supporter] = seeker + 1;
                met[seeker]++;
                var against = rules.Refuse(side.School, other.School);
                foreach (var code in against)
                {
                    refusals[seeker][code] = refusals[seeker].GetValueOrDefault(code) + 1;
                }

                if (against.Length == 0)
                {
                    candidates.Add((seeker, supporter, scorer.Of(side, other, agreed.Contains((side.School.UnitId, other.School.UnitId)))!.Value));
                }
            }

            if (candidates.Count > MostPairs)
            {
                throw new MarketRefusedException([new("too-many-pairs", "pairs", -1, $"more than {MostPairs}", $"at most {MostPairs}")]);
            }
        }
    }

    private CandidatePair Pair(SeekerSide[] seekers, SupporterSide[] supporters, (int Seeker, int Supporter, PairScore Score) one, int[] seekerAt, int[] supporterAt)
    {
        var key = (seekers[one.Seeker].School.UnitId, supporters[one.Supporter].School.UnitId);
        var isActive = agreed.Contains(key);
        // What is agreed stays, unless this is a re-matching; what an office has said goes before both.
        var state = decisions.TryGetValue(key, out var isFixed) ? (isFixed ? PairState.Fixed : PairState.Forbidden) : isActive && !input.IsRematching ? PairState.Fixed : PairState.Free;
        return new(seekerAt[one.Seeker], supporterAt[one.Supporter], one.Score.Theme, one.Score.OfSeeker, one.Score.OfSupporter, one.Score.Cost, state, isActive);
    }

    /// <summary>Promises that lie outside this market take places all the same.</summary>
    private (Supporter[] Supporters, List<ThemeQuota> Quotas) Places(SupporterSide[] supporters, CandidatePair[] pairs)
    {
        var promised = agreed.ToLookup(pair => pair.Supporter);
        var inside = pairs.Where(pair => pair.IsActive && pair.State != PairState.Forbidden).ToLookup(pair => pair.Supporter);
        var places = input.Asked.Quotas.ToDictionary(quota => scorer.ThemeOf(quota.ThemeCode));
        var (made, quotas) = (new Supporter[supporters.Length], new List<ThemeQuota>());
        for (var at = 0; at < supporters.Length; at++)
        {
            var side = supporters[at];
            var outside = promised[side.School.UnitId].Count() - inside[at].Count();
            var kept = inside[at].Where(pair => pair.State == PairState.Fixed).ToList();
            var capacity = Math.Max(Math.Max(0, Math.Min(side.MostPartners, rules.MostOfSupporter(side.School)) - outside), kept.Count);
            var left = capacity;
            foreach (var theme in side.Offers.Select(offer => offer.Theme).Distinct().Where(places.ContainsKey))
            {
                var quota = places[theme];
                var reserved = Math.Min(quota.Reserved, left);
                quotas.Add(new(at, theme, Math.Max(quota.Places, kept.Count(pair => pair.Theme == theme)), reserved));
                left -= reserved;
            }

            made[at] = new(side.School.UnitId, capacity, Math.Min(left, capacity * input.Weights.Reserve / 100));
        }

        return (made, quotas);
    }

    /// <summary>By seeker: it has as many partners outside this market as it may have.</summary>
    private BitArray Served(SeekerSide[] seekers, SupporterSide[] supporters)
    {
        var inside = candidates.Where(one => agreed.Contains((seekers[one.Seeker].School.UnitId, supporters[one.Supporter].School.UnitId))).ToLookup(one => one.Seeker);
        var served = new BitArray(seekers.Length);
        for (var at = 0; at < seekers.Length; at++)
        {
            served[at] = agreedOf[seekers[at].School.UnitId].Count() - inside[at].Count() >= Allowed(seekers[at]);
        }

        return served;
    }

    private int Allowed(SeekerSide side) => Math.Min(input.Asked.Wanted, rules.MostOfSeeker(side.School));

    private int Wanted(SeekerSide side, CandidatePair[] kept)
    {
        var outside = agreedOf[side.School.UnitId].Count() - kept.Length;
        return Math.Max(1, Math.Max(Allowed(side) - outside, kept.Count(pair => pair.State == PairState.Fixed)));
    }

    private FrozenDecision[] Dropped(CandidatePair[] pairs, SeekerSide[] seekers, SupporterSide[] supporters)
    {
        var known = pairs.Where(pair => pair.State == PairState.Fixed).Select(pair => (seekers[pair.Seeker].School.UnitId, supporters[pair.Supporter].School.UnitId)).ToHashSet();
        return [.. input.Decisions.Where(decision => decision.IsFixed && decisions[(decision.SeekerId, decision.SupporterId)] && !known.Contains((decision.SeekerId, decision.SupporterId)))];
    }

    /// <summary>By old index the new one; -1 for those that are left out.</summary>
    private static int[] Kept(int count, Func<int, bool> isKept)
    {
        var (at, next) = (new int[count], 0);
        for (var i = 0; i < count; i++)
        {
            at[i] = isKept(i) ? next++ : -1;
        }

        return at;
    }

    private static T[] Pick<T>(T[] all, int[] at) => [.. all.Where((_, i) => at[i] >= 0)];
}
