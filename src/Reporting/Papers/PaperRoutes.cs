using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Mvc;

namespace EduCoop.Reporting.Papers;

/// <summary>Routes of reports as official documents, and who may call them. Whose report it is is checked where it is done.</summary>
internal static class PaperRoutes
{
    private static readonly string[] Reporters = [Roles.ProgrammeOfficer, Roles.UnitOfficer, Roles.SchoolOfficer];

    internal static void MapPapers(this IEndpointRouteBuilder app)
    {
        var readers = app.MapGroup("/reports/{obligationId:guid}").WithTags("Papers").RequireRoles([.. Roles.All]);
        readers.MapGet("/paper", GetPaper.Handle).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
        readers.MapGet("/paper.docx", GetPaper.HandleDocument).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
        readers.MapPost("/paper/pdf", PrintPaper.Handle).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        readers.MapGet("/paper.pdf", PrintPaper.HandlePdf).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);

        var reporters = app.MapGroup("/reports/{obligationId:guid}").WithTags("Papers").RequireRoles(Reporters);
        reporters.MapPut("/paper", WritePaperHead.Handle).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);

        var templates = app.MapGroup("/forms/{formId:guid}").WithTags("Papers").RequireRoles([.. Roles.All]);
        templates.MapGet("/paper-template", PaperTemplates.Handle).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        templates.MapGet("/paper-template/sample.docx", TryTemplate.HandleSample).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
        templates.MapGet("/paper-template/preview.docx", TryTemplate.HandlePreview).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        templates.MapGet("/paper-template.docx", PaperTemplates.HandleFile).ProducesProblem(StatusCodes.Status404NotFound);

        var owners = app.MapGroup("/forms/{formId:guid}").WithTags("Papers").RequireRoles(Reporters);
        owners.MapPut("/paper-template", PaperTemplates.HandlePut).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithMetadata(new RequestSizeLimitAttribute(PaperTemplates.MostBytes)).Accepts<Stream>("application/octet-stream");
        owners.MapDelete("/paper-template", PaperTemplates.HandleDelete).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }
}
