using System.Security.Claims;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.UnitDirectory.Names;
using EduCoop.UnitDirectory.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.UnitDirectory.Contacts;

/// <summary>The consent that a person gave to be listed.</summary>
/// <param name="Purpose">What for, in the words that the person read.</param>
/// <param name="TextVersion">Which text they agreed to.</param>
/// <param name="GivenAt">When.</param>
public sealed record ContactConsent(string Purpose, string TextVersion, DateTimeOffset GivenAt);

/// <summary>A person to reach at a unit.</summary>
/// <param name="ContactId">Made by the caller; sending the same again changes nothing.</param>
/// <param name="FullName">As the person writes it; never split.</param>
/// <param name="Position">Their post.</param>
/// <param name="Phone">Telephone.</param>
/// <param name="Email">Mail address.</param>
/// <param name="Consent">Without consent nobody is listed.</param>
public sealed record AddContactRequest(Guid ContactId, string FullName, string Position, string? Phone, string? Email, ContactConsent Consent);

/// <summary>A person to reach at a unit, for those who may see it.</summary>
/// <param name="ContactId">Its id.</param>
/// <param name="FullName">Name.</param>
/// <param name="Position">Post.</param>
/// <param name="Phone">Telephone.</param>
/// <param name="Email">Mail address.</param>
/// <param name="Consent">The consent it rests on.</param>
/// <param name="RecordedAt">When it was recorded.</param>
public sealed record ContactView(Guid ContactId, string FullName, string Position, string? Phone, string? Email, ContactConsent Consent, DateTimeOffset RecordedAt);

/// <summary>
/// GET and POST /units/{id}/contacts, POST /units/{id}/contacts/{contactId}/withdraw. Personal data: shown and written within one's own units
/// only, with consent, and wiped in the same moment in which consent is withdrawn.
/// </summary>
internal static class Contacts
{
    private const int MostContacts = 100;

    private const string Select = """
        select contact_id, full_name, position, phone, email, consent_purpose, consent_text, consented_at, recorded_at
        from unit_contact where unit_id = $1 and withdrawn_at is null order by recorded_at, contact_id limit $2
        """;

    private const string Insert = """
        insert into unit_contact (contact_id, unit_id, full_name, position, phone, email, consent_purpose, consent_text, consented_at, recorded_by, recorded_at)
        select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11
        where (select count(*) from unit_contact where unit_id = $2 and withdrawn_at is null) < $12
        on conflict (contact_id) do nothing
        """;

    private const string SelectSame = """
        select (unit_id, full_name, position, coalesce(phone, ''), coalesce(email, ''), consent_purpose, consent_text, consented_at)
             = ($2::uuid, $3::text, $4::text, coalesce($5::text, ''), coalesce($6::text, ''), $7::text, $8::text, $9::timestamptz)
        from unit_contact where contact_id = $1
        """;

    private const string Wipe = """
        update unit_contact set withdrawn_at = $3, withdrawn_by = $4, full_name = '', position = '', phone = null, email = null
        where contact_id = $1 and unit_id = $2 and withdrawn_at is null
        """;

    private static readonly Refusal ConsentMissing = new(
        "consent_missing", "Chưa có sự đồng ý của người được ghi liên hệ.", "Ghi mục đích (purpose), phiên bản văn bản đồng ý (textVersion) và thời điểm đồng ý, không ở tương lai.");

    private static readonly Refusal NameMissing = new("contact_incomplete", "Liên hệ chưa đủ thông tin hoặc quá dài.", "Ghi họ tên, chức vụ (tối đa 200 ký tự) và ít nhất số điện thoại (30) hoặc thư điện tử (200).");
    private static readonly Refusal TooMany = new("contacts_too_many", "Đơn vị đã có quá nhiều liên hệ.", "Mỗi đơn vị tối đa 100 liên hệ: rút bớt liên hệ cũ.");

    internal static async Task<Results<Ok<IReadOnlyList<ContactView>>, ProblemHttpResult>> HandleList(
        Guid id, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await RefuseAsync(connection, id, user, cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        await using var command = new NpgsqlCommand(Select, connection);
        command.Add(id).Add(MostContacts);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var contacts = new List<ContactView>();
        while (await reader.ReadAsync(cancellation))
        {
            var consent = new ContactConsent(reader.GetString(5), reader.GetString(6), reader.GetFieldValue<DateTimeOffset>(7));
            contacts.Add(new(reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.TextOrNull(3), reader.TextOrNull(4), consent, reader.GetFieldValue<DateTimeOffset>(8)));
        }

        return TypedResults.Ok<IReadOnlyList<ContactView>>(contacts);
    }

    internal static async Task<Results<Created, Ok, ProblemHttpResult>> HandleAdd(
        Guid id, AddContactRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (Refuse(request, clock.GetUtcNow()) is { } wrong)
        {
            return wrong.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await RefuseAsync(connection, id, user, cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        object?[] facts =
        [
            request.ContactId, id, SearchText.Clean(request.FullName), SearchText.Clean(request.Position), Text(request.Phone), Text(request.Email),
            SearchText.Clean(request.Consent.Purpose), SearchText.Clean(request.Consent.TextVersion), request.Consent.GivenAt,
        ];
        await using var insert = With(connection, Insert, [.. facts, user.AccountId(), clock.GetUtcNow(), MostContacts]);
        if (await insert.ExecuteNonQueryAsync(cancellation) == 1)
        {
            return TypedResults.Created($"/units/{id}/contacts");
        }

        await using var same = With(connection, SelectSame, facts);
        return await same.ExecuteScalarAsync(cancellation) switch
        {
            true => TypedResults.Ok(),
            false => UnitRefusals.IdTaken.ToProblem(),
            _ => TooMany.ToProblem(),
        };
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> HandleWithdraw(
        Guid id, Guid contactId, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await RefuseAsync(connection, id, user, cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        await using var wipe = With(connection, Wipe, [contactId, id, clock.GetUtcNow(), user.AccountId()]);
        await wipe.ExecuteNonQueryAsync(cancellation);
        return TypedResults.NoContent();
    }

    private static Refusal? Refuse(AddContactRequest request, DateTimeOffset now)
    {
        var (name, position) = (SearchText.Clean(request.FullName), SearchText.Clean(request.Position));
        var (phone, email) = (Text(request.Phone), Text(request.Email));
        return request.ContactId == Guid.Empty ? UnitRefusals.IdMissing
            : name.Length is 0 or > 200 || position.Length > 200 || phone?.Length > 30 || email?.Length > 200 || (phone is null && email is null) ? NameMissing
            : SearchText.Clean(request.Consent.Purpose).Length is 0 or > 500 || SearchText.Clean(request.Consent.TextVersion).Length is 0 or > 50 || request.Consent.GivenAt > now.AddMinutes(5) ? ConsentMissing
            : null;
    }

    private static async Task<Refusal?> RefuseAsync(NpgsqlConnection connection, Guid id, ClaimsPrincipal user, CancellationToken cancellation) =>
        await UnitStore.FindAsync(connection, id, cancellation) is not { } unit ? Refusal.NotFound
        : user.MayActOn(unit.Path) ? null : Refusal.OutOfScope;

    private static string? Text(string? text) => text is null ? null : SearchText.Clean(text) is { Length: > 0 } clean ? clean : null;

    private static NpgsqlCommand With(NpgsqlConnection connection, string sql, object?[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Add(value);
        }

        return command;
    }
}
