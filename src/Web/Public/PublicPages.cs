using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using EduCoop.Web.Language;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EduCoop.Web.Public;

/// <summary>The pages that everybody may read, without signing in and without script.</summary>
public static partial class PublicPages
{
    private const int LongestQuestion = 100;
    private static readonly string[] Read = [HttpMethods.Get, HttpMethods.Head];

    // A new version of the host may draw the same figures in another way.
    private static readonly string Build = typeof(PublicPages).Assembly.ManifestModule.ModuleVersionId.ToString("N")[..8];

    /// <summary>Home, one page for each campaign, and a kind page for every address that is not there.</summary>
    /// <param name="app">The host.</param>
    public static void MapPublicPages(this WebApplication app)
    {
        var pages = app.MapGroup("").AllowAnonymous().ExcludeFromDescription();
        pages.MapMethods("/", Read, Home);
        pages.MapMethods("/chien-dich/{slug}", Read, Campaign);
        pages.MapMethods("/chien-dich/{slug}/khoan-ung-ho", Read, Gifts);
        pages.MapMethods("/chien-dich/{slug}/khoan/{donationId:guid}", Read, Gift);
        pages.MapMethods("/chien-dich/{slug}/da-trao", Read, Aid);
        pages.MapMethods("/chien-dich/{slug}/cam-ket", Read, Promises);
        pages.MapMethods("/chuong-trinh", Read, Programme);
        pages.MapFallback("{*path}", (HttpContext context) => Problem(context, StatusCodes.Status404NotFound));
    }

    internal static IResult WorkspaceNotBuilt(HttpContext context) => Problem(context, StatusCodes.Status503ServiceUnavailable, "WorkspaceMissing");

