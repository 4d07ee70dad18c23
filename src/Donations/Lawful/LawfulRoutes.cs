using EduCoop.Donations.Lawful.Rules;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EduCoop.Donations.Lawful;

/// <summary>The life of a campaign: draft → submitted → approved → open → closed → settled.</summary>
internal static class LawfulRoutes
{
    private static readonly string[] Staff =
        [Roles.Administrator, Roles.ProgrammeOfficer, Roles.UnitOfficer, Roles.SchoolOfficer, Roles.Accountant, Roles.Approver, Roles.Auditor];

    private static readonly string[] Officers = [Roles.ProgrammeOfficer, Roles.Administrator];

    internal static void MapLawfulCampaigns(this WebApplication app)
    {
        var campaigns = app.MapGroup("/campaigns").WithTags("Campaigns");
        campaigns.MapPost("", DraftCampaign.Handle).RequireRoles(Officers);
        campaigns.MapGet("{campaignId:guid}/plan", GetPlan.Handle).RequireRoles(Staff);
        campaigns.MapPut("{campaignId:guid}/plan", DraftCampaign.HandleChange).RequireRoles(Officers);
        campaigns.MapPost("{campaignId:guid}/plan/submit", ApproveCampaign.HandleSubmit).RequireRoles(Officers);
        campaigns.MapPost("{campaignId:guid}/plan/approve", ApproveCampaign.Handle).RequireRoles(Roles.Approver);
        campaigns.MapPost("{campaignId:guid}/plan/return", ApproveCampaign.HandleReturn).RequireRoles(Roles.Approver);
        campaigns.MapPost("{campaignId:guid}/open", OpenApproved.Handle).RequireRoles(Officers);
        campaigns.MapGet("{campaignId:guid}/qr.svg", CampaignQr.HandleSvg).AllowAnonymous();
        campaigns.MapGet("{campaignId:guid}/qr.png", CampaignQr.HandlePng).AllowAnonymous();
        campaigns.MapGet("{campaignId:guid}/clocks", Clocks.HandleOne).RequireRoles(Staff);
        campaigns.MapPost("{campaignId:guid}/clocks/{code}/done", Clocks.HandleDone).RequireRoles(Officers);
        campaigns.MapPut("{campaignId:guid}/usage-plan", UsagePlan.HandlePost).RequireRoles(Officers);
        campaigns.MapGet("{campaignId:guid}/usage-plan", UsagePlan.HandleGet).AllowAnonymous();
        campaigns.MapPost("{campaignId:guid}/usage-plan/adopt", UsagePlan.HandleAdopt).RequireRoles(Roles.Approver);
        campaigns.MapPost("{campaignId:guid}/usage-plan/comments", UsageComments.HandlePost).RequireRoles(Roles.ProgrammeOfficer, Roles.UnitOfficer, Roles.SchoolOfficer, Roles.Administrator);
        campaigns.MapGet("{campaignId:guid}/usage-plan/comments", UsageComments.HandleList).RequireRoles(Staff);
        campaigns.MapPut("{campaignId:guid}/settlement", Settlement.HandlePrepare).RequireRoles(Roles.Accountant);
        campaigns.MapGet("{campaignId:guid}/settlement", Settlement.HandleGet).AllowAnonymous();
        campaigns.MapPost("{campaignId:guid}/settlement/publish", Settlement.HandlePublish).RequireRoles(Roles.Approver);

        app.MapGet("/campaign-plans", GetPlan.HandleList).RequireRoles(Staff).WithTags("Campaigns");
        app.MapGet("/clocks", Clocks.HandleList).RequireRoles(Staff).WithTags("Campaigns");
        app.MapGet("/purposes", () => TypedResults.Ok(Purposes.All)).RequireRoles(Staff).WithTags("Campaigns");
        app.MapGet("/holidays/{year:int}", WorkingCalendar.HandleGet).RequireRoles(Staff).WithTags("Calendar");
        app.MapPut("/holidays/{year:int}", WorkingCalendar.HandleSet).RequireRoles(Roles.Administrator).WithTags("Calendar");
    }
}
