using EduCoop.Reporting.Aid;
using EduCoop.Reporting.Campaigns;
using EduCoop.Reporting.Dashboards;
using EduCoop.Reporting.Delegations;
using EduCoop.Reporting.Forms;
using EduCoop.Reporting.Gifts;
using EduCoop.Reporting.Papers;
using EduCoop.Reporting.Products;
using EduCoop.Reporting.Programme;
using EduCoop.Reporting.Promises;
using EduCoop.Reporting.Reconciliation;
using EduCoop.Reporting.Regimes;
using EduCoop.Reporting.Reminders;
using EduCoop.Reporting.Submissions;
using EduCoop.Reporting.Tasks;
using EduCoop.Reporting.Twinning;
using EduCoop.ServiceDefaults;

namespace EduCoop.Reporting;

/// <summary>Every route of this service and who may call it.</summary>
internal static class ReportingApi
{
    internal static void MapReporting(this IEndpointRouteBuilder app)
    {
        app.MapGet("/public/programme", GetPublicProgramme.Handle).WithTags("Public").AllowAnonymous();
        var open = app.MapGroup("/public/campaigns").WithTags("Public").AllowAnonymous();
        open.MapGet("/", ListPublicCampaigns.Handle).Produces<PagedResult<CampaignSummary>>();
        open.MapGet("/{slug:maxlength(100)}", GetPublicCampaign.Handle).Produces<PublicCampaign>().ProducesProblem(StatusCodes.Status404NotFound);
        open.MapGet("/{slug:maxlength(100)}/aid", GetPublicAid.Handle).Produces<PublicAid>().ProducesProblem(StatusCodes.Status404NotFound);

        open.MapGet("/{slug:maxlength(100)}/promises", GetPublicPromises.Handle).Produces<PublicPromises>().ProducesProblem(StatusCodes.Status404NotFound);
        open.MapGet("/{slug:maxlength(100)}/gifts", SearchPublicGifts.Handle).Produces<PublicGifts>().ProducesProblem(StatusCodes.Status404NotFound);
        open.MapGet("/{slug:maxlength(100)}/gifts/{donationId:guid}", GetPublicGift.Handle).Produces<PublicGiftPage>().ProducesProblem(StatusCodes.Status404NotFound);

        var staff = app.MapGroup("/campaigns").WithTags("Campaigns").RequireRoles([.. Roles.All]);
        staff.MapGet("/totals", ListCampaignTotals.Handle).ProducesProblem(StatusCodes.Status403Forbidden);

        staff.MapGet("/{campaignId:guid}/comparison", GetComparison.Handle).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);

        var tasks = app.MapGroup("/tasks").WithTags("Tasks").RequireRoles([.. Roles.All]);
        tasks.MapGet("/status", GetTaskStatus.Handle).ProducesProblem(StatusCodes.Status403Forbidden);

        var twinning = app.MapGroup("/twinning").WithTags("Twinning").RequireRoles([.. Roles.All]);
        twinning.MapGet("/years", GetTwinningYears.Handle).ProducesProblem(StatusCodes.Status403Forbidden);

        app.MapProducts();
        app.MapDashboards();
        app.MapForms();
        app.MapReports();
        app.MapDelegations();
        app.MapNotices();
        app.MapPapers();
        app.MapRegimes();
    }
}
