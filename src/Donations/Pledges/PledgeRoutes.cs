using EduCoop.ServiceDefaults;

namespace EduCoop.Donations.Pledges;

/// <summary>Promises.</summary>
internal static class PledgeRoutes
{
    private static readonly string[] Staff =
        [Roles.Administrator, Roles.ProgrammeOfficer, Roles.UnitOfficer, Roles.SchoolOfficer, Roles.Accountant, Roles.Approver, Roles.Auditor];

    private static readonly string[] MayRecord = [Roles.Accountant, Roles.ProgrammeOfficer, Roles.UnitOfficer, Roles.SchoolOfficer];

    internal static void MapPledges(this WebApplication app)
    {
        var pledges = app.MapGroup("/pledges").WithTags("Pledges");
        pledges.MapPost("", RecordPledge.Handle).RequireRoles(MayRecord);
        pledges.MapGet("", GetPledge.HandleList).RequireRoles(Staff);
        pledges.MapGet("{pledgeId:guid}", GetPledge.Handle).RequireRoles(Staff);
        pledges.MapGet("{pledgeId:guid}/qr.svg", GetPledge.HandleQr).RequireRoles(Staff);
        pledges.MapPost("{pledgeId:guid}/withdraw", GetPledge.HandleWithdraw).RequireRoles(MayRecord);
        pledges.MapPost("match", GetPledge.HandleMatch).RequireRoles(Roles.Accountant);
    }
}
