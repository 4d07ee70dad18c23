using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Feeds;
using EduCoop.Twinning.Reviews;

namespace EduCoop.Twinning.Health;

/// <summary>How pairs do, who reminds them, and what their offices say of a year. Lists hold what concerns the caller's units; a pair is read by whoever reads its agreement.</summary>
internal static class HealthRoutes
{
    internal static void AddPairHealth(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(builder.Configuration.GetSection("Health").Get<HealthSettings>() ?? new HealthSettings());
        builder.Services.AddHostedService<FindDormant>();
        builder.Services.AddHostedService<CountYear>();
    }

    internal static void MapPairHealth(this WebApplication app)
    {
        var pairs = app.MapGroup("/pairs").RequireRoles([.. Roles.All]).WithTags("Pairs");
        pairs.MapGet("health", ListPairHealth.Handle);
        pairs.MapGet("health/totals", ListPairHealth.HandleTotals);
        pairs.MapGet("nudges", PairNudges.HandleMine);
        var agreements = app.MapGroup("/agreements/{agreementId:guid}").WithTags("Pairs");
        agreements.MapGet("health", GetPairHealth.Handle).RequireRoles([.. Roles.All]);
        agreements.MapGet("nudges", PairNudges.HandleOfPair).RequireRoles([.. Roles.All]);
        agreements.MapPost("nudges", PairNudges.Handle).RequireRoles(Roles.ProgrammeOfficer, Roles.UnitOfficer);
        agreements.MapGet("reviews", ReadReviews.Handle).RequireRoles([.. Roles.All]);
        agreements.MapGet("reviews/{schoolYear:int}/figures", ReadReviews.HandleFigures).RequireRoles([.. Roles.All]);
        agreements.MapPost("reviews/{schoolYear:int}", ReviewPair.Handle).RequireRoles(Roles.UnitOfficer, Roles.ProgrammeOfficer, Roles.Approver);
        app.MapGet("/health-limits", HealthLimits.HandleGet).RequireRoles([.. Roles.All]).WithTags("Pairs");
        app.MapPut("/health-limits", HealthLimits.HandlePut).RequireRoles(Roles.Administrator).WithTags("Pairs");
        app.MapGet("/quality-criteria", QualityCriteria.HandleList).RequireRoles([.. Roles.All]).WithTags("Pairs");
        app.MapPut("/quality-criteria/{code}", QualityCriteria.HandleSet).RequireRoles(Roles.Administrator, Roles.ProgrammeOfficer).WithTags("Pairs");
        app.MapGet("/years", ListYears.Handle).RequireRoles(Roles.Administrator).WithTags("Registers");
        app.MapGet("/events/{part}", TellAgain.Handle).RequireRoles(Roles.Administrator).ProducesProblem(StatusCodes.Status404NotFound).WithTags("Registers");
        app.MapPost("/figures", CountFigures.Handle).RequireRoles([.. Roles.All]).ProducesProblem(StatusCodes.Status403Forbidden).WithTags("Figures");
    }
}
