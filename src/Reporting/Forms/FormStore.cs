using System.Security.Claims;
using System.Text.Json;
using Dapper;
using EduCoop.Contracts;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Reporting.Forms;

/// <summary>A form in one version.</summary>
/// <param name="FormId">Its id.</param>
/// <param name="UnitId">The unit that issues it.</param>
/// <param name="UnitName">Its name today.</param>
/// <param name="Title">Title, 1-300 characters.</param>
/// <param name="Version">This version, from 1.</param>
/// <param name="NewestVersion">The newest.</param>
/// <param name="PublishedVersion">The one that units fill in; null until one is published.</param>
/// <param name="Content">What it asks.</param>
/// <param name="ByName">Who saved this version.</param>
/// <param name="At">When.</param>
public sealed record FormView(
    Guid FormId, Guid UnitId, string? UnitName, string Title, int Version, int NewestVersion, int? PublishedVersion, FormContent Content, string ByName, DateTimeOffset At);

/// <summary>Reads forms, and who may see and write them.</summary>
internal static class FormStore
{
    internal static readonly Refusal Changed = new("form_changed", "Biểu đã có phiên bản mới hơn.", "Tải lại biểu, xem thay đổi của người khác rồi lưu lại.", StatusCodes.Status409Conflict);
    internal static readonly Refusal IdTaken = new("id_taken", "Mã này đã dùng cho biểu khác.", "Tạo formId mới rồi gửi lại.", StatusCodes.Status409Conflict);
    internal static readonly Refusal Wrong = new("form_wrong", "Biểu còn chỗ chưa đúng.", "faults nêu từng chỗ và cách sửa.");

    private const string Select = """
        select f.form_id, f.unit_id, u.name, v.title, v.version, f.version, f.published_version, v.content, v.by_name, v.at
        from form f join form_version v on v.form_id = f.form_id and v.version = coalesce(@version, f.version) left join unit_copy u on u.unit_id = f.unit_id
        where f.form_id = @formId
        """;

    // A unit fills in the forms of those above it and sees what those below it have made.
    private const string MayRead = "select @unit = @own or exists (select from unit_copy where unit_id = @unit and @own = any (path)) or exists (select from unit_copy where unit_id = @own and @unit = any (path))";

    private const string MayWrite = "select @unit = @own or exists (select from unit_copy where unit_id = @unit and @own = any (path))";

    internal static async Task<FormView?> FindAsync(NpgsqlConnection connection, Guid formId, int? version, CancellationToken cancellation)
    {
        await using var reader = await connection.ExecuteReaderAsync(new CommandDefinition(Select, new { formId, version }, cancellationToken: cancellation));
        return await reader.ReadAsync(cancellation)
            ? new FormView(
                reader.GetGuid(0), reader.GetGuid(1), await reader.IsDBNullAsync(2, cancellation) ? null : reader.GetString(2), reader.GetString(3), reader.GetInt32(4), reader.GetInt32(5),
                await reader.IsDBNullAsync(6, cancellation) ? null : reader.GetInt32(6), JsonSerializer.Deserialize<FormContent>(reader.GetString(7), ContractJson.Options)!, reader.GetString(8),
                reader.GetFieldValue<DateTimeOffset>(9))
            : null;
    }

    /// <summary>The form when the caller may see it: a refusal otherwise.</summary>
    internal static async Task<(FormView? Form, Refusal? Refusal)> ReadableAsync(
        NpgsqlConnection connection, ClaimsPrincipal user, Guid formId, int? version, CancellationToken cancellation) =>
        await FindAsync(connection, formId, version, cancellation) is not { } form ? (null, Refusal.NotFound)
        : await AllowsAsync(connection, MayRead, user, form.UnitId, cancellation) ? (form, null)
        : (null, Refusal.OutOfScope);

    internal static readonly Refusal NotPublished = new("form_unknown", "Không có biểu này, hoặc biểu chưa ban hành.", "Chọn một biểu đã ban hành trong GET /forms?published=true.");

    /// <summary>The form as it is filled in: the version that a report already has, or else the published one.</summary>
    internal static async Task<(FormView? Form, Refusal? Refusal)> FillableAsync(NpgsqlConnection connection, ClaimsPrincipal user, Guid formId, int? version, CancellationToken cancellation)
    {
        var (form, refusal) = await ReadableAsync(connection, user, formId, version, cancellation);
        if (form is null || version is not null)
        {
            return (form, form is null ? NotPublished : refusal);
        }

        return form.PublishedVersion is not { } published ? (null, NotPublished)
            : published == form.Version ? (form, null)
            : (await FindAsync(connection, formId, published, cancellation), null);
    }

    internal static async Task<Refusal?> RefuseWritingAsync(NpgsqlConnection connection, ClaimsPrincipal user, Guid unitId, CancellationToken cancellation) =>
        await AllowsAsync(connection, MayWrite, user, unitId, cancellation) ? null : Refusal.OutOfScope;

    private static async Task<bool> AllowsAsync(NpgsqlConnection connection, string rule, ClaimsPrincipal user, Guid unit, CancellationToken cancellation) =>
        user.IsInRole(Roles.Administrator)
        || (user.ActingUnit() is { } own && await connection.ExecuteScalarAsync<bool>(new CommandDefinition(rule, new { unit, own }, cancellationToken: cancellation)));
}
