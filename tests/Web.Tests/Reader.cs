using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using EduCoop.Web.Files;
using EduCoop.Web.Language;
using EduCoop.Web.Public;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace EduCoop.Web.Tests;

/// <summary>Renders components as the host does, and reads what came out.</summary>
internal static class Reader
{
    internal static Texts In(string language)
    {
        var context = new DefaultHttpContext();
        context.Items[PublicLanguage.Item] = language;
        return new Texts(new HttpContextAccessor { HttpContext = context });
    }

    internal static async Task<(string Html, IHtmlDocument Page)> RenderAsync<T>(Dictionary<string, object?> parameters, string language = "vi")
        where T : IComponent
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { WebRootPath = WebRoot.Find() });
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<Texts>();
        builder.Services.AddSingleton<AssetFiles>();
        builder.Services.AddSingleton<DemoProfile>();
        await using var app = builder.Build();
        await using var scope = app.Services.CreateAsyncScope();
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        context.Response.Body = body;
        context.Request.Path = "/chien-dich/mau";
        context.Items[PublicLanguage.Item] = language;
        scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext = context;
        await new Page<T>(parameters).ExecuteAsync(context);
        var html = Encoding.UTF8.GetString(body.ToArray());
        return (html, await new HtmlParser().ParseDocumentAsync(html));
    }

    internal static async Task<IHtmlDocument> ReadPageAsync(this HttpResponseMessage answer) => await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
}

internal static class Sample
{
    internal static CampaignFigures Of(string slug, string title) => new(Guid.CreateVersion7(), slug, title, 0, 0, UnitName: "Sở mẫu", OpensOn: new DateOnly(2026, 1, 1));

    /// <summary>Shaped as Cao Bằng's statement of September 2024: only days are known.</summary>
    internal static CampaignFigures CaoBang { get; } = Of("cao-bang", "Cao Bằng <2024>") with
    {
        TotalVnd = 18_067_538_360,
        Count = 6_784,
        BankClosingVnd = 18_067_538_360,
        BankDifferenceVnd = 0,
        StatementsReconciled = 1,
        UpdatedAt = new DateTimeOffset(2026, 11, 22, 1, 15, 0, TimeSpan.Zero),
        Hours = [],
        Days = [new(new DateOnly(2024, 9, 10), 1, 67_538_360, 1), new(new DateOnly(2024, 9, 11), 6_783, 18_000_000_000, 6_783)],
    };
}
