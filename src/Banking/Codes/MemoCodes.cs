namespace EduCoop.Banking.Codes;

/// <summary>The payment codes that stand in one memo, each once, in the order of their places.</summary>
/// <param name="Codes">Valid codes; whether they were ever given out only their register knows.</param>
public sealed record MemoCodes(IReadOnlyList<string> Codes)
{
    /// <summary>No code.</summary>
    public static MemoCodes None { get; } = new([]);

    /// <summary>The one code; null when there is none, or when there are several: then a person decides.</summary>
    public string? Certain => Codes.Count == 1 ? Codes[0] : null;

    /// <summary>Two or more different codes in one memo.</summary>
    public bool IsAmbiguous => Codes.Count > 1;
}
