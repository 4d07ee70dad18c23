namespace EduCoop.Documents.Deadlines;

/// <summary>The date of a cited document is no deadline: "theo Kế hoạch số 45/KH-UBND ngày 29/01/2026" says nothing about when.</summary>
internal static class DocumentNumbers
{
    /// <summary>Does a number and symbol such as 45/KH-UBND or 71-NQ/TW begin here?</summary>
    internal static bool Begins(Phrase phrase, int at) =>
        phrase[at].Digits > 0 && phrase.IsAny(at + 1, "/", "-") && phrase.Glued(at + 1) && phrase.Glued(at + 2) && phrase[at + 2].Capital && !phrase.IsAny(at + 2, "quý", "tháng", "năm");

    /// <summary>The end of a citation that begins here (number, symbol, date), or the same place when none does.</summary>
    internal static int Skip(Phrase phrase, int at)
    {
        var end = at;
        if (Begins(phrase, at))
        {
            end = at + 3;
        }
        else if (phrase.Is(at, "số") && phrase[at + 1].IsNumber)
        {
            end = at + 2;
        }
        else
        {
            return at;
        }

        while (end < phrase.Count && phrase.Glued(end) && !phrase.IsAny(end, ",", ";", "(", ")"))
        {
            end++;
        }

        var date = phrase.Is(end, ",") ? end + 1 : end;
        return phrase.Is(date, "ngày") && MomentReader.Read(phrase, date, expected: true) is { } issued ? issued.End : end;
    }
}
