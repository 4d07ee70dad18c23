using EduCoop.ServiceDefaults;

namespace EduCoop.Donations.Cash;

/// <summary>Cash by a receiving team of two.</summary>
internal static class CashRoutes
{
    private static readonly string[] Staff =
        [Roles.Administrator, Roles.ProgrammeOfficer, Roles.UnitOfficer, Roles.SchoolOfficer, Roles.Accountant, Roles.Approver, Roles.Auditor];

    private static readonly string[] Team = [Roles.Accountant, Roles.ProgrammeOfficer, Roles.UnitOfficer, Roles.SchoolOfficer];

    internal static void MapCash(this WebApplication app)
    {
        var cash = app.MapGroup("/cash").WithTags("Cash");
        cash.MapPost("", CashIntake.HandleCount).RequireRoles(Team);
        cash.MapGet("", RefuseCash.HandleList).RequireRoles(Staff);
        cash.MapPost("{cashId:guid}/confirm", CashIntake.HandleConfirm).RequireRoles(Team);
        cash.MapPost("{cashId:guid}/refuse", RefuseCash.Handle).RequireRoles(Team);
    }
}
