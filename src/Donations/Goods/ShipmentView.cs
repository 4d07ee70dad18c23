using System.Security.Claims;
using Dapper;
using EduCoop.Contracts.Donations;
using EduCoop.Donations.Ledger.Writing;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Donations.Goods;

/// <summary>How far a shipment is.</summary>
public enum ShipmentState
{
    /// <summary>Its goods are held in the warehouse.</summary>
    Prepared,

    /// <summary>Under way.</summary>
    Sent,

    /// <summary>The school has counted it.</summary>
    Received,

    /// <summary>Taken back before it left.</summary>
    Cancelled,

    /// <summary>Not sent in time; its goods are free again.</summary>
    Expired,
}

/// <summary>One good of a shipment.</summary>
public sealed record ShipmentLine
{
    /// <summary>The good.</summary>
    public required string ItemCode { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What is counted.</summary>
    public required string UnitName { get; init; }

    /// <summary>What was sent, or is held to be sent.</summary>
    public required long Quantity { get; init; }

    /// <summary>What the school counted.</summary>
    public long? Received { get; init; }

    /// <summary>What came back to the warehouse.</summary>
    public required long Returned { get; init; }

    /// <summary>What was written off.</summary>
    public required long Lost { get; init; }

    /// <summary>What nobody has accounted for yet; only after the school has counted.</summary>
    public long Missing => Received is { } received ? Quantity - received - Returned - Lost : 0;
}

/// <summary>A shipment as staff of both sides see it.</summary>
public sealed record ShipmentView
{
    /// <summary>The shipment.</summary>
    public required Guid ShipmentId { get; init; }

    /// <summary>The campaign.</summary>
    public required Guid CampaignId { get; init; }

    /// <summary>The campaign's title.</summary>
    public required string CampaignTitle { get; init; }

    /// <summary>Where it leaves.</summary>
    public required Guid WarehouseId { get; init; }

    /// <summary>Its name.</summary>
    public required string WarehouseName { get; init; }

    /// <summary>Who gets it.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>That unit's name on the day of preparing.</summary>
    public required string SchoolName { get; init; }

    /// <summary>How far it is.</summary>
    public required ShipmentState State { get; init; }

    /// <summary>Words of who prepared it.</summary>
    public string? Note { get; init; }

    /// <summary>Who prepared it.</summary>
    public required Guid PreparedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset PreparedAt { get; init; }

