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

        app.MapPost("/donations/{donationId:guid}/conditions", NoteCondition.Handle).RequireRoles(Roles.ProgrammeOfficer, Roles.Accountant, Roles.Administrator).WithTags("Restrictions");
        app.MapGet("/donations/{donationId:guid}/conditions", NoteCondition.HandleOfGift).RequireRoles([.. Roles.All]).WithTags("Restrictions");
        app.MapGet("/campaigns/{campaignId:guid}/gift-conditions", NoteCondition.HandleOfCampaign).RequireRoles([.. Roles.All]).WithTags("Restrictions");
        app.MapGet("/campaigns/{campaignId:guid}/money", CampaignMoney.Handle).RequireRoles([.. Roles.All]).WithTags("Restrictions");
        app.MapPost("/gift-conditions/{conditionId:guid}/place", PlaceCondition.Handle).RequireRoles(Roles.Approver, Roles.Accountant).WithTags("Restrictions");
        app.MapPost("/gift-conditions/{conditionId:guid}/drop", DropCondition.Handle).RequireRoles(Roles.Approver, Roles.Accountant).WithTags("Restrictions");
    }
}
