using System.Security.Claims;
using System.Text.Json;
using Dapper;
using EduCoop.Contracts;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Twinning.Themes;
using EduCoop.Twinning.Units;
using Npgsql;

namespace EduCoop.Twinning.Needs;

/// <summary>What declaring, changing and withdrawing a need have in common.</summary>
internal static class NeedWrites
{
    internal static readonly Refusal AlreadyDeclared = new(
        "need_already_declared", "Trường đã khai nhu cầu này.", "Mỗi năm học, mỗi lĩnh vực và loại số lượng khai một dòng: sửa dòng đã có.", StatusCodes.Status409Conflict);

    internal static readonly Refusal Changed = new(
        "version_conflict", "Nhu cầu đã được người khác sửa.", "Tải lại, xem thay đổi rồi sửa tiếp với version mới.", StatusCodes.Status409Conflict);

    internal static readonly Refusal PartnerUnfit = new("wished_partner_unfit", "Trường mong muốn kết nghĩa chưa đúng.", "wishedPartnerId là một trường khác, còn hoạt động.");

    private const string Remember = """
        insert into need_history (need_id, version, kind, said, reason, by_account, by_name, by_unit, at) values ($1, $2, $3, $4::jsonb, $5::text, $6, $7, $8::uuid, $9)
        """;

    private const string Remembered = "select said::text from need_history where need_id = @needId and version = @version";

    /// <summary>Also what makes the second of two writers of a version fail: add it before the change itself.</summary>
    internal static void AddHistory(this NpgsqlBatch batch, Guid needId, long version, string kind, NeedContent said, string? reason, ClaimsPrincipal user, DateTimeOffset now) =>
        batch.Add(
            Remember, needId, version, kind, JsonSerializer.Serialize(said, ContractJson.Options), reason, user.AccountId(), user.Identity?.Name ?? "", user.ActingUnit(), now);

    internal static async Task<NeedContent?> SaidAsync(NpgsqlConnection connection, Guid needId, long version, CancellationToken cancellation)
    {
        var said = await connection.ExecuteScalarAsync<string?>(new CommandDefinition(Remembered, new { needId, version }, cancellationToken: cancellation));
        return said is null ? null : JsonSerializer.Deserialize<NeedContent>(said, ContractJson.Options);
    }

    /// <summary>What only the tables can tell of a need's content; the theme's name when all is well.</summary>
    internal static async Task<(string? ThemeName, Refusal? Refusal)> CheckAsync(
        NpgsqlConnection connection, Guid schoolId, NeedContent need, DateOnly today, CancellationToken cancellation)
    {
        if (!(await ListThemes.ActiveAsync(connection, cancellation)).TryGetValue(need.ThemeCode, out var themeName))
        {
            return (null, ListThemes.Unknown);
        }

        if (need.WishedPartnerId is { } partner)
        {
            var school = (await connection.FindSchoolsAsync([partner], today, cancellation)).GetValueOrDefault(partner);
            if (partner == schoolId || school is null || school.HasEnded(today))
            {
                return (null, PartnerUnfit);
            }
        }

        return (themeName, null);
    }
}
