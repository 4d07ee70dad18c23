using System.Security.Claims;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.UnitDirectory.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.UnitDirectory.Members;

/// <summary>A unit that belongs to a cluster or club from a day on, or to a last day.</summary>
/// <param name="MemberId">The unit.</param>
/// <param name="ValidFrom">First day; the same first day again lays the membership down anew, so this also ends one.</param>
/// <param name="ValidTo">Last day, when known.</param>
public sealed record MemberRequest(Guid MemberId, DateOnly ValidFrom, DateOnly? ValidTo = null);

/// <summary>GET and POST /units/{id}/members: schools of a cluster, units in a management club. None is above another.</summary>
internal static class Members
{
    private const string Write = """
        insert into unit_member (group_id, member_id, valid_from, valid_to) values ($1, $2, $3, $4)
        on conflict (group_id, member_id, valid_from) do update set valid_to = excluded.valid_to
        """;

    private const string Select = $"""
        select {UnitItem.Columns} from unit_member m
        join unit_period p on p.unit_id = m.member_id and p.valid_from <= $1 and (p.valid_to is null or p.valid_to >= $1) {UnitItem.Joins}
        where m.group_id = $2 and m.valid_from <= $1 and (m.valid_to is null or m.valid_to >= $1)
        order by d.name, p.unit_id limit $3 offset $4
        """;

    private const string Count = """
        select count(*) from unit_member m
        join unit_period p on p.unit_id = m.member_id and p.valid_from <= $1 and (p.valid_to is null or p.valid_to >= $1)
        where m.group_id = $2 and m.valid_from <= $1 and (m.valid_to is null or m.valid_to >= $1)
        """;

    private static readonly Refusal NotAGroup = new("not_a_group", "Đơn vị này không có thành viên.", "Chỉ cụm trường, câu lạc bộ và hội (nhóm association) có thành viên.");
    private static readonly Refusal MemberUnknown = new("member_unknown", "Không tìm thấy đơn vị thành viên vào ngày đó.", "Kiểm tra memberId và validFrom.");
    private static readonly Refusal Overlaps = new("period_overlap", "Thời gian tham gia chồng lên một lần tham gia khác.", "Kết thúc lần trước rồi ghi lần mới.", StatusCodes.Status409Conflict);

    internal static async Task<Results<Ok<PagedResult<UnitItem>>, ProblemHttpResult>> HandleList(
        Guid id, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation, DateOnly? asOf = null, int? page = null, int? pageSize = null)
    {
        var (day, wanted) = (asOf ?? clock.Today(), PageRequest.Of(page, pageSize));
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await UnitStore.FindAsync(connection, id, cancellation) is null)
        {
            return Refusal.NotFound.ToProblem();
        }

        await using var count = new NpgsqlCommand(Count, connection);
        count.Add(day).Add(id);
        var total = (long)(await count.ExecuteScalarAsync(cancellation))!;
        await using var command = new NpgsqlCommand(Select, connection);
        command.Add(day).Add(id).Add(wanted.PageSize).Add(wanted.Offset);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var members = new List<UnitItem>();
        while (await reader.ReadAsync(cancellation))
        {
            members.Add(UnitItem.Read(reader));
        }

        return TypedResults.Ok(new PagedResult<UnitItem>(members, total, wanted.Page, wanted.PageSize));
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> HandleWrite(
        Guid id, MemberRequest request, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation)
    {
        if (!UnitRefusals.IsReasonable(request.ValidFrom) || request.ValidTo < request.ValidFrom)
        {
            return UnitRefusals.DaysReversed.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var known = await UnitStore.LoadAsync(connection, [id, request.MemberId], cancellation);
        if (!known.TryGetValue(id, out var group))
        {
            return Refusal.NotFound.ToProblem();
        }

        var types = await UnitTypes.LoadAsync(connection, cancellation);
        Refusal? refusal =
            !user.MayActOn(group.Path) ? Refusal.OutOfScope
            : types.ByCode(group.Latest.TypeCode)?.Kind != UnitType.Association ? NotAGroup
            : known.GetValueOrDefault(request.MemberId)?.On(request.ValidFrom) is null || request.MemberId == id ? MemberUnknown
            : null;
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        try
        {
            await using var write = new NpgsqlCommand(Write, connection);
            await write.Add(id).Add(request.MemberId).Add(request.ValidFrom).Add(request.ValidTo).ExecuteNonQueryAsync(cancellation);
            return TypedResults.NoContent();
        }
        catch (PostgresException clash) when (clash is { SqlState: PostgresErrorCodes.ExclusionViolation, ConstraintName: "unit_member_no_overlap" })
        {
            return Overlaps.ToProblem();
        }
    }
}
