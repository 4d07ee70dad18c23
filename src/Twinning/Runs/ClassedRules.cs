using EduCoop.Twinning.Rules;
using EduCoop.Twinning.Units;

namespace EduCoop.Twinning.Runs;

/// <summary>
/// The rules' one reading (<see cref="Eligibility"/>) for very many pairs: schools that no rule can tell apart are one class, and the reading is asked once for each two classes.
/// Limits are not asked here: how many places are left is for the market to say.
/// </summary>
internal sealed class ClassedRules
{
    private readonly IReadOnlyList<PairingRule> rules;
    private readonly DateOnly day;
    private readonly HashSet<Guid> named;
    private readonly Dictionary<string, int> classes = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, int> classOf = [];
    private readonly Dictionary<(int, int), string[]> answers = [];
    private static readonly Partners Nobody = Partners.Of([]);

    internal ClassedRules(IReadOnlyList<PairingRule> rules, DateOnly day)
    {
        (this.rules, this.day) = (rules, day);
        named = [.. rules.Select(rule => rule.AuthorityId).OfType<Guid>(), .. rules.SelectMany(rule => rule.Seeker.Concat(rule.Supporter)).Select(UnitOf).OfType<Guid>()];
    }

    /// <returns>Codes of all refusals; none when they may be paired.</returns>
    internal string[] Refuse(School seeker, School supporter)
    {
        var key = (ClassOf(seeker), ClassOf(supporter));
        if (!answers.TryGetValue(key, out var codes))
        {
            answers[key] = codes = [.. Eligibility.Refuse(new(seeker, supporter, day, Nobody), rules).Select(refusal => refusal.Code).Distinct()];
        }

        return codes;
    }

    /// <summary>The tightest limit that may hold for this supporter. One that holds for some seekers only is taken for all: fewer places than the rules give, never more.</summary>
    internal int MostOfSupporter(School supporter) =>
        rules.Where(rule => rule.Kind == RuleKind.LimitOfSupporter && Holds(rule) && supporter.FitsAll(rule.Supporter)).Min(rule => rule.Most) ?? int.MaxValue;

    /// <summary>The same of a seeker.</summary>
    internal int MostOfSeeker(School seeker) =>
        rules.Where(rule => rule.Kind == RuleKind.LimitOfSeeker && Holds(rule) && seeker.FitsAll(rule.Seeker)).Min(rule => rule.Most) ?? int.MaxValue;

    // A rule of an authority also holds for another's school whose partner is its own.
    private bool Holds(PairingRule rule) => rule.IsInForce(day);

    private int ClassOf(School school)
    {
        if (!classOf.TryGetValue(school.UnitId, out var known))
        {
            // Whatever a rule can ask of a school: what it teaches, its traits, its type, its authority, the units that some rule names.
            var signature = $"{string.Join(',', school.Levels)}|{string.Join(',', school.Traits)}|{school.TypeCode}|{school.OwnPath[0]}|{string.Join(',', school.OwnPath.Where(named.Contains))}";
            if (!classes.TryGetValue(signature, out known))
            {
                classes[signature] = known = classes.Count;
            }

            classOf[school.UnitId] = known;
        }

        return known;
    }

    private static Guid? UnitOf(string selector) => Guid.TryParseExact(selector[(selector.IndexOf(':', StringComparison.Ordinal) + 1)..], "D", out var id) ? id : null;
}
