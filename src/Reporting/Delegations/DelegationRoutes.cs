using EduCoop.ServiceDefaults;

namespace EduCoop.Reporting.Delegations;

/// <summary>Routes of delegations: of the own unit only, and given or withdrawn by those who write or judge its reports.</summary>
internal static class DelegationRoutes
{
    internal static void MapDelegations(this IEndpointRouteBuilder app)
    {
        var readers = app.MapGroup("/delegations").WithTags("Reports").RequireRoles([.. Roles.All]);
        readers.MapGet("", GiveDelegation.HandleList).ProducesProblem(StatusCodes.Status403Forbidden);
        var givers = app.MapGroup("/delegations").WithTags("Reports").RequireRoles(Roles.ProgrammeOfficer, Roles.UnitOfficer, Roles.SchoolOfficer, Roles.Approver);
        givers.MapPost("", GiveDelegation.Handle).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        givers.MapPost("/{id:guid}/withdraw", GiveDelegation.HandleWithdraw).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
    }
}