    /// <summary>A page that says what is wrong and what to do; programs that do not ask for HTML get problem details by the status alone.</summary>
    internal static IResult Problem(HttpContext context, int status, string? name = null)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            context.Response.Headers.RetryAfter = "10";
        }

        if (!WantsPage(context.Request))
        {
            return Results.StatusCode(status);
        }

        return new Page<ProblemPage>(new() { ["Name"] = name ?? NameOf(status) }, status);
    }

    internal static bool WantsPage(HttpRequest request)
    {
        var accept = request.Headers.Accept.ToString();
        return accept.Length == 0 || accept.Contains("text/html", StringComparison.OrdinalIgnoreCase) || accept.Contains("*/*", StringComparison.Ordinal);
    }

    private static async Task<IResult> Home(HttpContext context, CampaignReader reader, DemoProfile demo, string? q)
    {
        var (outcome, copy) = await reader.ListAsync(context.RequestAborted);
        if (outcome != ReadOutcome.Found || copy is null)
        {
            return Problem(context, StatusCodes.Status503ServiceUnavailable);
        }

        var found = CampaignSearch.Find(copy.Value, q);
        var state = string.Join('|', copy.Value.Select(campaign => FormattableString.Invariant($"{campaign.Slug}:{campaign.Title}:{campaign.TotalVnd}:{campaign.Count}:{campaign.BankDifferenceVnd}")));
        return (IResult?)Unchanged(context, copy.IsOld, demo, $"{state}?{q}")
            ?? new Page<HomePage>(new() { ["Campaigns"] = found, ["All"] = copy.Value.Count, ["Query"] = q ?? "", ["OldCopyFrom"] = copy.IsOld ? copy.ReadAt : null });
    }

    private static async Task<IResult> Programme(HttpContext context, CampaignReader reader, DemoProfile demo)
    {
        if (await reader.ProgrammeAsync(context.RequestAborted) is not { } copy)
        {
            return Problem(context, StatusCodes.Status503ServiceUnavailable);
        }

        var rows = string.Join(';', copy.Value.Boards.SelectMany(board => board.Rows).Select(row => string.Join('|', row)));
        return (IResult?)Unchanged(context, copy.IsOld, demo, FormattableString.Invariant($"{copy.Value.AsOf:O}|{rows}"))
            ?? new Page<ProgrammePage>(new() { ["Figures"] = copy.Value, ["OldCopyFrom"] = copy.IsOld ? copy.ReadAt : null });
    }

    private static async Task<IResult> Campaign(HttpContext context, CampaignReader reader, DemoProfile demo, string slug)
    {
        if (!Slug().IsMatch(slug))
        {
            return Problem(context, StatusCodes.Status404NotFound, "CampaignNotFound");
        }

        var (outcome, copy) = await reader.FindAsync(slug, context.RequestAborted);
        if (copy is null)
        {
            return outcome == ReadOutcome.NotThere
                ? Problem(context, StatusCodes.Status404NotFound, "CampaignNotFound")
                : Problem(context, StatusCodes.Status503ServiceUnavailable);
        }

        var figures = copy.Value;
        var aid = (await reader.FindAidAsync(slug, 1, context.RequestAborted))?.Value;
        var promises = (await reader.FindPromisesAsync(slug, 1, context.RequestAborted))?.Value;
        var state = FormattableString.Invariant($"{figures.Title}|{figures.TotalVnd}|{figures.Count}|{figures.BankDifferenceVnd}|{figures.BankClosingVnd}|{figures.StatementsReconciled}|{figures.UpdatedAt:O}|{figures.LedgerDifferenceVnd}|{figures.ComparedAt:O}|{figures.Hours?.Count}|{figures.Days?.Count}|{aid?.BoughtCount}|{aid?.DeliveredCount}|{promises?.Total}|{promises?.PromisedVnd}|{promises?.ReceivedVnd}");
        return (IResult?)Unchanged(context, copy.IsOld, demo, state)
            ?? new Page<CampaignPage>(new() { ["Figures"] = figures, ["Aid"] = aid, ["Promises"] = promises, ["OldCopyFrom"] = copy.IsOld ? copy.ReadAt : null });
    }

    private static async Task<IResult> Gifts(HttpContext context, CampaignReader reader, string slug, string? q, string? sau)
    {
        if (!Slug().IsMatch(slug))
        {
            return Problem(context, StatusCodes.Status404NotFound, "CampaignNotFound");
        }

        var (outcome, copy) = await reader.FindAsync(slug, context.RequestAborted);
        if (copy is null && outcome == ReadOutcome.NotThere)
        {
            return Problem(context, StatusCodes.Status404NotFound, "CampaignNotFound");
        }

        var question = q is { Length: > LongestQuestion } ? q[..LongestQuestion] : q ?? "";
        if (copy is null || await reader.FindGiftsAsync(slug, question, Guid.TryParse(sau, out var after) ? after : null, context.RequestAborted) is not { } gifts)
        {
            return Problem(context, StatusCodes.Status503ServiceUnavailable);
        }

        // What somebody looked for stays hers: no cache on the way keeps the page.
        context.Response.Headers.CacheControl = "private, no-store";
        return new Page<GiftsPage>(new() { ["Figures"] = copy.Value, ["Gifts"] = gifts, ["Query"] = question });
    }

    private static async Task<IResult> Gift(HttpContext context, CampaignReader reader, DemoProfile demo, string slug, Guid donationId)
    {
        if (!Slug().IsMatch(slug))
        {
            return Problem(context, StatusCodes.Status404NotFound, "CampaignNotFound");
        }

        var (outcome, copy) = await reader.FindAsync(slug, context.RequestAborted);
        if (copy is null)
        {
            return outcome == ReadOutcome.NotThere
                ? Problem(context, StatusCodes.Status404NotFound, "CampaignNotFound")
                : Problem(context, StatusCodes.Status503ServiceUnavailable);
        }

        var (found, gift) = await reader.FindGiftAsync(slug, donationId, context.RequestAborted);
        if (gift is null)
        {
            return found == ReadOutcome.NotThere ? Problem(context, StatusCodes.Status404NotFound, "GiftNotFound") : Problem(context, StatusCodes.Status503ServiceUnavailable);
        }

        var one = gift.Value.Gift;
        var state = FormattableString.Invariant($"{copy.Value.Title}|{one.AmountVnd}|{one.OccurredOn:O}|{one.OccurredAt:O}|{one.Donor}|{one.Reference}|{gift.Value.Code}|{gift.Value.LedgerId}|{gift.Value.LedgerIndex}");
        return (IResult?)Unchanged(context, gift.IsOld, demo, state)
            ?? new Page<GiftPage>(new() { ["Figures"] = copy.Value, ["One"] = gift.Value, ["OldCopyFrom"] = gift.IsOld ? gift.ReadAt : null });
    }

    private static Task<IResult> Aid(HttpContext context, CampaignReader reader, DemoProfile demo, string slug, int? trang) =>
        PartAsync<AidFigures, AidPage>(
            context, reader, demo, slug, trang, page => reader.FindAidAsync(slug, page, context.RequestAborted), "Aid",
            aid => FormattableString.Invariant($"{aid.BoughtVnd}|{aid.BoughtCount}|{aid.DeliveredCount}"));

    private static Task<IResult> Promises(HttpContext context, CampaignReader reader, DemoProfile demo, string slug, int? trang) =>
        PartAsync<PromiseFigures, PromisesPage>(
            context, reader, demo, slug, trang, page => reader.FindPromisesAsync(slug, page, context.RequestAborted), "Promises",
            promises => $"{promises.Total}|{string.Join(';', promises.Items.Select(one => FormattableString.Invariant($"{one.Donor}:{one.PromisedVnd}:{one.ReceivedVnd}")))}");

    /// <summary>A page of its own for a part of a campaign's figures; as old as the older of both.</summary>
    private static async Task<IResult> PartAsync<TPart, TPage>(
        HttpContext context, CampaignReader reader, DemoProfile demo, string slug, int? trang, Func<int, Task<Copy<TPart>?>> find, string name, Func<TPart, string> stateOf)
        where TPart : class
        where TPage : IComponent
    {
        if (!Slug().IsMatch(slug))
        {
            return Problem(context, StatusCodes.Status404NotFound, "CampaignNotFound");
        }

        var page = Math.Clamp(trang ?? 1, 1, 10_000);
        var (outcome, copy) = await reader.FindAsync(slug, context.RequestAborted);
        if (copy is null || await find(page) is not { } part)
        {
            return outcome == ReadOutcome.NotThere
                ? Problem(context, StatusCodes.Status404NotFound, "CampaignNotFound")
                : Problem(context, StatusCodes.Status503ServiceUnavailable);
        }

        var isOld = copy.IsOld || part.IsOld;
        return (IResult?)Unchanged(context, isOld, demo, FormattableString.Invariant($"{copy.Value.Title}|{page}|{stateOf(part.Value)}"))
            ?? new Page<TPage>(new() { ["Figures"] = copy.Value, [name] = part.Value, ["OldCopyFrom"] = isOld ? part.ReadAt : null });
    }

    /// <summary>Sets the caching of a page and answers 304 when the reader's copy shows the same figures.</summary>
    private static StatusCodeHttpResult? Unchanged(HttpContext context, bool isOld, DemoProfile demo, string state)
    {
        var headers = context.Response.Headers;
        headers.Vary = "Accept-Language, Cookie";
        if (isOld || context.Request.Query.ContainsKey("lang"))
        {
            headers.CacheControl = "no-store";
            return null;
        }

        var language = context.Items[PublicLanguage.Item];
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Build}|{language}|{demo.IsOn}|{context.Request.Path}|{state}")));
        var tag = $"W/\"{Convert.ToHexStringLower(hash)[..24]}\"";
        // Everybody may keep it, and asks each time whether it is still true: a total must never be an old one by mistake.
        headers.CacheControl = "public, max-age=0, must-revalidate";
        headers.ETag = tag;
        return context.Request.Headers.IfNoneMatch.ToString().Split(',', StringSplitOptions.TrimEntries).Contains(tag) ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : null;
    }

    private static string NameOf(int status) => status switch
    {
        StatusCodes.Status404NotFound => "NotFound",
        StatusCodes.Status503ServiceUnavailable => "Unavailable",
        _ => "Failed",
    };

    [GeneratedRegex(@"\A(?=.{1,100}\z)[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex Slug();
}
