using EduCoop.ServiceDefaults;

namespace EduCoop.Donations.Classification;

/// <summary>One account, many campaigns.</summary>
internal static class ClassificationRoutes
{
    private static readonly string[] Staff =
        [Roles.Administrator, Roles.ProgrammeOfficer, Roles.UnitOfficer, Roles.SchoolOfficer, Roles.Accountant, Roles.Approver, Roles.Auditor];

    private static readonly string[] MayPropose = [Roles.Accountant, Roles.ProgrammeOfficer];

    private static readonly string[] MayDecide = [Roles.Accountant, Roles.Approver];

    internal static void MapClassification(this WebApplication app)
    {
        var classification = app.MapGroup("/classification").WithTags("Classification");
        classification.MapGet("funds", ListFunds.Handle).RequireRoles(Staff);
        classification.MapGet("queue", ClassificationQueue.HandleList).RequireRoles(Staff);
        classification.MapPost("run", ClassificationQueue.HandleRun).RequireRoles(Roles.Accountant);
        classification.MapPost("assignments", AssignGift.HandlePropose).RequireRoles(MayPropose);
        classification.MapGet("assignments", AssignGift.HandleList).RequireRoles(Staff);
        classification.MapPost("assignments/{assignmentId:guid}/confirm", AssignGift.HandleConfirm).RequireRoles(MayDecide);
        classification.MapPost("assignments/{assignmentId:guid}/refuse", AssignGift.HandleRefuse).RequireRoles(MayDecide);
        classification.MapPost("rules", ClassificationRules.HandleMake).RequireRoles(MayPropose);
        classification.MapGet("rules", ClassificationRules.HandleList).RequireRoles(Staff);
        classification.MapPost("rules/{ruleId:guid}/approve", ClassificationRules.HandleApprove).RequireRoles(MayDecide);
        classification.MapPost("rules/{ruleId:guid}/end", ClassificationRules.HandleEnd).RequireRoles(MayDecide);
    }
}
