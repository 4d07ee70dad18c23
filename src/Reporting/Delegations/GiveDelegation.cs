using System.Security.Claims;
using Dapper;
using EduCoop.Reporting.Regimes;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Reporting.Delegations;

/// <summary>Body of POST /delegations.</summary>
/// <param name="DelegationId">Made by the caller.</param>
/// <param name="Capacity">KT, TL or TUQ.</param>
/// <param name="HeadPosition">In whose name, as printed, 1-200 characters.</param>
/// <param name="ToAccount">Who may sign; not the caller.</param>
/// <param name="ToName">That person's name.</param>
/// <param name="ToPosition">As what, as printed, 1-200 characters.</param>
/// <param name="FromDay">First day.</param>
/// <param name="ToDay">Last day, not gone by, at most two years after the first.</param>
/// <param name="RegimeId">One regime only; all reports when left out.</param>
public sealed record GiveDelegationRequest(
    Guid DelegationId, string Capacity, string HeadPosition, Guid ToAccount, string ToName, string ToPosition, DateOnly FromDay, DateOnly ToDay, Guid? RegimeId = null);

/// <summary>A delegation of a unit.</summary>
public sealed record DelegationView
{
    /// <summary>Which.</summary>
    public required Guid DelegationId { get; init; }

    /// <summary>KT, TL or TUQ.</summary>
    public required string Capacity { get; init; }

    /// <summary>In whose name.</summary>
    public required string HeadPosition { get; init; }

    /// <summary>Who may sign.</summary>
    public required Guid ToAccount { get; init; }

    /// <summary>That person's name.</summary>
    public required string ToName { get; init; }

    /// <summary>As what.</summary>
    public required string ToPosition { get; init; }

    /// <summary>Null for all reports.</summary>
    public required Guid? RegimeId { get; init; }

