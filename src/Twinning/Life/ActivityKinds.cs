using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Twinning.Themes;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Life;

/// <summary>A kind of activity.</summary>
public sealed record ActivityKind
{
    /// <summary>Small letters without marks, digits, underscore.</summary>
    public required string KindCode { get; init; }

    /// <summary>Vietnamese name.</summary>
    public required string Name { get; init; }

    /// <summary>English name.</summary>
    public required string NameEn { get; init; }

    /// <summary>Its place in lists.</summary>
    public required int Place { get; init; }

    /// <summary>Gifts change hands; they stand in the donations ledger.</summary>
    public required bool Gives { get; init; }

    /// <summary>False: nothing new is planned of this kind.</summary>
    public required bool Active { get; init; }

    /// <summary>To be named when it is changed.</summary>
    public required long Version { get; init; }
}

/// <summary>Body of PUT /activity-kinds/{kindCode}.</summary>
/// <param name="Version">0 for a new kind; else the version that was seen.</param>
/// <param name="Name">Vietnamese name, 1-200 characters.</param>
/// <param name="NameEn">English name, 1-200 characters.</param>
/// <param name="Place">Its place in lists, 0-10000.</param>
/// <param name="Gives">Gifts change hands.</param>
/// <param name="Active">False: nothing new is planned of this kind.</param>
public sealed record SetActivityKindRequest(long Version, string Name, string NameEn, int Place, bool Gives, bool Active);

/// <summary>GET /activity-kinds and PUT /activity-kinds/{kindCode}: kinds are data, an authority adds one when its plan names one.</summary>
internal static class ActivityKinds
{
    private const int Most = 200;

    internal static readonly Refusal CodeInvalid = new("kind_code_invalid", "Mã loại hoạt động chưa đúng.", "Mã gồm chữ thường không dấu, số và gạch dưới, tối đa 40 ký tự, bắt đầu bằng chữ.");
    internal static readonly Refusal TooManyKinds = new("too_many_kinds", "Đã đủ số loại hoạt động.", $"Danh mục có tối đa {Most} loại.");
    internal static readonly Refusal Changed = new("version_conflict", "Loại hoạt động đã được người khác sửa.", "Tải lại danh mục rồi sửa tiếp.", StatusCodes.Status409Conflict);

    private const string Columns = "select kind_code, name, name_en, place, gives, active, version from activity_kind";

    private const string Insert = """
        insert into activity_kind (kind_code, name, name_en, place, gives, active, changed_by, changed_at)
        select $1, $2, $3, $4, $5, $6, $7, $8 on conflict (kind_code) do nothing
        """;

    private const string Update = """
        update activity_kind set name = $2, name_en = $3, place = $4, gives = $5, active = $6, changed_by = $7, changed_at = $8, version = version + 1 where kind_code = $1 and version = $9
        """;

    internal static async Task<Ok<IReadOnlyList<ActivityKind>>> HandleList(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return TypedResults.Ok<IReadOnlyList<ActivityKind>>(await ReadAsync(connection, cancellation));
    }

    internal static async Task<Results<Ok<ActivityKind>, ProblemHttpResult>> HandleSet(
        string kindCode, SetActivityKindRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (Refuse(kindCode, request) is { } refusal)
        {
            return refusal.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var before = await ReadAsync(connection, cancellation);
        var known = before.Find(kind => kind.KindCode == kindCode);
        if (known is not null && IsSame(known, request))
        {
            return TypedResults.Ok(known);
        }

        if (known is null && before.Count >= Most)
        {
            return TooManyKinds.ToProblem();
        }

        await using var command = new NpgsqlCommand(request.Version == 0 ? Insert : Update, connection);
        command.Add(kindCode).Add(request.Name.Nfc()).Add(request.NameEn.Nfc()).Add(request.Place).Add(request.Gives).Add(request.Active).Add(user.AccountId()).Add(clock.Now());
        if (request.Version != 0)
        {
            command.Add(request.Version);
        }

        return await command.ExecuteNonQueryAsync(cancellation) == 0 ? Changed.ToProblem() : TypedResults.Ok((await ReadAsync(connection, cancellation)).First(kind => kind.KindCode == kindCode));
    }

    internal static async Task<bool> IsActiveAsync(NpgsqlConnection connection, string kindCode, CancellationToken cancellation) =>
        (await ReadAsync(connection, cancellation)).Exists(kind => kind.KindCode == kindCode && kind.Active);

    private static async Task<List<ActivityKind>> ReadAsync(NpgsqlConnection connection, CancellationToken cancellation) =>
        (await connection.QueryAsync<ActivityKind>(new CommandDefinition($"{Columns} order by place, kind_code", cancellationToken: cancellation))).AsList();

    private static bool IsSame(ActivityKind kind, SetActivityKindRequest wanted) =>
        (kind.Version == wanted.Version + 1 || kind.Version == wanted.Version)
        && (kind.Name, kind.NameEn, kind.Place, kind.Gives, kind.Active) == (wanted.Name.Nfc(), wanted.NameEn.Nfc(), wanted.Place, wanted.Gives, wanted.Active);

    private static Refusal? Refuse(string code, SetActivityKindRequest request) => request switch
    {
        _ when !SetTheme.IsCode(code) => CodeInvalid,
        { Name: var name } when !Words.IsSaid(name, 200) => Words.TextInvalid("name", 200),
        { NameEn: var name } when !Words.IsSaid(name, 200) => Words.TextInvalid("nameEn", 200),
        { Place: < 0 or > 10_000 } => SetTheme.PlaceOutside,
        _ => null,
    };
}
