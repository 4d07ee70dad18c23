namespace EduCoop.Twinning.Rules;

/// <summary>Who is paired with whom already, as limits count it: by school, its partners.</summary>
/// <param name="OfSeekers">By seeker, its supporters.</param>
/// <param name="OfSupporters">By supporter, its seekers.</param>
internal sealed record Partners(IReadOnlyDictionary<Guid, IReadOnlySet<Guid>> OfSeekers, IReadOnlyDictionary<Guid, IReadOnlySet<Guid>> OfSupporters)
{
    internal static Partners Of(IReadOnlyCollection<(Guid Seeker, Guid Supporter)> pairs) => new(
        pairs.GroupBy(pair => pair.Seeker).ToDictionary(group => group.Key, IReadOnlySet<Guid> (group) => group.Select(pair => pair.Supporter).ToHashSet()),
        pairs.GroupBy(pair => pair.Supporter).ToDictionary(group => group.Key, IReadOnlySet<Guid> (group) => group.Select(pair => pair.Seeker).ToHashSet()));
}
