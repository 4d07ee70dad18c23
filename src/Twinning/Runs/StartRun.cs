using System.Security.Claims;
using System.Text.Json;
using Dapper;
using EduCoop.Contracts;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Twinning.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using NpgsqlTypes;

namespace EduCoop.Twinning.Runs;

/// <summary>Body of POST /matching/runs.</summary>
/// <param name="RunId">Made by the caller (UUIDv7), so sending again is safe.</param>
/// <param name="AuthorityId">The unit whose schools are matched: one of the two schools of each pair lies below it.</param>
/// <param name="SchoolYear">First calendar year of the school year.</param>
/// <param name="Seed">What ties are drawn from, 0 to 2,147,483,647; the same seed and data give the same pairs.</param>
/// <param name="Wanted">How many partners each school that needs one may get, 1-5.</param>
/// <param name="Quotas">Limits of each supporter by theme.</param>
public sealed record StartRunRequest(Guid RunId, Guid AuthorityId, int SchoolYear, long Seed, int Wanted = 1, IReadOnlyList<RunQuota>? Quotas = null);

/// <summary>POST /matching/runs: freezes what it is computed from and leaves the computing to a worker.</summary>
internal static class StartRun
{
    internal static readonly Refusal IdMissing = new("run_id_missing", "Thiếu mã lượt ghép cặp.", "runId phải là UUID khác 0, do bên gửi tạo.");
    internal static readonly Refusal IdTaken = new("id_taken", "Mã này đã dùng cho lượt ghép cặp khác.", "Tạo runId mới rồi gửi lại.", StatusCodes.Status409Conflict);
    internal static readonly Refusal AskedWrong = new("run_asked_wrong", "Yêu cầu ghép cặp chưa đúng.", "seed từ 0 đến 2147483647; wanted từ 1 đến 5.");
    internal static readonly Refusal QuotasWrong = new(
        "quotas_wrong", "Hạn mức theo lĩnh vực chưa đúng.", "Tối đa 100 lĩnh vực khác nhau có trong danh mục; places từ 1 đến 50; reserved từ 0 đến places.");

    internal static readonly Refusal NothingToMatch = new(
        "nothing_to_match", "Chưa có gì để ghép cặp.", "Năm học này cần ít nhất một nhu cầu đang mở và một khả năng hỗ trợ đã đăng ký.");

    internal static readonly Refusal TooMany = new("too_many_lines", "Quá nhiều nhu cầu hoặc khả năng hỗ trợ cho một lượt.", $"Tối đa {FreezeInput.MostLines} dòng mỗi bên.");
    internal static readonly Refusal AlreadyRunning = new(
        "run_already_going", "Đang có lượt ghép cặp khác của đơn vị cho năm học này.", "Chờ lượt đó xong hoặc huỷ nó rồi chạy lại.", StatusCodes.Status409Conflict);

    private const string Going = """
        select exists (select from matching_run where authority_id = @AuthorityId and school_year = @SchoolYear and state in ('waiting', 'running') and run_id <> @RunId)
        """;

    private const string Insert = """
        insert into matching_run (run_id, authority_id, authority_name, school_year, seed, asked, requested_by, requested_name, requested_at) values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9)
        """;

    private const string InsertInput = "insert into matching_input (run_id, content, sha256) values ($1, $2, $3)";

    internal static async Task<Results<Created<RunView>, Ok<RunView>, ProblemHttpResult>> Handle(
        StartRunRequest request, ClaimsPrincipal user, NpgsqlDataSource database, WorkBell<RunJob> bell, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if ((Refuse(request, clock.Today()) ?? await connection.RefuseActingAsync(user, request.AuthorityId, cancellation)) is { } refusal)
        {
            return refusal.ToProblem();
        }

        if ((await RunRow.FindAsync(connection, request.RunId, user, cancellation)).Run is { } known)
        {
            return Same(known, request) ? TypedResults.Ok(known) : IdTaken.ToProblem();
        }

        if (await connection.QuerySingleAsync<bool>(new CommandDefinition(Going, request, cancellationToken: cancellation)))
        {
            return AlreadyRunning.ToProblem();
        }

        var asked = new RunAsked(request.Wanted, [.. (request.Quotas ?? []).OrderBy(quota => quota.ThemeCode, StringComparer.Ordinal)]);
        var input = await FreezeInput.ReadAsync(connection, request.AuthorityId, request.SchoolYear, clock.Today(), request.Seed, asked, cancellation);
        if (RefuseInput(input) is { } empty)
        {
            return empty.ToProblem();
        }

        var isNew = await WriteAsync(connection, request, asked, input, user, clock.Now(), cancellation);
        bell.Ring();
        var (run, unseen) = await RunRow.FindAsync(connection, request.RunId, user, cancellation);
        return unseen is not null ? IdTaken.ToProblem() : isNew ? TypedResults.Created($"/matching/runs/{request.RunId}", run!) : Same(run!, request) ? TypedResults.Ok(run!) : IdTaken.ToProblem();
    }

