using EduCoop.Matching;
using EduCoop.Twinning.Units;

namespace EduCoop.Twinning.Runs;

/// <summary>Why a school has no partner.</summary>
public enum UnmatchedReason
{
    /// <summary>Nobody offers what it needs.</summary>
    NoOffer,

    /// <summary>The rules refuse all who do.</summary>
    RefusedByRules,

    /// <summary>An office forbids all who are left.</summary>
    Forbidden,

    /// <summary>All whom it may have are full.</summary>
    AllFull,
}

/// <summary>A school that needs a partner, and by solution why it has none.</summary>
internal sealed record SeekerRow(School School, int Urgency, Disadvantage Disadvantage, int Candidates, IReadOnlyDictionary<string, UnmatchedReason> Reasons, string? Refusal);

/// <summary>Says for each school that needs a partner why it has none.</summary>
internal static class UnmatchedReasons
{
    internal static IReadOnlyList<SeekerRow> Of(RunResult result)
    {
        var (built, market) = (result.Built, result.Built.Market);
        var (all, open) = (new int[built.Seekers.Length], new int[built.Seekers.Length]);
        foreach (var pair in market.Pairs)
        {
            all[pair.Seeker]++;
            open[pair.Seeker] += pair.State == PairState.Forbidden ? 0 : 1;
        }

        var matched = result.Solutions.Select(solved => (solved.Kind, Seekers: SeekersOf(market, solved.Pairing))).ToList();
        return
        [
            .. built.Seekers.Select((side, at) =>
            {
                var reason = all[at] == 0 ? (built.Met[at] == 0 ? UnmatchedReason.NoOffer : UnmatchedReason.RefusedByRules) : open[at] == 0 ? UnmatchedReason.Forbidden : UnmatchedReason.AllFull;
                var reasons = matched.Where(one => !one.Seekers.Contains(at)).ToDictionary(one => one.Kind.Snake(), _ => reason);
                var refusal = all[at] == 0 ? built.Refusals[at].OrderByDescending(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal).Select(one => one.Key).FirstOrDefault() : null;
                return new SeekerRow(side.School, side.Urgency, side.Disadvantage, all[at], reasons, refusal);
            }),
        ];
    }

    private static HashSet<int> SeekersOf(EduCoop.Matching.Market market, Pairing pairing)
    {
        var seekers = new HashSet<int>();
        foreach (var pair in pairing.Pairs)
        {
            seekers.Add(market.Pairs[pair].Seeker);
        }

        return seekers;
    }
}
