using System.Globalization;
using System.Text.RegularExpressions;

namespace EduCoop.Documents.Writing;

/// <summary>Numbers and symbols of documents. State and Party build them differently: "45/KH-UBND" against "45-KH/ĐU".</summary>
public static partial class DocumentNumbers
{
    /// <summary>"05/KH-UBND".</summary>
    /// <param name="number">1 and up; starts again each 1 January.</param>
    /// <param name="type">Abbreviation of the type of document.</param>
    /// <param name="issuer">Abbreviation of the issuer.</param>
    public static string State(int number, string type, string issuer) => $"{Padded(number)}/{type}-{issuer}";

    /// <summary>"05-KH/ĐU".</summary>
    /// <param name="number">1 and up.</param>
    /// <param name="type">Abbreviation of the type of document.</param>
    /// <param name="issuer">Abbreviation of the issuer.</param>
    public static string Party(int number, string type, string issuer) => $"{Padded(number)}-{type}/{issuer}";

    /// <summary>Is this a whole number of a State body: "45/KH-UBND", "16/2018/TT-BGDĐT"? (Decree 30/2020, Annex I.)</summary>
    /// <param name="number">As written.</param>
    public static bool IsState(string number) => StateForm().IsMatch(number);

    /// <summary>Is this a whole number of a Party body: "29-KH/ĐU", "05-CTr/TU"?</summary>
    /// <param name="number">As written.</param>
    public static bool IsParty(string number) => PartyForm().IsMatch(number);

    /// <summary>Below ten with a zero before it.</summary>
    /// <param name="number">1 and up.</param>
    public static string Padded(int number) => number.ToString("00", CultureInfo.InvariantCulture);

    /// <summary>The line below the issuer: the number padded, or room for a pen before the symbol of a draft.</summary>
    /// <param name="number">As kept: "5/KH-UBND", "/KH-UBND", "29-KH/ĐU".</param>
    /// <param name="isParty">Party documents write no colon.</param>
    public static string Line(string number, bool isParty)
    {
        var text = number.Trim();
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        var shown = digits switch
        {
            0 => "        " + text,
            1 => "0" + text,
            _ => text,
        };
        return (isParty ? "Số " : "Số: ") + shown;
    }

    /// <summary>How other papers name it: "số 05/BC-SGDĐT ngày 07 tháng 3 năm 2026", with room for a pen where day and number are open.</summary>
    /// <param name="document">The document.</param>
    public static string Citation(OfficialDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var number = Line(document.Number, isParty: true).Replace("Số ", "số ", StringComparison.Ordinal);
        return $"{number} {(document.Date is { } known ? VietnameseDates.InWords(known) : VietnameseDates.AtPlace("", null, document.Year).TrimStart(',', ' '))}";
    }

    // Number, perhaps the year, then kind and issuer with "-" between them; a law names its issuer alone.
    [GeneratedRegex(@"\A[0-9]{1,5}(?:/[0-9]{4})?/[A-ZĐ][\p{L}0-9&.]*(?:-[\p{L}0-9&.]+)*\z")]
    private static partial Regex StateForm();

    [GeneratedRegex(@"\A[0-9]{1,4}-[A-ZĐ][\p{L}]*/[A-ZĐ]+(?:-[A-ZĐ]+)*\z")]
    private static partial Regex PartyForm();
}

/// <summary>Letters of items, in the order of Decree 30: đ follows d; f, j, w and z do not occur.</summary>
public static class ListLetters
{
    /// <summary>The letters in their order.</summary>
    public const string Letters = "abcdđeghiklmnopqrstuvxy";

    /// <summary>The letter of an item; after "y" the letters are doubled.</summary>
    /// <param name="index">0 is a.</param>
    public static string At(int index) => new(Letters[index % Letters.Length], (index / Letters.Length) + 1);
}
