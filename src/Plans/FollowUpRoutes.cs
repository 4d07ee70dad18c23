using EduCoop.Plans.Boards;
using EduCoop.Plans.Derivation;
using EduCoop.Plans.Exports;
using EduCoop.Plans.Feeds;
using EduCoop.Plans.Indicators;
using EduCoop.Plans.Inspections;
using EduCoop.Plans.Reminders;
using EduCoop.Plans.Templates;
using EduCoop.ServiceDefaults;

namespace EduCoop.Plans;

/// <summary>Routes for what follows an issued plan: indicators, reminders, derived plans, inspections, templates, boards, feeds and exports.</summary>
internal static class FollowUpRoutes
{
    private static readonly string[] Staff =
        [Roles.Administrator, Roles.ProgrammeOfficer, Roles.UnitOfficer, Roles.SchoolOfficer, Roles.Accountant, Roles.Approver, Roles.Auditor];

    private static readonly string[] Drafters = [Roles.Administrator, Roles.ProgrammeOfficer, Roles.UnitOfficer];

    private static readonly string[] Workers = [Roles.Administrator, Roles.ProgrammeOfficer, Roles.UnitOfficer, Roles.SchoolOfficer];

    internal static void MapFollowUp(this WebApplication app)
    {
        MapIndicators(app);
        MapReminders(app);
        MapDerivation(app);
        MapInspections(app);
        MapBoards(app);
        MapOutput(app);
    }

    private static void MapIndicators(WebApplication app)
    {
        app.MapGet("/plans/{planId:guid}/indicators", ListIndicators.Handle).RequireRoles(Staff).WithTags("Indicators");
        app.MapGet("/indicators/{indicatorId:guid}", GetIndicator.Handle).RequireRoles(Staff).WithTags("Indicators");
        app.MapPut("/indicators/{indicatorId:guid}/setting", SetIndicator.Handle).RequireRoles(Drafters).WithTags("Indicators");
        app.MapPost("/indicators/{indicatorId:guid}/measurements", MeasureIndicator.Handle).RequireRoles(Workers).WithTags("Indicators");
        app.MapPost("/measurements/{measurementId:guid}/withdraw", WithdrawMeasurement.Handle).RequireRoles(Workers).WithTags("Indicators");
        app.MapPut("/tasks/{taskId:guid}/indicators", LinkIndicators.Handle).RequireRoles(Drafters).WithTags("Indicators");
    }

    private static void MapReminders(WebApplication app)
    {
        app.MapGet("/notices", ListNotices.Handle).RequireRoles(Staff).WithTags("Notices");
        app.MapGet("/notices/{noticeId:guid}", ListNotices.HandleOne).RequireRoles(Staff).WithTags("Notices");
        app.MapPost("/notices/{noticeId:guid}/read", ReadNotice.Handle).RequireRoles(Staff).WithTags("Notices");
        app.MapPost("/notices/{noticeId:guid}/send-again", ReadNotice.HandleSendAgain).RequireRoles(Drafters).WithTags("Notices");
        app.MapGet("/mailboxes/{unitId:guid}", SetMailbox.HandleGet).RequireRoles(Drafters).WithTags("Notices");
        app.MapPut("/mailboxes/{unitId:guid}", SetMailbox.Handle).RequireRoles(Drafters).WithTags("Notices");
        app.MapPost("/reminders/run", RunReminders.Handle).RequireRoles(Roles.Administrator).WithTags("Notices");
    }

    private static void MapDerivation(WebApplication app)
    {
        app.MapPost("/plans/{planId:guid}/derive", DerivePlan.Handle).RequireRoles(Drafters).WithTags("Derivation");
        app.MapGet("/plans/{planId:guid}/coverage", GetCoverage.Handle).RequireRoles(Staff).WithTags("Derivation");
        app.MapPut("/plans/{planId:guid}/coverage/{parentTaskId:guid}", DecideCoverage.Handle).RequireRoles(Drafters).WithTags("Derivation");
        app.MapPost("/plans/{planId:guid}/copy", CopyPlan.Handle).RequireRoles(Drafters).WithTags("Derivation");
        app.MapPost("/templates", PlanTemplates.HandleMake).RequireRoles(Drafters).WithTags("Templates");
        app.MapGet("/templates", PlanTemplates.HandleList).RequireRoles(Staff).WithTags("Templates");
        app.MapDelete("/templates/{templateId:guid}", PlanTemplates.HandleRemove).RequireRoles(Drafters).WithTags("Templates");
        app.MapPost("/templates/{templateId:guid}/plans", PlanTemplates.HandleUse).RequireRoles(Drafters).WithTags("Templates");
    }

    private static void MapInspections(WebApplication app)
    {
        app.MapPost("/inspections", OpenInspection.Handle).RequireRoles(Drafters).WithTags("Inspections");
        app.MapGet("/inspections", OpenInspection.HandleList).RequireRoles(Staff).WithTags("Inspections");
        app.MapGet("/inspections/{inspectionId:guid}", OpenInspection.HandleOne).RequireRoles(Staff).WithTags("Inspections");
        app.MapPost("/inspections/{inspectionId:guid}/findings", AddFinding.Handle).RequireRoles(Drafters).WithTags("Inspections");
        app.MapPost("/inspections/{inspectionId:guid}/close", SettleFinding.HandleClose).RequireRoles(Drafters).WithTags("Inspections");
        app.MapPost("/findings/{findingId:guid}/report", SettleFinding.HandleReport).RequireRoles(Workers).WithTags("Inspections");
        app.MapPost("/findings/{findingId:guid}/decide", SettleFinding.HandleDecide).RequireRoles(Drafters).WithTags("Inspections");
    }

    private static void MapBoards(WebApplication app)
    {
        app.MapGet("/boards/overdue", OverdueBoard.Handle).RequireRoles(Staff).WithTags("Boards");
        app.MapGet("/boards/warnings", ProgressBoard.HandleWarnings).RequireRoles(Staff).WithTags("Boards");
        app.MapGet("/boards/gaps", GapBoard.Handle).RequireRoles(Staff).WithTags("Boards");
        app.MapGet("/boards/gaps/{gap}", GapBoard.HandleItems).RequireRoles(Staff).WithTags("Boards");
        app.MapGet("/plans/{planId:guid}/progress", ProgressBoard.HandleProgress).RequireRoles(Staff).WithTags("Boards");
        app.MapGet("/plans/{planId:guid}/timeline", Timeline.Handle).RequireRoles(Staff).WithTags("Boards");
    }

    private static void MapOutput(WebApplication app)
    {
        app.MapPost("/feeds", CalendarFeeds.HandleMake).RequireRoles(Staff).WithTags("Feeds");
        app.MapGet("/feeds", CalendarFeeds.HandleList).RequireRoles(Staff).WithTags("Feeds");
        app.MapDelete("/feeds/{feedId:guid}", CalendarFeeds.HandleRevoke).RequireRoles(Staff).WithTags("Feeds");
        // Calendar programs cannot sign in: the secret in the address is the permission, and it can be revoked.
        app.MapGet("/feeds/{token}.ics", ReadFeed.Handle).AllowAnonymous().WithTags("Feeds");
        app.MapGet("/plans/{planId:guid}/export.docx", ExportPlan.Handle).RequireRoles(Staff).WithTags("Exports");
        app.MapGet("/tasks/export.xlsx", ExportTasks.Handle).RequireRoles(Staff).WithTags("Exports");
    }
}
