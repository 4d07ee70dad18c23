using Dapper;
using Npgsql;

namespace EduCoop.Donations.Pledges;

/// <summary>How a part of a promise stands.</summary>
public enum InstalmentState
{
    /// <summary>Its day has not come.</summary>
    Waiting,

    /// <summary>Its day has passed and it has not arrived whole.</summary>
    Overdue,

    /// <summary>Arrived whole.</summary>
    Received,
}

/// <summary>A part of a promise with what arrived for it; what arrives fills the parts from the first on.</summary>
/// <param name="Line">1 is the first.</param>
/// <param name="DueOn">By when it was promised.</param>
/// <param name="AmountVnd">Whole đồng.</param>
/// <param name="ReceivedVnd">What arrived of it.</param>
/// <param name="State">How it stands today.</param>
public sealed record InstalmentView(int Line, DateOnly DueOn, long AmountVnd, long ReceivedVnd, InstalmentState State);

/// <summary>A promise as staff see it.</summary>
/// <param name="PledgeId">The promise.</param>
/// <param name="CampaignId">The campaign.</param>
/// <param name="DonorName">Who promised; for staff only.</param>
/// <param name="DonorDisplay">How she wants to be shown.</param>
/// <param name="PromisedVnd">What was promised. It is no money and stands in no ledger.</param>
/// <param name="ReceivedVnd">What arrived with its code.</param>
/// <param name="Code">Its payment code.</param>
/// <param name="WithdrawnAt">When the donor took it back.</param>
/// <param name="Instalments">Its parts.</param>
public sealed record PledgeView(
    Guid PledgeId, Guid CampaignId, string DonorName, DonorDisplay DonorDisplay, long PromisedVnd, long ReceivedVnd, string Code, DateTimeOffset? WithdrawnAt, IReadOnlyList<InstalmentView> Instalments)
{
    internal const string Select = """
        select p.pledge_id, p.campaign_id, p.donor_name, p.donor_display, p.total_vnd, c.code, p.withdrawn_at,
               coalesce((select sum(m.amount_vnd) from pledge_match m where m.pledge_id = p.pledge_id and not exists (select from reversed_donation r where r.donation_id = m.donation_id)), 0)::bigint as received_vnd
        from pledge p join payment_code c on c.pledge_id = p.pledge_id

        """;

    private const string SelectParts = "select pledge_id, line, due_on, amount_vnd from pledge_instalment where pledge_id = any(@ids) order by pledge_id, line";

    internal static async Task<PledgeView?> FindAsync(NpgsqlConnection connection, Guid pledgeId, DateOnly today, CancellationToken cancellation)
    {
        var rows = await connection.QueryAsync<PledgeRow>(new CommandDefinition($"{Select} where p.pledge_id = @pledgeId", new { pledgeId }, cancellationToken: cancellation));
        return (await ReadAsync(connection, rows.AsList(), today, cancellation)).SingleOrDefault();
    }

    internal static async Task<List<PledgeView>> ReadAsync(NpgsqlConnection connection, List<PledgeRow> rows, DateOnly today, CancellationToken cancellation)
    {
        var parts = (await connection.QueryAsync<PartRow>(new CommandDefinition(SelectParts, new { ids = rows.Select(row => row.PledgeId).ToArray() }, cancellationToken: cancellation))).ToLookup(part => part.PledgeId);
        return rows.ConvertAll(row => new PledgeView(
            row.PledgeId, row.CampaignId, row.DonorName, row.DonorDisplay, row.TotalVnd, row.ReceivedVnd, row.Code, row.WithdrawnAt,
            Fill([.. parts[row.PledgeId].Select(part => (part.Line, part.DueOn, part.AmountVnd))], row.ReceivedVnd, today)));
    }

    internal static List<InstalmentView> Fill(IReadOnlyList<(int Line, DateOnly DueOn, long AmountVnd)> parts, long received, DateOnly today)
    {
        var filled = new List<InstalmentView>(parts.Count);
        foreach (var (line, dueOn, amount) in parts)
        {
            var here = Math.Min(received, amount);
            received -= here;
            filled.Add(new(line, dueOn, amount, here, here == amount ? InstalmentState.Received : today > dueOn ? InstalmentState.Overdue : InstalmentState.Waiting));
        }

        return filled;
    }

    internal bool IsSameAs(RecordPledgeRequest request) =>
        (CampaignId, DonorName, DonorDisplay) == (request.CampaignId, request.DonorName.Nfc(), request.DonorDisplay)
        && Instalments.Select(part => (part.DueOn, part.AmountVnd)).SequenceEqual(request.Instalments.Select(part => (part.DueOn, part.AmountVnd)));

    private sealed record PartRow
    {
        public required Guid PledgeId { get; init; }

        public required int Line { get; init; }

        public required DateOnly DueOn { get; init; }

        public required long AmountVnd { get; init; }
    }
}

/// <summary>A row of pledge with its code and what arrived.</summary>
internal sealed record PledgeRow
{
    public required Guid PledgeId { get; init; }

    public required Guid CampaignId { get; init; }

    public required string DonorName { get; init; }

    public required DonorDisplay DonorDisplay { get; init; }

    public required long TotalVnd { get; init; }

    public required string Code { get; init; }

    public DateTimeOffset? WithdrawnAt { get; init; }

    public required long ReceivedVnd { get; init; }
}
