using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace EduCoop.Web.Public;

/// <summary>A component rendered on the server as a whole HTML page; no script, nothing that waits for one.</summary>
/// <typeparam name="TComponent">The page.</typeparam>
/// <param name="parameters">Its parameters by name.</param>
/// <param name="status">HTTP status of the answer.</param>
public sealed class Page<TComponent>(Dictionary<string, object?> parameters, int status = StatusCodes.Status200OK) : IResult
    where TComponent : IComponent
{
    /// <summary>Renders the page and writes it.</summary>
    /// <param name="httpContext">The request; its services are the component's.</param>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var services = httpContext.RequestServices;
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters))).ToHtmlString());
        httpContext.Response.StatusCode = status;
        httpContext.Response.ContentType = "text/html; charset=utf-8";
        await httpContext.Response.WriteAsync(HtmlLetters.Plain(html), httpContext.RequestAborted);
    }
}

/// <summary>Letters as letters.</summary>
internal static partial class HtmlLetters
{
    /// <summary>
    /// The renderer writes every letter beyond ASCII as a number, which makes Vietnamese text three times as long and unreadable
    /// in the source. Only those are put back: no letter beyond ASCII means anything in HTML, so nothing becomes markup.
    /// </summary>
    internal static string Plain(string html) => Numbered().Replace(html, match =>
    {
        var code = int.Parse(match.ValueSpan[3..^1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return code >= 0xA0 ? char.ConvertFromUtf32(code) : match.Value;
    });

    [GeneratedRegex("&#x(?:[0-9A-F]{2,4}|1[0-9A-F]{4});")]
    private static partial Regex Numbered();
}
