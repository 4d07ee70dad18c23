using System.Security.Claims;
using EduCoop.ServiceDefaults;

namespace EduCoop.UnitDirectory.Units;

/// <summary>What an account may edit by its role; where it may do so is told by MayActOn.</summary>
internal static class EditRights
{
    /// <summary>Those who run the directory edit every unit of their scope, an officer of a unit only its offices: each agency cuts its own.</summary>
    internal static bool MayEdit(this ClaimsPrincipal user, UnitType? type) =>
        user.IsInRole(Roles.Administrator) || user.IsInRole(Roles.ProgrammeOfficer) || (user.IsInRole(Roles.UnitOfficer) && type?.Kind == UnitType.Office);
}
