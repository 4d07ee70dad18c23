using EduCoop.Reporting.Consolidation;
using EduCoop.ServiceDefaults;

namespace EduCoop.Reporting.Submissions;

/// <summary>Routes of reports, and who may call them. Whose report it is and who receives it is checked where it is done.</summary>
internal static class ReportRoutes
{
    private static readonly string[] Reporters = [Roles.ProgrammeOfficer, Roles.UnitOfficer, Roles.SchoolOfficer];
    private static readonly string[] Receivers = [Roles.ProgrammeOfficer, Roles.UnitOfficer, Roles.Approver];

    internal static void MapReports(this IEndpointRouteBuilder app)
    {
        var readers = app.MapGroup("/reports").WithTags("Reports").RequireRoles([.. Roles.All]);
        readers.MapGet("/received", ListReports.HandleReceived).ProducesProblem(StatusCodes.Status403Forbidden);
        readers.MapGet("/{obligationId:guid}", ListReports.Handle).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
        readers.MapGet("/{obligationId:guid}/steps", ListReports.HandleSteps).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);

        readers.MapGet("/{obligationId:guid}/parts", ConsolidateReport.HandleParts).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);

        var reporters = app.MapGroup("/reports").WithTags("Reports").RequireRoles(Reporters);
        reporters.MapPut("/{obligationId:guid}", WriteReport.Handle).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        reporters.MapPost("/{obligationId:guid}/consolidate", ConsolidateReport.Handle).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        reporters.MapPost("/{obligationId:guid}/submit", MoveReport.Handler(SubmissionMove.Submit)).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        reporters.MapPost("/{obligationId:guid}/recall", MoveReport.Handler(SubmissionMove.Recall)).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);

        var receivers = app.MapGroup("/reports").WithTags("Reports").RequireRoles(Receivers);
        receivers.MapPost("/{obligationId:guid}/return", MoveReport.Handler(SubmissionMove.Return)).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        receivers.MapPost("/{obligationId:guid}/accept", MoveReport.Handler(SubmissionMove.Accept)).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        receivers.MapPost("/{obligationId:guid}/reopen", MoveReport.Handler(SubmissionMove.Reopen)).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }
}
