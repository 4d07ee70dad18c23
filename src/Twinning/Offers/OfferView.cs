using System.Text.Json;
using Dapper;
using EduCoop.Contracts;
using EduCoop.Contracts.Twinning;
using Npgsql;

namespace EduCoop.Twinning.Offers;

/// <summary>An offer as it stands.</summary>
/// <param name="OfferId">The offer.</param>
/// <param name="SchoolId">The school that gives.</param>
/// <param name="SchoolName">As printed on the day it was said.</param>
/// <param name="Offer">What is offered. The note is left out for people of other units.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Version">To be named when it is changed.</param>
/// <param name="RegisteredAt">When it was first said.</param>
/// <param name="ChangedAt">When it was last changed.</param>
public sealed record OfferView(
    Guid OfferId, Guid SchoolId, string SchoolName, OfferContent Offer, OfferState State, long Version, DateTimeOffset RegisteredAt, DateTimeOffset ChangedAt);

/// <summary>A row of the table offer with its lines.</summary>
internal sealed record OfferRow
{
    internal const string Columns = """
        o.offer_id, o.school_id, o.school_name, o.school_year, o.most_partners::int as most_partners, o.wishes, o.note, o.state, o.version, o.registered_at, o.changed_at,
        (select jsonb_agg(jsonb_build_object('themeCode', s.theme_code, 'quantity', s.quantity, 'measure', s.measure, 'mode', s.mode, 'text', s.content) order by s.place)::text
         from offer_support s where s.offer_id = o.offer_id) as supports
        """;

    private const string One = $"select {Columns} from offer o where o.offer_id = @offerId";

    public required Guid OfferId { get; init; }

    public required Guid SchoolId { get; init; }

    public required string SchoolName { get; init; }

    public required int SchoolYear { get; init; }

    public required int MostPartners { get; init; }

    public required string? Wishes { get; init; }

    public required string? Note { get; init; }

    public required OfferState State { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset RegisteredAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>JSON list of <see cref="OfferedSupport"/>.</summary>
    public required string Supports { get; init; }

    internal OfferContent Said => new(SchoolYear, MostPartners, JsonSerializer.Deserialize<List<OfferedSupport>>(Supports, ContractJson.Options)!, Wishes, Note);

    internal OfferView View(bool own) => new(OfferId, SchoolId, SchoolName, own ? Said : Said with { Note = null }, State, Version, RegisteredAt, ChangedAt);

    internal static Task<OfferRow?> FindAsync(NpgsqlConnection connection, Guid offerId, CancellationToken cancellation) =>
        connection.QuerySingleOrDefaultAsync<OfferRow>(new CommandDefinition(One, new { offerId }, cancellationToken: cancellation));
}
