using EduCoop.Plans.Calendar;
using EduCoop.Plans.Drafts;
using EduCoop.Plans.Life;
using EduCoop.Plans.Progress;
using EduCoop.Plans.Tasks;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Mvc;

namespace EduCoop.Plans;

/// <summary>Every route of the service and who may call it. Each also checks that what it touches lies in the caller's scope.</summary>
internal static class Routes
{
    private static readonly string[] Staff =
        [Roles.Administrator, Roles.ProgrammeOfficer, Roles.UnitOfficer, Roles.SchoolOfficer, Roles.Accountant, Roles.Approver, Roles.Auditor];

    private static readonly string[] Drafters = [Roles.Administrator, Roles.ProgrammeOfficer, Roles.UnitOfficer];

    private static readonly string[] Workers = [Roles.Administrator, Roles.ProgrammeOfficer, Roles.UnitOfficer, Roles.SchoolOfficer];

    internal static void MapPlans(this WebApplication app)
    {
        MapDrafts(app);
        MapLife(app);
        MapTasks(app);
        MapProgress(app);
        app.MapGrpcService<PlansGrpc>().RequireRoles(Staff);
        app.MapPost("/figures", CountFigures.Handle).RequireRoles(Staff).ProducesProblem(StatusCodes.Status403Forbidden).WithTags("Figures");
        app.MapGet("/calendar/{year:int}", GetCalendar.Handle).RequireRoles(Staff).WithTags("Calendar");
        app.MapPut("/calendar/{year:int}", SetCalendar.Handle).RequireRoles(Roles.Administrator, Roles.ProgrammeOfficer).WithTags("Calendar");
    }

    private static void MapDrafts(WebApplication app)
    {
        var drafts = app.MapGroup("/drafts").WithTags("Drafts");
        drafts.MapPost("", ReceiveDraft.Handle).RequireRoles(Drafters)
            .WithMetadata(new RequestSizeLimitAttribute(ReceiveDraft.MaxBytes))
            .Accepts<Stream>("application/octet-stream");
        drafts.MapGet("", ListDrafts.Handle).RequireRoles(Staff);
        drafts.MapGet("{draftId:guid}", GetDraft.Handle).RequireRoles(Staff);
        drafts.MapGet("{draftId:guid}/text", GetDraft.HandleText).RequireRoles(Staff);
        drafts.MapGet("{draftId:guid}/file", GetDraft.HandleFile).RequireRoles(Staff);
        drafts.MapPost("{draftId:guid}/read", DiscardDraft.HandleRead).RequireRoles(Drafters);
        drafts.MapPost("{draftId:guid}/discard", DiscardDraft.Handle).RequireRoles(Drafters);
        drafts.MapPut("{draftId:guid}/corrections", CorrectDraft.Handle).RequireRoles(Drafters);
        drafts.MapDelete("{draftId:guid}/corrections", CorrectDraft.HandleTakeBack).RequireRoles(Drafters);
        drafts.MapPut("{draftId:guid}/findings/{findingId}", DecideFinding.Handle).RequireRoles(Drafters);
        drafts.MapPut("{draftId:guid}/units", ResolveUnits.Handle).RequireRoles(Drafters);
        drafts.MapPost("{draftId:guid}/confirm", ConfirmDraft.Handle).RequireRoles(Drafters);
    }

    private static void MapLife(WebApplication app)
    {
        var plans = app.MapGroup("/plans").WithTags("Plans");
        plans.MapGet("", ListPlans.Handle).RequireRoles(Staff);
        plans.MapGet("{planId:guid}", GetPlan.Handle).RequireRoles(Staff);
        plans.MapPut("{planId:guid}", ChangePlan.Handle).RequireRoles(Drafters);
        plans.MapGet("{planId:guid}/versions", GetPlan.HandleVersions).RequireRoles(Staff);
        plans.MapGet("{planId:guid}/versions/{version:int}", GetPlan.HandleVersion).RequireRoles(Staff);
        plans.MapPost("{planId:guid}/submit", SubmitPlan.Handle).RequireRoles(Drafters);
        plans.MapPost("{planId:guid}/return", ApprovePlan.HandleReturn).RequireRoles(Roles.Approver, Roles.Administrator);
        plans.MapPost("{planId:guid}/approve", ApprovePlan.Handle).RequireRoles(Roles.Approver, Roles.Administrator);
        plans.MapPost("{planId:guid}/issue", IssuePlan.Handle).RequireRoles([.. Drafters, Roles.Approver]);
        plans.MapPost("{planId:guid}/close", ClosePlan.Handle).RequireRoles([.. Drafters, Roles.Approver]);
        plans.MapPost("{planId:guid}/tasks", AddTask.Handle).RequireRoles(Drafters);
        plans.MapPost("{planId:guid}/reissue", ReissuePlan.Handle).RequireRoles(Drafters);
        plans.MapPut("{planId:guid}/bases/{position:int}", DecideCitation.Handle).RequireRoles(Drafters);
    }

    private static void MapTasks(WebApplication app)
    {
        app.MapGet("/my-tasks", ListMyTasks.Handle).RequireRoles(Staff).WithTags("Tasks");
        var tasks = app.MapGroup("/tasks").WithTags("Tasks");
        tasks.MapGet("", ListTasks.Handle).RequireRoles(Staff);
        tasks.MapGet("{taskId:guid}", GetTask.Handle).RequireRoles(Staff);
        tasks.MapPut("{taskId:guid}", ChangeTask.Handle).RequireRoles(Drafters);
        tasks.MapPost("{taskId:guid}/withdraw", ChangeTask.HandleWithdraw).RequireRoles(Drafters);
        tasks.MapPost("bulk", ChangeTask.HandleMany).RequireRoles(Drafters);
    }

    private static void MapProgress(WebApplication app)
    {
        var occurrences = app.MapGroup("/occurrences").WithTags("Progress");
        occurrences.MapPost("{occurrenceId:guid}/progress", ReportProgress.Handle).RequireRoles(Workers);
        occurrences.MapPost("{occurrenceId:guid}/submit", ReportProgress.HandleSubmit).RequireRoles(Workers);
        occurrences.MapPost("{occurrenceId:guid}/accept", JudgeWork.Handle).RequireRoles([.. Drafters, Roles.Approver]);
        occurrences.MapPost("{occurrenceId:guid}/return", JudgeWork.HandleReturn).RequireRoles([.. Drafters, Roles.Approver]);
        occurrences.MapPost("{occurrenceId:guid}/extensions", ExtendWork.Handle).RequireRoles(Workers);
        app.MapPost("/extensions/{extensionId:guid}/decide", ExtendWork.HandleDecide).RequireRoles([.. Drafters, Roles.Approver]).WithTags("Progress");

        var evidence = app.MapGroup("/evidence").WithTags("Evidence");
        evidence.MapPost("", AddEvidence.Handle).RequireRoles(Workers)
            .WithMetadata(new RequestSizeLimitAttribute(AddEvidence.MaxBytes))
            .Accepts<Stream>("application/octet-stream");
        evidence.MapGet("{evidenceId:guid}", GetEvidence.Handle).RequireRoles(Staff);
        evidence.MapPut("{evidenceId:guid}/consent", GetEvidence.HandleConsent).RequireRoles(Workers);
        evidence.MapPost("{evidenceId:guid}/withdraw", GetEvidence.HandleWithdraw).RequireRoles(Workers);
    }
}
