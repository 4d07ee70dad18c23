using System.Text.RegularExpressions;

namespace EduCoop.UnitDirectory.Units;

/// <summary>
/// How codes of well-known registers are written. Of other registers nothing is assumed. Codes are strings: a number would lose its zeros.
/// </summary>
internal static partial class CodeSchemes
{
    private const int LongestAgencyId = 35;

    /// <summary>Is this how the register writes its codes?</summary>
    internal static bool Fits(string scheme, string value) => scheme switch
    {
        "gso_province" => Province().IsMatch(value),
        "gso_commune" => Commune().IsMatch(value),
        "agency_id" => value.Length <= LongestAgencyId && AgencyId().IsMatch(value),
        _ => true,
    };

    [GeneratedRegex(@"\A[0-9]{2}\z")]
    private static partial Regex Province();

    [GeneratedRegex(@"\A[0-9]{5}\z")]
    private static partial Regex Commune();

    /// <summary>
    /// Quyết định 20/2020/QĐ-TTg, Art. 4-6: H26, H26.1.2; enterprises by their tax code; others Z and two digits. The older 000.00.00.H26 is still met.
    /// </summary>
    [GeneratedRegex(@"\A(?:[A-Z][0-9]{2}(?:\.[A-Z0-9]+)*|(?:[0-9]{2,3}\.){2,3}[A-Y][0-9]{2}|[0-9]{10}(?:-[0-9]{3})?)\z")]
    private static partial Regex AgencyId();
}
