using System.Globalization;
using System.Resources;

namespace EduCoop.Web.Language;

/// <summary>The texts of the public pages in the reader's language; they live in Texts.resx (Vietnamese) and Texts.en.resx.</summary>
public sealed class Texts(IHttpContextAccessor http)
{
    /// <summary>The languages that pages are written in, the first one first.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["vi", "en"];

    internal static ResourceManager Resources { get; } = new("EduCoop.Web.Language.Texts", typeof(Texts).Assembly);

    /// <summary>"vi" or "en".</summary>
    public string Language => http.HttpContext?.Items[PublicLanguage.Item] as string ?? Languages[0];

    /// <summary>The text of this name. A name without a text is a mistake in the program, so it is not hidden.</summary>
    /// <param name="name">Name in the resource files.</param>
    public string this[string name] =>
        Resources.GetString(name, CultureInfo.GetCultureInfo(Language)) ?? throw new MissingManifestResourceException($"No text '{name}' in {Language}.");

    /// <summary>The text of this name with values at its places {0}, {1}…</summary>
    /// <param name="name">Name in the resource files.</param>
    /// <param name="values">Already written as they shall appear.</param>
    public string With(string name, params string[] values) => string.Format(CultureInfo.InvariantCulture, this[name], [.. values]);
}