    /// <summary>Its name.</summary>
    public required string? RegimeName { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly FromDay { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly ToDay { get; init; }

    /// <summary>Who gave it.</summary>
    public required string GivenByName { get; init; }

    /// <summary>When it was withdrawn.</summary>
    public required DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>By whom.</summary>
    public required string? WithdrawnName { get; init; }

    /// <summary>waiting, valid, over or withdrawn, today.</summary>
    public required string State { get; init; }

    /// <summary>Given to the caller.</summary>
    public required bool IsMine { get; init; }
}

/// <summary>POST /delegations, POST /delegations/{id}/withdraw, GET /delegations?mine=: who may sign in the head's name, from day to day.</summary>
internal static class GiveDelegation
{
    private const int Longest = 200;
    private const int MostYears = 2;

    internal static readonly Refusal Invalid = new(
        "delegation_invalid", "Ủy quyền ký chưa đúng.", $"capacity là KT, TL hoặc TUQ; chức vụ và họ tên từ 1 đến {Longest} ký tự; ngày cuối không trước ngày đầu, chưa qua và không quá {MostYears} năm sau ngày đầu; nêu delegationId và toAccount.");

    internal static readonly Refusal Own = new("own_delegation", "Không tự ủy quyền cho mình.", "Người giao ủy quyền và người được ký thay phải là hai người.", StatusCodes.Status403Forbidden);
    internal static readonly Refusal RegimeUnknown = new("regime_unknown", "Không có chế độ báo cáo này.", "Chọn chế độ trong danh sách, hoặc để trống cho mọi báo cáo.");
    internal static readonly Refusal Taken = new("delegation_exists", "Mã ủy quyền này đã dùng.", "Tạo mã mới rồi gửi lại.", StatusCodes.Status409Conflict);

    private const string Insert = """
        insert into delegation (delegation_id, unit_id, capacity, head_position, to_account, to_name, to_position, regime_id, from_day, to_day, given_by, given_by_name, given_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8::uuid, $9, $10, $11, $12, $13) on conflict (delegation_id) do nothing
        """;

    private const string Withdraw = """
        update delegation set withdrawn_at = $3, withdrawn_by = $4, withdrawn_name = $5 where delegation_id = $1 and unit_id = $2 and withdrawn_at is null
        """;

    private const string View = """
        select d.delegation_id, d.capacity, d.head_position, d.to_account, d.to_name, d.to_position, d.regime_id, r.name as regime_name, d.from_day, d.to_day, d.given_by_name, d.withdrawn_at, d.withdrawn_name,
               case when d.withdrawn_at is not null then 'withdrawn' when d.to_day < @day then 'over' when d.from_day > @day then 'waiting' else 'valid' end as state, d.to_account = @account as is_mine
        from delegation d left join regime r on r.regime_id = d.regime_id
        """;

    private const string Mine = "where d.unit_id = @own and (not @mine or (d.to_account = @account and d.withdrawn_at is null and @day between d.from_day and d.to_day))";

    internal static async Task<Results<Created<DelegationView>, Ok<DelegationView>, ProblemHttpResult>> Handle(
        GiveDelegationRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (user.ActingUnit() is not { } own)
        {
            return Refusal.OutOfScope.ToProblem();
        }

        if (Refuse(request, user.AccountId(), clock.Today()) is { } refusal)
        {
            return refusal.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var command = new NpgsqlCommand(Insert, connection);
        command.Add(request.DelegationId).Add(own).Add(request.Capacity).Add(request.HeadPosition.Trim()).Add(request.ToAccount).Add(request.ToName.Trim()).Add(request.ToPosition.Trim()).Add(request.RegimeId)
            .Add(request.FromDay).Add(request.ToDay).Add(user.AccountId()).Add(user.Identity?.Name ?? "").Add(clock.GetUtcNow());
        try
        {
            var isNew = await command.ExecuteNonQueryAsync(cancellation) == 1;
            var view = await FindAsync(connection, request.DelegationId, own, user, clock, cancellation);
            return view is null || (!isNew && !Says(view, request)) ? Taken.ToProblem() : isNew ? TypedResults.Created($"/delegations/{request.DelegationId}", view) : TypedResults.Ok(view);
        }
        catch (PostgresException unknown) when (unknown.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            return RegimeUnknown.ToProblem();
        }
    }

    internal static async Task<Results<Ok<DelegationView>, ProblemHttpResult>> HandleWithdraw(
        Guid id, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        var own = user.ActingUnit() ?? Guid.Empty;
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var command = new NpgsqlCommand(Withdraw, connection);
        await command.Add(id).Add(own).Add(clock.GetUtcNow()).Add(user.AccountId()).Add(user.Identity?.Name ?? "").ExecuteNonQueryAsync(cancellation);
        return await FindAsync(connection, id, own, user, clock, cancellation) is { } view ? TypedResults.Ok(view) : Refusal.NotFound.ToProblem();
    }

    internal static async Task<Results<Ok<PagedResult<DelegationView>>, ProblemHttpResult>> HandleList(
        ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation, bool mine = false, int? page = null, int? pageSize = null)
    {
        if (user.ActingUnit() is not { } own)
        {
            return Refusal.OutOfScope.ToProblem();
        }

        var wanted = PageRequest.Of(page, pageSize);
        var values = new { own, mine, account = user.AccountId(), day = clock.Today(), size = wanted.PageSize, offset = wanted.Offset };
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition($"select count(*) from delegation d {Mine}", values, cancellationToken: cancellation));
        var rows = await connection.QueryAsync<DelegationView>(new CommandDefinition(
            $"{View} {Mine} order by d.withdrawn_at is not null, d.to_day desc, d.delegation_id limit @size offset @offset", values, cancellationToken: cancellation));
        return TypedResults.Ok(new PagedResult<DelegationView>(rows.AsList(), total, wanted.Page, wanted.PageSize));
    }

    private static Refusal? Refuse(GiveDelegationRequest request, Guid account, DateOnly today) =>
        request.DelegationId == Guid.Empty || request.ToAccount == Guid.Empty || request.Capacity is not ("KT" or "TL" or "TUQ") || request.FromDay > request.ToDay || request.ToDay < today
            || request.ToDay.DayNumber > request.FromDay.DayNumber + (MostYears * 366)
            || !RegimeContent.IsSaid(request.HeadPosition, Longest) || !RegimeContent.IsSaid(request.ToName, Longest) || !RegimeContent.IsSaid(request.ToPosition, Longest) ? Invalid
        : request.ToAccount == account ? Own : null;

    private static bool Says(DelegationView view, GiveDelegationRequest request) =>
        (view.Capacity, view.HeadPosition, view.ToAccount, view.ToName, view.ToPosition, view.FromDay, view.ToDay, view.RegimeId)
        == (request.Capacity, request.HeadPosition.Trim(), request.ToAccount, request.ToName.Trim(), request.ToPosition.Trim(), request.FromDay, request.ToDay, request.RegimeId);

    private static Task<DelegationView?> FindAsync(NpgsqlConnection connection, Guid id, Guid own, ClaimsPrincipal user, TimeProvider clock, CancellationToken cancellation) =>
        connection.QuerySingleOrDefaultAsync<DelegationView>(new CommandDefinition(
            $"{View} where d.delegation_id = @id and d.unit_id = @own", new { id, own, account = user.AccountId(), day = clock.Today() }, cancellationToken: cancellation));
}
