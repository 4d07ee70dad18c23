namespace EduCoop.Matching;

/// <summary>What an office has said of a pair.</summary>
public enum PairState
{
    /// <summary>Nothing: the matching decides.</summary>
    Free = 0,

    /// <summary>In every result.</summary>
    Fixed = 1,

    /// <summary>In no result.</summary>
    Forbidden = 2,
}

/// <summary>A seeker and a supporter that may be partners, in the theme this would serve. Each two meet in at most one pair.</summary>
/// <param name="Seeker">Index of the seeker.</param>
/// <param name="Supporter">Index of the supporter.</param>
/// <param name="Theme">Number of the theme.</param>
/// <param name="SeekerScore">How much the seeker wants it; greater is better. Distance and online suitability are folded in by the caller.</param>
/// <param name="SupporterScore">How much the supporter's side ranks the seeker; greater is better.</param>
/// <param name="Cost">What it costs, in whole units of the caller's choice (0 to <see cref="Market.MostCost"/>); the optimum has the least sum.</param>
/// <param name="State">Free, fixed or forbidden.</param>
/// <param name="IsActive">Whether they are partners today.</param>
public readonly record struct CandidatePair(
    int Seeker, int Supporter, int Theme, int SeekerScore, int SupporterScore, int Cost, PairState State = PairState.Free, bool IsActive = false);
