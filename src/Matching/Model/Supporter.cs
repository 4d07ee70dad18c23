namespace EduCoop.Matching;

/// <summary>A school that can serve partners.</summary>
/// <param name="Id">Who it is.</param>
/// <param name="Capacity">How many partners it can serve in all (0 to <see cref="Market.MostPlaces"/>).</param>
/// <param name="Reserved">
/// Places that go to disadvantaged seekers first, among the themes for which it has no <see cref="ThemeQuota"/>; without quotas, among all. What the
/// disadvantaged leave is open to everybody (a minority reserve: Hafalir, Yenmez and Yildirim 2013).
/// </param>
public readonly record struct Supporter(Guid Id, int Capacity, int Reserved = 0);

/// <summary>
/// At most so many partners for one theme. Its reserve lies inside the theme and not across themes: all ⊃ theme ⊃ disadvantaged of the theme is a laminar
/// family, on which a greedy choice is substitutable. A reserve across quotas is not: with one place each for two themes and one of both reserved, taking away
/// the disadvantaged seeker of the first theme throws out a seeker of the second (Kojima, Tamura and Yokoo 2018 give the condition, M♮-concavity).
/// </summary>
/// <param name="Supporter">Index of the supporter.</param>
/// <param name="Theme">Number of the theme (0 to <see cref="Market.GreatestTheme"/>).</param>
/// <param name="Places">How many partners it serves in this theme.</param>
/// <param name="Reserved">How many of these go to disadvantaged seekers first.</param>
public readonly record struct ThemeQuota(int Supporter, int Theme, int Places, int Reserved = 0);
