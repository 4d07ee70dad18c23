namespace EduCoop.UnitDirectory.Searching;

/// <summary>A set of slots of the index.</summary>
internal sealed class Bits(int size)
{
    private readonly ulong[] words = new ulong[(size + 63) / 64];

    internal bool this[int slot] => (words[slot >> 6] & (1UL << (slot & 63))) != 0;

    /// <summary>64 slots at once; the first of them is 64 times the place.</summary>
    internal ReadOnlySpan<ulong> Words => words;

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

    internal void Add(int slot) => words[slot >> 6] |= 1UL << (slot & 63);

    internal void Add(IReadOnlyList<int> slots)
    {
        for (var i = 0; i < slots.Count; i++)
        {
            Add(slots[i]);
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

    /// <summary>Takes in what is in the other set.</summary>
    internal void Join(Bits other)
    {
        for (var i = 0; i < words.Length; i++)
        {
            words[i] |= other.words[i];
        }
    }

    /// <summary>What is in at least so many of the sets (1 to 15), 64 slots at a time.</summary>
    internal static Bits InAtLeast(int needed, List<Bits> sets, int size)
    {
        var found = new Bits(size);
        var first = 16 - needed;
        for (var i = 0; i < found.words.Length; i++)
        {
            // Four bits count for each slot, one in each of these; they begin so high that what is needed carries over.
            var (ones, twos, fours, eights) = (Begin(first), Begin(first >> 1), Begin(first >> 2), Begin(first >> 3));
            foreach (var set in sets)
            {
                var carry = set.words[i];
                (ones, carry) = (ones ^ carry, ones & carry);
                (twos, carry) = (twos ^ carry, twos & carry);
                (fours, carry) = (fours ^ carry, fours & carry);
                (eights, carry) = (eights ^ carry, eights & carry);
                found.words[i] |= carry;
            }
        }

        return found;

        static ulong Begin(int bit) => (bit & 1) == 0 ? 0 : ulong.MaxValue;
    }
}
