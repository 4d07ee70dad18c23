using Dapper;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Reporting.Regimes;

/// <summary>A unit by its present name.</summary>
/// <param name="UnitId">Its id.</param>
/// <param name="Name">As printed today.</param>
public sealed record NamedUnit(Guid UnitId, string Name);

/// <summary>A regime with what there is to say about it.</summary>
/// <param name="RegimeId">Its id.</param>
/// <param name="IssuerUnitId">Who laid it down.</param>
/// <param name="IssuerName">Its present name.</param>
/// <param name="PlanId">The plan that asks for it.</param>
/// <param name="DocumentNumber">Number of that plan.</param>
/// <param name="State">How it stands.</param>
/// <param name="Version">Grows by one with each change.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day, when it has one.</param>
/// <param name="Content">What it says.</param>
/// <param name="Receivers">Who receives today: the receiver, or its successors once it has ended.</param>
/// <param name="Advice">Questions, warnings and a budget of days.</param>
public sealed record RegimeView(
    Guid RegimeId, Guid IssuerUnitId, string? IssuerName, Guid? PlanId, string? DocumentNumber, RegimeState State, int Version, DateOnly ValidFrom, DateOnly? ValidTo, RegimeContent Content,
    IReadOnlyList<NamedUnit> Receivers, RegimeAdvice Advice)
{
    private const string FindReceivers = """
        select w.id as written_id, c.unit_id, c.name from unnest(@ids) w (id) left join unit_heir(@today) h on h.unit_id = w.id
        join unit_copy c on c.unit_id = coalesce(h.heir_id, w.id) order by c.name collate "vi-x-icu", c.unit_id
        """;

    /// <summary>The views of several rows, in a fixed number of questions to the database.</summary>
    internal static async Task<IReadOnlyList<RegimeView>> OfAsync(NpgsqlConnection connection, IReadOnlyList<RegimeRow> rows, DateOnly today, CancellationToken cancellation)
    {
        var regimes = rows.Select(row => (Row: row, Content: RegimeContent.Read(row.Content))).ToList();
        var ids = regimes.Select(regime => regime.Content.ReceiverId).OfType<Guid>().Distinct().ToArray();
        var receivers = (await connection.QueryAsync<ReceiverRow>(new CommandDefinition(FindReceivers, new { ids, today }, cancellationToken: cancellation))).ToLookup(row => row.WrittenId);
        var adviser = await RegimeAdviser.FindAsync(connection, today, cancellation);
        return [.. regimes.Select(regime => new RegimeView(
            regime.Row.RegimeId, regime.Row.IssuerUnitId, regime.Row.IssuerName, regime.Row.PlanId, regime.Row.DocumentNumber, regime.Row.Stands, regime.Row.Version, regime.Row.ValidFrom, regime.Row.ValidTo,
            regime.Content, regime.Content.ReceiverId is { } id ? [.. receivers[id].Select(row => new NamedUnit(row.UnitId, row.Name))] : [],
            adviser.Of(regime.Content, regime.Row.ValidFrom, regime.Row.ValidTo)))];
    }

    internal static async Task<RegimeView> FindAsync(NpgsqlConnection connection, Guid regimeId, DateOnly today, CancellationToken cancellation) =>
        (await OfAsync(connection, [(await RegimeRow.FindAsync(connection, regimeId, cancellation))!], today, cancellation))[0];

    private sealed record ReceiverRow
    {
        public required Guid WrittenId { get; init; }

        public required Guid UnitId { get; init; }

        public required string Name { get; init; }
    }
}
