namespace EduCoop.Matching;

/// <summary>Why a market is not taken: a stable code, where, what and how to mend it. The texts are for developers; screens translate the code.</summary>
/// <param name="Code">For example <c>pair-twice</c>.</param>
/// <param name="List">seekers, supporters, quotas, pairs or market.</param>
/// <param name="Index">Place in that list, from 0; -1 for the market as a whole.</param>
/// <param name="What">What was found.</param>
/// <param name="Mend">What would be taken.</param>
public sealed record MarketRefusal(string Code, string List, int Index, string What, string Mend);

/// <summary>Thrown by <see cref="Market.Create"/>; holds the first hundred refusals.</summary>
public sealed class MarketRefusedException : Exception
{
    /// <summary>For serializers and tools; says nothing.</summary>
    public MarketRefusedException()
        : this([])
    {
    }

    /// <summary>One reason in words.</summary>
    public MarketRefusedException(string message)
        : base(message) => Refusals = [];

    /// <summary>One reason in words, and what came before.</summary>
    public MarketRefusedException(string message, Exception inner)
        : base(message, inner) => Refusals = [];

    /// <summary>All reasons.</summary>
    public MarketRefusedException(IReadOnlyList<MarketRefusal> refusals)
        : base(string.Join("; ", refusals.Take(3).Select(refusal => $"{refusal.List}[{refusal.Index}] {refusal.Code}: {refusal.What}; {refusal.Mend}"))) =>
        Refusals = refusals;

    /// <summary>What is wrong, at most a hundred.</summary>
    public IReadOnlyList<MarketRefusal> Refusals { get; }
}
