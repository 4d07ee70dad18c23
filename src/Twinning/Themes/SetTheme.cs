using System.Security.Claims;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Themes;

/// <summary>Body of PUT /themes/{themeCode}.</summary>
/// <param name="Version">0 for a new theme; else the version that was seen.</param>
/// <param name="Name">Vietnamese name, 1-200 characters.</param>
/// <param name="NameEn">English name, 1-200 characters.</param>
/// <param name="Place">Its place in lists, 0-10000.</param>
/// <param name="Online">Can be done without travelling.</param>
/// <param name="Active">False: nothing new is said about it.</param>
public sealed record SetThemeRequest(long Version, string Name, string NameEn, int Place, bool Online, bool Active);

/// <summary>PUT /themes/{themeCode}: adds a theme, renames it, or takes it out of use.</summary>
internal static class SetTheme
{
    internal static readonly Refusal CodeInvalid = new("theme_code_invalid", "Mã lĩnh vực chưa đúng.", "Mã gồm chữ thường không dấu, số và gạch dưới, tối đa 40 ký tự, bắt đầu bằng chữ.");
    internal static readonly Refusal PlaceOutside = new("place_outside", "Thứ tự chưa đúng.", "place từ 0 đến 10000.");
    internal static readonly Refusal TooMany = new("too_many_themes", "Đã đủ số lĩnh vực.", $"Danh mục có tối đa {ListThemes.Most} lĩnh vực.");
    internal static readonly Refusal Changed = new("version_conflict", "Lĩnh vực đã được người khác sửa.", "Tải lại danh mục rồi sửa tiếp.", StatusCodes.Status409Conflict);

    private const string Insert = """
        insert into theme (theme_code, name, name_en, place, online, active, changed_by, changed_at)
        select $1, $2, $3, $4, $5, $6, $7, $8 on conflict (theme_code) do nothing
        """;

    private const string Update = """
        update theme set name = $2, name_en = $3, place = $4, online = $5, active = $6, changed_by = $7, changed_at = $8, version = version + 1
        where theme_code = $1 and version = $9
        """;

    internal static async Task<Results<Ok<Theme>, ProblemHttpResult>> Handle(
        string themeCode, SetThemeRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (Refuse(themeCode, request) is { } refusal)
        {
            return refusal.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var before = await ListThemes.ReadAsync(connection, cancellation);
        var known = before.FirstOrDefault(theme => theme.ThemeCode == themeCode);
        if (known is not null && Same(known, request))
        {
            return TypedResults.Ok(known);
        }

        if (known is null && before.Count >= ListThemes.Most)
        {
            return TooMany.ToProblem();
        }

        await using var command = new NpgsqlCommand(request.Version == 0 ? Insert : Update, connection);
        command.Add(themeCode).Add(request.Name.Nfc()).Add(request.NameEn.Nfc()).Add(request.Place).Add(request.Online).Add(request.Active).Add(user.AccountId()).Add(clock.Now());
        if (request.Version != 0)
        {
            command.Add(request.Version);
        }

        return await command.ExecuteNonQueryAsync(cancellation) == 0
            ? Changed.ToProblem()
            : TypedResults.Ok((await ListThemes.ReadAsync(connection, cancellation)).First(theme => theme.ThemeCode == themeCode));
    }

    private static bool Same(Theme theme, SetThemeRequest wanted) =>
        (theme.Version == wanted.Version + 1 || theme.Version == wanted.Version)
        && (theme.Name, theme.NameEn, theme.Place, theme.Online, theme.Active) == (wanted.Name.Nfc(), wanted.NameEn.Nfc(), wanted.Place, wanted.Online, wanted.Active);

    private static Refusal? Refuse(string code, SetThemeRequest request) => request switch
    {
        _ when !IsCode(code) => CodeInvalid,
        { Name: var name } when !Words.IsSaid(name, 200) => Words.TextInvalid("name", 200),
        { NameEn: var name } when !Words.IsSaid(name, 200) => Words.TextInvalid("nameEn", 200),
        { Place: < 0 or > 10_000 } => PlaceOutside,
        _ => null,
    };

    /// <summary>Small letters without marks, digits and underscore, a letter first, at most 40: a code of a list that authorities keep.</summary>
    internal static bool IsCode(string code) =>
        code.Length is > 0 and <= 40 && char.IsAsciiLetterLower(code[0]) && code.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_');
}
