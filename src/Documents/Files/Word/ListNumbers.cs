using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace EduCoop.Documents.Files.Word;

/// <summary>Word numbers lists when it shows them; the numbers are not in the text. Here they are counted as Word does, because a plan's sections are its numbers.</summary>
internal sealed class ListNumbers
{
    private const int Levels = 9;
    private const int StyleDepth = 20;
    private readonly Dictionary<int, NumberingInstance> instances = [];
    private readonly Dictionary<int, AbstractNum> lists = [];
    private readonly Dictionary<string, Style> styles = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int?[]> counters = [];
    private readonly HashSet<(int, int)> restarted = [];

    internal ListNumbers(MainDocumentPart main)
    {
        foreach (var style in main.StyleDefinitionsPart?.Styles?.Elements<Style>() ?? [])
        {
            styles.TryAdd(style.StyleId?.Value ?? "", style);
        }

        foreach (var list in main.NumberingDefinitionsPart?.Numbering?.Elements<AbstractNum>() ?? [])
        {
            lists.TryAdd(list.AbstractNumberId?.Value ?? -1, list);
        }

        foreach (var instance in main.NumberingDefinitionsPart?.Numbering?.Elements<NumberingInstance>() ?? [])
        {
            instances.TryAdd(instance.NumberID?.Value ?? -1, instance);
        }
    }

    /// <summary>The label in front of a paragraph ("I.", "1.2.", "a)", "-"); empty without one. Counts on.</summary>
    internal string Next(Paragraph paragraph)
    {
        var (id, level) = PropertiesOf(paragraph);
        if (id is not > 0 || level is < 0 or >= Levels || !instances.TryGetValue(id.Value, out var instance) || ListOf(instance) is not { } list || LevelOf(instance, list, level) is not { } shown)
        {
            return "";
        }

        var key = list.AbstractNumberId?.Value ?? -1;
        var counts = counters.TryGetValue(key, out var known) ? known : counters[key] = new int?[Levels];
        if (Override(instance, level)?.StartOverrideNumberingValue?.Val?.Value is { } begin && restarted.Add((id.Value, level)))
        {
            counts[level] = begin;
        }
        else
        {
            counts[level] = counts[level] is { } last ? last + 1 : Start(instance, list, level);
        }

        for (var deeper = level + 1; deeper < Levels; deeper++)
        {
            counts[deeper] = LevelOf(instance, list, deeper)?.LevelRestart?.Val?.Value == 0 ? counts[deeper] : null;
        }

        return Label(instance, list, shown, level, counts);
    }

    private static string Label(NumberingInstance instance, AbstractNum list, Level shown, int level, int?[] counts)
    {
        var format = shown.NumberingFormat?.Val?.Value ?? NumberFormatValues.Decimal;
        if (format == NumberFormatValues.None)
        {
            return "";
        }

        var pattern = shown.LevelText?.Val?.Value ?? "";
        if (format == NumberFormatValues.Bullet)
        {
            return pattern.Trim() is "+" or "*" or "=>" or ">" ? pattern.Trim() : "-";
        }

        var label = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '%' && i + 1 < pattern.Length && pattern[i + 1] is >= '1' and <= '9')
            {
                var of = pattern[++i] - '1';
                var value = counts[of] ??= Start(instance, list, of);
                var asked = of == level ? format : LevelOf(instance, list, of)?.NumberingFormat?.Val?.Value ?? NumberFormatValues.Decimal;
                label.Append(Show(value, shown.IsLegalNumberingStyle is { } legal && legal.Val?.Value != false ? NumberFormatValues.Decimal : asked));
            }
            else
            {
                label.Append(pattern[i]);
            }
        }

        return label.ToString().Trim();
    }

    private static string Show(int value, NumberFormatValues format) => format switch
    {
        NumberFormatValues.UpperRoman => Roman(value),
        NumberFormatValues.LowerRoman => Roman(value).ToLowerInvariant(),
        NumberFormatValues.UpperLetter => Letter(value),
        NumberFormatValues.LowerLetter => Letter(value).ToLowerInvariant(),
        NumberFormatValues.DecimalZero => value.ToString("00", CultureInfo.InvariantCulture),
        NumberFormatValues.Bullet or NumberFormatValues.None => "",
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    private static string Letter(int value) => value is < 1 or > 260 ? value.ToString(CultureInfo.InvariantCulture) : new((char)('A' + ((value - 1) % 26)), ((value - 1) / 26) + 1);

    private static string Roman(int value)
    {
        if (value is < 1 or > 3999)
        {
            return value.ToString(CultureInfo.InvariantCulture);
        }

        var roman = new StringBuilder();
        foreach (var (sign, worth) in new[] { ("M", 1000), ("CM", 900), ("D", 500), ("CD", 400), ("C", 100), ("XC", 90), ("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1) })
        {
            for (; value >= worth; value -= worth)
            {
                roman.Append(sign);
            }
        }

        return roman.ToString();
    }

    // On the paragraph itself, else on its style or one that it rests on.
    private (int? Id, int Level) PropertiesOf(Paragraph paragraph)
    {
        var own = paragraph.ParagraphProperties?.NumberingProperties;
        var (id, level) = (own?.NumberingId?.Val?.Value, own?.NumberingLevelReference?.Val?.Value);
        var name = paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;
        for (var depth = 0; id is null && name is not null && depth < StyleDepth && styles.TryGetValue(name, out var style); depth++)
        {
            var from = style.StyleParagraphProperties?.NumberingProperties;
            id = from?.NumberingId?.Val?.Value;
            // A style's level is the one that names the style.
            level ??= from?.NumberingLevelReference?.Val?.Value ?? (id is { } found ? LevelOfStyle(found, name) : null);
            name = style.BasedOn?.Val?.Value;
        }

        return (id, level ?? 0);
    }

    private int? LevelOfStyle(int id, string style) =>
        instances.TryGetValue(id, out var instance) && ListOf(instance) is { } list
            ? list.Elements<Level>().FirstOrDefault(one => one.ParagraphStyleIdInLevel?.Val?.Value == style)?.LevelIndex?.Value
            : null;

    private AbstractNum? ListOf(NumberingInstance instance)
    {
        if (!lists.TryGetValue(instance.AbstractNumId?.Val?.Value ?? -1, out var list))
        {
            return null;
        }

        // A list that only points to a list style.
        return list.NumberingStyleLink?.Val?.Value is { } link
            ? lists.Values.FirstOrDefault(one => one.StyleLink?.Val?.Value == link) ?? list
            : list;
    }

    private static LevelOverride? Override(NumberingInstance instance, int level) => instance.Elements<LevelOverride>().FirstOrDefault(one => one.LevelIndex?.Value == level);

    private static Level? LevelOf(NumberingInstance instance, AbstractNum list, int level) =>
        Override(instance, level)?.Level ?? list.Elements<Level>().FirstOrDefault(one => one.LevelIndex?.Value == level);

    private static int Start(NumberingInstance instance, AbstractNum list, int level) => LevelOf(instance, list, level)?.StartNumberingValue?.Val?.Value ?? 1;
}
