using Dapper;
using Npgsql;

namespace EduCoop.Donations.Ledger.Periods;

/// <summary>How far the closing of a period is.</summary>
public enum PeriodState
{
    /// <summary>Waits for another person.</summary>
    Proposed,

    /// <summary>Closed and sealed.</summary>
    Closed,

    /// <summary>Another person said no.</summary>
    Refused,
}

/// <summary>
/// A period of a ledger: everything that happened until a day, as it stood when the period was closed. An entry belongs to the first period that ends on its day or
/// later and whose size is above its index; to the open one when there is none.
/// </summary>
public sealed record PeriodView
{
    /// <summary>The period.</summary>
    public required Guid PeriodId { get; init; }

    /// <summary>The ledger.</summary>
    public required Guid LedgerId { get; init; }

    /// <summary>Its last day.</summary>
    public required DateOnly EndsOn { get; init; }

    /// <summary>How far it is.</summary>
    public required PeriodState State { get; init; }

    /// <summary>Who proposed to close it.</summary>
    public required Guid ProposedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset ProposedAt { get; init; }

    /// <summary>Who closed it: another person.</summary>
    public required Guid? DecidedBy { get; init; }

    /// <summary>When; balances with this as `known` are those of the closing.</summary>
    public required DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Entries in the ledger when it was closed.</summary>
    public required long? Size { get; init; }

    /// <summary>Root of the tree of that size.</summary>
    public required byte[]? Root { get; init; }

    /// <summary>The signed note of that size; it follows within seconds.</summary>
    public required string? Seal { get; init; }

    internal const string Select = """
        select p.period_id, p.ledger_id, p.ends_on, p.state, p.proposed_by, p.proposed_at, p.decided_by, p.decided_at, p.size, p.root, c.note as seal
        from ledger_period p left join ledger_checkpoint c on c.ledger_id = p.ledger_id and c.size = p.size

        """;

    internal static Task<PeriodView?> FindAsync(NpgsqlConnection connection, Guid periodId, CancellationToken cancellation) =>
        connection.QuerySingleOrDefaultAsync<PeriodView>(new CommandDefinition($"{Select} where p.period_id = @periodId", new { periodId }, cancellationToken: cancellation));
}

/// <summary>A period as everybody sees it: without the accounts of those who closed it.</summary>
/// <param name="EndsOn">Its last day.</param>
/// <param name="ClosedAt">When it was closed.</param>
/// <param name="Size">Entries in the ledger when it was closed.</param>
/// <param name="Root">Root of the tree of that size.</param>
/// <param name="Seal">The signed note of that size; it follows within seconds.</param>
public sealed record ClosedPeriod(DateOnly EndsOn, DateTimeOffset ClosedAt, long Size, byte[] Root, string? Seal);
