using System.Security.Claims;
using EduCoop.Contracts.Twinning;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Storage.Messaging;
using EduCoop.Twinning.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Needs;

/// <summary>Body of POST /needs.</summary>
/// <param name="NeedId">Made by the caller (UUIDv7), so sending again is safe.</param>
/// <param name="SchoolId">The school that has the need; its ward or department may say it on its behalf.</param>
/// <param name="Need">What is needed.</param>
public sealed record DeclareNeedRequest(Guid NeedId, Guid SchoolId, NeedContent Need);

/// <summary>POST /needs.</summary>
internal static class DeclareNeed
{
    internal static readonly Refusal IdMissing = new("need_id_missing", "Thiếu mã nhu cầu.", "needId phải là UUID khác 0, do bên gửi tạo.");
    internal static readonly Refusal IdTaken = new("id_taken", "Mã này đã dùng cho nhu cầu khác.", "Tạo needId mới rồi gửi lại.", StatusCodes.Status409Conflict);

    private const string Insert = """
        insert into need (need_id, school_id, school_name, school_year, theme_code, urgency, quantity, measure, content, brings, evidence, mode, wished_partner_id, version, declared_at, changed_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::text, $11::text, $12, $13::uuid, 1, $14, $14)
        """;

    internal static async Task<Results<Created<NeedView>, Ok<NeedView>, ProblemHttpResult>> Handle(
        DeclareNeedRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        var today = clock.Today();
        if ((request.NeedId == Guid.Empty ? IdMissing : request.Need.Refuse(today)) is { } unfit)
        {
            return unfit.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (school, refusal) = await connection.FindActingAsync(user, request.SchoolId, today, cancellation);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        var need = request.Need.Kept();
        (var themeName, refusal) = await NeedWrites.CheckAsync(connection, request.SchoolId, need, today, cancellation);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        (var isNew, refusal) = await WriteAsync(connection, request.NeedId, school!, need, themeName!, user, clock.Now(), cancellation);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        var view = (await NeedRow.FindAsync(connection, request.NeedId, cancellation))!.View(own: true);
        return isNew ? TypedResults.Created($"/needs/{request.NeedId}", view) : TypedResults.Ok(view);
    }

    private static async Task<(bool IsNew, Refusal? Refusal)> WriteAsync(
        NpgsqlConnection connection, Guid needId, School school, NeedContent need, string themeName, ClaimsPrincipal user, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection);
        AddTo(batch, needId, school, need, themeName, user, now);
        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
            return (true, null);
        }
        catch (PostgresException clash) when (clash.IsClashOn("need_pkey"))
        {
            var known = await NeedRow.FindAsync(connection, needId, cancellation);
            return (false, known?.SchoolId == school.UnitId && await NeedWrites.SaidAsync(connection, needId, 1, cancellation) == need ? null : IdTaken);
        }
        catch (PostgresException clash) when (clash.IsClashOn("need_once"))
        {
            return (false, NeedWrites.AlreadyDeclared);
        }
    }

    /// <summary>Row, history and event of a new need.</summary>
    internal static void AddTo(NpgsqlBatch batch, Guid needId, School school, NeedContent need, string themeName, ClaimsPrincipal user, DateTimeOffset now)
    {
        batch.Add(
            Insert, needId, school.UnitId, school.Name, need.SchoolYear, need.ThemeCode, (short)need.Urgency, need.Quantity, need.Measure.Snake(), need.Text, need.Brings, need.Evidence,
            need.Mode.Snake(), need.WishedPartnerId, now);
        batch.AddHistory(needId, 1, "declared", need, null, user, now);
        batch.AddToOutbox(
            new NeedDeclared(
                needId, school.UnitId, school.Name, need.SchoolYear, need.ThemeCode, themeName, need.Urgency, need.Quantity, need.Measure, need.Text, need.Brings, need.Mode,
                need.WishedPartnerId, 1, now),
            needId.ToString());
    }
}