    private static async Task<bool> WriteAsync(
        NpgsqlConnection connection, StartRunRequest request, RunAsked asked, RunInput input, ClaimsPrincipal user, DateTimeOffset now, CancellationToken cancellation)
    {
        var (content, sha256) = input.Pack();
        var authority = (await UnitLookup.FindAsync(connection, [request.AuthorityId], cancellation))[request.AuthorityId];
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(
            Insert, request.RunId, request.AuthorityId, authority.Name, request.SchoolYear, request.Seed, JsonSerializer.Serialize(asked, ContractJson.Options), user.AccountId(),
            user.Identity?.Name ?? "", now);
        batch.Add(InsertInput, request.RunId, new NpgsqlParameter { Value = content, NpgsqlDbType = NpgsqlDbType.Bytea }, sha256);
        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
            return true;
        }
        catch (PostgresException clash) when (clash.IsClashOn("matching_run_pkey"))
        {
            return false;
        }
    }

    private static Refusal? Refuse(StartRunRequest request, DateOnly today) => request switch
    {
        { RunId: var id } when id == Guid.Empty => IdMissing,
        { Seed: < 0 or > int.MaxValue } or { Wanted: < 1 or > 5 } => AskedWrong,
        { Quotas: { } quotas } when quotas.Count > 100 || quotas.DistinctBy(quota => quota.ThemeCode).Count() != quotas.Count
            || quotas.Any(quota => quota.Places is < 1 or > 50 || quota.Reserved < 0 || quota.Reserved > quota.Places) => QuotasWrong,
        _ => SchoolYear.Refuse(request.SchoolYear, today),
    };

    private static Refusal? RefuseInput(RunInput input) =>
        input.Needs.Count == 0 || input.Offers.Count == 0 ? NothingToMatch
        : input.Needs.Count > FreezeInput.MostLines || input.Offers.Count > FreezeInput.MostLines || input.Agreed.Count > FreezeInput.MostLines || input.Decisions.Count > FreezeInput.MostLines ? TooMany
        : input.Asked.Quotas.Any(quota => input.Themes.All(theme => theme.ThemeCode != quota.ThemeCode)) ? QuotasWrong
        : null;

    private static bool Same(RunView run, StartRunRequest request) =>
        (run.AuthorityId, run.SchoolYear, run.Seed, run.Asked.Wanted) == (request.AuthorityId, request.SchoolYear, request.Seed, request.Wanted)
        && run.Asked.Quotas.SequenceEqual((request.Quotas ?? []).OrderBy(quota => quota.ThemeCode, StringComparer.Ordinal));
}

/// <summary>POST /matching/runs/{id}/cancel: takes back a run that is not done; a worker that computes it stops at its next beat.</summary>
internal static class CancelRun
{
    internal static readonly Refusal NotGoing = new("run_not_going", "Lượt này không còn chạy.", "Chỉ huỷ được lượt đang chờ hoặc đang chạy.", StatusCodes.Status409Conflict);

    private const string Cancel = "update matching_run set state = 'cancelled', finished_at = $2, lease_owner = null, lease_until = null where run_id = $1 and state in ('waiting', 'running')";

    internal static async Task<Results<Ok<RunView>, ProblemHttpResult>> Handle(Guid runId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (run, refusal) = await RunRow.FindAsync(connection, runId, user, cancellation);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        await using var batch = new NpgsqlBatch(connection);
        batch.Add(Cancel, runId, clock.Now());
        return await batch.ExecuteNonQueryAsync(cancellation) == 1 || run!.State == RunState.Cancelled
            ? TypedResults.Ok((await RunRow.FindAsync(connection, runId, user, cancellation)).Run!)
            : NotGoing.ToProblem();
    }
}
