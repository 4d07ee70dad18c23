using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Units;

/// <summary>Something about a unit that the directory's events do not say.</summary>
public sealed record UnitMark
{
    /// <summary>The mark.</summary>
    public required Guid MarkId { get; init; }

    /// <summary>The unit; it holds for all below it.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>border, specially_difficult, boarding, semi_boarding, specialised, combined, private, foreign_invested, or teaches_… with a level (of the unit alone).</summary>
    public required string Mark { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day; null while no end is known.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>The decision it rests on.</summary>
    public required string Basis { get; init; }
}

/// <summary>Body of POST /marks.</summary>
/// <param name="MarkId">Made by the caller (UUIDv7), so sending again is safe.</param>
/// <param name="UnitId">The ward or the school.</param>
/// <param name="Mark">One of <see cref="UnitMark.Mark"/>.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="Basis">The decision it rests on, 1-300 characters.</param>
/// <param name="ValidTo">Last day.</param>
public sealed record MarkUnitRequest(Guid MarkId, Guid UnitId, string Mark, DateOnly ValidFrom, string Basis, DateOnly? ValidTo = null);

/// <summary>Body of POST /marks/{markId}/end.</summary>
/// <param name="LastDay">The last day on which it holds.</param>
public sealed record EndMarkRequest(DateOnly LastDay);

/// <summary>POST /marks, POST /marks/{markId}/end: an office says what the directory's events do not. A school does not mark itself.</summary>
internal static class MarkUnit
{
    private static readonly string[] Marks =
    [
        "border", "specially_difficult", "boarding", "semi_boarding", "specialised", "combined", "private", "foreign_invested",
        "teaches_mam_non", "teaches_tieu_hoc", "teaches_thcs", "teaches_thpt", "teaches_gdtx", "teaches_gdnn",
    ];

    internal static readonly Refusal Unfit = new("mark_unfit", "Đặc điểm chưa đúng.", $"markId khác 0; mark là một trong: {string.Join(", ", Marks)}; validTo bỏ trống hoặc không trước validFrom.");
    internal static readonly Refusal IdTaken = new("id_taken", "Mã này đã dùng cho đặc điểm khác.", "Tạo markId mới rồi gửi lại.", StatusCodes.Status409Conflict);
    internal static readonly Refusal AlreadyMarked = new("already_marked", "Đơn vị đã có đặc điểm này trong thời gian ấy.", "Kết thúc đặc điểm đã ghi trước.", StatusCodes.Status409Conflict);
    internal static readonly Refusal AlreadyEnded = new("mark_ended", "Đặc điểm này đã kết thúc vào ngày khác.", "Ghi đặc điểm mới nếu cần.", StatusCodes.Status409Conflict);

    private const string Insert = "insert into unit_mark (mark_id, unit_id, mark, valid_from, valid_to, basis, by_account, by_name, at) values ($1, $2, $3, $4, $5::date, $6, $7, $8, $9)";

    private const string One = "select mark_id, unit_id, mark, valid_from, valid_to, basis from unit_mark where mark_id = @markId";

    private const string EndIt = "update unit_mark set valid_to = $2, ended_by = $3, ended_at = $4 where mark_id = $1 and ended_at is null";

    internal static async Task<Results<Created<UnitMark>, Ok<UnitMark>, ProblemHttpResult>> Handle(
        MarkUnitRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        var unfit = request.MarkId == Guid.Empty || !Marks.Contains(request.Mark) || request.ValidTo < request.ValidFrom ? Unfit
            : Words.IsSaid(request.Basis, 300) ? null : Words.TextInvalid("basis", 300);
        if (unfit is not null)
        {
            return unfit.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await connection.RefuseActingAsync(user, request.UnitId, cancellation) is { } foreign)
        {
            return foreign.ToProblem();
        }

        var wanted = new UnitMark { MarkId = request.MarkId, UnitId = request.UnitId, Mark = request.Mark, ValidFrom = request.ValidFrom, ValidTo = request.ValidTo, Basis = request.Basis.Nfc() };
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(Insert, wanted.MarkId, wanted.UnitId, wanted.Mark, wanted.ValidFrom, wanted.ValidTo, wanted.Basis, user.AccountId(), user.Identity?.Name ?? "", clock.Now());
        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
            return TypedResults.Created($"/marks/{wanted.MarkId}", wanted);
        }
        catch (PostgresException clash) when (clash.IsClashOn("unit_mark_pkey"))
        {
            var known = (await FindAsync(connection, wanted.MarkId, cancellation))!;
            return known == wanted ? TypedResults.Ok(known) : IdTaken.ToProblem();
        }
        catch (PostgresException clash) when (clash.SqlState == PostgresErrorCodes.ExclusionViolation)
        {
            return AlreadyMarked.ToProblem();
        }
    }

    internal static async Task<Results<Ok<UnitMark>, ProblemHttpResult>> HandleEnd(
        Guid markId, EndMarkRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await FindAsync(connection, markId, cancellation) is not { } mark)
        {
            return Refusal.NotFound.ToProblem();
        }

        var refusal = await connection.RefuseActingAsync(user, mark.UnitId, cancellation) ?? (request.LastDay < mark.ValidFrom || request.LastDay > mark.ValidTo ? Unfit : null);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        await using var command = new NpgsqlCommand(EndIt, connection);
        command.Add(markId).Add(request.LastDay).Add(user.AccountId()).Add(clock.Now());
        var isDone = await command.ExecuteNonQueryAsync(cancellation) == 1;
        mark = (await FindAsync(connection, markId, cancellation))!;
        return isDone || mark.ValidTo == request.LastDay ? TypedResults.Ok(mark) : AlreadyEnded.ToProblem();
    }

    private static Task<UnitMark?> FindAsync(NpgsqlConnection connection, Guid markId, CancellationToken cancellation) =>
        connection.QuerySingleOrDefaultAsync<UnitMark>(new CommandDefinition(One, new { markId }, cancellationToken: cancellation));
}
