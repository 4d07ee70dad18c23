namespace EduCoop.UnitDirectory.Names;

/// <summary>
/// Old files typed with TCVN3 (.VnTime) or VNI fonts look like Vietnamese only in those fonts; underneath they are other letters
/// ("Hµ Néi", "Haø Noäi"). They cannot be stored as they are, and are told apart by letters that Vietnamese never uses.
/// </summary>
internal static class LegacyFont
{
    private const string OnlyTcvn3 = "µ¸¶·¹¨»¾¼½©ª«¬®";
    private const string NeverVietnamese = OnlyTcvn3 + "ÆÇËÎÏÑÖ×ØÞßäåæçëîïñö÷øþûüÄÅÛÜ";

    /// <summary>The name of the old encoding when the text is surely written in one, else null.</summary>
    internal static string? Detect(IEnumerable<string> texts)
    {
        int strange = 0, tcvn3 = 0, accented = 0;
        foreach (var text in texts)
        {
            for (var i = 0; i < text.Length; i++)
            {
                var letter = text[i];
                if (letter <= 0x7F)
                {
                    continue;
                }

                // A lone © or · between spaces is a sign; inside a word it is a letter of an old font.
                var inWord = (i > 0 && char.IsLetter(text[i - 1])) || (i + 1 < text.Length && char.IsLetter(text[i + 1]));
                if (inWord && NeverVietnamese.Contains(letter, StringComparison.Ordinal))
                {
                    strange++;
                    tcvn3 += OnlyTcvn3.Contains(letter, StringComparison.Ordinal) ? 1 : 0;
                }
                else if (char.IsLetter(letter))
                {
                    accented++;
                }
            }
        }

        // A few foreign names (Müller) are no old font: it takes three, and a good share of all marked letters.
        return strange < 3 || strange * 5 < accented ? null : tcvn3 * 4 >= strange ? "TCVN3 (.VnTime)" : "VNI";
    }
}
