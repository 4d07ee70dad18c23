using EduCoop.ServiceDefaults;

namespace EduCoop.Donations.Restrictions;

/// <summary>What givers want their gifts used for.</summary>
internal static class RestrictionRoutes
{
    internal static void MapRestrictions(this WebApplication app)
    {
        var restrictions = app.MapGroup("/campaigns/{campaignId:guid}/restrictions").WithTags("Restrictions");
        restrictions.MapPost("", AddRestriction.Handle).RequireRoles(Roles.ProgrammeOfficer, Roles.Accountant, Roles.Administrator);
        restrictions.MapGet("", AddRestriction.HandleList).RequireRoles([.. Roles.All]);
        app.MapPost("/restrictions/{restrictionId:guid}/end", EndRestriction.Handle).RequireRoles(Roles.Approver, Roles.Accountant).WithTags("Restrictions");
    }
}
