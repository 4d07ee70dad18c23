namespace EduCoop.UnitDirectory.Searching;

/// <summary>A set of slots of the index.</summary>
internal sealed class Bits(int size)
{
    private readonly ulong[] words = new ulong[(size + 63) / 64];

    internal bool this[int slot] => (words[slot >> 6] & (1UL << (slot & 63))) != 0;

    internal void Add(List<int> slots)
    {
        foreach (var slot in slots)
        {
            words[slot >> 6] |= 1UL << (slot & 63);
        }
    }

    /// <summary>Keeps what is in the other set as well.</summary>
    internal void Keep(Bits other)
    {
        for (var i = 0; i < words.Length; i++)
        {
            words[i] &= other.words[i];
        }
    }

    internal void Add(int slot) => words[slot >> 6] |= 1UL << (slot & 63);

    /// <summary>Every slot there is.</summary>
    internal static Bits All(int size)
    {
        var all = new Bits(size);
        Array.Fill(all.words, ulong.MaxValue);
        if ((size & 63) != 0)
        {
            all.words[^1] = (1UL << (size & 63)) - 1;
        }

        return all;
    }

    /// <summary>64 slots at once, beginning with slot 64 × place.</summary>
    internal ReadOnlySpan<ulong> Words => words;
}
