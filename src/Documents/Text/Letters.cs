namespace EduCoop.Documents.Text;

/// <summary>Vietnamese letters: base letters without marks, for comparing names. Own table, because the command line runs without ICU.</summary>
public static class Letters
{
    private static readonly char[] Bases = Build();

    /// <summary>The lower-case letter without any mark; đ becomes d.</summary>
    public static char Base(char letter) => letter < Bases.Length ? Bases[letter] : char.ToLowerInvariant(letter);

    /// <summary>A text in base letters; every other run of characters is one blank.</summary>
    public static string Fold(ReadOnlySpan<char> text)
    {
        var folded = new char[text.Length];
        var length = 0;
        foreach (var letter in text)
        {
            if (char.IsLetterOrDigit(letter))
            {
                folded[length++] = Base(letter);
            }
            else if (length > 0 && folded[length - 1] != ' ')
            {
                folded[length++] = ' ';
            }
        }

        return new string(folded, 0, length).TrimEnd();
    }

    /// <summary>
    /// A key that keeps the accents but not the case, the place of a tone in open oa, oe, uy, or the marks between words: "Hoà Bình" = "HÒA  BÌNH".
    /// </summary>
    public static string Key(ReadOnlySpan<char> text)
    {
        var key = new char[text.Length];
        var length = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (char.IsLetterOrDigit(letter))
            {
                key[length++] = char.ToLowerInvariant(letter);
                if (length >= 2 && (at + 1 == text.Length || !char.IsLetter(text[at + 1])))
                {
                    OldTone(key, length);
                }
            }
            else if (length > 0 && key[length - 1] != ' ')
            {
                key[length++] = ' ';
            }
        }

        return new string(key, 0, length).TrimEnd();
    }

    // "oà" at the end of a word is written as "òa"; not after q, where u belongs to the consonant.
    private static void OldTone(char[] key, int length)
    {
        var (first, second) = (key[length - 2], key[length - 1]);
        if (first == 'u' && length >= 3 && key[length - 3] == 'q')
        {
            return;
        }

        var (plain, tones) = (first, second) switch
        {
            ('o', 'à' or 'á' or 'ả' or 'ã' or 'ạ') => ('a', "àáảãạ"),
            ('o', 'è' or 'é' or 'ẻ' or 'ẽ' or 'ẹ') => ('e', "èéẻẽẹ"),
            ('u', 'ỳ' or 'ý' or 'ỷ' or 'ỹ' or 'ỵ') => ('y', "ỳýỷỹỵ"),
            _ => ('\0', ""),
        };
        if (plain != '\0')
        {
            key[length - 2] = (first == 'o' ? "òóỏõọ" : "ùúủũụ")[tones.IndexOf(second, StringComparison.Ordinal)];
            key[length - 1] = plain;
        }
    }

    private static char[] Build()
    {
        var bases = new char[0x1F00];
        for (var letter = 0; letter < bases.Length; letter++)
        {
            bases[letter] = char.ToLowerInvariant((char)letter);
        }

        foreach (var (plain, marked) in new[]
        {
            ('a', "àáảãạăằắẳẵặâầấẩẫậ"), ('e', "èéẻẽẹêềếểễệ"), ('i', "ìíỉĩị"), ('o', "òóỏõọôồốổỗộơờớởỡợ"), ('u', "ùúủũụưừứửữự"), ('y', "ỳýỷỹỵ"), ('d', "đ"),
        })
        {
            foreach (var letter in marked)
            {
                bases[letter] = bases[char.ToUpperInvariant(letter)] = plain;
            }
        }

        return bases;
    }
}
