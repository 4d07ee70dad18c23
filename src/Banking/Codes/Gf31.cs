namespace EduCoop.Banking.Codes;

/// <summary>
/// The check symbols of a payment code: a Reed-Solomon code over the 31 symbols of its alphabet. Three check symbols keep any two codes at least four
/// symbols apart, so up to three wrong symbols, and with them every swap of two symbols wherever they stand, are found.
/// </summary>
internal static class Gf31
{
    internal const int Order = 31;
    internal const int Checks = 3;

    // 3 is a primitive root modulo 31. The generator is (x-3)(x-9)(x-27), highest power first.
    private static readonly int[] Generator = Multiply(Multiply([1, Order - 3], [1, Order - 9]), [1, Order - 27]);

    /// <summary>What must follow the symbols.</summary>
    internal static int[] CheckOf(ReadOnlySpan<int> symbols)
    {
        Span<int> rest = stackalloc int[Checks];
        foreach (var symbol in symbols)
        {
            var lead = (symbol + rest[0]) % Order;
            for (var i = 0; i < Checks; i++)
            {
                rest[i] = ((i + 1 < Checks ? rest[i + 1] : 0) + (lead * (Order - Generator[i + 1]))) % Order;
            }
        }

        // The remainder is taken away, so that the whole word divides evenly.
        return [.. rest.ToArray().Select(symbol => (Order - symbol) % Order)];
    }

    /// <summary>Do the last three symbols fit those before them?</summary>
    internal static bool Fits(ReadOnlySpan<int> word)
    {
        for (int root = 3, power = 0; power < Checks; power++, root = root * 3 % Order)
        {
            var value = 0;
            foreach (var symbol in word)
            {
                value = ((value * root) + symbol) % Order;
            }

            if (value != 0)
            {
                return false;
            }
        }

        return true;
    }

    private static int[] Multiply(int[] a, int[] b)
    {
        var product = new int[a.Length + b.Length - 1];
        for (var i = 0; i < a.Length; i++)
        {
            for (var j = 0; j < b.Length; j++)
            {
                product[i + j] = (product[i + j] + (a[i] * b[j])) % Order;
            }
        }

        return product;
    }
}
