using EduCoop.Reporting.Agreement;
using EduCoop.Reporting.Consolidation;
using EduCoop.Reporting.Evidence;
using EduCoop.Reporting.Sheets;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Mvc;

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

        readers.MapGet("/{obligationId:guid}/parts", ListParts.Handle).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);

        readers.MapGet("/{obligationId:guid}/consolidation", ConsolidateReport.HandleStands).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
        readers.MapGet("/{obligationId:guid}/year-before", YearBefore.Handle).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
        readers.MapGet("/{obligationId:guid}/files", ReportFiles.HandleList).Produces<PagedResult<ReportFileView>>().ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
        readers.MapGet("/files/{fileId:guid}", ReportFiles.HandleOne).Produces(StatusCodes.Status200OK, contentType: "application/octet-stream").ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);

        readers.MapGet("/{obligationId:guid}/agreement", CheckAgreement.HandleKept).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
        readers.MapPost("/{obligationId:guid}/agreement", CheckAgreement.Handle).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);

        var reporters = app.MapGroup("/reports").WithTags("Reports").RequireRoles(Reporters);
        reporters.MapPut("/{obligationId:guid}", WriteReport.Handle).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        reporters.MapPost("/{obligationId:guid}/consolidate", ConsolidateReport.Handle).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        reporters.MapPost("/{obligationId:guid}/submit", MoveReport.Handler(SubmissionMove.Submit)).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        reporters.MapPost("/{obligationId:guid}/recall", MoveReport.Handler(SubmissionMove.Recall)).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);

        reporters.MapGet("/{obligationId:guid}/sheet.xlsx", ReportSheet.HandleGet).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
        reporters.MapPost("/{obligationId:guid}/sheet", ReportSheet.HandleRead).WithMetadata(new RequestSizeLimitAttribute(ReportSheet.MostBytes)).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);

        reporters.MapPost("/{obligationId:guid}/files", AddReportFile.Handle).WithMetadata(new RequestSizeLimitAttribute(AddReportFile.MostBytes))
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        reporters.MapPost("/files/{fileId:guid}/withdraw", AddReportFile.HandleWithdraw).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);

        var receivers = app.MapGroup("/reports").WithTags("Reports").RequireRoles(Receivers);
        receivers.MapPost("/{obligationId:guid}/return", MoveReport.Handler(SubmissionMove.Return)).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        receivers.MapPost("/{obligationId:guid}/accept", MoveReport.Handler(SubmissionMove.Accept)).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        receivers.MapPost("/{obligationId:guid}/reopen", MoveReport.Handler(SubmissionMove.Reopen)).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }
}
