using System.Security.Claims;
using Dapper;
using EduCoop.Reporting.Regimes;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Reporting.Delegations;

/// <summary>As what and in whose name somebody signs.</summary>
/// <param name="DelegationId">Signs in the head's name, by this delegation; it says as what.</param>
/// <param name="Position">Without a delegation: the own position, up to 200 characters.</param>
/// <param name="ForWhom">Without a delegation: the body that decides together and in whose name (TM.) it is signed, up to 200 characters.</param>
public sealed record SigningRequest(Guid? DelegationId = null, string? Position = null, string? ForWhom = null);

/// <summary>A signature as it is kept with a step. The name is always that of the account that takes the step.</summary>
internal sealed record Signature(string? Capacity, string? Name, string? Position, string? For, Guid? DelegationId)
{
    private const int Longest = 200;

    internal static readonly Signature None = new(null, null, null, null, null);

    internal static readonly Refusal NotDelegated = new(
        "delegation_over", "Không ký thay được theo ủy quyền này.", "Ủy quyền phải giao cho chính bạn, cho báo cáo này, còn trong thời hạn và chưa bị thu hồi. Xem mục Ủy quyền ký.", StatusCodes.Status403Forbidden);

    internal static readonly Refusal Wrong = new(
        "signing_invalid", "Chữ ký chưa đúng.", $"signing.position và signing.forWhom có tối đa {Longest} ký tự; có forWhom thì cần position; có delegationId thì bỏ trống cả hai.");

    private const string Given = "select capacity, to_position as position, head_position as for_whom from delegation where delegation_id = @id and unit_id = @own";

    /// <summary>What is asked for. Whether a delegation holds at the moment of the step is judged by the table where the step is written.</summary>
    internal static async Task<(Signature Signature, Refusal? Refusal)> ReadAsync(NpgsqlConnection connection, ClaimsPrincipal user, SigningRequest? asked, CancellationToken cancellation)
    {
        var name = user.Identity?.Name ?? "";
        if (asked?.DelegationId is not { } id)
        {
            return Says(asked?.Position) && Says(asked?.ForWhom) && (asked?.ForWhom is null || asked.Position is not null)
                ? (new(asked?.ForWhom is null ? null : "TM", name, asked?.Position, asked?.ForWhom, null), null)
                : (None, Wrong);
        }

        if (asked.Position is not null || asked.ForWhom is not null)
        {
            return (None, Wrong);
        }

        var given = await connection.QuerySingleOrDefaultAsync<GivenRow>(new CommandDefinition(Given, new { id, own = user.ActingUnit() ?? Guid.Empty }, cancellationToken: cancellation));
        return given is null ? (None, NotDelegated) : (new(given.Capacity, name, given.Position, given.ForWhom, id), null);
    }

    private static bool Says(string? text) => text is null || RegimeContent.IsSaid(text, Longest);

    private sealed record GivenRow
    {
        public required string Capacity { get; init; }

        public required string Position { get; init; }

        public required string ForWhom { get; init; }
    }
}
