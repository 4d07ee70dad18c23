using EduCoop.ServiceDefaults;

namespace EduCoop.Reporting.Forms;

/// <summary>Routes of forms and figures, and who may call them.</summary>
internal static class FormRoutes
{
    // Who lays down what others report; within the own units.
    private static readonly string[] Editors = [Roles.Administrator, Roles.ProgrammeOfficer, Roles.UnitOfficer];

    internal static void MapForms(this IEndpointRouteBuilder app)
    {
        var forms = app.MapGroup("/forms").WithTags("Forms").RequireRoles([.. Roles.All]);
        forms.MapGet("/figures", GetFigures.HandleList);
        forms.MapGet("/figures/values", GetFigures.HandleValues).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        forms.MapGet("/figures/{code:maxlength(60)}/rows", GetFigures.HandleRows).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        forms.MapGet("/", GetForm.HandleList).ProducesProblem(StatusCodes.Status403Forbidden);
        forms.MapGet("/{formId:guid}", GetForm.Handle).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
        forms.MapGet("/{formId:guid}/prefilled", GetForm.HandlePrefilled).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
        forms.MapPost("/{formId:guid}/check", GetForm.HandleCheck).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);

        var editors = app.MapGroup("/forms").WithTags("Forms").RequireRoles(Editors);
        editors.MapPost("/", SaveForm.HandleCreate).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        editors.MapPut("/{formId:guid}", SaveForm.HandleChange).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        editors.MapPost("/{formId:guid}/publish", SaveForm.HandlePublish).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
    }
}
