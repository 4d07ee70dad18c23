using System.Text;

namespace EduCoop.Documents.Writing;

/// <summary>
/// Amounts in Vietnamese words as receipts write them: "linh" before a lone unit, "mốt", "tư" and "lăm" after the tens, groups of three digits with
/// nghìn, triệu and tỷ; from a thousand tỷ on "nghìn tỷ", "triệu tỷ", "tỷ tỷ".
/// </summary>
public static class AmountInWords
{
    private const long Billion = 1_000_000_000;
    private static readonly string[] Digits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
    private static readonly string[] Groups = ["triệu", "nghìn", ""];

    /// <summary>"một triệu không trăm linh năm nghìn", without a unit and in small letters.</summary>
    /// <param name="amount">Any whole number.</param>
    public static string Of(long amount)
    {
        if (amount == 0)
        {
            return Digits[0];
        }

        var words = new List<string>();
        if (amount < 0)
        {
            words.Add("âm");
        }

        // The smallest long has no positive twin.
        Add(words, amount < 0 ? (ulong)-(amount + 1) + 1 : (ulong)amount, isFirst: true);
        return string.Join(' ', words);
    }

    /// <summary>"Một triệu đồng", as the line "bằng chữ" of a receipt asks for.</summary>
    /// <param name="dong">Whole đồng.</param>
    public static string OfDong(long dong)
    {
        var words = Of(dong);
        return new StringBuilder(words.Length + 8).Append(char.ToUpperInvariant(words[0])).Append(words, 1, words.Length - 1).Append(" đồng").ToString();
    }

    // Above a tỷ the number of tỷ is itself read in the same way: "một nghìn tỷ", "một tỷ tỷ".
    private static void Add(List<string> words, ulong amount, bool isFirst)
    {
        if (amount >= Billion)
        {
            Add(words, amount / Billion, isFirst);
            words.Add("tỷ");
            isFirst = false;
        }

        var rest = (int)(amount % Billion);
        for (int group = 0, size = 1_000_000; group < Groups.Length; group++, size /= 1000)
        {
            var value = rest / size % 1000;
            if (value == 0)
            {
                continue;
            }

            AddGroup(words, value, isFirst);
            isFirst = false;
            if (Groups[group].Length > 0)
            {
                words.Add(Groups[group]);
            }
        }
    }

    private static void AddGroup(List<string> words, int value, bool isFirst)
    {
        var (hundreds, tens, units) = (value / 100, value / 10 % 10, value % 10);
        if (hundreds > 0 || !isFirst)
        {
            words.Add(Digits[hundreds]);
            words.Add("trăm");
        }

        if (tens == 0 && units > 0 && (hundreds > 0 || !isFirst))
        {
            words.Add("linh");
        }

        if (tens == 1)
        {
            words.Add("mười");
        }
        else if (tens > 1)
        {
            words.Add(Digits[tens]);
            words.Add("mươi");
        }

        if (units > 0)
        {
            words.Add((units, tens) switch
            {
                (1, > 1) => "mốt",
                (4, > 1) => "tư",
                (5, > 0) => "lăm",
                _ => Digits[units],
            });
        }
    }
}
