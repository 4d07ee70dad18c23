using System.Numerics;

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

    internal IEnumerable<int> Slots()
    {
        for (var i = 0; i < words.Length; i++)
        {
            for (var rest = words[i]; rest != 0; rest &= rest - 1)
            {
                yield return (i << 6) + BitOperations.TrailingZeroCount(rest);
            }
        }
    }
}
