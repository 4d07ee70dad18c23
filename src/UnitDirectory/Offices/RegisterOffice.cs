using System.Security.Claims;
using EduCoop.ServiceDefaults;
using EduCoop.UnitDirectory.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.UnitDirectory.Offices;

/// <summary>A new office of an agency.</summary>
/// <param name="UnitId">Made by the caller; sending the same again changes nothing.</param>
/// <param name="Name">Its name, for example "Phòng Văn hóa - Xã hội phường Đống Đa".</param>
/// <param name="TypeCode">A type of kind "office".</param>
/// <param name="ValidFrom">First day.</param>
public sealed record RegisterOfficeRequest(Guid UnitId, string Name, string TypeCode, DateOnly ValidFrom);

/// <summary>POST /units/{id}/offices. An office is changed and closed by the routes of units.</summary>
internal static class RegisterOffice
{
    private static readonly Refusal NotAnOffice = new("type_not_office", "Loại này không phải phòng, ban.", "Chọn loại thuộc nhóm office trong GET /unit-types.");

    internal static async Task<Results<Created<UnitWritten>, Ok<UnitWritten>, ProblemHttpResult>> Handle(
        Guid id, RegisterOfficeRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using (var connection = await database.OpenConnectionAsync(cancellation))
        {
            if (await UnitStore.FindAsync(connection, id, cancellation) is not { } agency)
            {
                return Refusal.NotFound.ToProblem();
            }

            if ((await UnitTypes.LoadAsync(connection, cancellation)).ByCode(request.TypeCode) is { Kind: not UnitType.Office })
            {
                return NotAnOffice.ToProblem();
            }

            if (agency.On(request.ValidFrom) is not { } period)
            {
                return UnitRefusals.NotValidThen.ToProblem();
            }

            var unit = new RegisterUnitRequest(request.UnitId, request.Name, request.TypeCode, request.ValidFrom, id, period.AreaId);
            return await RegisterUnit.Handle(unit, user, database, clock, cancellation);
        }
    }
}
