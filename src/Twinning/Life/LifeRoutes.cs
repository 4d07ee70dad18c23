using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Mvc;

namespace EduCoop.Twinning.Life;

/// <summary>The life of a pair. All who may read the agreement read it; only the officers of the two schools write, each for its own side.</summary>
internal static class LifeRoutes
{
    internal static void MapPairLife(this WebApplication app)
    {
        var agreements = app.MapGroup("/agreements/{agreementId:guid}").WithTags("Pairs");
        agreements.MapGet("life", GetLife.Handle).RequireRoles([.. Roles.All]);
        agreements.MapPut("plans/{schoolYear:int}", WritePlan.Handle).RequireRoles(Roles.SchoolOfficer);
        agreements.MapPost("plans/{schoolYear:int}/agree", AgreePlan.Handle).RequireRoles(Roles.SchoolOfficer);
        agreements.MapGet("calendar.ics", PairCalendar.Handle).RequireRoles([.. Roles.All]);
        agreements.MapGet("messages", PairMessages.HandleList).RequireRoles([.. Roles.All]);
        app.MapPost("/pair-messages", PairMessages.HandleSend).RequireRoles(Roles.SchoolOfficer).WithTags("Pairs");
        app.MapGet("/activity-kinds", ActivityKinds.HandleList).RequireRoles([.. Roles.All]).WithTags("Activities");
        app.MapPut("/activity-kinds/{kindCode}", ActivityKinds.HandleSet).RequireRoles(Roles.Administrator, Roles.ProgrammeOfficer).WithTags("Activities");
        MapActivities(app);
        MapFiles(app);
    }

    private static void MapActivities(WebApplication app)
    {
        var activities = app.MapGroup("/activities").WithTags("Activities");
        activities.MapGet("", ListActivities.Handle).RequireRoles([.. Roles.All]);
        activities.MapGet("{activityId:guid}", GetActivity.Handle).RequireRoles([.. Roles.All]);
        activities.MapGet("{activityId:guid}/history", GetActivity.HandleHistory).RequireRoles([.. Roles.All]);
        activities.MapPost("", PlanActivity.Handle).RequireRoles(Roles.SchoolOfficer);
        activities.MapPut("{activityId:guid}", ChangeActivity.Handle).RequireRoles(Roles.SchoolOfficer);
        activities.MapPost("{activityId:guid}/cancel", ChangeActivity.HandleCancel).RequireRoles(Roles.SchoolOfficer);
        activities.MapPost("{activityId:guid}/report", ReportActivity.Handle).RequireRoles(Roles.SchoolOfficer);
        activities.MapPost("{activityId:guid}/confirm", ReportActivity.HandleConfirm).RequireRoles(Roles.SchoolOfficer);
        activities.MapPost("{activityId:guid}/evaluate", EvaluateActivity.Handle).RequireRoles(Roles.SchoolOfficer);
        activities.MapPost("{activityId:guid}/gifts", NameGift.Handle).RequireRoles(Roles.SchoolOfficer);
    }

    private static void MapFiles(WebApplication app)
    {
        app.MapPost("/activities/{activityId:guid}/files", AddActivityFile.Handle).RequireRoles(Roles.SchoolOfficer).WithTags("Activities")
            .WithMetadata(new RequestSizeLimitAttribute(AddActivityFile.MaxBytes))
            .Accepts<Stream>("application/octet-stream");
        var files = app.MapGroup("/activity-files/{fileId:guid}").WithTags("Activities");
        files.MapGet("", GetActivityFile.Handle).RequireRoles([.. Roles.All]);
        files.MapPut("consent", SetFileConsent.Handle).RequireRoles(Roles.SchoolOfficer);
        files.MapPost("withdraw", SetFileConsent.HandleWithdraw).RequireRoles(Roles.SchoolOfficer);
    }
}
