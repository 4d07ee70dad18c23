using System.Collections;
using System.Globalization;
using System.Resources;

namespace EduCoop.Cli;

/// <summary>Texts for people: Vietnamese unless the environment or --lang asks for English.</summary>
internal static class Texts
{
    private static readonly ResourceManager Resources = new("EduCoop.Cli.Texts", typeof(Texts).Assembly);
    private static CultureInfo culture = new("vi");

    /// <summary>Dots between thousands in Vietnamese, commas in English.</summary>
    internal static NumberFormatInfo Numbers { get; private set; } = Grouping(".");

    internal static bool English { get; private set; }

    /// <summary>Looks for --lang first, then at the usual variables. Must run before the commands are built: their help is made of texts.</summary>
    internal static void ChooseLanguage(IReadOnlyList<string> args, IDictionary environment)
    {
        var wanted = (environment["EDUCOOP_LANG"] ?? environment["LC_ALL"] ?? environment["LANG"]) as string ?? "";
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i].StartsWith("--lang=", StringComparison.Ordinal))
            {
                wanted = args[i]["--lang=".Length..];
            }
            else if (args[i] == "--lang" && i + 1 < args.Count)
            {
                wanted = args[i + 1];
            }
        }

        English = wanted.StartsWith("en", StringComparison.OrdinalIgnoreCase);
        culture = new CultureInfo(English ? "en" : "vi");
        Numbers = Grouping(English ? "," : ".");
    }

    internal static string Get(string name) =>
        Resources.GetString(name, culture) ?? throw new MissingManifestResourceException($"Texts.resx has no '{name}'.");

    internal static string Get(string name, params object?[] values) => string.Format(CultureInfo.InvariantCulture, Get(name), values);

    internal static string Number(long value) => value.ToString("N0", Numbers);

    internal static string Money(long vnd) => $"{Number(vnd)} đ";

    private static NumberFormatInfo Grouping(string separator) => new() { NumberGroupSeparator = separator, NumberDecimalSeparator = separator == "." ? "," : "." };
}
