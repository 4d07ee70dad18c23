using EduCoop.Contracts.Twinning;
using EduCoop.Matching;
using EduCoop.Twinning.Rules;
using EduCoop.Twinning.Units;

namespace EduCoop.Twinning.Runs;

/// <summary>One line of a need, with its theme's number.</summary>
internal readonly record struct NeedPart(int Theme, int Urgency, int Quantity, SupportMeasure Measure, SupportMode Mode);

/// <summary>One line of an offer.</summary>
internal readonly record struct OfferPart(int Theme, int Quantity, SupportMeasure Measure, SupportMode Mode);

/// <summary>A school that needs, with all it has said.</summary>
internal sealed record SeekerSide(School School, NeedPart[] Needs, HashSet<Guid> Wished, Disadvantage Disadvantage, (double Latitude, double Longitude)? Place)
{
    internal int Urgency => Needs.Max(need => need.Urgency);
}

/// <summary>A school that offers.</summary>
internal sealed record SupporterSide(School School, int MostPartners, OfferPart[] Offers, (double Latitude, double Longitude)? Place);

/// <summary>A market made of a frozen input, and what its indexes mean.</summary>
/// <param name="Input">What it was made of.</param>
/// <param name="Market">For the solvers.</param>
/// <param name="Seekers">By index.</param>
/// <param name="Supporters">By index.</param>
/// <param name="Scores">By index of the pair.</param>
/// <param name="Met">By seeker: how many supporters give something that it needs, whatever the rules say.</param>
/// <param name="Refusals">By seeker: of those, whom the rules refuse, by code.</param>
/// <param name="Dropped">Fixed pairs that the rules no longer allow or that no longer meet in a theme.</param>
internal sealed record BuiltMarket(
    RunInput Input, EduCoop.Matching.Market Market, SeekerSide[] Seekers, SupporterSide[] Supporters, PairScore[] Scores, int[] Met, Dictionary<string, int>[] Refusals,
    IReadOnlyList<FrozenDecision> Dropped)
{
    internal int SeekerOf(Guid school) => Array.FindIndex(Seekers, side => side.School.UnitId == school);

    internal int SupporterOf(Guid school) => Array.FindIndex(Supporters, side => side.School.UnitId == school);
}
