using System.Security.Claims;
using System.Text.Json;
using Dapper;
using EduCoop.Contracts;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Twinning.Themes;
using Npgsql;

namespace EduCoop.Twinning.Offers;

/// <summary>What registering, changing and withdrawing an offer have in common.</summary>
internal static class OfferWrites
{
    internal static readonly Refusal AlreadyRegistered = new(
        "offer_already_registered", "Trường đã đăng ký hỗ trợ năm học này.", "Mỗi năm học một bản đăng ký: sửa bản đã có.", StatusCodes.Status409Conflict);

    internal static readonly Refusal Changed = new(
        "version_conflict", "Bản đăng ký đã được người khác sửa.", "Tải lại, xem thay đổi rồi sửa tiếp với version mới.", StatusCodes.Status409Conflict);

    private const string Remember = """
        insert into offer_history (offer_id, version, kind, said, reason, by_account, by_name, by_unit, at) values ($1, $2, $3, $4::jsonb, $5::text, $6, $7, $8::uuid, $9)
        """;

    private const string Remembered = "select said::text from offer_history where offer_id = @offerId and version = @version";

    private const string Supports = """
        insert into offer_support (offer_id, place, theme_code, quantity, measure, mode, content)
        select $1, place, theme, quantity, measure, mode, content
        from unnest($2, $3, $4, $5, $6::text[]) with ordinality as line (theme, quantity, measure, mode, content, place)
        """;

    /// <summary>Also what makes the second of two writers of a version fail: add it before the change itself.</summary>
    internal static void AddHistory(this NpgsqlBatch batch, Guid offerId, long version, string kind, OfferContent said, string? reason, ClaimsPrincipal user, DateTimeOffset now) =>
        batch.Add(
            Remember, offerId, version, kind, JsonSerializer.Serialize(said, ContractJson.Options), reason, user.AccountId(), user.Identity?.Name ?? "", user.ActingUnit(), now);

    internal static void AddSupports(this NpgsqlBatch batch, Guid offerId, OfferContent offer) =>
        batch.Add(
            Supports, offerId, offer.Supports.Select(line => line.ThemeCode).ToArray(), offer.Supports.Select(line => line.Quantity).ToArray(),
            offer.Supports.Select(line => line.Measure.Snake()).ToArray(), offer.Supports.Select(line => line.Mode.Snake()).ToArray(), offer.Supports.Select(line => line.Text).ToArray());

    internal static async Task<OfferContent?> SaidAsync(NpgsqlConnection connection, Guid offerId, long version, CancellationToken cancellation)
    {
        var said = await connection.ExecuteScalarAsync<string?>(new CommandDefinition(Remembered, new { offerId, version }, cancellationToken: cancellation));
        return said is null ? null : JsonSerializer.Deserialize<OfferContent>(said, ContractJson.Options);
    }

    /// <summary>Themes that are not in use are refused.</summary>
    internal static async Task<Refusal?> CheckAsync(NpgsqlConnection connection, OfferContent offer, CancellationToken cancellation)
    {
        var active = await ListThemes.ActiveAsync(connection, cancellation);
        return offer.Supports.All(line => active.ContainsKey(line.ThemeCode)) ? null : ListThemes.Unknown;
    }
}
