using System.Collections.Frozen;

namespace EduCoop.Documents.Text;

/// <summary>
/// A text in which Vietnamese letters written as base letter and combining marks (NFD) are single letters, with the way back to the
/// places of the original. Own tables: the command line runs without ICU, where the framework's normalisation leaves letters as they are.
/// </summary>
public sealed class ComposedText
{
    // Pairs (letter without the mark, letter with it), lower case; dot below comes before circumflex and breve in NFD, the horn before all.
    private static readonly (char Mark, string Pairs)[] Marks =
    [
        ('\u0300', "aàăằâầeèêềiìoòôồơờuùưừyỳ"),
        ('\u0301', "aáăắâấeéêếiíoóôốơớuúưứyý"),
        ('\u0303', "aãăẵâẫeẽêễiĩoõôỗơỡuũưữyỹ"),
        ('\u0309', "aảăẳâẩeẻêểiỉoỏôổơởuủưửyỷ"),
        ('\u0323', "aạăặâậeẹêệiịoọôộơợuụưựyỵ"),
        ('\u0302', "aâeêoôạậẹệọộ"),
        ('\u0306', "aăạặ"),
        ('\u031B', "oơuư"),
    ];

    private static readonly FrozenDictionary<(char, char), char> Composition = Compose();
    private readonly int[]? starts;

    private ComposedText(string text, string original, int[]? starts)
    {
        Text = text;
        Original = original;
        this.starts = starts;
    }

    /// <summary>The text with composed letters.</summary>
    public string Text { get; }

    /// <summary>The text as it came.</summary>
    public string Original { get; }

    /// <summary>Was anything composed?</summary>
    public bool Changed => starts is not null;

    /// <summary>Composes a text; one that needs nothing is kept as it is.</summary>
    /// <param name="original">Any text.</param>
    public static ComposedText Of(string original)
    {
        ArgumentNullException.ThrowIfNull(original);
        var first = original.AsSpan().IndexOfAnyInRange('\u0300', '\u036F');
        if (first < 0)
        {
            return new(original, original, null);
        }

        var letters = new char[original.Length];
        var starts = new int[original.Length + 1];
        var length = 0;
        for (var i = 0; i < original.Length; i++)
        {
            if (length > 0 && original[i] is >= '\u0300' and <= '\u036F' && Composition.TryGetValue((letters[length - 1], original[i]), out var composed))
            {
                letters[length - 1] = composed;
                continue;
            }

            letters[length] = original[i];
            starts[length++] = i;
        }

        if (length == original.Length)
        {
            return new(original, original, null);
        }

        starts[length] = original.Length;
        return new(new string(letters, 0, length), original, starts[..(length + 1)]);
    }

    /// <summary>Where a place of the composed text lies in the original.</summary>
    /// <param name="index">A place from 0 to the length of <see cref="Text"/>.</param>
    public int ToOriginal(int index) => starts is null ? index : starts[index];

    private static FrozenDictionary<(char, char), char> Compose()
    {
        var all = new Dictionary<(char, char), char>();
        foreach (var (mark, pairs) in Marks)
        {
            for (var i = 0; i < pairs.Length; i += 2)
            {
                all[(pairs[i], mark)] = pairs[i + 1];
                all[(char.ToUpperInvariant(pairs[i]), mark)] = char.ToUpperInvariant(pairs[i + 1]);
            }
        }

        return all.ToFrozenDictionary();
    }
}
