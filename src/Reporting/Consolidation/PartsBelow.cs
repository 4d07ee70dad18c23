using Dapper;
using Npgsql;

namespace EduCoop.Reporting.Consolidation;

/// <summary>Which reports are the parts of another: those of the level below for the same period whose receiver is its unit, or one in whose place that stands.</summary>
internal static class PartsBelow
{
    private const string Receivers = "(select p.unit_id union select h.unit_id from unit_heir(@today) h where h.heir_id = p.unit_id)";

    /// <summary>The report p, what the level below owes o, and what was handed in for it s, of all that p's unit or one in whose place it stands ever received or is to receive: found by the receiver, not among a whole country's.</summary>
    internal const string Rows = $"""
        from obligation p
        cross join lateral (
            select b.obligation_id from obligation b where b.receiver_unit_id in {Receivers} and b.cancelled_on is null
            union select x.obligation_id from submission x where x.receiver_unit_id in {Receivers}) near
        join obligation o on o.obligation_id = near.obligation_id and o.regime_id = p.regime_id and o.level = p.level - 1 and o.period_key = p.period_key and o.cancelled_on is null
        left join submission s on s.obligation_id = o.obligation_id
        """;

    /// <summary>Keeps the parts of @obligationId on the day @today.</summary>
    internal const string AreParts = $"""
        where p.obligation_id = @obligationId and coalesce(s.receiver_unit_id, o.receiver_unit_id) in {Receivers}
        """;

    /// <summary>Both.</summary>
    internal const string From = $"{Rows} {AreParts}";

    /// <summary>What others see of a part.</summary>
    internal const string State = "case when s.state is null or s.state = 'draft' then 'missing' else s.state end";

    /// <summary>How many there are at most: all communes of the largest province with all its offices, several times over.</summary>
    internal const int Most = 5_000;

    private const string Authors = $"select o.unit_name {From} and s.state = 'accepted' order by o.unit_name, o.obligation_id limit @most";

    /// <summary>Units of the level below whose reports are accepted: their words may stand in this one.</summary>
    internal static async Task<IReadOnlyList<string>> AuthorsAsync(NpgsqlConnection connection, Guid obligationId, DateOnly today, CancellationToken cancellation) =>
        (await connection.QueryAsync<string>(new CommandDefinition(Authors, new { obligationId, today, most = Most }, cancellationToken: cancellation))).AsList();
}
