using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Units;

namespace EduCoop.Twinning;

/// <summary>Every route of the service and who may call it. Each also checks that what it touches lies in the caller's scope.</summary>
internal static class Routes
{
    private static readonly string[] Staff =
        [Roles.Administrator, Roles.ProgrammeOfficer, Roles.UnitOfficer, Roles.SchoolOfficer, Roles.Accountant, Roles.Approver, Roles.Auditor];

    internal static void MapTwinning(this WebApplication app)
    {
        app.MapGet("/schools/{unitId:guid}", GetSchool.Handle).RequireRoles(Staff).WithTags("Schools");
    }
}
