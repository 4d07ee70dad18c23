using EduCoop.Plans.Calendar;
using EduCoop.Plans.Drafts;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Mvc;

namespace EduCoop.Plans;

/// <summary>Every route of the service and who may call it. Each also checks that what it touches lies in the caller's scope.</summary>
internal static class Routes
{
    private static readonly string[] Staff =
        [Roles.Administrator, Roles.ProgrammeOfficer, Roles.UnitOfficer, Roles.SchoolOfficer, Roles.Accountant, Roles.Approver, Roles.Auditor];

    private static readonly string[] Drafters = [Roles.Administrator, Roles.ProgrammeOfficer, Roles.UnitOfficer];

    internal static void MapPlans(this WebApplication app)
    {
        MapDrafts(app);
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
    }
}