    /// <summary>Until when the warehouse holds its goods.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Who handed it over: another person.</summary>
    public Guid? SentBy { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Who carries it.</summary>
    public string? Carrier { get; init; }

    /// <summary>Who counted it at the school: a third person.</summary>
    public Guid? ReceivedBy { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>Who signs for the school.</summary>
    public string? ReceiverName { get; init; }

    /// <summary>What the school said.</summary>
    public string? ReceivedNote { get; init; }

    /// <summary>Number and symbol of the handover minutes.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>Where they were made.</summary>
    public string? Place { get; init; }

    /// <summary>Entry that delivered it.</summary>
    public long? LedgerSequence { get; init; }

    /// <summary>The goods.</summary>
    public IReadOnlyList<ShipmentLine> Lines { get; init; } = [];

    internal const string Select = """
        select s.shipment_id, s.campaign_id, c.title as campaign_title, s.warehouse_id, w.name as warehouse_name, s.school_id, s.school_name, s.state, s.note, s.prepared_by, s.prepared_at, s.expires_at,
               s.sent_by, s.sent_at, s.carrier, s.received_by, s.received_at, s.receiver_name, s.received_note, s.document_number, s.place, s.received_entry as ledger_sequence
        from shipment s join warehouse w using (warehouse_id) join campaign c using (campaign_id) left join unit_copy u on u.unit_id = s.school_id

        """;

    private const string SelectLines = """
        select l.shipment_id, l.item_code, g.name, g.unit_name, l.quantity, l.received, l.returned, l.lost
        from shipment_line l join goods_item g using (item_code) where l.shipment_id = any(@ids) order by l.shipment_id, l.line
        """;

    private const string Lock = "select from shipment where shipment_id = $1 for update";

    private const string SchoolPath = "select coalesce((select path from unit_copy where unit_id = @schoolId), array[@schoolId])";

    internal static async Task<ShipmentView?> FindAsync(NpgsqlConnection connection, Guid shipmentId, CancellationToken cancellation)
    {
        var rows = await connection.QueryAsync<ShipmentView>(new CommandDefinition($"{Select} where s.shipment_id = @shipmentId", new { shipmentId }, cancellationToken: cancellation));
        return (await ReadAsync(connection, rows.AsList(), cancellation)).SingleOrDefault();
    }

    internal static async Task<List<ShipmentView>> ReadAsync(NpgsqlConnection connection, List<ShipmentView> rows, CancellationToken cancellation)
    {
        var command = new CommandDefinition(SelectLines, new { ids = rows.Select(row => row.ShipmentId).ToArray() }, cancellationToken: cancellation);
        var lines = (await connection.QueryAsync<Guid, ShipmentLine, (Guid Id, ShipmentLine Line)>(command, (id, line) => (id, line), splitOn: "item_code")).ToLookup(row => row.Id, row => row.Line);
        return rows.ConvertAll(row => row with { Lines = [.. lines[row.ShipmentId]] });
    }

    /// <summary>The same in the ledger writer's turn: nobody else takes a step with it until the commit.</summary>
    internal static async Task<ShipmentView> LockAsync(LedgerTurn turn, Guid shipmentId, CancellationToken cancellation)
    {
        await using (var wait = new NpgsqlCommand(Lock, turn.Connection, turn.Transaction))
        {
            await wait.Add(shipmentId).ExecuteNonQueryAsync(cancellation);
        }

        return (await FindAsync(turn.Connection, shipmentId, cancellation))!;
    }

    /// <summary>A shipment of a warehouse in the caller's scope.</summary>
    internal static async Task<(ShipmentView? Shipment, Refusal? Refusal)> ReachAsSenderAsync(NpgsqlConnection connection, Guid shipmentId, ClaimsPrincipal user, CancellationToken cancellation) =>
        await FindAsync(connection, shipmentId, cancellation) is { } shipment
            ? (shipment, (await WarehouseView.ReachAsync(connection, shipment.WarehouseId, user, cancellation)).Refusal)
            : (null, Refusal.NotFound);

    /// <summary>A shipment to a unit in the caller's scope.</summary>
    internal static async Task<(ShipmentView? Shipment, Refusal? Refusal)> ReachAsReceiverAsync(NpgsqlConnection connection, Guid shipmentId, ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (await FindAsync(connection, shipmentId, cancellation) is not { } shipment)
        {
            return (null, Refusal.NotFound);
        }

        var path = await connection.QuerySingleAsync<Guid[]>(new CommandDefinition(SchoolPath, new { shipment.SchoolId }, cancellationToken: cancellation));
        return (shipment, user.MayActOn(path) ? null : Refusal.OutOfScope);
    }

    /// <summary>Either side may read it.</summary>
    internal static async Task<(ShipmentView? Shipment, Refusal? Refusal)> ReachAsync(NpgsqlConnection connection, Guid shipmentId, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var (shipment, refusal) = await ReachAsReceiverAsync(connection, shipmentId, user, cancellation);
        return refusal is null || shipment is null ? (shipment, refusal) : await ReachAsSenderAsync(connection, shipmentId, user, cancellation);
    }

    /// <summary>A counted quantity with the name and unit that the paper gives the good.</summary>
    internal GoodsLine ToLine(GoodsQuantity count)
    {
        var line = Lines.Single(one => one.ItemCode == count.ItemCode);
        return new(line.ItemCode, line.Name, line.UnitName, count.Quantity);
    }

    internal bool IsSameAs(PrepareShipmentRequest request) =>
        (CampaignId, WarehouseId, SchoolId, Note) == (request.CampaignId, request.WarehouseId, request.SchoolId, request.Note.Nfc())
        && Lines.Select(line => new GoodsQuantity(line.ItemCode, line.Quantity)).SequenceEqual(request.Lines);
}
