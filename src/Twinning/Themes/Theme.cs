using Dapper;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Themes;

/// <summary>What partners work together on.</summary>
public sealed record Theme
{
    /// <summary>Stable code, for example "stem".</summary>
    public required string ThemeCode { get; init; }

    /// <summary>Vietnamese name.</summary>
    public required string Name { get; init; }

    /// <summary>English name.</summary>
    public required string NameEn { get; init; }

    /// <summary>Its place in lists; lower comes first.</summary>
    public required int Place { get; init; }

    /// <summary>Can be done without travelling.</summary>
    public required bool Online { get; init; }

    /// <summary>False: what was said stays, nothing new is said about it.</summary>
    public required bool Active { get; init; }

    /// <summary>Grows by one with each change.</summary>
    public required long Version { get; init; }
}

/// <summary>GET /themes: all of them, in their order. There are at most <see cref="Most"/>.</summary>
internal static class ListThemes
{
    internal const int Most = 100;

    internal static readonly Refusal Unknown = new("theme_unknown", "Không có lĩnh vực này hoặc đã ngừng dùng.", "Chọn themeCode trong GET /themes, còn active.");

    private const string All = "select theme_code, name, name_en, place, online, active, version from theme order by place, theme_code limit 100";

    internal static async Task<Ok<IReadOnlyList<Theme>>> Handle(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return TypedResults.Ok(await ReadAsync(connection, cancellation));
    }

    internal static async Task<IReadOnlyList<Theme>> ReadAsync(NpgsqlConnection connection, CancellationToken cancellation) =>
        (await connection.QueryAsync<Theme>(new CommandDefinition(All, cancellationToken: cancellation))).AsList();

    /// <summary>The names of those that are in use.</summary>
    internal static async Task<IReadOnlyDictionary<string, string>> ActiveAsync(NpgsqlConnection connection, CancellationToken cancellation) =>
        (await ReadAsync(connection, cancellation)).Where(theme => theme.Active).ToDictionary(theme => theme.ThemeCode, theme => theme.Name, StringComparer.Ordinal);
}
