using System.Globalization;
using System.Resources;
using EduCoop.Matching;

namespace EduCoop.Twinning.Runs;

/// <summary>Puts statements into words, Vietnamese and English, with the names and numbers that they rest on. Texts are in Runs/Explanations.resx and .en.resx.</summary>
internal sealed class ExplanationWords(BuiltMarket built, int seeker, int supporter)
{
    private static readonly ResourceManager Texts = new("EduCoop.Twinning.Runs.Explanations", typeof(ExplanationWords).Assembly);
    private static readonly CultureInfo Vietnamese = new("vi");
    private static readonly CultureInfo English = new("en");

    internal ExplanationLine Line(Statement statement, bool holds)
    {
        var pair = statement.Code is StatementCode.SeekerLikesItsPartnersBetter or StatementCode.SupporterRanksItsPartnersHigher or StatementCode.ThemeRanksItsPartnersHigher or StatementCode.ReserveGoesFirst
            ? built.Market.Pairs[(int)statement.Value]
            : (CandidatePair?)null;
        var theme = statement.Code == StatementCode.ThemeIsFull ? built.Input.Themes[(int)statement.Other] : null;
        var other = pair is null ? "" : statement.Code == StatementCode.SeekerLikesItsPartnersBetter ? built.Supporters[pair.Value.Supporter].School.Name : built.Seekers[pair.Value.Seeker].School.Name;
        return Make(statement.Code.Snake(), holds, statement.Value, statement.Other, other, theme);
    }

    internal ExplanationLine Line(string code, bool holds) => Make(code, holds, 0, 0, "", null);

    /// <summary>English of a refusal whose Vietnamese is the rule's own.</summary>
    internal string Rule(string code) => string.Format(English, Text($"rule_{code}", English) ?? Text("rule_other", English)!, SeekerName, SupporterName, code);

    private string SeekerName => built.Seekers[seeker].School.Name;

    private string SupporterName => built.Supporters[supporter].School.Name;

    // {0} seeker, {1} supporter, {2} and {3} the numbers, {4} the school that is named, {5} the theme.
    private ExplanationLine Make(string code, bool holds, long value, long second, string other, FrozenTheme? theme)
    {
        object[] Values(string? themeName) => [SeekerName, SupporterName, value, second, other, themeName ?? ""];
        return new(code, string.Format(Vietnamese, Text(code, Vietnamese)!, Values(theme?.Name)), string.Format(English, Text(code, English)!, Values(theme?.NameEn)), holds);
    }

    private static string? Text(string name, CultureInfo culture) => Texts.GetString(name, culture);
}
