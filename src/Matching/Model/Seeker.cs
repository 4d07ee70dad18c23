namespace EduCoop.Matching;

/// <summary>
/// Why a school goes first, as one rank: a school with several reasons has the greatest. Any rank above <see cref="None"/> makes it disadvantaged.
/// </summary>
public enum Disadvantage
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>Trường phổ thông dân tộc bán trú.</summary>
    SemiBoarding = 1,

    /// <summary>Trường phổ thông dân tộc nội trú.</summary>
    Boarding = 2,

    /// <summary>In a commune of special difficulty (xã đặc biệt khó khăn).</summary>
    SpeciallyDifficult = 3,

    /// <summary>In a border commune (xã biên giới).</summary>
    Border = 4,
}

/// <summary>A school that needs partners.</summary>
/// <param name="Id">Who it is. Ties are broken by ids and seed, never by the place in the list.</param>
/// <param name="Wanted">How many partners it asks for, usually 1 (1 to <see cref="Market.MostWanted"/>).</param>
/// <param name="Need">How urgent its need is, 0 to <see cref="Market.GreatestNeed"/>; 9 goes first.</param>
/// <param name="Disadvantage">Whether it goes before others, and why.</param>
public readonly record struct Seeker(Guid Id, int Wanted = 1, int Need = 0, Disadvantage Disadvantage = Disadvantage.None)
{
    /// <summary>Whether reserved places and the first layers of the optimum are for it.</summary>
    public bool IsDisadvantaged => Disadvantage != Disadvantage.None;
}
