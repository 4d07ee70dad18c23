using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Agreements;
using EduCoop.Twinning.Units;
using Npgsql;

namespace EduCoop.Twinning.Health;

/// <summary>Who may speak for an office that owns one of the two schools of a pair.</summary>
internal static class PairOffices
{
    internal static readonly Refusal NotAnOffice = new(
        "not_an_office", "Chỉ cơ quan quản lý một trong hai trường làm được việc này.", "Đăng nhập bằng tài khoản của cơ quan có tên trong thỏa thuận; việc nhắc thì cơ quan cấp trên cũng làm được.",
        StatusCodes.Status403Forbidden);

    // Its own people, or those of who stands in its place after a merger.
    private const string Stands = "select exists (select from unit_heir where heir_id = @unit and unit_id = any (@offices))";

    internal static Guid[] OfficesOf(Agreement agreement) => [agreement.Terms!.Supporter.OfficeId, agreement.Terms.Seeker.OfficeId];

    /// <summary>The caller's unit is one of the two offices, or stands in its place.</summary>
    internal static async Task<bool> IsOfficeAsync(NpgsqlConnection connection, Agreement agreement, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var offices = OfficesOf(agreement);
        return user.ActingUnit() is { } unit
            && (offices.Contains(unit) || await connection.ExecuteScalarAsync<bool>(new CommandDefinition(Stands, new { unit, offices }, cancellationToken: cancellation)));
    }

    /// <summary>The same, or a unit above one of them.</summary>
    internal static async Task<bool> IsOfficeOrAboveAsync(NpgsqlConnection connection, Agreement agreement, ClaimsPrincipal user, CancellationToken cancellation) =>
        (await UnitLookup.FindAsync(connection, OfficesOf(agreement), cancellation)).Values.Any(office => user.MayActOn(office.Path));
}
