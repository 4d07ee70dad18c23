using Dapper;
using EduCoop.Contracts.Donations;
using EduCoop.Donations.Receipts;
using Npgsql;

namespace EduCoop.Donations.Goods;

/// <summary>Where goods that come in are from.</summary>
public enum GoodsOrigin
{
    /// <summary>Given in kind.</summary>
    Gift,

    /// <summary>Bought with the campaign's money.</summary>
    Purchase,
}

/// <summary>How far an intake is.</summary>
public enum GoodsIntakeState
{
    /// <summary>Written down; nobody has counted.</summary>
    Declared,

    /// <summary>Counted by another person; in the ledger.</summary>
    Counted,

    /// <summary>Not taken: unfit, dangerous, or never came.</summary>
    Refused,
}

/// <summary>One good of an intake.</summary>
public sealed record GoodsIntakeLine
{
    /// <summary>The good.</summary>
    public required string ItemCode { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What is counted.</summary>
    public required string UnitName { get; init; }

    /// <summary>What was said to come.</summary>
    public required long Declared { get; init; }

    /// <summary>What the receiver counted.</summary>
    public long? Counted { get; init; }
}

/// <summary>Goods on their way in, as staff see them.</summary>
public sealed record GoodsIntakeView
{
    /// <summary>The intake.</summary>
    public required Guid IntakeId { get; init; }

    /// <summary>The campaign.</summary>
    public required Guid CampaignId { get; init; }

    /// <summary>Where they are taken in.</summary>
    public required Guid WarehouseId { get; init; }

    /// <summary>Its name.</summary>
    public required string WarehouseName { get; init; }

    /// <summary>Given or bought.</summary>
    public required GoodsOrigin Origin { get; init; }

    /// <summary>Who gave; for staff only.</summary>
    public string? DonorName { get; init; }

    /// <summary>How the donor wants to be shown.</summary>
    public DonorDisplay? DonorDisplay { get; init; }

    /// <summary>Who sold.</summary>
    public string? Supplier { get; init; }

    /// <summary>Number of the invoice.</summary>
    public string? Invoice { get; init; }

    /// <summary>What it cost, whole đồng.</summary>
    public long? CostVnd { get; init; }

    /// <summary>Purchases: what payments on the statement are matched to its invoice, whole đồng.</summary>
    public long PaidVnd { get; init; }

    /// <summary>Words of who declared it.</summary>
    public string? Note { get; init; }

    /// <summary>How far it is.</summary>
    public required GoodsIntakeState State { get; init; }

    /// <summary>Who wrote it down.</summary>
    public required Guid DeclaredBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset DeclaredAt { get; init; }

    /// <summary>Who counted or refused: another person.</summary>
    public Guid? DecidedBy { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Why it was refused, or what the count showed.</summary>
    public string? DecisionNote { get; init; }

    /// <summary>Its ledger entry.</summary>
    public long? LedgerSequence { get; init; }

    /// <summary>Number and symbol of the minutes.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>Where they were made.</summary>
    public string? Place { get; init; }

    /// <summary>The goods.</summary>
    public IReadOnlyList<GoodsIntakeLine> Lines { get; init; } = [];

    internal const string Select = """
        select i.intake_id, i.campaign_id, i.warehouse_id, w.name as warehouse_name, i.origin, i.donor_name, i.donor_display, i.supplier, i.invoice, i.cost_vnd, i.note, i.state,
               i.declared_by, i.declared_at, i.decided_by, i.decided_at, i.decision_note, i.entry_sequence as ledger_sequence, i.document_number, i.place,
               (select coalesce(sum(m.amount_vnd), 0)::bigint from invoice_payment m where m.intake_id = i.intake_id and m.undone_at is null) as paid_vnd
        from goods_intake i join warehouse w using (warehouse_id)

        """;

    private const string SelectLines = """
        select l.intake_id, l.item_code, g.name, g.unit_name, l.declared, l.counted
        from goods_intake_line l join goods_item g using (item_code) where l.intake_id = any(@ids) order by l.intake_id, l.line
        """;

    internal static async Task<GoodsIntakeView?> FindAsync(NpgsqlConnection connection, Guid intakeId, CancellationToken cancellation)
    {
        var rows = await connection.QueryAsync<GoodsIntakeView>(new CommandDefinition($"{Select} where i.intake_id = @intakeId", new { intakeId }, cancellationToken: cancellation));
        return (await ReadAsync(connection, rows.AsList(), cancellation)).SingleOrDefault();
    }

    internal static async Task<List<GoodsIntakeView>> ReadAsync(NpgsqlConnection connection, List<GoodsIntakeView> rows, CancellationToken cancellation)
    {
        var command = new CommandDefinition(SelectLines, new { ids = rows.Select(row => row.IntakeId).ToArray() }, cancellationToken: cancellation);
        var lines = (await connection.QueryAsync<Guid, GoodsIntakeLine, (Guid Id, GoodsIntakeLine Line)>(command, (id, line) => (id, line), splitOn: "item_code")).ToLookup(row => row.Id, row => row.Line);
        return rows.ConvertAll(row => row with { Lines = [.. lines[row.IntakeId]] });
    }

    /// <summary>The giver as she chose to be shown, or the seller.</summary>
    internal string From => Origin == GoodsOrigin.Purchase ? Supplier! : DonorShown.Of(DonorName, DonorDisplay!.Value);

    /// <summary>A counted quantity with the name and unit that the paper gives the good.</summary>
    internal GoodsLine ToLine(GoodsQuantity count)
    {
        var line = Lines.Single(one => one.ItemCode == count.ItemCode);
        return new(line.ItemCode, line.Name, line.UnitName, count.Quantity);
    }

    internal bool IsSameAs(DeclareGoodsRequest request) =>
        (CampaignId, WarehouseId, Origin, DonorName, DonorDisplay, Supplier, Invoice, CostVnd, Note)
        == (request.CampaignId, request.WarehouseId, request.Origin, request.DonorName.Nfc(), request.DonorDisplay, request.Supplier.Nfc(), request.Invoice.Nfc(), request.CostVnd, request.Note.Nfc())
        && Lines.Select(line => new GoodsQuantity(line.ItemCode, line.Declared)).SequenceEqual(request.Lines);
}
