using EduCoop.ServiceDefaults;

namespace EduCoop.Reporting.Reminders;

/// <summary>Routes of digests: of the own unit, for everybody who acts for it; mailed again by who may set its mailbox, made out of turn by the administrator only.</summary>
internal static class NoticeRoutes
{
    internal static void MapNotices(this IEndpointRouteBuilder app)
    {
        var notices = app.MapGroup("/reports/notices").WithTags("Reports").RequireRoles([.. Roles.All]);
        notices.MapGet("", ListNotices.Handle).ProducesProblem(StatusCodes.Status403Forbidden);
        notices.MapGet("/{id:guid}", ListNotices.HandleOne).ProducesProblem(StatusCodes.Status404NotFound);
        notices.MapPost("/{id:guid}/read", ListNotices.HandleRead).ProducesProblem(StatusCodes.Status404NotFound);
        app.MapGroup("/reports/notices").WithTags("Reports").RequireRoles(Roles.Administrator, Roles.ProgrammeOfficer, Roles.UnitOfficer)
            .MapPost("/{id:guid}/send-again", SendNoticeAgain.Handle).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        app.MapGroup("/reports/notices").WithTags("Reports").RequireRoles(Roles.Administrator).MapPost("/run", MakeNotices.Handle);
    }
}
