using System.Text.Json;
using Dapper;
using EduCoop.Contracts;
using EduCoop.Contracts.Donations;
using EduCoop.Donations.Lawful;
using EduCoop.Donations.Lawful.Rules;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Donations.Restrictions;

/// <summary>What a giver wants: at least one of purposes, place and days.</summary>
/// <param name="Said">The giver's own words, 3-300 characters.</param>
/// <param name="Purposes">Codes of the purposes that are allowed, 1-20 of those that the campaign's law permits; null: any.</param>
/// <param name="PlaceUnitId">A unit of the directory (a province, a commune, one school); goods go only to units in it.</param>
/// <param name="UseFrom">First day of use.</param>
/// <param name="UseUntil">Last day of use.</param>
public sealed record GiverTerms(string Said, IReadOnlyList<string>? Purposes = null, Guid? PlaceUnitId = null, DateOnly? UseFrom = null, DateOnly? UseUntil = null)
{
    internal static readonly Refusal Empty = new("restriction_empty", "Điều kiện chưa nói gì.", "Ghi ít nhất một trong: purposes (mục đích), placeUnitId (nơi nhận), useFrom, useUntil (thời hạn).");
    internal static readonly Refusal PurposeUnknown = new("purpose_unknown", "Có mục đích không được phép.", "purposes nhận 1-20 mã trong danh mục mục đích mà pháp luật của đợt vận động cho phép.");
    internal static readonly Refusal PlaceUnknown = new("place_unknown", "Không có đơn vị này.", "placeUnitId phải là mã đơn vị trong danh mục.");
    internal static readonly Refusal DaysInvalid = new("days_invalid", "Thời hạn chưa đúng.", "useFrom không sau useUntil, từ năm 2000 đến năm 2100.");

    private const string PlaceExists = "select exists (select from unit_copy where unit_id = @place)";

    /// <summary>What binds, without the words: gifts whose terms are alike share one campaign.</summary>
    internal string Key => $"{string.Join(',', (Purposes ?? []).Distinct().Order(StringComparer.Ordinal))}|{PlaceUnitId}|{UseFrom:yyyy-MM-dd}|{UseUntil:yyyy-MM-dd}";

    /// <summary>All of it as one text, by which a gift that is sent again is compared.</summary>
    internal string Written => JsonSerializer.Serialize(this with { Said = Said.Nfc()! }, ContractJson.Options);

    internal Refusal? Refuse(FundraisingRegime regime) => this switch
    {
        _ when PlanRefusals.Text("said", Said, 3, 300) is { } unfit => unfit,
        { Purposes: null, PlaceUnitId: null, UseFrom: null, UseUntil: null } => Empty,
        { Purposes: { } purposes } when purposes.Count is 0 or > 20 || purposes.Any(code => Lawful.Rules.Purposes.Find(code) is not { } purpose || !Lawful.Rules.Purposes.Serves(purpose, regime)) => PurposeUnknown,
        { UseFrom: { } from, UseUntil: { } until } when from > until => DaysInvalid,
        _ when IsFar(UseFrom) || IsFar(UseUntil) => DaysInvalid,
        _ => null,
    };

    internal async Task<Refusal?> RefusePlaceAsync(NpgsqlConnection connection, CancellationToken cancellation) =>
        PlaceUnitId is { } place && !await connection.ExecuteScalarAsync<bool>(new CommandDefinition(PlaceExists, new { place }, cancellationToken: cancellation)) ? PlaceUnknown : null;

    /// <summary>For titles that everybody sees: what binds, never the giver's own words.</summary>
    /// <param name="placeName">The place's name; null where none is named.</param>
    internal string InWords(string? placeName) => string.Join("; ", new[]
    {
        Purposes is null ? null : string.Join(", ", Purposes.Select(code => Lawful.Rules.Purposes.Find(code)?.NameVi ?? code)),
        placeName,
        UseFrom is { } from ? $"từ {from:dd/MM/yyyy}" : null,
        UseUntil is { } until ? $"đến {until:dd/MM/yyyy}" : null,
    }.Where(part => part is not null));

    private static bool IsFar(DateOnly? day) => day is { Year: < 2000 or > 2100 };
}
