using EduCoop.Reporting.Obligations;
using EduCoop.Reporting.Periods;
using EduCoop.ServiceDefaults;

namespace EduCoop.Reporting.Regimes;

/// <summary>Routes of regimes and obligations, and who may call them. Each also checks that what it touches lies in the caller's scope.</summary>
internal static class RegimeRoutes
{
    private static readonly string[] Offices = [Roles.Administrator, Roles.ProgrammeOfficer];

    internal static void MapRegimes(this IEndpointRouteBuilder app)
    {
        var regimes = app.MapGroup("/regimes").WithTags("Regimes");
        regimes.MapPost("", CreateRegime.Handle).RequireRoles(Offices);
        regimes.MapPost("check", CheckRegime.Handle).RequireRoles(Offices);
        regimes.MapGet("", ListRegimes.Handle).RequireRoles([.. Roles.All]);
        regimes.MapGet("periods", GetRegime.HandlePeriods).RequireRoles([.. Roles.All]).Produces<PagedResult<PeriodRule>>();
        regimes.MapGet("{regimeId:guid}", GetRegime.Handle).RequireRoles([.. Roles.All]);
        regimes.MapGet("{regimeId:guid}/versions", GetRegime.HandleVersions).RequireRoles([.. Roles.All]);
        regimes.MapPut("{regimeId:guid}", ChangeRegime.Handle).RequireRoles(Offices);
        regimes.MapPost("{regimeId:guid}/end", EndRegime.Handle).RequireRoles(Offices);

        var obligations = app.MapGroup("/obligations").WithTags("Obligations").RequireRoles([.. Roles.All]);
        obligations.MapGet("", ListObligations.Handle).ProducesProblem(StatusCodes.Status403Forbidden);
        obligations.MapGet("board", GetObligationBoard.Handle).ProducesProblem(StatusCodes.Status403Forbidden);
    }
}
