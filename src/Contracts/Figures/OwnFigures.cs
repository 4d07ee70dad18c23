namespace EduCoop.Contracts.Figures;

/// <summary>Body of POST /figures of Plans, Donations and Twinning: what does the owner count for these units and this period?</summary>
/// <param name="UnitIds">1-5,000 units, each within the caller's scope.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="SchoolYear">First calendar year of the school year that is meant; only what is counted by school years asks for it.</param>
public sealed record FiguresAsked(IReadOnlyList<Guid> UnitIds, DateOnly From, DateOnly To, int SchoolYear)
{
    /// <summary>Most units of one question.</summary>
    public const int Most = 5_000;
}

/// <summary>A figure over all units of the question.</summary>
/// <param name="Code">As forms name it, for example tasks.due.</param>
/// <param name="Value">A count, or đồng; null when the owner has not counted yet.</param>
public sealed record FigureTold(string Code, decimal? Value);

/// <summary>What the owner counts, from its own tables.</summary>
/// <param name="Figures">Every figure that the service owns.</param>
public sealed record FiguresTold(IReadOnlyList<FigureTold> Figures);
